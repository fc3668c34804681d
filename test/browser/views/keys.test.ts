import { describe, expect, test } from 'vitest';
import { START, type State } from '../../../src/state/state';
import { deedOf, SHORTCUTS } from '../../../src/views/keys';
import { wordsFor } from '../../../src/views/shortcut-words';

function deed(
  init: KeyboardEventInit,
  {
    state = START,
    single = true,
    target = document.body,
  }: { state?: State; single?: boolean; target?: HTMLElement } = {},
) {
  let found: ReturnType<typeof deedOf>;
  const listen = (event: KeyboardEvent) => (found = deedOf(event, state, single));
  document.addEventListener('keydown', listen, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
  return found;
}

describe('keys', () => {
  test('act', () => {
    expect(deed({ key: '/' })).toEqual({ type: 'open', what: 'search' });
    expect(deed({ key: 'k', ctrlKey: true })).toEqual({ type: 'open', what: 'search' });
    expect(deed({ key: '?' })).toEqual({ type: 'open', what: 'help' });
    expect(deed({ key: 'f' })).toEqual({ type: 'canvas', command: 'fit' });
    expect(deed({ key: 't' })).toEqual({ type: 'mode', mode: 'table' });
    expect(deed({ key: 't' }, { state: { ...START, mode: 'table' } })).toEqual({ type: 'mode', mode: 'map' });
    expect(deed({ key: 'Escape' })).toEqual({ type: 'select' });
  });

  test('go along the trail, but in a field undo what was typed', () => {
    expect(deed({ key: 'z', ctrlKey: true })).toEqual({ type: 'undo' });
    expect(deed({ key: 'Z', ctrlKey: true, shiftKey: true })).toEqual({ type: 'redo' });
    expect(deed({ key: 'y', ctrlKey: true })).toEqual({ type: 'redo' });
    const field = document.createElement('input');
    document.body.replaceChildren(field);
    expect(deed({ key: 'z', ctrlKey: true }, { target: field })).toBeUndefined();
    field.type = 'range';
    expect(deed({ key: 'z', metaKey: true }, { target: field })).toEqual({ type: 'undo' });
  });

  test('leave the browser its own', () => {
    expect(deed({ key: 'f', ctrlKey: true })).toBeUndefined();
    expect(deed({ key: 'l', metaKey: true })).toBeUndefined();
    expect(deed({ key: 'q' })).toBeUndefined();
  });

  test('single ones can be switched off, the others stay', () => {
    expect(deed({ key: '/' }, { single: false })).toBeUndefined();
    expect(deed({ key: 'l' }, { single: false })).toBeUndefined();
    expect(deed({ key: 'k', ctrlKey: true }, { single: false })).toEqual({ type: 'open', what: 'search' });
    expect(deed({ key: 'Escape' }, { single: false })).toEqual({ type: 'select' });
  });

  test('are letters in a field', () => {
    const field = document.createElement('input');
    document.body.replaceChildren(field);
    expect(deed({ key: '/' }, { target: field })).toBeUndefined();
    expect(deed({ key: 'k', ctrlKey: true }, { target: field })).toEqual({ type: 'open', what: 'search' });
  });

  test('are told in words, each of them', () => {
    for (const shortcut of SHORTCUTS) expect(wordsFor(shortcut), shortcut.keys[0]).not.toBe('');
  });

  test('no two share one', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

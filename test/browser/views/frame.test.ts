import { beforeEach, describe, expect, test } from 'vitest';
import '../../../src/views/tokens.css';
import '../../../src/views/kg-message';
import '../../../src/views/kg-sheet';
import type { KgMessage } from '../../../src/views/kg-message';
import type { KgSheet } from '../../../src/views/kg-sheet';
import { START, type State } from '../../../src/state/state';
import { faults } from './page';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('messages', () => {
  let message: KgMessage;
  const text = () => message.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
  beforeEach(async () => {
    message = document.createElement('kg-message');
    document.body.replaceChildren(message);
    await message.updateComplete;
  });

  test('loading is not mentioned when it is short, and measured when it is long', async () => {
    message.loading = { share: 0 };
    await message.updateComplete;
    expect(text()).toBe('');
    await wait(350);
    message.loading = { share: 0.25 };
    await message.updateComplete;
    expect(text()).toBe('Opening the graph… Cancel');
    expect(message.shadowRoot!.querySelector('progress')!.value).toBe(0.25);
    expect(await faults()).toEqual([]);
  });

  test('a first view leaves room for how far the rest is, and for changing one’s mind', async () => {
    let cancelled = 0;
    message.addEventListener('cancel', () => cancelled++);
    await wait(350);
    message.loading = { share: 0.5, behind: true };
    message.message = { type: 'note', text: 'There is no view called “globe”.' };
    await message.updateComplete;
    expect(text()).toContain('Opening the rest of the graph…');
    expect(text()).toContain('globe');
    message.shadowRoot!.querySelector<HTMLElement>('.loading button')!.click();
    expect(cancelled).toBe(1);
    expect(await faults()).toEqual([]);
  });

  test('an error says what happened and what to do, as an alert', async () => {
    message.message = { type: 'error', what: '<b>graph.stemma</b> was cut short.', advice: 'Try again.' };
    await message.updateComplete;
    const alert = message.shadowRoot!.querySelector('[role=alert]')!;
    expect(alert.textContent).toContain('<b>graph.stemma</b> was cut short.');
    expect(alert.querySelector('b')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  test('a note can be closed', async () => {
    message.message = { type: 'note', text: 'There is no view called “globe”.' };
    await message.updateComplete;
    expect(text()).toContain('There is no view called “globe”.');
    message.shadowRoot!.querySelector('button')!.click();
    await message.updateComplete;
    expect(text()).toBe('');
  });

  test('what changed is said politely', async () => {
    message.saying = 'LLaVA chosen';
    await message.updateComplete;
    expect(message.shadowRoot!.querySelector('[aria-live=polite]')!.textContent).toBe('LLaVA chosen');
  });
});

describe('the sheet', () => {
  let sheet: KgSheet;
  const chosen: State = { ...START, selection: 'llava' };
  beforeEach(async () => {
    sheet = document.createElement('kg-sheet');
    document.body.replaceChildren(sheet);
    await sheet.updateComplete;
  });

  test('goes round its heights by a button that says what it will do', async () => {
    const handle = sheet.shadowRoot!.querySelector<HTMLElement>('.handle')!;
    const seen = [];
    for (let step = 0; step < 3; step++) {
      seen.push([sheet.height, handle.getAttribute('aria-label')]);
      handle.click();
      await sheet.updateComplete;
    }
    expect(seen).toEqual([
      ['half', 'Make the panel taller'],
      ['tall', 'Lower the panel'],
      ['low', 'Open the panel'],
    ]);
    expect(sheet.height).toBe('half');
  });

  test('makes room for the table, and comes back', () => {
    sheet.follow({ ...chosen, mode: 'table' }, chosen);
    expect(sheet.height).toBe('low');
    sheet.follow(chosen, { ...chosen, mode: 'table' });
    expect(sheet.height).toBe('half');
  });

  test('opens for a new choice, and stays as its reader left it for anything else', () => {
    sheet.height = 'low';
    sheet.follow({ ...chosen, hops: 2 }, chosen);
    expect(sheet.height).toBe('low');
    sheet.follow(chosen, START);
    expect(sheet.height).toBe('half');
    sheet.height = 'tall';
    sheet.follow({ ...START, selection: 'gpt-4' }, chosen);
    expect(sheet.height).toBe('tall');
  });
});

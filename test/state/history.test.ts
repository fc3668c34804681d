import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, keeping, MAX_PAST, record, redo, undo } from '../../src/state/history';
import { START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';
import { acts, states } from './arbitrary';

describe('the trail', () => {
  test('undoing every step leads to the beginning, redoing them to the end', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 30 }), (trail) => {
        let history = begin(START);
        for (const act of trail) {
          const next = transition(history.present, act);
          history = record(history, next, keeping(act, history.present, next));
        }
        let back = history;
        for (const _ of history.past) back = undo(back);
        expect(back.past).toEqual([]);
        let forth = back;
        for (const _ of back.future) forth = redo(forth);
        expect(forth).toEqual(history);
      }),
    );
  });

  test('a new step forgets what was undone', () => {
    const [a, b] = fc.sample(states, 2) as [State, State];
    const undone = undo(record(begin(START), a, 'push'));
    expect(undone.future).toEqual([a]);
    expect(record(undone, b, 'push').future).toEqual([]);
  });

  test('at either end, nothing happens', () => {
    const history = begin(START);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  test('the oldest steps fall away', () => {
    let history = begin(START);
    for (let step = 0; step < MAX_PAST + 10; step++)
      history = record(history, { ...START, hops: 1 + (step % 4) }, 'push');
    expect(history.past).toHaveLength(MAX_PAST);
  });
});

describe('what is kept', () => {
  test('a choice is a step, the camera a correction, nothing is nothing', () => {
    const chosen = transition(START, { type: 'select', id: 'llava' });
    expect(keeping({ type: 'select', id: 'llava' }, START, chosen)).toBe('push');
    expect(keeping({ type: 'select', id: 'llava' }, chosen, chosen)).toBe('none');
    const moved = transition(chosen, { type: 'camera', camera: { x: 0, y: 0, ratio: 1 } });
    expect(keeping({ type: 'camera' }, chosen, moved)).toBe('replace');
    const corrected = { type: 'select', id: 'llava-1-5', keepMode: true, corrects: true } as const;
    expect(keeping(corrected, chosen, transition(chosen, corrected))).toBe('replace');
  });
});

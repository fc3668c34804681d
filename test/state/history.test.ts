import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  arrive,
  begin,
  keeping,
  MAX_PAST,
  record,
  redo,
  stepsOf,
  undo,
} from '../../src/state/history';
import { START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';
import { acts, states } from './arbitrary';

describe('the trail', () => {
  test('undoing every step leads to the beginning, redoing them to the end', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 30 }), (trail) => {
        let history = begin(START);
        for (const act of trail) history = after(history, act);
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
    expect(undone.future.map(({ state }) => state)).toEqual([a]);
    expect(record(undone, b, 'push').future).toEqual([]);
  });

  test('at either end, nothing happens', () => {
    const history = begin(START);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  test('each step keeps its number, and no other gets it', () => {
    let history = begin(START);
    for (const id of ['a', 'b']) history = after(history, { type: 'select', id });
    const seen = stepsOf(history).map(({ at }) => at);
    history = after(after(history, { type: 'undo' }), { type: 'select', id: 'c' });
    expect(seen).toEqual([0, 1, 2]);
    expect(stepsOf(history).map(({ at }) => at)).toEqual([0, 1, 3]);
  });

  test('one can return to any step, and from there to any other', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 20 }), fc.nat(), (trail, number) => {
        const history = trail.reduce(after, begin(START));
        const steps = stepsOf(history);
        const { at, state } = steps[number % steps.length]!;
        const there = after(history, { type: 'return', at });
        expect(there.present).toEqual(state);
        expect(stepsOf(there)).toEqual(steps);
      }),
    );
  });

  test('an address from before a reload stands where its number says', () => {
    const history = after(begin(START, 5), { type: 'select', id: 'a' });
    const older: State = { ...START, hops: 3 };
    const back = arrive(history, 2, older);
    expect(back.present).toEqual(older);
    expect(stepsOf(back).map(({ at }) => at)).toEqual([2, 5, 6]);
    expect(redo(back).present).toEqual(START);
  });

  test('the oldest steps fall away', () => {
    let history = begin(START);
    for (let step = 0; step < MAX_PAST + 10; step++)
      history = record(history, { ...START, hops: 1 + (step % 4) }, 'push');
    expect(history.past).toHaveLength(MAX_PAST);
  });
});

describe('what is kept', () => {
  test('a theme is a step like any other', () => {
    const dark = after(begin(START), { type: 'theme', theme: 'dark' });
    expect(undo(dark).present).toEqual(START);
  });

  test('a choice is a step, the camera a correction, nothing is nothing', () => {
    const chosen = transition(START, { type: 'select', id: 'llava' });
    expect(keeping({ type: 'select', id: 'llava' }, START, chosen)).toBe('push');
    expect(keeping({ type: 'select', id: 'llava' }, chosen, chosen)).toBe('none');
    const moved = transition(chosen, { type: 'camera', camera: { x: 0, y: 0, ratio: 1 } });
    expect(keeping({ type: 'camera' }, chosen, moved)).toBe('replace');
    const begun = { type: 'released', span: { to: '2023-03' } } as const;
    expect(keeping(begun, chosen, transition(chosen, begun))).toBe('push');
    const along = { type: 'released', span: { to: '2023-04' }, continues: true } as const;
    expect(keeping(along, chosen, transition(chosen, along)), 'one move along time').toBe('replace');
    const corrected = { type: 'select', id: 'llava-1-5', keepMode: true, corrects: true } as const;
    expect(keeping(corrected, chosen, transition(chosen, corrected))).toBe('replace');
  });
});

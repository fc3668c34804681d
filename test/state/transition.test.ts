import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_HOPS, MAX_LOTS, MAX_OTHERS, needsSelection, START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';
import { acts, states } from './arbitrary';

const chosen: State = { ...START, selection: 'llava' };

describe('whatever is done', () => {
  test('a state stays one that can be shown', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(needsSelection(state.mode) && state.selection === undefined).toBe(false);
        expect(state.mode !== 'path' && state.target !== undefined).toBe(false);
        const { way, avoid, along, directed } = state;
        const wishes = [way, avoid, along, directed].filter((wish) => wish !== undefined);
        expect(state.mode !== 'path' && wishes.length > 0).toBe(false);
        expect(avoid?.some((id) => id === state.selection || id === state.target) ?? false).toBe(false);
        expect(avoid?.length === 0 || along?.length === 0 || way === 1).toBe(false);
        expect(way !== undefined && state.target === undefined).toBe(false);
        expect(state.mode !== 'lineage' && state.side !== undefined).toBe(false);
        expect(state.mode !== 'compare' && state.others.length > 0).toBe(false);
        expect(state.others.length).toBeLessThanOrEqual(MAX_OTHERS);
        expect(new Set([...state.others, state.selection]).size).toBe(state.others.length + 1);
        expect(state.target !== undefined && state.target === state.selection).toBe(false);
        expect(state.hops).toBeGreaterThanOrEqual(1);
        expect(state.hops).toBeLessThanOrEqual(MAX_HOPS);
      }),
    );
  });

  test('the state before is left alone', () => {
    fc.assert(
      fc.property(states, acts, (state, act) => {
        const before = structuredClone(state);
        transition(state, act);
        expect(state).toEqual(before);
      }),
    );
  });

  test('an act that changes nothing gives back the same object', () => {
    fc.assert(
      fc.property(states, acts, (state, act) => {
        const next = transition(state, act);
        expect(next === state).toBe(JSON.stringify(next) === JSON.stringify(state));
      }),
    );
  });

  test('toggling twice is doing nothing', () => {
    const toggle = { type: 'toggle', facet: 'kind', value: 'model' } as const;
    fc.assert(
      fc.property(states, (state) => {
        const twice = transition(transition(state, toggle), toggle);
        const sets = ({ filter }: State) =>
          filter.kind && Object.entries(filter.kind).map(([way, ids]) => [way, new Set(ids)]);
        expect(sets(twice)).toEqual(sets(state));
      }),
    );
  });
});

describe('choosing', () => {
  test('leaves a lineage for the map, unless the mode is to be kept', () => {
    const lineage = transition(chosen, { type: 'lineage', side: 'up' });
    expect(lineage).toMatchObject({ mode: 'lineage', side: 'up' });
    expect(transition(lineage, { type: 'select', id: 'vicuna' })).toMatchObject({
      mode: 'map',
      selection: 'vicuna',
    });
    expect(transition(lineage, { type: 'select', id: 'vicuna', keepMode: true })).toMatchObject({
      mode: 'lineage',
      selection: 'vicuna',
      side: 'up',
    });
  });

  test('stays in the table', () => {
    const table = transition(START, { type: 'mode', mode: 'table' });
    expect(transition(table, { type: 'select', id: 'llava' })).toMatchObject({
      mode: 'table',
      selection: 'llava',
    });
  });

  test('a new drawing starts fitted; the map keeps its camera', () => {
    const looking: State = { ...chosen, camera: { x: 1, y: 2, ratio: 0.5 } };
    expect(transition(looking, { type: 'mode', mode: 'path' }).camera).toEqual(looking.camera);
    expect(transition(looking, { type: 'lineage' }).camera).toBeUndefined();
  });
});

describe('path and comparison', () => {
  test('nothing chosen: the first one becomes the choice', () => {
    expect(transition(START, { type: 'path-to', id: 'gpt-4' })).toMatchObject({
      mode: 'map',
      selection: 'gpt-4',
    });
  });

  test('a path leads to its target', () => {
    expect(transition(chosen, { type: 'path-to', id: 'gpt-4' })).toMatchObject({
      mode: 'path',
      target: 'gpt-4',
    });
    expect(transition(chosen, { type: 'path-to', id: 'llava' })).toBe(chosen);
  });

  test('another wish begins with the first way; another mode forgets wishes', () => {
    const path = transition(transition(chosen, { type: 'path-to', id: 'gpt-4' }), { type: 'way', way: 3 });
    expect(path.way).toBe(3);
    expect(transition(path, { type: 'next-way', step: -1 }).way).toBe(2);
    const avoiding = transition(path, { type: 'avoid', id: 'vicuna' });
    expect(avoiding).toMatchObject({ avoid: ['vicuna'] });
    expect(avoiding.way).toBeUndefined();
    expect(transition(avoiding, { type: 'avoid', id: 'vicuna' })).not.toHaveProperty('avoid');
    expect(transition(avoiding, { type: 'avoid', id: 'gpt-4' })).toBe(avoiding);
    expect(transition(avoiding, { type: 'path-to', id: 'vicuna' })).not.toHaveProperty('avoid');
    expect(transition(avoiding, { type: 'mode', mode: 'map' })).toEqual(chosen);
  });

  test('a comparison grows, shrinks, and can lose its first', () => {
    const two = transition(chosen, { type: 'compare-with', id: 'gpt-4' });
    expect(two).toMatchObject({ mode: 'compare', others: ['gpt-4'] });
    expect(transition(two, { type: 'compare-with', id: 'gpt-4' })).toMatchObject({ others: [] });
    expect(transition(two, { type: 'compare-with', id: 'llava' })).toMatchObject({
      selection: 'gpt-4',
      others: [],
    });
  });
});

describe('a lineage that is not drawn whole', () => {
  const whole = transition({ ...START, selection: 'llava' }, { type: 'lineage' });

  test('grows by lots, to a limit', () => {
    let state = whole;
    for (let lot = 2; lot <= MAX_LOTS; lot++) {
      state = transition(state, { type: 'more' });
      expect(state.lots).toBe(lot);
    }
    expect(transition(state, { type: 'more' })).toBe(state);
  });

  test('begins anew with another entity, and is no matter of the map', () => {
    const two = transition(whole, { type: 'more' });
    expect(transition(two, { type: 'select', id: 'gpt-4', keepMode: true }).lots).toBeUndefined();
    expect(transition(two, { type: 'mode', mode: 'map' }).lots).toBeUndefined();
    expect(transition(START, { type: 'more' })).toBe(START);
  });
});

describe('quiet kinds', () => {
  test('are asked for beside the others', () => {
    const asked = transition(START, { type: 'quiet', kind: 'concern' });
    expect(asked.filter).toEqual({ quiet: ['concern'] });
    expect(transition(asked, { type: 'quiet', kind: 'concern' }).filter).toEqual({});
  });

  test('join an “only these” where there is one', () => {
    const only = transition(START, { type: 'only', facet: 'kind', value: 'model' });
    expect(transition(only, { type: 'quiet', kind: 'concern' }).filter).toEqual({
      kind: { only: ['model', 'concern'] },
    });
  });
});

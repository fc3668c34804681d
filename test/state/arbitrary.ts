import * as fc from 'fast-check';
import type { Act } from '../../src/state/act';
import { MODES, START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';

const ids = fc.constantFrom('llava', 'vicuna', 'clip-vit-l-14', 'gpt-4', 'a');
const terms = fc.constantFrom('model', 'built_on', 'training_method', 'concern');
const facets = fc.constantFrom('kind' as const, 'predicate' as const);
const coordinate = fc
  .double({ min: -1e6, max: 1e6, noNaN: true })
  .map((value) => Number(value.toPrecision(6)) + 0);
const cameras = fc.record({
  x: coordinate,
  y: coordinate,
  ratio: fc.double({ min: 0.001, max: 100, noNaN: true }).map((value) => Number(value.toPrecision(6))),
});

/** Any act that a view or the canvas may send, also pointless ones. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant('select' as const), id: ids, keepMode: fc.boolean() }),
  fc.constant<Act>({ type: 'select' }),
  fc.record({ type: fc.constant('mode' as const), mode: fc.constantFrom(...MODES) }),
  fc.constantFrom<Act>(
    { type: 'lineage' },
    { type: 'lineage', side: 'up' },
    { type: 'lineage', id: 'gpt-4', side: 'down' },
  ),
  fc.record({ type: fc.constant('path-to' as const), id: ids }),
  fc.record({ type: fc.constant('way' as const), way: fc.integer({ min: -120, max: 120 }) }),
  fc.record({ type: fc.constant('next-way' as const), step: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ type: fc.constant('avoid' as const), id: ids }),
  fc.record({ type: fc.constant('along' as const), predicates: fc.uniqueArray(terms, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('directed' as const), directed: fc.boolean() }),
  fc.record({ type: fc.constant('compare-with' as const), id: ids }),
  fc.constantFrom<Act>(
    { type: 'alike', group: 'method' },
    { type: 'alike', group: 'data' },
    { type: 'alike' },
  ),
  fc.constantFrom<Act>({ type: 'rows', verdict: 'different' }, { type: 'rows' }),
  fc.record({ type: fc.constant('hops' as const), hops: fc.integer({ min: -2, max: 9 }) }),
  fc.record({ type: fc.constantFrom('toggle' as const, 'only' as const), facet: facets, value: terms }),
  fc.record({ type: fc.constant('quiet' as const), kind: terms }),
  fc.record({ type: fc.constant('camera' as const), camera: cameras }),
  fc.constant<Act>({ type: 'camera' }),
  fc.constantFrom<Act>({ type: 'theme', theme: 'dark' }, { type: 'theme' }),
  fc.constant<Act>({ type: 'filter', filter: { released: { from: '2019', to: '2024' } } }),
  fc.constantFrom<Act>(
    { type: 'released', span: { to: '2023-03' } },
    { type: 'released', span: { from: '2020-05', to: '2023' }, continues: true },
    { type: 'released', span: { from: '2021-01-05' } },
    { type: 'released' },
  ),
  fc.constant<Act>({ type: 'canvas', command: 'fit' }),
);

/** A state that somebody could have reached by acting. */
export const states: fc.Arbitrary<State> = fc
  .array(acts, { maxLength: 14 })
  .map((trail) => trail.reduce(transition, START));

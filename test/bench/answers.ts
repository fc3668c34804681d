import { seededRandom } from '../../src/layout/random';
import type { Filter } from '../../src/model/filter';
import type { Answers } from '../../src/model/answer';
import type { Questions, Verb } from '../../src/model/question';
import type { Sliced } from '../../src/query/slice';
import { VERBS } from '../../src/query/verbs';
import type { Store } from '../../src/store/store';
import type { Row } from './report';

/*
 * Whole answers, as the page gets them from the worker: matched, walked, ranked and named. About hubs, which cost most: of each kind the
 * node at which most edges end.
 */

/** A click is answered within this, its neighbourhood first. */
const CLICK_MS = 100;
/** An abort is obeyed within this, so no slice may take longer. */
const SLICE_MS = 50;

interface Asked {
  readonly name: string;
  readonly goal?: number;
  /** Several are asked in turn. */
  readonly ask: readonly (() => Sliced<unknown>)[];
}

/** @param rounds of which each asks every question once; the first round is not counted */
export function answerRows(store: Store, models: number, seed: number, rounds: number): Row[] {
  const rows: Row[] = [];
  let longest = 0;
  for (const { name, goal, ask } of questions(store, seed)) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      for (const make of ask) {
        const { took, slice } = run(make());
        if (round === 0) continue;
        times.push(took);
        longest = Math.max(longest, slice);
      }
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
    const row = { models, unit: 'ms' };
    rows.push({ ...row, figure: `whole answer: ${name}, p50`, ours: at(0.5) });
    const most = goal === undefined ? {} : { goal: { most: goal } };
    rows.push({ ...row, figure: `whole answer: ${name}, p95`, ours: at(0.95), ...most });
  }
  rows.push({
    models,
    unit: 'ms',
    figure: 'longest slice of a whole answer',
    ours: longest,
    goal: { most: SLICE_MS },
  });
  return rows;
}

function run(work: Sliced<unknown>): { took: number; slice: number } {
  const since = performance.now();
  let slice = 0;
  for (let last = since, isDone = false; !isDone;) {
    isDone = work.next().done === true;
    const now = performance.now();
    slice = Math.max(slice, now - last);
    last = now;
  }
  return { took: performance.now() - since, slice };
}

function questions(store: Store, seed: number): Asked[] {
  const hubs = hubsOf(store);
  const about = <V extends Verb>(verb: V, question: (entity: string) => Questions[V]) =>
    hubs.map((entity) => () => VERBS[verb](store, question(entity)) as Sliced<Answers[V]>);
  // What the map shows unless asked for more.
  const shown: Filter = {
    kind: { only: store.ontology.kinds.filter(({ quiet }) => !quiet).map(({ id }) => id) },
  };
  const near = (hops: number) =>
    about('neighborhood', (entity) => ({ entity, hops, filter: shown, includeSubtypes: true, limit: 200 }));
  const random = seededRandom(seed);
  const draw = () => store.id(Math.floor(random() * store.nodeCount));
  const pairs = Array.from({ length: 40 }, () => ({ from: draw(), to: draw(), filter: shown }));
  const base = hubs[0]!;
  return [
    { name: 'neighborhood of a hub, 200 listed', goal: CLICK_MS, ask: near(1) },
    { name: 'neighborhood of a hub, 2 hops, 200 listed', ask: near(2) },
    {
      name: 'describe a hub, 50 of each sort',
      goal: CLICK_MS,
      ask: about('describe', (entity) => ({ entity, limit: 50 })),
    },
    { name: 'related to a hub', goal: CLICK_MS, ask: about('related', (entity) => ({ entity, limit: 6 })) },
    {
      name: 'lineage of a hub, down, 40 listed',
      goal: CLICK_MS,
      ask: about('lineage', (entity) => ({ entity, direction: 'down', limit: 40 })),
    },
    {
      name: 'lineage of the largest base, down, all',
      ask: [() => VERBS.lineage(store, { entity: base, direction: 'down' })],
    },
    { name: 'path', ask: pairs.map((pair) => () => VERBS.path(store, pair)) },
    { name: 'facets', ask: [() => VERBS.facets(store, { filter: shown })] },
    {
      name: 'an entity by its name, as written',
      ask: [() => VERBS.describe(store, { entity: store.name(store.rowOf(base)), limit: 1 })],
    },
  ];
}

/** Ids: of each kind the node at which most edges end, the model first. */
function hubsOf(store: Store): string[] {
  const { nodeInOffsets, nodeKind } = store.columns;
  const most = new Map<number, number>();
  const degree = (node: number) => nodeInOffsets[node + 1]! - nodeInOffsets[node]!;
  for (let node = 0; node < store.nodeCount; node++) {
    const known = most.get(nodeKind[node]!);
    if (known === undefined || degree(node) > degree(known)) most.set(nodeKind[node]!, node);
  }
  const isModel = (node: number) => Number(store.kind(node) === 'model');
  return [...most.values()].sort((a, b) => isModel(b) - isModel(a)).map((node) => store.id(node));
}

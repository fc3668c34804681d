import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors';
import type { Filter } from '../../src/model/filter';
import type { Graph } from '../../src/model/graph';
import type { Questions, Verb } from '../../src/model/question';
import { finish } from '../../src/query/slice';
import { VERBS } from '../../src/query/verbs';
import { buildStore } from '../../src/store/build';
import type { Store } from '../../src/store/store';
import { randomGraph, seeded, type Random } from '../fixtures/graph';
import { GraphologyModel } from './graphology-model';
import { PLAIN_VERBS } from './graphology-verbs';

/* Every verb on the store and on a plain graphology model, over the same seeded graphs: both must answer the same. */

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);
const QUESTIONS_A_GRAPH = 6;

interface Side {
  readonly graph: Graph;
  readonly store: Store;
  readonly model: GraphologyModel;
}

let sides: readonly Side[] = [];
beforeAll(() => {
  sides = SEEDS.map((seed) => {
    const graph = randomGraph(seed);
    const store = buildStore(graph);
    const importance = (id: string) => store.columns.nodeImportance[store.rowOf(id)]!;
    return { graph, store, model: new GraphologyModel(graph, importance) };
  });
});

/** Random questions for each verb, with all its options now and then. */
const ASKED: { readonly [V in Verb]: (random: Random, graph: Graph) => Questions[V] } = {
  describe: (random, graph) => ({ entity: named(random, graph) }),
  search: (random, graph) => ({
    text: misspelt(random, pick(random, graph.entities).name),
    ...maybe(random, () => ({ kinds: some(random, graph.ontology.kinds) })),
    ...maybe(random, () => ({ limit: 1 + Math.floor(random() * 30) })),
  }),
  neighborhood: (random, graph) => ({
    entity: pick(random, graph.entities).id,
    ...maybe(random, () => ({ hops: 1 + Math.floor(random() * 4) })),
    ...maybe(random, () => ({ edges: some(random, labels(graph)) })),
    ...maybe(random, () => ({ kinds: some(random, graph.ontology.kinds) })),
    ...maybe(random, () => ({ direction: pick(random, ['in', 'out', 'both'] as const) })),
    ...maybe(random, () => ({ includeSubtypes: random() < 0.7 })),
    ...maybe(random, () => ({ filter: filterOf(random, graph) })),
    ...maybe(random, () => ({ limit: 1 + Math.floor(random() * 12) })),
  }),
  lineage: (random, graph) => ({
    entity: pick(random, graph.entities).id,
    direction: pick(random, ['up', 'down'] as const),
    ...maybe(random, () => ({ edges: some(random, labels(graph)) })),
    ...maybe(random, () => ({ relations: ['fine_tune', 'merge'].slice(random() < 0.5 ? 0 : 1) })),
    ...maybe(random, () => ({ depth: 1 + Math.floor(random() * 3) })),
    ...maybe(random, () => ({ limit: 1 + Math.floor(random() * 6) })),
  }),
  path: (random, graph) => ({
    from: pick(random, graph.entities).id,
    to: pick(random, graph.entities).id,
    ...maybe(random, () => ({ edges: some(random, labels(graph)) })),
    ...maybe(random, () => ({ directed: random() < 0.7 })),
    ...maybe(random, () => ({ k: 1 + Math.floor(random() * 5) })),
    ...maybe(random, () => ({ filter: filterOf(random, graph) })),
  }),
  related: (random, graph) => ({
    entity: pick(random, graph.entities).id,
    ...maybe(random, () => ({ limit: 1 + Math.floor(random() * 24) })),
  }),
  compare: (random, graph) => ({
    entities: Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, graph.entities).id),
  }),
  obligations: (random, graph) => ({ entity: pick(random, graph.entities).id }),
  impact: (random, graph) => ({
    entity: pick(random, graph.entities).id,
    ...maybe(random, () => ({ depth: 1 + Math.floor(random() * 3) })),
    ...maybe(random, () => ({ limit: 1 + Math.floor(random() * 6) })),
  }),
  facets: (random, graph) => maybe(random, () => ({ filter: filterOf(random, graph) })),
  stats: () => ({}),
};

describe.each(Object.keys(VERBS) as Verb[])('%s', (verb) => {
  it('answers the same on the store and on graphology', () => agree(verb, ASKED[verb]));
});

/** Asks both sides; so many answers must be no refusals, or nothing would have been compared. */
function agree<V extends Verb>(verb: V, ask: (random: Random, graph: Graph) => Questions[V]): void {
  let answered = 0;
  for (const [at, { graph, store, model }] of sides.entries()) {
    const random = seeded(SEEDS[at]! * 7_919);
    for (let turn = 0; turn < QUESTIONS_A_GRAPH; turn++) {
      const question = ask(random, graph);
      const ours = outcome(() => finish(VERBS[verb](store, question)));
      const plain = outcome(() => PLAIN_VERBS[verb](model, question));
      expect(ours, `seed ${SEEDS[at]!}: ${verb} ${JSON.stringify(question)}`).toEqual(plain);
      if (!('refused' in ours)) answered++;
    }
  }
  expect(answered).toBeGreaterThan((SEEDS.length * QUESTIONS_A_GRAPH) / 2);
}

/** An answer, or why there is none. The nearest names of an unknown one are for the store's own tests. */
function outcome<T>(ask: () => T): { answer: T } | { refused: string; candidates: unknown } {
  try {
    return { answer: ask() };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { candidates } = error.details;
    return { refused: error.code, candidates: error.code === 'ambiguous-entity' ? candidates : undefined };
  }
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function maybe<T extends object>(random: Random, make: () => T): T | Record<string, never> {
  return random() < 0.4 ? make() : {};
}

/** Ids of about two thirds of a list, one at least. */
function some(random: Random, list: readonly { readonly id: string }[]): string[] {
  const chosen = list.filter(() => random() < 0.65);
  return (chosen.length > 0 ? chosen : list.slice(0, 1)).map(({ id }) => id);
}

function labels({ ontology }: Graph) {
  return [...ontology.predicates, ...ontology.qualifiers];
}

/** An id, a name or an alias, as written or nearly. */
function named(random: Random, { entities }: Graph): string {
  const { id, name, aliases } = pick(random, entities);
  const text = pick(random, [id, name, name, ...aliases]);
  return random() < 0.3 ? text.toUpperCase().replace(' ', '-') : text;
}

function misspelt(random: Random, name: string): string {
  const at = Math.floor(random() * name.length);
  const begun = random() < 0.3 ? name.slice(0, Math.max(2, at)) : name;
  return random() < 0.4 ? begun.slice(0, at) + begun.slice(at + 1) : begun;
}

function filterOf(random: Random, graph: Graph): Filter {
  const choice = (list: readonly { readonly id: string }[]) =>
    random() < 0.5 ? { only: some(random, list) } : { hide: some(random, list).slice(0, 2) };
  const ofKind = (kind: string) => graph.entities.filter((entity) => entity.kind === kind);
  return {
    ...maybe(random, () => ({ kind: choice(graph.ontology.kinds) })),
    ...maybe(random, () => ({ predicate: choice(labels(graph)) })),
    ...maybe(random, () => ({ organization: choice(ofKind('organization')) })),
    ...maybe(random, () => ({ access: choice(ofKind('access')) })),
    ...maybe(random, () => ({ certainty: { hide: ['likely', 'disputed'] } })),
    ...maybe(random, () => ({ released: { from: '2020', to: '2022' } })),
  };
}

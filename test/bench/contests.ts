import type { Direction } from '../../src/model/question';
import { filterMasks } from '../../src/query/filter';
import { edgeCounts } from '../../src/query/facets';
import { byImportance } from '../../src/query/refs';
import { advance, begin, type Walk } from '../../src/query/reach';
import { borrow, giveBack } from '../../src/query/scratch';
import { shortestWay } from '../../src/query/shortest';
import { finish } from '../../src/query/slice';
import { labelMask, lineageMask } from '../../src/query/terms';
import type { Store } from '../../src/store/store';
import { seededRandom } from '../../src/layout/random';
import {
  bareEdgeCounts,
  barePath,
  barePathRoom,
  bareReach,
  bareRoom,
  bareWithin,
  type BareFilter,
} from './bare';
import {
  ancestors,
  descendants,
  edgesByPredicate,
  pathLength,
  within,
  type Peer,
  type PeerFilter,
} from './peers';

/** One question after the other, put to each side; each says how much it found, and all must agree. */
export interface Contest<T = unknown> {
  readonly name: string;
  readonly questions: readonly T[];
  /** The kernel of the verb. */
  readonly ours: (question: T) => number;
  readonly bare: (question: T) => number;
  /** A loop for an easier question: any shortest path, where the verb tells a certain one. */
  readonly anyOther?: (question: T) => number;
  readonly peer: (peer: Peer, question: T) => number;
  /** Times below graphology. */
  readonly goal?: number;
}

export const MOST_IN_TWO_HOPS = 1_000;

interface Filters {
  readonly bare: BareFilter;
  readonly peer: PeerFilter;
  readonly walk: Readonly<Record<Direction, Walk>>;
}

/** The same filter, by predicate and kind, in the words of each side. */
function filters(store: Store, predicates: readonly string[], kinds: readonly string[]): Filters {
  const labels = labelMask(store, predicates);
  const { nodes } = finish(filterMasks(store, { kind: { only: kinds } }));
  const walk = (direction: Direction): Walk => ({
    nodes,
    labels,
    certainties: undefined,
    circumstances: undefined,
    direction,
  });
  return {
    bare: {
      labels,
      kinds: Uint8Array.from(store.ontology.kinds, ({ id }) => Number(kinds.includes(id))),
    },
    peer: { predicates: new Set(predicates), kinds: new Set(kinds) },
    walk: { in: walk('in'), out: walk('out'), both: walk('both') },
  };
}

/** Questions as one would ask of a hub: of models, makers and descent, leaving out what nearly all share. */
export function contests(store: Store, seed: number, samples: number): Contest<never>[] {
  const random = seededRandom(seed);
  const models = rowsOfKind(store, 'model');
  const draw = () => models[Math.floor(random() * models.length)]!;
  const room = bareRoom(store.nodeCount);
  const { columns } = store;
  const made = filters(store, ['built_on', 'developed_by'], ['model', 'organization']);
  const descent = filters(store, ['built_on'], ['model']);
  const some = filters(
    store,
    ['built_on', 'uses_architecture', 'trained_with', 'licensed_under'],
    ['model', 'architecture', 'training_method', 'licence'],
  );
  const twoHops = (node: number) => bareWithin(columns, room, node, 2, made.bare);
  const within2 = {
    ours: (node: number) => reached(store, node, 2, made.walk.both),
    bare: twoHops,
    peer: (peer: Peer, node: number) => within(peer, store.id(node), 2, made.peer),
  };
  const root = largestRoot(store, models, (node) => bareReach(columns, room, node, 'in', descent.bare));
  const pathRoom = barePathRoom(store.nodeCount);
  const preference = { labels: lineageMask(store, undefined), order: byImportance(store) };
  const all: Contest<never>[] = [];
  const add = <T>(contest: Contest<T>) => all.push(contest as unknown as Contest<never>);
  add({
    name: `2 hops, at most ${MOST_IN_TWO_HOPS.toLocaleString('en')} nodes`,
    questions: sampled(samples, draw, (node) => twoHops(node) <= MOST_IN_TWO_HOPS),
    ...within2,
    goal: 300,
  });
  add({ name: '2 hops, however many nodes', questions: sampled(samples, draw), ...within2 });
  add({
    name: 'all descendants of the largest root',
    questions: [root],
    ours: (node) => reached(store, node, store.nodeCount, descent.walk.in),
    bare: (node) => bareReach(columns, room, node, 'in', descent.bare),
    peer: (peer, node) => descendants(peer, store.id(node), descent.peer),
    goal: 60,
  });
  add({
    name: 'all ancestors',
    questions: sampled(samples, draw),
    ours: (node) => reached(store, node, store.nodeCount, descent.walk.out),
    bare: (node) => bareReach(columns, room, node, 'out', descent.bare),
    peer: (peer, node) => ancestors(peer, store.id(node), descent.peer),
  });
  add({
    name: 'a shortest path',
    questions: sampled(
      samples,
      () => ({ from: draw(), to: draw() }),
      ({ from, to }) => barePath(columns, pathRoom, from, to, made.bare, true) > 0,
    ),
    ours: ({ from, to }) => {
      const way = finish(
        shortestWay(store, made.walk.both, { root: [from], barred: new Set(), to }, preference),
      );
      return (way.nodes?.length ?? 0) - 1;
    },
    bare: ({ from, to }) => barePath(columns, pathRoom, from, to, made.bare, false),
    anyOther: ({ from, to }) => barePath(columns, pathRoom, from, to, made.bare, true),
    peer: (peer, { from, to }) => pathLength(peer, store.id(from), store.id(to), made.peer),
    goal: 60,
  });
  add({
    name: 'edges by predicate, filtered',
    questions: [some],
    ours: ({ walk: { both } }) => {
      const masks = { nodes: both.nodes!, labels: both.labels, certainties: Uint8Array.of(1, 1, 1, 1, 1) };
      return total(finish(edgeCounts(store, masks)).labels);
    },
    bare: ({ bare }) => total(bareEdgeCounts(columns, bare)),
    peer: (peer, filter) => total(edgesByPredicate(peer, filter.peer).values()),
    goal: 60,
  });
  return all;
}

function rowsOfKind(store: Store, kind: string): number[] {
  const row = store.ontology.kinds.findIndex(({ id }) => id === kind);
  const rows: number[] = [];
  store.columns.nodeKind.forEach((one, node) => one === row && rows.push(node));
  return rows;
}

function sampled<T>(count: number, draw: () => T, isWanted: (one: T) => boolean = () => true): T[] {
  const list: T[] = [];
  while (list.length < count) {
    const one = draw();
    if (isWanted(one)) list.push(one);
  }
  return list;
}

function reached(store: Store, node: number, hops: number, walk: Walk): number {
  const scratch = borrow(store, walk.nodes);
  begin(scratch, [node]);
  let isDone = false;
  while (!isDone) isDone = advance(store.columns, scratch, hops, walk);
  const { tail } = scratch;
  giveBack(store, scratch, walk.nodes);
  return tail;
}

/** Of what is built on nothing that from which most descends. */
export function largestRoot(
  store: Store,
  models: readonly number[],
  sizeOf: (node: number) => number,
): number {
  const { nodeOutOffsets, edgeLabel } = store.columns;
  const builtOn = store.labelOf('built_on');
  let best = models[0]!;
  let most = 0;
  for (const node of models) {
    const labels = edgeLabel.subarray(nodeOutOffsets[node]!, nodeOutOffsets[node + 1]!);
    if (labels.includes(builtOn)) continue;
    const size = sizeOf(node);
    if (size > most) [best, most] = [node, size];
  }
  return best;
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

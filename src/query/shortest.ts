import type { Store } from '../store/store';
import { Fronts, type Ends, type Nodes } from './fronts';
import type { Walk } from './reach';
import type { Sliced } from './slice';

/** Which of two equally short ways is told, step by step. */
export interface Preference {
  /** One byte for each edge label: a step along a 1 comes before one along a 0. */
  readonly labels: Uint8Array;
  /** Of equal steps, by the nodes they lead to. */
  readonly order: (a: number, b: number) => number;
}

/** What a search found, and what it took. */
export interface Way {
  /** The root among them; undefined where no way leads there. */
  readonly nodes: Uint32Array | undefined;
  /** How many edges the search looked at. */
  readonly looks: number;
}

/** A shortest loop-free way, searched from both ends, so that of a large graph little is seen. */
export function* shortestWay(store: Store, walk: Walk, ends: Ends, preference: Preference): Sliced<Way> {
  const fronts = new Fronts(store, walk, ends);
  try {
    const touch = yield* meet(fronts);
    if (touch === undefined) return { nodes: undefined, looks: fronts.looks };
    const between = yield* nodesBetween(fronts, touch);
    const way = follow(fronts, between, preference);
    return { nodes: Uint32Array.from([...ends.root, ...way, ends.to]), looks: fronts.looks };
  } finally {
    fronts.close();
  }
}

/** Where the fronts touched: nodes of one depth of the near one, and how far from there the end is. */
interface Touch {
  readonly nodes: readonly number[];
  readonly depth: number;
  readonly left: number;
}

/** Two fronts, one from each end, the cheaper going on until they touch. */
function* meet(fronts: Fronts): Sliced<Touch | undefined> {
  const { near, far } = fronts;
  for (;;) {
    const { depth } = near;
    const left = far.depth + 1;
    if (near.size(depth) === 0 || far.size(far.depth) === 0) return undefined;
    const isNear = fronts.cost(near, depth) <= fronts.cost(far, far.depth);
    const touched = yield* fronts.grow(isNear ? near : far);
    if (touched.length > 0) return { nodes: [...new Set(touched)], depth, left };
  }
}

/** For each step but the last, the nodes to which it may lead on a shortest way; each is told how far from there the end is. */
function* nodesBetween(fronts: Fronts, { nodes, depth, left }: Touch): Sliced<Nodes[]> {
  const between: Nodes[] = [];
  for (let steps = left - 1; steps > 0; steps--) between.push(fronts.nodesAt(fronts.far, steps));
  let leading = nodes;
  for (let at = depth, steps = left; at > 0; at--, steps++) {
    for (const node of leading) fronts.tellLeft(node, steps);
    between.unshift(leading);
    if (at > 1) leading = yield* nodesBefore(fronts, leading, at - 1, steps);
  }
  return between;
}

/** Those of a depth of the near front from which one of the nodes is a step; from these it is `left` steps to the end. */
function* nodesBefore(fronts: Fronts, nodes: Nodes, depth: number, left: number): Sliced<number[]> {
  const before = new Set<number>();
  // Whichever is less: to look on from all of a depth, or back from those that are known to lead on.
  if (fronts.cost(fronts.near, depth) < fronts.costOf(nodes)) {
    for (const node of fronts.nodesAt(fronts.near, depth)) {
      fronts.visit(node, true, (other) => fronts.isLeft(other, left) && before.add(node));
      if (fronts.isTired()) yield;
    }
  } else {
    for (const node of nodes) {
      fronts.visit(node, false, (other) => fronts.isNear(other, depth) && before.add(other));
      if (fronts.isTired()) yield;
    }
  }
  return [...before];
}

/** From the start, always to the preferred of the nodes that are next. */
function follow(fronts: Fronts, between: readonly Nodes[], { labels, order }: Preference): number[] {
  const { edgeLabel } = fronts.columns;
  const way: number[] = [];
  let node = fronts.start;
  for (const [at, next] of between.entries()) {
    let best = -1;
    let bestLabel = 0;
    const left = between.length - at;
    fronts.visitBetween(node, next, left, (other, edge) => {
      const label = labels[edgeLabel[edge]!]!;
      if (best !== -1 && (label < bestLabel || (label === bestLabel && order(other, best) >= 0))) return;
      best = other;
      bestLabel = label;
    });
    way.push(best);
    node = best;
  }
  return way;
}

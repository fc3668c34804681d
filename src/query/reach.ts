import type { Direction } from '../model/question';
import type { Columns } from '../store/columns';
import type { Store } from '../store/store';
import { sortInSlices, type Sliced } from './slice';

/** What may be walked; in a mask 1 = may, and a mask that is absent lets all through. */
export interface Walk {
  /** One byte for each node; the starts need not pass. */
  readonly nodes?: Uint8Array | undefined;
  /** One byte for each edge label. */
  readonly labels: Uint8Array;
  /** One byte for each certainty. */
  readonly certainties?: Uint8Array | undefined;
  /** EDGE_… bits; an edge with any of them is passed by. */
  readonly without?: number;
  readonly admits?: ((edge: number) => boolean) | undefined;
  readonly direction: Direction;
}

/** Who was reached, nearest first. */
export interface Reached {
  /** Node rows; the starts come first. */
  readonly nodes: Uint32Array;
  /** Those at distance d end before `nodes[ends[d]]`; one entry for each distance that somebody is at. */
  readonly ends: readonly number[];
}

/** Nodes between two looks at the clock. */
const CHUNK = 4_096;

/** Breadth first from several nodes at once; a node that is met twice keeps its first distance. */
export function* reach(store: Store, starts: readonly number[], hops: number, walk: Walk): Sliced<Reached> {
  const scratch = borrow(store);
  let tail = 0;
  try {
    for (const start of starts) tail = meet(scratch, start, tail);
    const ends = [tail];
    for (let from = 0; ends.length <= hops && from < tail;) {
      const end = tail;
      for (; from < end; from = Math.min(from + CHUNK, end)) {
        tail = expand(store.columns, scratch, from, Math.min(from + CHUNK, end), tail, walk);
        if (from + CHUNK < end) yield;
      }
      if (tail > end) ends.push(tail);
    }
    return { nodes: scratch.queue.slice(0, tail), ends };
  } finally {
    giveBack(store, scratch, tail);
  }
}

/** A node row and how many steps lead to it. */
export interface Distant {
  readonly node: number;
  readonly distance: number;
}

/** All that was reached, nearest first, then in an order of the caller's. */
export function* nearestFirst(
  { nodes, ends }: Reached,
  order: (a: number, b: number) => number,
): Sliced<Distant[]> {
  const list: Distant[] = [];
  for (const [distance, end] of ends.entries()) {
    const level = yield* sortInSlices(nodes.subarray(list.length, end), order);
    for (const node of level) list.push({ node, distance });
  }
  return list;
}

/** The distance of each node that was reached. */
export function distancesOf({ nodes, ends }: Reached): Map<number, number> {
  const distances = new Map<number, number>();
  ends.forEach((end, distance) => {
    for (let at = distances.size; at < end; at++) distances.set(nodes[at]!, distance);
  });
  return distances;
}

/** Every edge between two of the nodes that is walked, whichever way; by source in the order given, then as stored. */
export function* edgesAmong(store: Store, nodes: readonly number[], walk: Walk): Sliced<number[]> {
  const { nodeOutOffsets, edgeTarget } = store.columns;
  const scratch = borrow(store);
  const edges: number[] = [];
  let touched = 0;
  try {
    for (const node of nodes) touched = meet(scratch, node, touched);
    for (const [at, node] of nodes.entries()) {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        if (scratch.seen[edgeTarget[edge]!] === 1 && isWalked(store.columns, edge, walk)) edges.push(edge);
      }
      if (at % CHUNK === CHUNK - 1) yield;
    }
    return edges;
  } finally {
    giveBack(store, scratch, touched);
  }
}

/** Whether an edge is one of those that are walked, its ends aside. */
export function isWalked(
  { edgeLabel, edgeCertainty, edgeFlags }: Columns,
  edge: number,
  walk: Walk,
): boolean {
  if (walk.labels[edgeLabel[edge]!] === 0 || (edgeFlags[edge]! & (walk.without ?? 0)) !== 0) return false;
  if (walk.certainties !== undefined && walk.certainties[edgeCertainty[edge]!] === 0) return false;
  return walk.admits === undefined || walk.admits(edge);
}

/** As long as the graph has nodes, and kept between questions: to clear what was touched is cheaper than to make anew. */
interface Scratch {
  readonly seen: Uint8Array;
  readonly queue: Uint32Array;
}

/** Questions in slices may take turns on one store: each borrows its own. */
const SPARE = new WeakMap<Store, Scratch[]>();

function borrow(store: Store): Scratch {
  const spare = SPARE.get(store)?.pop();
  return spare ?? { seen: new Uint8Array(store.nodeCount), queue: new Uint32Array(store.nodeCount) };
}

function giveBack(store: Store, scratch: Scratch, touched: number): void {
  for (let at = 0; at < touched; at++) scratch.seen[scratch.queue[at]!] = 0;
  const spare = SPARE.get(store);
  if (spare === undefined) SPARE.set(store, [scratch]);
  else spare.push(scratch);
}

/** @returns where the queue ends now */
function meet({ seen, queue }: Scratch, node: number, tail: number): number {
  if (seen[node] === 1) return tail;
  seen[node] = 1;
  queue[tail] = node;
  return tail + 1;
}

/** Meets the neighbours of the queue's nodes [from, to). */
function expand(
  columns: Columns,
  scratch: Scratch,
  from: number,
  to: number,
  tail: number,
  walk: Walk,
): number {
  const out = walk.direction === 'in' ? tail : expandOut(columns, scratch, from, to, tail, walk);
  return walk.direction === 'out' ? out : expandIn(columns, scratch, from, to, out, walk);
}

function expandOut(
  columns: Columns,
  scratch: Scratch,
  from: number,
  to: number,
  tail: number,
  walk: Walk,
): number {
  const { nodeOutOffsets, edgeTarget } = columns;
  const { seen, queue } = scratch;
  const { nodes } = walk;
  for (let head = from; head < to; head++) {
    const node = queue[head]!;
    const end = nodeOutOffsets[node + 1]!;
    for (let edge = nodeOutOffsets[node]!; edge < end; edge++) {
      const other = edgeTarget[edge]!;
      if (seen[other] === 1 || (nodes !== undefined && nodes[other] === 0)) continue;
      if (isWalked(columns, edge, walk)) tail = meet(scratch, other, tail);
    }
  }
  return tail;
}

function expandIn(
  columns: Columns,
  scratch: Scratch,
  from: number,
  to: number,
  tail: number,
  walk: Walk,
): number {
  const { nodeInOffsets, incomingEdge, edgeSource } = columns;
  const { seen, queue } = scratch;
  const { nodes } = walk;
  for (let head = from; head < to; head++) {
    const node = queue[head]!;
    const end = nodeInOffsets[node + 1]!;
    for (let at = nodeInOffsets[node]!; at < end; at++) {
      const edge = incomingEdge[at]!;
      const other = edgeSource[edge]!;
      if (seen[other] === 1 || (nodes !== undefined && nodes[other] === 0)) continue;
      if (isWalked(columns, edge, walk)) tail = meet(scratch, other, tail);
    }
  }
  return tail;
}

import type { Direction } from '../model/question';
import type { Columns } from '../store/columns';
import type { Store } from '../store/store';
import { borrow, giveBack, type Scratch } from './scratch';
import type { Sliced } from './slice';

/** What may be walked; in a mask 1 = may, and a mask that is absent lets all through. */
export interface Walk {
  /** One byte for each node; the starts need not pass. */
  readonly nodes?: Uint8Array | undefined;
  /** One byte for each edge label. */
  readonly labels: Uint8Array;
  /** One byte for each certainty. */
  readonly certainties?: Uint8Array | undefined;
  /** One byte for each circumstance, of the statement that makes an edge. */
  readonly circumstances?: Uint8Array | undefined;
  readonly direction: Direction;
}

/** Who was reached, nearest first. */
export interface Reached {
  /** Node rows; the starts come first. */
  readonly nodes: Uint32Array;
  /** Those at distance d end before `nodes[ends[d]]`; one entry for each distance that somebody is at. */
  readonly ends: readonly number[];
  /** How many edges were looked at. */
  readonly looks: number;
}

/** Edges looked at between two looks at the clock; a node's are looked at together. */
const CHUNK = 8_192;

/** Breadth first from several nodes at once; a node that is met twice keeps its first distance. */
export function* reach(store: Store, starts: readonly number[], hops: number, walk: Walk): Sliced<Reached> {
  const scratch = borrow(store, walk.nodes);
  try {
    begin(scratch, starts);
    while (!advance(store.columns, scratch, hops, walk)) yield;
    const { queue, tail, ends, looks } = scratch;
    return { nodes: queue.slice(0, tail), ends, looks };
  } finally {
    giveBack(store, scratch, walk.nodes);
  }
}

/** @param scratch clear, with the walk's mask of nodes */
export function begin(scratch: Scratch, starts: readonly number[]): void {
  if (starts.length === 1) scratch.start(starts[0]!);
  else for (const start of new Set(starts)) scratch.start(start);
  scratch.ends.push(scratch.tail);
}

/**
 * The kernel of `reach`: goes on until a chunk of edges is looked at.
 * @returns whether all is reached
 */
export function advance(columns: Columns, scratch: Scratch, hops: number, walk: Walk): boolean {
  const { ends } = scratch;
  const until = scratch.looks + CHUNK;
  while (scratch.head < scratch.tail && ends.length <= hops) {
    const end = ends[ends.length - 1]!;
    expand(columns, scratch, end, until, walk);
    if (scratch.head === end && scratch.tail > end) ends.push(scratch.tail);
    if (scratch.looks >= until) return scratch.head === scratch.tail || ends.length > hops;
  }
  return true;
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
  try {
    for (const node of nodes) scratch.meet(node);
    let looks = 0;
    for (const node of nodes) {
      const end = nodeOutOffsets[node + 1]!;
      for (let edge = nodeOutOffsets[node]!; edge < end; edge++) {
        if (scratch.isMet(edgeTarget[edge]!) && isWalked(store.columns, edge, walk)) edges.push(edge);
      }
      looks += 1 + end - nodeOutOffsets[node]!;
      if (looks < CHUNK) continue;
      looks = 0;
      yield;
    }
    return edges;
  } finally {
    giveBack(store, scratch);
  }
}

/** Whether an edge is one of those that are walked, its ends aside. */
export function isWalked(
  { edgeLabel, edgeCertainty, edgeStatement, statementCircumstance }: Columns,
  edge: number,
  { labels, certainties, circumstances }: Walk,
): boolean {
  if (labels[edgeLabel[edge]!] === 0) return false;
  if (certainties !== undefined && certainties[edgeCertainty[edge]!] === 0) return false;
  if (circumstances === undefined) return true;
  const statement = edgeStatement.length === 0 ? edge : edgeStatement[edge]!;
  return circumstances[statementCircumstance[statement]!] === 1;
}

/** Meets the neighbours of the queue's nodes before `end`, as long as fewer than so many edges have been looked at. */
function expand(columns: Columns, scratch: Scratch, end: number, until: number, walk: Walk): void {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = columns;
  const { marks, queue, turn } = scratch;
  const { labels, certainties, circumstances, direction } = walk;
  const isPlain = certainties === undefined && circumstances === undefined;
  let { head, tail, looks } = scratch;
  // A step is decided where it is taken, by bytes: a call for each edge would cost more than the step.
  for (; head < end && looks < until; head++) {
    const node = queue[head]!;
    if (direction !== 'in') {
      const start = nodeOutOffsets[node]!;
      const stop = nodeOutOffsets[node + 1]!;
      looks = (looks + stop - start) | 0;
      for (let edge = start; edge < stop; edge++) {
        if (labels[edgeLabel[edge]!] === 0) continue;
        const other = edgeTarget[edge]!;
        if (marks[other]! <= turn || (!isPlain && !isWalked(columns, edge, walk))) continue;
        marks[other] = turn;
        queue[tail++] = other;
      }
    }
    if (direction !== 'out') {
      const start = nodeInOffsets[node]!;
      const stop = nodeInOffsets[node + 1]!;
      looks = (looks + stop - start) | 0;
      for (let at = start; at < stop; at++) {
        const edge = incomingEdge[at]!;
        if (labels[edgeLabel[edge]!] === 0) continue;
        const other = edgeSource[edge]!;
        if (marks[other]! <= turn || (!isPlain && !isWalked(columns, edge, walk))) continue;
        marks[other] = turn;
        queue[tail++] = other;
      }
    }
  }
  scratch.head = head;
  scratch.tail = tail;
  scratch.looks = looks;
}

import type { Direction } from '../../src/model/question';
import type { Columns } from '../../src/store/columns';

/*
 * The questions of the bench of verbs as bare loops over the store's columns: one loop for each question, which knows which
 * filters there are, in one go, without slices, and which leaves out all that an answer needs besides what is counted.
 */

/** Bytes: 1 = may be walked. */
export interface BareFilter {
  /** For each edge label. */
  readonly labels: Uint8Array;
  /** For each kind. */
  readonly kinds: Uint8Array;
}

/** As long as the graph has nodes, and clear between questions. */
export interface BareRoom {
  readonly seen: Uint8Array;
  readonly queue: Uint32Array;
}

export function bareRoom(nodeCount: number): BareRoom {
  return { seen: new Uint8Array(nodeCount), queue: new Uint32Array(nodeCount) };
}

/** @returns how many nodes there are within some hops, whichever way edges run */
export function bareWithin(
  columns: Columns,
  { seen, queue }: BareRoom,
  start: number,
  hops: number,
  { labels, kinds }: BareFilter,
): number {
  const { nodeOutOffsets, edgeTarget, edgeLabel, nodeInOffsets, incomingEdge, edgeSource, nodeKind } =
    columns;
  queue[0] = start;
  seen[start] = 1;
  let tail = 1;
  for (let head = 0, hop = 0; hop < hops && head < tail; hop++) {
    for (const end = tail; head < end; head++) {
      const node = queue[head]!;
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        const other = edgeTarget[edge]!;
        if (labels[edgeLabel[edge]!] === 0 || seen[other] === 1 || kinds[nodeKind[other]!] === 0) continue;
        seen[other] = 1;
        queue[tail++] = other;
      }
      for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++) {
        const edge = incomingEdge[at]!;
        if (labels[edgeLabel[edge]!] === 0) continue;
        const other = edgeSource[edge]!;
        if (seen[other] === 1 || kinds[nodeKind[other]!] === 0) continue;
        seen[other] = 1;
        queue[tail++] = other;
      }
    }
  }
  for (let at = 0; at < tail; at++) seen[queue[at]!] = 0;
  return tail;
}

/** @returns how many nodes lead to one, at any remove, or to how many it leads */
export function bareReach(
  columns: Columns,
  { seen, queue }: BareRoom,
  start: number,
  direction: Exclude<Direction, 'both'>,
  { labels, kinds }: BareFilter,
): number {
  const { nodeOutOffsets, edgeTarget, edgeLabel, nodeInOffsets, incomingEdge, edgeSource, nodeKind } =
    columns;
  queue[0] = start;
  seen[start] = 1;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    if (direction === 'in') {
      for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++) {
        const edge = incomingEdge[at]!;
        if (labels[edgeLabel[edge]!] === 0) continue;
        const other = edgeSource[edge]!;
        if (seen[other] === 1 || kinds[nodeKind[other]!] === 0) continue;
        seen[other] = 1;
        queue[tail++] = other;
      }
    } else {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        const other = edgeTarget[edge]!;
        if (labels[edgeLabel[edge]!] === 0 || seen[other] === 1 || kinds[nodeKind[other]!] === 0) continue;
        seen[other] = 1;
        queue[tail++] = other;
      }
    }
  }
  for (let at = 0; at < tail; at++) seen[queue[at]!] = 0;
  return tail;
}

/** What a bare search for a path needs; -1 and below: seen from the far end. */
export interface BarePathRoom {
  readonly side: Int8Array;
  readonly near: Uint32Array;
  readonly far: Uint32Array;
}

export function barePathRoom(nodeCount: number): BarePathRoom {
  return {
    side: new Int8Array(nodeCount),
    near: new Uint32Array(nodeCount),
    far: new Uint32Array(nodeCount),
  };
}

/**
 * Steps of a shortest path, whichever way edges run, from both ends, the smaller front first; -1 where there is none.
 * @param isFirst stops where the fronts first touch: enough for any shortest path. Else the step is taken to its end, as it must be
 *   by whoever wants a certain one of them
 */
export function barePath(
  columns: Columns,
  { side, near, far }: BarePathRoom,
  from: number,
  to: number,
  { labels, kinds }: BareFilter,
  isFirst: boolean,
): number {
  const { nodeOutOffsets, edgeTarget, edgeLabel, nodeInOffsets, incomingEdge, edgeSource, nodeKind } =
    columns;
  if (from === to) return 0;
  near[0] = from;
  far[0] = to;
  side[from] = 1;
  side[to] = -1;
  let [nearHead, nearTail, farHead, farTail] = [0, 1, 0, 1];
  let steps = 0;
  let found = -1;
  search: while (found < 0 && nearHead < nearTail && farHead < farTail) {
    steps++;
    const isNear = nearTail - nearHead <= farTail - farHead;
    const queue = isNear ? near : far;
    const mine = isNear ? 1 : -1;
    const end = isNear ? nearTail : farTail;
    let tail = end;
    for (let head = isNear ? nearHead : farHead; head < end; head++) {
      const node = queue[head]!;
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        const other = edgeTarget[edge]!;
        if (labels[edgeLabel[edge]!] === 0 || side[other] === mine) continue;
        if (side[other] === -mine) {
          found = steps;
          if (!isFirst) continue;
          if (isNear) nearTail = tail;
          else farTail = tail;
          break search;
        }
        if (kinds[nodeKind[other]!] === 0) continue;
        side[other] = mine;
        queue[tail++] = other;
      }
      for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++) {
        const edge = incomingEdge[at]!;
        if (labels[edgeLabel[edge]!] === 0) continue;
        const other = edgeSource[edge]!;
        if (side[other] === mine) continue;
        if (side[other] === -mine) {
          found = steps;
          if (!isFirst) continue;
          if (isNear) nearTail = tail;
          else farTail = tail;
          break search;
        }
        if (kinds[nodeKind[other]!] === 0) continue;
        side[other] = mine;
        queue[tail++] = other;
      }
    }
    if (isNear) [nearHead, nearTail] = [end, tail];
    else [farHead, farTail] = [end, tail];
  }
  for (let at = 0; at < nearTail; at++) side[near[at]!] = 0;
  for (let at = 0; at < farTail; at++) side[far[at]!] = 0;
  return found;
}

/** How many edges there are of each label, between nodes of some kinds. */
export function bareEdgeCounts(columns: Columns, { labels, kinds }: BareFilter): Uint32Array {
  const { edgeSource, edgeTarget, edgeLabel, nodeKind } = columns;
  const counts = new Uint32Array(labels.length);
  for (let edge = 0; edge < edgeSource.length; edge++) {
    const label = edgeLabel[edge]!;
    if (labels[label] === 0) continue;
    if (kinds[nodeKind[edgeSource[edge]!]!] === 0 || kinds[nodeKind[edgeTarget[edge]!]!] === 0) continue;
    counts[label]!++;
  }
  return counts;
}

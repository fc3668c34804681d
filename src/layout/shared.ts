import type { Store } from '../store/store';
import { turned, type Turn } from './turn';

/** A map that has places for all but what is shared, and its radius. */
export interface Sheet {
  /** x0, y0, x1, y1 … in graph units; written in place. */
  readonly places: Float32Array;
  readonly reach: number;
}

/** What joins more than this share of all nodes is near to nothing in particular. */
const EVERYWHERE = 0.002;
const ALWAYS_NEAR = 64;
/** Between two that share a spot, and between those on the shore; graph units. */
const STEP = 9;
const SHORE_STEP = 40;

/**
 * Places for what has no descent: in the middle of what it joins, beside what is there already; what joins nearly
 * everything (an architecture, a task) lies in order on a shore about the map.
 */
export function placeShared(store: Store, shared: Uint8Array, { places, reach }: Sheet): void {
  const many = Math.max(ALWAYS_NEAR, EVERYWHERE * store.nodeCount);
  const ashore: number[] = [];
  let turn: Turn = [1, 0];
  for (let node = 0; node < store.nodeCount; node++) {
    if (shared[node] === 0) continue;
    const middle = middleOf(store, node, shared, places);
    if (middle.count === 0 || middle.count > many) {
      ashore.push(node);
      continue;
    }
    // Farther from a middle of many, where more may want to be.
    const distance = STEP * Math.sqrt(0.5 + Math.min(middle.count - 1, 24));
    places[2 * node] = middle.x + distance * turn[0];
    places[2 * node + 1] = middle.y + distance * turn[1];
    turn = turned(turn);
  }
  placeAshore(store, ashore, { places, reach });
}

function middleOf(
  { columns }: Store,
  node: number,
  shared: Uint8Array,
  places: Float32Array,
): { x: number; y: number; count: number } {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = columns;
  let [x, y, count] = [0, 0, 0];
  const add = (other: number): void => {
    if (shared[other] === 1) return;
    x += places[2 * other]!;
    y += places[2 * other + 1]!;
    count++;
  };
  for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) add(edgeTarget[edge]!);
  for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++)
    add(edgeSource[incomingEdge[at]!]!);
  return count === 0 ? { x, y, count } : { x: x / count, y: y / count, count };
}

/** By kind, then importance, in rings about the map: each ring holds as many as have room. */
function placeAshore({ columns }: Store, nodes: readonly number[], { places, reach }: Sheet): void {
  const { nodeKind, nodeImportance } = columns;
  const sorted = nodes.toSorted(
    (a, b) => nodeKind[a]! - nodeKind[b]! || nodeImportance[b]! - nodeImportance[a]! || a - b,
  );
  let radius = reach + 3 * SHORE_STEP;
  let [x, y] = [0, radius];
  let walked = 0;
  // Steps wide enough that a shore of few goes round the whole map.
  const step = Math.max(SHORE_STEP, (6 * radius) / (sorted.length + 1));
  for (const node of sorted) {
    places[2 * node] = x;
    places[2 * node + 1] = y;
    // A chord of the ring: a turn by the rational parametrisation of the circle, exact in arithmetic alone.
    const t = step / (2 * radius);
    const [cos, sin] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
    [x, y] = [x * cos + y * sin, y * cos - x * sin];
    walked += step;
    if (walked < 6 * radius) continue;
    walked = 0;
    [x, y] = [(x * (radius + SHORE_STEP)) / radius, (y * (radius + SHORE_STEP)) / radius];
    radius += SHORE_STEP;
  }
}

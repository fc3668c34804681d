import { NameCursor } from '../store/names';
import type { Store } from '../store/store';
import type { Reached } from './reach';
import { byImportance, compareTexts } from './refs';
import { mapInSlices, sortInSlices, type Sliced } from './slice';

/*
 * The order in which every verb lists: by importance, then name, then id. Of many of which few are asked for, the few are found
 * without sorting the rest; and names are read only where importance does not decide, as among leaves, which all
 * weigh the same.
 */

/** A node row and how many steps lead to it. */
export interface Distant {
  readonly node: number;
  readonly distance: number;
}

export interface Listing {
  readonly shown: Distant[];
  /** How many there are, shown or not. */
  readonly total: number;
}

/**
 * Who was reached, nearest first, then by importance; the first start before all.
 * @param kinds one byte for each kind; of the others only the starts are listed
 */
export function* nearestFirst(
  store: Store,
  { nodes, ends }: Reached,
  limit: number,
  kinds?: Uint8Array,
): Sliced<Listing> {
  const shown: Distant[] = [];
  let total = 0;
  let from = 0;
  for (const [distance, end] of ends.entries()) {
    const isStart = distance === 0;
    const level = nodes.subarray(from, end);
    const listed = kinds === undefined || isStart ? level : ofKinds(store, level, kinds);
    total += listed.length;
    const room = limit - shown.length;
    const first = isStart
      ? [nodes[0]!, ...(yield* mostImportant(store, level.subarray(1), room - 1))]
      : yield* mostImportant(store, listed, room);
    for (const node of first) shown.push({ node, distance });
    from = end;
    yield;
  }
  return { shown, total };
}

function ofKinds({ columns: { nodeKind } }: Store, nodes: Uint32Array, kinds: Uint8Array): Uint32Array {
  const listed = new Uint32Array(nodes.length);
  let length = 0;
  for (let at = 0; at < nodes.length; at++) {
    if (kinds[nodeKind[nodes[at]!]!] === 1) listed[length++] = nodes[at]!;
  }
  return listed.subarray(0, length);
}

/** The first `most` in the order of listings, in that order. */
export function* mostImportant(store: Store, nodes: Uint32Array, most: number): Sliced<number[]> {
  if (most <= 0) return [];
  const chosen = nodes.length <= most ? nodes : yield* choose(store, nodes, most);
  return yield* inOrder(store, chosen);
}

function* inOrder(store: Store, nodes: Iterable<number>): Sliced<number[]> {
  const { nodeImportance } = store.columns;
  const sorted = yield* sortInSlices(nodes, (a, b) => nodeImportance[b]! - nodeImportance[a]!);
  for (let start = 0, end = 1; start < sorted.length; start = end++) {
    const importance = nodeImportance[sorted[start]!];
    while (end < sorted.length && nodeImportance[sorted[end]!] === importance) end++;
    if (end - start === 1) continue;
    const run = yield* byName(store, sorted.slice(start, end));
    for (let at = start; at < end; at++) sorted[at] = run[at - start]!.node;
  }
  return sorted;
}

interface Named {
  readonly node: number;
  readonly name: string;
}

function* byName(store: Store, nodes: readonly number[]): Sliced<Named[]> {
  const named = yield* mapInSlices(nodes, (node) => ({ node, name: store.name(node) }));
  return yield* sortInSlices(named, nameOrder(store));
}

function nameOrder(store: Store): (a: Named, b: Named) => number {
  return (a, b) => compareTexts(a.name, b.name) || compareTexts(store.id(a.node), store.id(b.node));
}

/** A node, and how much it weighs in an answer. */
export interface Weighed {
  readonly node: number;
  readonly weight: number;
}

/**
 * The heaviest first, then as in all listings.
 * @param weights for each node of the graph
 */
export function* heaviest(
  store: Store,
  nodes: Uint32Array,
  weights: Float64Array,
  most: number,
): Sliced<Weighed[]> {
  const { above, equals } = yield* splitAt(nodes, weights, Math.min(most, nodes.length));
  const order = byImportance(store);
  const sorted = yield* sortInSlices(above, (a, b) => weights[b]! - weights[a]! || order(a, b));
  const rest = yield* mostImportant(store, Uint32Array.from(equals), most - above.length);
  return [...sorted, ...rest].map((node) => ({ node, weight: weights[node]! }));
}

/** The first `most` of more, in no order. */
function* choose(store: Store, nodes: Uint32Array, most: number): Sliced<number[]> {
  const { above, equals } = yield* splitAt(nodes, store.columns.nodeImportance, most);
  return [...above, ...(yield* firstByName(store, equals, most - above.length))];
}

/** Nodes between two looks at the clock. */
const CHUNK = 65_536;

/** Those that weigh more than the `most`-th does, and those that weigh as much. */
function* splitAt(
  nodes: Uint32Array,
  weights: Float32Array | Float64Array,
  most: number,
): Sliced<{ above: number[]; equals: number[] }> {
  const heap = new Float64Array(most).fill(-Infinity);
  for (let at = 0; at < nodes.length; at++) {
    const weight = weights[nodes[at]!]!;
    if (weight > heap[0]!) replaceLeast(heap, weight);
    if (at % CHUNK === CHUNK - 1) yield;
  }
  const [least] = heap;
  const above: number[] = [];
  const equals: number[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const weight = weights[nodes[at]!]!;
    if (weight > least!) above.push(nodes[at]!);
    else if (weight === least) equals.push(nodes[at]!);
    if (at % CHUNK === CHUNK - 1) yield;
  }
  return { above, equals };
}

/** Of a heap whose first is the least. */
function replaceLeast(heap: Float64Array, value: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}

/** Names read between two looks at the clock. */
const NAMES_CHUNK = 8_192;

/** Looks at the bytes of a name before it is made a text: most are beyond what is kept already. */
function* firstByName(store: Store, nodes: readonly number[], most: number): Sliced<number[]> {
  if (nodes.length <= most) return [...nodes];
  const cursor = new NameCursor(store.columns);
  const encoder = new TextEncoder();
  const order = nameOrder(store);
  let kept: Named[] = [];
  let last: Uint8Array | undefined;
  for (const [at, node] of nodes.entries()) {
    if (at % NAMES_CHUNK === NAMES_CHUNK - 1) yield;
    cursor.read(node);
    if (last !== undefined && isBeyond(cursor.bytes, cursor.length, last)) continue;
    kept.push({ node, name: store.name(node) });
    if (kept.length < 2 * most + NAMES_AT_LEAST) continue;
    kept = kept.sort(order).slice(0, most);
    last = encoder.encode(kept.at(-1)!.name);
  }
  return kept
    .sort(order)
    .slice(0, most)
    .map(({ node }) => node);
}

const NAMES_AT_LEAST = 64;

/** Whether a name in UTF-8 comes after another, in the order of texts in JavaScript. */
function isBeyond(name: Uint8Array, length: number, other: Uint8Array): boolean {
  const common = Math.min(length, other.length);
  for (let at = 0; at < common; at++) {
    if (name[at] !== other[at]) return weight(name[at]!) > weight(other[at]!);
  }
  return length > other.length;
}

/** Texts are compared by UTF-16 units: what takes two of these (from F0 on) comes before U+E000 … U+FFFF (EE and EF). */
function weight(byte: number): number {
  if (byte < 0xee) return byte;
  return byte < 0xf0 ? byte + 8 : byte - 2;
}

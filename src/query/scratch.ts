import type { Store } from '../store/store';

/** One byte for each node, 1 = may still be met, and a queue of those that were, in the order in which they were. */
export class Scratch {
  readonly open: Uint8Array;
  readonly queue: Uint32Array;
  /** Where the queue ends. */
  tail = 0;
  /** The first of the queue that a walk has not gone on from. */
  head = 0;
  /** Those at distance d end before `queue[ends[d]]`. */
  ends: number[] = [];
  /** So many of the queue are starts. */
  #starts = 0;
  /** How many edges a walk has looked at. */
  looks = 0;

  /** @param mask one byte for each node, 1 = may be met; absent: all */
  constructor(
    nodeCount: number,
    private readonly mask?: Uint8Array,
  ) {
    this.open = mask?.slice() ?? new Uint8Array(nodeCount).fill(1);
    this.queue = new Uint32Array(nodeCount);
  }

  /** Whatever the mask says; once. */
  start(node: number): void {
    this.#starts++;
    this.open[node] = 0;
    this.queue[this.tail++] = node;
  }

  /** Once, and only if it may be met. */
  meet(node: number): void {
    if (this.open[node] === 0) return;
    this.open[node] = 0;
    this.queue[this.tail++] = node;
  }

  clear(): void {
    const { open, queue, tail, mask } = this;
    for (let at = 0; at < tail; at++) open[queue[at]!] = 1;
    // All others had passed it.
    if (mask !== undefined) for (let at = 0; at < this.#starts; at++) open[queue[at]!] = mask[queue[at]!]!;
    this.#starts = 0;
    this.tail = 0;
    this.head = 0;
    this.ends = [];
    this.looks = 0;
  }
}

/**
 * As long as the graph has nodes, and kept between questions, by store or by mask: to clear what was touched is cheaper than to
 * make anew. Questions in slices may take turns: each borrows its own.
 */
const SPARE = new WeakMap<Store | Uint8Array, Scratch[]>();

/** Give it back, whatever happens. */
export function borrow(store: Store, mask?: Uint8Array): Scratch {
  return SPARE.get(mask ?? store)?.pop() ?? new Scratch(store.nodeCount, mask);
}

export function giveBack(store: Store, scratch: Scratch, mask?: Uint8Array): void {
  scratch.clear();
  const spare = SPARE.get(mask ?? store);
  if (spare === undefined) SPARE.set(mask ?? store, [scratch]);
  else spare.push(scratch);
}

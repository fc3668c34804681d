import type { Store } from '../store/store';

/** Of a node that no question has met since the marks were made. */
const FRESH = 255;
/** Of a node that may never be met. */
const SHUT = 0;

/** Marks for every node, and a queue of those that a question has met, in the order in which it did. */
export class Scratch {
  /** A node may be met where its mark is above `turn`, and has been where it is `turn`: so nothing is cleared between questions. */
  readonly marks: Uint8Array;
  readonly queue: Uint32Array;
  /** Falls with each question. */
  turn = FRESH - 1;
  /** Where the queue ends. */
  tail = 0;
  /** The first of the queue that a walk has not gone on from. */
  head = 0;
  /** Those at distance d end before `queue[ends[d]]`. */
  ends: number[] = [];
  /** How many edges a walk has looked at. */
  looks = 0;
  /** So many of the queue are starts. */
  #starts = 0;

  /** @param mask one byte for each node, 1 = may be met; absent: all */
  constructor(
    nodeCount: number,
    private readonly mask?: Uint8Array,
  ) {
    this.marks = new Uint8Array(nodeCount);
    this.queue = new Uint32Array(nodeCount);
    this.#refresh();
  }

  /** Whatever the mask says; once. */
  start(node: number): void {
    this.#starts++;
    this.marks[node] = this.turn;
    this.queue[this.tail++] = node;
  }

  /** Once, and only if it may be met. */
  meet(node: number): void {
    if (this.marks[node]! <= this.turn) return;
    this.marks[node] = this.turn;
    this.queue[this.tail++] = node;
  }

  isMet(node: number): boolean {
    return this.marks[node] === this.turn;
  }

  /** Ready for another question. */
  clear(): void {
    const { marks, queue, mask } = this;
    // All others had passed the mask.
    const starts = mask === undefined ? 0 : this.#starts;
    for (let at = 0; at < starts; at++) if (mask![queue[at]!] === 0) marks[queue[at]!] = SHUT;
    this.#starts = 0;
    this.tail = 0;
    this.head = 0;
    this.ends = [];
    this.looks = 0;
    this.turn--;
    if (this.turn === SHUT) this.#refresh();
  }

  #refresh(): void {
    const { marks, mask } = this;
    marks.fill(FRESH);
    this.turn = FRESH - 1;
    if (mask === undefined) return;
    for (let node = 0; node < marks.length; node++) if (mask[node] === 0) marks[node] = SHUT;
  }
}

/**
 * As long as the graph has nodes, and kept between questions, by store or by mask. Questions in slices may take turns: each
 * borrows its own.
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

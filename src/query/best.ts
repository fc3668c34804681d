import type { Store } from '../store/store';
import type { Likeness } from './likeness';
import { byImportance } from './refs';

/** An entity, how like it is, and by which of its names. */
export interface Hit extends Likeness {
  readonly node: number;
}

/** The best so many hits of those that were added, in a heap with the last of them on top. */
export class Best {
  readonly #heap: Hit[] = [];
  readonly #order: (a: number, b: number) => number;

  /**
   * @param kinds one byte for each kind; 1 = listed
   * @param passing one byte for each node; 0 = not listed
   */
  constructor(
    private readonly store: Store,
    private readonly limit: number,
    private readonly kinds: Uint8Array,
    private readonly passing?: Uint8Array,
  ) {
    this.#order = byImportance(store);
  }

  /** Whether an entity is to be listed if it is found. */
  admits(node: number): boolean {
    return this.kinds[this.store.columns.nodeKind[node]!] === 1 && this.passing?.[node] !== 0;
  }

  /** What is not as like as this has no place; 0 while there is room. */
  get leastScore(): number {
    return this.#heap.length < this.limit ? 0 : this.#heap[0]!.score;
  }

  /** Of the last that has a place; what is as like and less important has none. Below 0 while there is room. */
  get leastImportance(): number {
    return this.#heap.length < this.limit ? -1 : this.store.columns.nodeImportance[this.#heap[0]!.node]!;
  }

  /** @param likeness of score 0 is none */
  add(node: number, { score, matched }: Likeness): void {
    if (score === 0) return;
    const hit = { node, score, matched };
    if (this.#heap.length < this.limit) {
      this.#heap.push(hit);
      this.#rise(this.#heap.length - 1);
    } else if (this.#compare(hit, this.#heap[0]!) < 0) {
      this.#heap[0] = hit;
      this.#sink();
    }
  }

  /** The best first. */
  list(): Hit[] {
    return this.#heap.toSorted((a, b) => this.#compare(a, b));
  }

  #compare(a: Hit, b: Hit): number {
    return b.score - a.score || this.#order(a.node, b.node);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (this.#compare(heap[at]!, heap[above]!) <= 0) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; 2 * at + 1 < heap.length;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const last = right < heap.length && this.#compare(heap[right]!, heap[left]!) > 0 ? right : left;
      if (this.#compare(heap[last]!, heap[at]!) <= 0) return;
      [heap[at], heap[last]] = [heap[last]!, heap[at]!];
      at = last;
    }
  }
}

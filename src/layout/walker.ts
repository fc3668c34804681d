import type { Parts } from './parts';

/** Breadth-first walks over one part after another, with scratch that is kept. */
export class Walker {
  /** Ranks reached, nearest first, the first of them the one that is walked from; and how many steps away each is. */
  readonly reached: Uint32Array;
  readonly steps: Uint16Array;
  count = 0;
  readonly #met: Uint32Array;
  #walks = 0;

  constructor(
    private readonly parts: Parts,
    count: number,
  ) {
    this.reached = new Uint32Array(count);
    this.steps = new Uint16Array(count);
    this.#met = new Uint32Array(count);
  }

  /** @returns the most steps */
  walk(from: number): number {
    const { offsets, others } = this.parts;
    const { reached, steps } = this;
    const met = this.#met;
    const walk = ++this.#walks;
    let tail = 1;
    met[from] = walk;
    reached[0] = from;
    steps[0] = 0;
    for (let head = 0; head < tail; head++) {
      const rank = reached[head]!;
      const next = steps[head]! + 1;
      for (let at = offsets[rank]!; at < offsets[rank + 1]!; at++) {
        const other = others[at]!;
        if (met[other] === walk) continue;
        met[other] = walk;
        steps[tail] = next;
        reached[tail++] = other;
      }
    }
    this.count = tail;
    return steps[tail - 1]!;
  }
}

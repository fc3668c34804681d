import type { Heads } from './heads';
import type { Parts } from './parts';
import { Walker } from './walker';

/** Where the middles of heads lie, in graph units; moved in place. */
export interface Spots {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Moves heads until distances on the plane follow those in the graph, from one node after another (after Zheng, Pawar,
 * Goodman 2018, with the pivots of Ortmann, Klimenta, Brandes 2016 drawn anew each time): every head is moved whole, towards where its
 * members want to be from the node that is walked from, nearer ones more strongly.
 */
export class HeadStress {
  readonly walker: Walker;
  readonly #parts: Parts;
  readonly #heads: Heads;
  readonly #spots: Spots;
  /** Of each head's members the sums of 1 / steps and 1 / steps², and how many there are. */
  readonly #near: Float64Array;
  readonly #nearer: Float64Array;
  readonly #members: Uint32Array;
  readonly #met: Uint32Array;

  constructor({ parts, heads, spots }: { parts: Parts; heads: Heads; spots: Spots }) {
    [this.#parts, this.#heads, this.#spots] = [parts, heads, spots];
    this.walker = new Walker(parts, heads.of.length);
    this.#near = new Float64Array(heads.count);
    this.#nearer = new Float64Array(heads.count);
    this.#members = new Uint32Array(heads.count);
    this.#met = new Uint32Array(heads.count);
  }

  /**
   * @param pivot rank of the node that is walked from
   * @param strength of a step: from the square of the longest distance, when all go the whole way, to a share of 1
   * @param unit graph units for one step in the graph
   */
  pull(pivot: number, strength: number, unit: number): void {
    const { x, y } = this.#spots;
    const { of, within } = this.#heads;
    const count = this.#gather(pivot);
    const node = this.#parts.nodes[pivot]!;
    const fromX = x[of[node]!]! + within[2 * node]!;
    const fromY = y[of[node]!]! + within[2 * node + 1]!;
    for (let at = 0; at < count; at++) {
      const head = this.#met[at]!;
      const wanted = (unit * this.#near[head]!) / this.#nearer[head]!;
      const dx = x[head]! - fromX;
      const dy = y[head]! - fromY;
      const distance = Math.sqrt(dx * dx + dy * dy);
      const share = Math.min(1, (strength * this.#nearer[head]!) / this.#members[head]!);
      const move = distance === 0 ? 0 : (share * (wanted - distance)) / distance;
      x[head]! += dx * move;
      y[head]! += dy * move;
      this.#near[head] = this.#nearer[head] = this.#members[head] = 0;
    }
  }

  /** What is wanted of all heads but the pivot's own. @returns how many heads were met */
  #gather(pivot: number): number {
    const [parts, heads, walker] = [this.#parts, this.#heads, this.walker];
    walker.walk(pivot);
    const own = heads.of[parts.nodes[pivot]!]!;
    let count = 0;
    for (let at = 1; at < walker.count; at++) {
      const head = heads.of[parts.nodes[walker.reached[at]!]!]!;
      if (head === own) continue;
      const share = 1 / walker.steps[at]!;
      if (this.#members[head] === 0) this.#met[count++] = head;
      this.#near[head]! += share;
      this.#nearer[head]! += share * share;
      this.#members[head]!++;
    }
    return count;
  }
}

import type { Parts } from './parts';

/** A power of two, so that the step's ratio from round to round is found by square roots alone. */
const HALVINGS = 5;
const ROUNDS = 2 ** HALVINGS;
/** So many nodes of each part are walked from in each round. */
const PIVOTS = 12;
/** How far the last round moves a node towards its distance from a neighbour, of the whole way. */
const LAST_STEP = 0.05;
/** Steps of work between two yields. */
const SLICE = 20_000;

/** Where nodes lie, by rank, in any unit; moved in place. */
export interface Spots {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Moves the nodes of each part until their distances follow those in the graph: in each round every node is moved towards
 * its distance from some others drawn by chance, strongly at first and from the near ones at last (after Zheng, Pawar, Goodman
 * 2018, with the pivots of Ortmann, Klimenta, Brandes 2016 drawn anew each round). One step in the graph becomes one unit.
 * Time in proportion to the size; arithmetic and square roots alone.
 * @yields the share of the work that is done
 */
export function* relax(parts: Parts, spots: Spots, random: () => number): Generator<number, void, void> {
  const count = parts.nodes.length;
  const walker = new Walker(parts, count);
  let since = 0;
  let done = 0;
  for (let part = 0; part + 1 < parts.starts.length; part++) {
    const [start, end] = [parts.starts[part]!, parts.starts[part + 1]!];
    const size = end - start;
    if (size < 3) break; // The others are no larger: a pair is as good either way.
    const pivots = Math.min(PIVOTS, size - 1);
    const draw = (): number => start + Math.floor(random() * size);
    const farthest = walker.walk(draw());
    scaleToSteps(spots, walker, start, end);
    let step = farthest * farthest * FIRST_STEP;
    const ratio = root(LAST_STEP / step);
    for (let round = 0; round < ROUNDS; round++, step *= ratio) {
      for (let pivot = 0; pivot < pivots; pivot++) {
        walker.walk(draw());
        pull(spots, walker, step);
        since += size;
        if (since < SLICE) continue;
        since = 0;
        yield (done + (size * (round + pivot / pivots)) / ROUNDS) / count;
      }
    }
    done += size;
  }
}

const FIRST_STEP = 1;

/** The root of as many rounds. */
function root(value: number): number {
  let result = value;
  for (let halving = 0; halving < HALVINGS; halving++) result = Math.sqrt(result);
  return result;
}

/** Breadth-first walks over one part after another, with scratch that is kept. */
class Walker {
  /** Ranks reached, nearest first, the first of them the one that is walked from. */
  readonly reached: Uint32Array;
  readonly steps: Uint16Array;
  readonly #met: Uint32Array;
  #walks = 0;
  count = 0;

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
    let tail = 0;
    met[from] = walk;
    steps[from] = 0;
    reached[tail++] = from;
    for (let head = 0; head < tail; head++) {
      const rank = reached[head]!;
      const next = steps[rank]! + 1;
      for (let at = offsets[rank]!; at < offsets[rank + 1]!; at++) {
        const other = others[at]!;
        if (met[other] === walk) continue;
        met[other] = walk;
        steps[other] = next;
        reached[tail++] = other;
      }
    }
    this.count = tail;
    return steps[reached[tail - 1]!]!;
  }
}

function scaleToSteps({ x, y }: Spots, { reached, steps, count }: Walker, start: number, end: number): void {
  const from = reached[0]!;
  let [sum, squares] = [0, 0];
  for (let at = 1; at < count; at++) {
    const rank = reached[at]!;
    const dx = x[rank]! - x[from]!;
    const dy = y[rank]! - y[from]!;
    const ratio = Math.sqrt(dx * dx + dy * dy) / steps[rank]!;
    sum += ratio;
    squares += ratio * ratio;
  }
  const scale = squares === 0 ? 1 : sum / squares;
  for (let rank = start; rank < end; rank++) {
    x[rank]! *= scale;
    y[rank]! *= scale;
  }
}

function pull({ x, y }: Spots, { reached, steps, count }: Walker, step: number): void {
  const from = reached[0]!;
  const [fromX, fromY] = [x[from]!, y[from]!];
  for (let at = 1; at < count; at++) {
    const rank = reached[at]!;
    const wanted = steps[rank]!;
    const dx = x[rank]! - fromX;
    const dy = y[rank]! - fromY;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const share = step < wanted * wanted ? step / (wanted * wanted) : 1;
    const move = distance === 0 ? 0 : (share * (wanted - distance)) / distance;
    x[rank]! += dx * move;
    y[rank]! += dy * move;
  }
}

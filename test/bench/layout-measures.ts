import { seededRandom } from '../../src/layout/random';
import type { Links } from '../../src/layout/stress';

/** What both measures draw from; the same seed draws the same. */
export interface Sampling {
  readonly seed: number;
  readonly samples: number;
}

/** Of a node's nearest at least so many count as near. */
const LEAST_NEAR = 20;

/**
 * Hub-fair neighbour preservation: the share of sampled edges (u, v) with v among the max(20, 2·deg u, 2·deg v) nearest nodes
 * of u. Self-loops are no edges; a node at the same distance as v counts as nearer, so that heaps preserve nothing.
 * @param places x0, y0, x1, y1 …
 * @returns 0 to 1; 1 where there is no edge
 */
export function neighbourPreservation(
  places: ArrayLike<number>,
  links: Links,
  { seed, samples }: Sampling,
): number {
  const random = seededRandom(seed);
  const degree = degreesOf(places.length / 2, links);
  const edges = Uint32Array.from({ length: links.source.length }, (_, edge) => edge).filter(
    (edge) => links.source[edge] !== links.target[edge],
  );
  if (edges.length === 0) return 1;
  let kept = 0;
  for (let sample = 0; sample < samples; sample++) {
    const edge = edges[Math.floor(random() * edges.length)]!;
    const isFlipped = random() < 0.5;
    const u = isFlipped ? links.target[edge]! : links.source[edge]!;
    const v = isFlipped ? links.source[edge]! : links.target[edge]!;
    const near = Math.max(LEAST_NEAR, 2 * degree[u]!, 2 * degree[v]!);
    if (nearerThan(places, u, v) < near) kept++;
  }
  return kept / samples;
}

function degreesOf(count: number, { source, target }: Links): Uint32Array {
  const degree = new Uint32Array(count);
  for (let edge = 0; edge < source.length; edge++) {
    if (source[edge] === target[edge]) continue;
    degree[source[edge]!]!++;
    degree[target[edge]!]!++;
  }
  return degree;
}

/** How many nodes other than the two are no farther from u than v is. */
function nearerThan(places: ArrayLike<number>, u: number, v: number): number {
  const [x, y] = [places[2 * u]!, places[2 * u + 1]!];
  const squared = (places[2 * v]! - x) ** 2 + (places[2 * v + 1]! - y) ** 2;
  let count = -2;
  for (let at = 0; at < places.length; at += 2) {
    const [dx, dy] = [places[at]! - x, places[at + 1]! - y];
    if (dx * dx + dy * dy <= squared) count++;
  }
  return count;
}

/** Sampled pairs of connected nodes with the fewest steps between them. */
export interface Pairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly steps: Float64Array;
}

/** Targets drawn for each source that is walked from. */
const TARGETS = 50;

/** Pairs drawn evenly from all connected pairs of different nodes, `TARGETS` for each node that is walked from. */
export function connectedPairs(count: number, links: Links, { seed, samples }: Sampling): Pairs {
  const random = seededRandom(seed);
  const walk = new Walk(count, links);
  const part = walk.parts();
  const sources = Array.from(part.size.keys()).filter((node) => part.size[node]! > 1);
  const pairs: [number, number, number][] = [];
  // A source is drawn by how many others it is connected with.
  const sums = new Float64Array(sources.length);
  sources.reduce((sum, node, at) => (sums[at] = sum + part.size[node]! - 1), 0);
  while (sources.length > 0 && pairs.length < samples) {
    const drawn = random() * sums[sums.length - 1]!;
    const a = sources[lowest(sums, drawn)]!;
    const reached = walk.from(a);
    for (let target = 0; target < TARGETS && pairs.length < samples; target++) {
      const b = walk.queue[1 + Math.floor(random() * (reached - 1))]!;
      pairs.push([a, b, walk.steps[b]!]);
    }
  }
  return {
    a: Uint32Array.from(pairs, ([a]) => a),
    b: Uint32Array.from(pairs, ([, b]) => b),
    steps: Float64Array.from(pairs, ([, , steps]) => steps),
  };
}

/** Index of the first sum above a number. */
function lowest(sums: Float64Array, above: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > above) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Breadth first, with scratch that is kept. */
class Walk {
  readonly queue: Uint32Array;
  readonly steps: Int32Array;
  readonly #offsets: Uint32Array;
  readonly #others: Uint32Array;

  constructor(
    private readonly count: number,
    { source, target }: Links,
  ) {
    this.queue = new Uint32Array(count);
    this.steps = new Int32Array(count).fill(-1);
    const offsets = new Uint32Array(count + 1);
    for (let edge = 0; edge < source.length; edge++) {
      offsets[source[edge]! + 1]!++;
      offsets[target[edge]! + 1]!++;
    }
    for (let node = 0; node < count; node++) offsets[node + 1]! += offsets[node]!;
    const next = offsets.slice();
    const others = new Uint32Array(offsets[count]!);
    for (let edge = 0; edge < source.length; edge++) {
      others[next[source[edge]!]!++] = target[edge]!;
      others[next[target[edge]!]!++] = source[edge]!;
    }
    [this.#offsets, this.#others] = [offsets, others];
  }

  /** @returns how many are reached; they are the first of `queue` */
  from(start: number): number {
    this.steps.fill(-1);
    return this.#on(start, 0);
  }

  #on(start: number, from: number): number {
    const { queue, steps } = this;
    let tail = from;
    queue[tail++] = start;
    steps[start] = 0;
    for (let head = from; head < tail; head++) {
      const node = queue[head]!;
      for (let at = this.#offsets[node]!; at < this.#offsets[node + 1]!; at++) {
        const other = this.#others[at]!;
        if (steps[other] !== -1) continue;
        steps[other] = steps[node]! + 1;
        queue[tail++] = other;
      }
    }
    return tail;
  }

  /** For each node how many nodes its part has. */
  parts(): { size: Uint32Array } {
    const size = new Uint32Array(this.count);
    this.steps.fill(-1);
    let start = 0;
    for (let node = 0; node < this.count; node++) {
      if (this.steps[node] !== -1) continue;
      const end = this.#on(node, start);
      for (let at = start; at < end; at++) size[this.queue[at]!] = end - start;
      start = end;
    }
    return { size };
  }
}

/**
 * Normalised stress: the mean over pairs of (s·|xa − xb| / steps − 1)², at the uniform scale s that makes it least.
 * @returns 0 (distances on the plane are those in the graph) to 1 (all nodes on one point)
 */
export function stressOf(places: ArrayLike<number>, { a, b, steps }: Pairs): number {
  let [sum, squares] = [0, 0];
  for (let pair = 0; pair < a.length; pair++) {
    const dx = places[2 * a[pair]!]! - places[2 * b[pair]!]!;
    const dy = places[2 * a[pair]! + 1]! - places[2 * b[pair]! + 1]!;
    const ratio = Math.sqrt(dx * dx + dy * dy) / steps[pair]!;
    sum += ratio;
    squares += ratio * ratio;
  }
  return squares === 0 ? 1 : 1 - (sum * sum) / (squares * a.length);
}

import { seededRandom } from './random';

export interface StressOptions {
  readonly seed: number;
  /** Graph units between neighbours. */
  readonly edgeLength: number;
  readonly rounds: number;
}

/** A graph as two parallel arrays of node indices; directions are ignored. */
export interface Links {
  readonly source: ArrayLike<number>;
  readonly target: ArrayLike<number>;
}

/**
 * Places nodes so that their distances on the plane follow their distances in the graph, by stochastic gradient
 * descent (Zheng, Pawar, Goodman: "Graph Drawing by Stochastic Gradient Descent", 2018). Distances between all pairs:
 * for graphs of up to a few thousand nodes.
 * @returns x0, y0, x1, y1 … in graph units about the origin
 */
export function stressLayout(nodeCount: number, links: Links, options: StressOptions): Float32Array {
  const random = seededRandom(options.seed);
  const places = Float32Array.from(
    { length: nodeCount * 2 },
    () => (random() - 0.5) * options.edgeLength * Math.sqrt(nodeCount),
  );
  const pairs = distancePairs(nodeCount, links);
  const order = Uint32Array.from({ length: pairs.count }, (_, i) => i);
  const strongest = 1;
  const weakest = 1 / pairs.longest ** 2;
  for (let round = 0; round < options.rounds; round++) {
    // The step falls from one that moves the farthest pair whole to one that only trims the nearest.
    const progress = round / Math.max(1, options.rounds - 1);
    const step = (1 / weakest) * Math.pow((0.1 * weakest) / strongest, progress);
    shuffle(order, random);
    for (const pair of order) pull(places, pairs, pair, step, options.edgeLength);
  }
  return places;
}

interface Pairs {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly steps: Uint16Array;
  readonly longest: number;
}

function distancePairs(nodeCount: number, links: Links): Pairs {
  const neighbours = neighbourLists(nodeCount, links);
  const count = (nodeCount * (nodeCount - 1)) / 2;
  const pairs = {
    count,
    a: new Uint32Array(count),
    b: new Uint32Array(count),
    steps: new Uint16Array(count),
    longest: 1,
  };
  let at = 0;
  for (let a = 0; a < nodeCount; a++) {
    const steps = stepsFrom(a, neighbours);
    for (let b = a + 1; b < nodeCount; b++, at++) {
      pairs.a[at] = a;
      pairs.b[at] = b;
      pairs.steps[at] = steps[b]!;
      pairs.longest = Math.max(pairs.longest, steps[b]!);
    }
  }
  return pairs;
}

function neighbourLists(nodeCount: number, { source, target }: Links): number[][] {
  const lists: number[][] = Array.from({ length: nodeCount }, () => []);
  for (let i = 0; i < source.length; i++) {
    if (source[i] === target[i]) continue;
    lists[source[i]!]!.push(target[i]!);
    lists[target[i]!]!.push(source[i]!);
  }
  return lists;
}

/** Between parts of the graph that are not joined: far, but on one sheet. */
const APART = 5;

function stepsFrom(start: number, neighbours: readonly (readonly number[])[]): Int32Array {
  const steps = new Int32Array(neighbours.length).fill(-1);
  steps[start] = 0;
  const queue = [start];
  for (const node of queue) {
    for (const next of neighbours[node]!) {
      if (steps[next]! >= 0) continue;
      steps[next] = steps[node]! + 1;
      queue.push(next);
    }
  }
  return steps.map((distance) => (distance < 0 ? APART : distance));
}

function pull(places: Float32Array, pairs: Pairs, pair: number, step: number, edgeLength: number): void {
  const a = pairs.a[pair]! * 2;
  const b = pairs.b[pair]! * 2;
  const steps = pairs.steps[pair]!;
  const dx = places[b]! - places[a]! || 1e-6;
  const dy = places[b + 1]! - places[a + 1]!;
  const distance = Math.hypot(dx, dy);
  const share = Math.min(1, step / (steps * steps));
  const move = (share * (distance - steps * edgeLength)) / (2 * distance);
  places[a]! += dx * move;
  places[a + 1]! += dy * move;
  places[b]! -= dx * move;
  places[b + 1]! -= dy * move;
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

import type { Columns } from './columns';

const DAMPING = 0.85;
const MAX_ROUNDS = 100;
/** How much the mean node may still move: so little that no level of the scale is in doubt for long. */
const PRECISION = 1e-6;

/** Edges sorted by source, as compressed sparse rows. */
export type OutgoingEdges = Pick<Columns, 'nodeOutOffsets' | 'edgeTarget'>;

/**
 * PageRank by power iteration (Page and Brin 1998), damping 0.85, dangling weight spread evenly. Weight
 * flows from subject to object, so that what much is built on comes out on top. It ends after 100 rounds, or when a round
 * moves the mean node by less than a millionth: that is far finer than the scale on which it is kept.
 * @returns one number per node, mean 1
 */
export function pageRank({ nodeOutOffsets, edgeTarget }: OutgoingEdges): Float64Array {
  const nodeCount = nodeOutOffsets.length - 1;
  let rank = new Float64Array(nodeCount).fill(1);
  let next = new Float64Array(nodeCount);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    next.fill(0);
    const dangling = flow(rank, next, nodeOutOffsets, edgeTarget);
    const base = 1 - DAMPING + (DAMPING * dangling) / nodeCount;
    let moved = 0;
    for (let node = 0; node < nodeCount; node++) {
      const weight = next[node]! + base;
      next[node] = weight;
      moved += Math.abs(weight - rank[node]!);
    }
    [rank, next] = [next, rank];
    if (moved < PRECISION * nodeCount) break;
  }
  return rank;
}

/** @returns the weight that no edge takes away */
function flow(rank: Float64Array, next: Float64Array, offsets: Uint32Array, target: Uint32Array): number {
  let dangling = 0;
  for (let node = 0; node < rank.length; node++) {
    const start = offsets[node]!;
    const end = offsets[node + 1]!;
    if (start === end) {
      dangling += rank[node]!;
      continue;
    }
    const share = (DAMPING * rank[node]!) / (end - start);
    for (let edge = start; edge < end; edge++) next[target[edge]!]! += share;
  }
  return dangling;
}

/*
 * The scale on which importance is kept: level 0 is 0.15, which is what every node has at least, and 40 levels double it.
 * The highest, about 7.5 million, is the weight of a node that has all the weight of so many. A level is at most 0.9 % off, and
 * ten bits; nodes of one level are of the same importance, and lists go on by name.
 */
export const IMPORTANCE_LEVELS = 1024;
const LOWEST = 1 - DAMPING;
const LEVELS_IN_OCTAVE = 40;

/** The level that is nearest to a weight by ratio: 0 … 1,023. */
export function importanceLevel(weight: number): number {
  const level = Math.round(LEVELS_IN_OCTAVE * Math.log2(weight / LOWEST));
  return Math.min(Math.max(level, 0), IMPORTANCE_LEVELS - 1);
}

/** The weight for which a level stands. */
export function importanceOf(level: number): number {
  return Math.fround(LOWEST * 2 ** (level / LEVELS_IN_OCTAVE));
}

/** Weights, each as its level has it. */
export function onScale(weights: ArrayLike<number>): Float32Array {
  const values = Float32Array.from({ length: IMPORTANCE_LEVELS }, (_, level) => importanceOf(level));
  const scaled = new Float32Array(weights.length);
  for (let row = 0; row < weights.length; row++) scaled[row] = values[importanceLevel(weights[row]!)]!;
  return scaled;
}

import type { Rows } from './csr';

const DAMPING = 0.85;
const MAX_ROUNDS = 100;
const PRECISION = 1e-9;

/**
 * PageRank by power iteration (Page and Brin 1998), damping 0.85, dangling weight spread evenly. Weight
 * flows from subject to object, so that what much is built on comes out on top.
 * @returns one number per node, mean 1
 */
export function pageRank(nodeCount: number, out: Rows, target: Uint32Array): Float32Array {
  let rank = new Float64Array(nodeCount).fill(1);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = new Float64Array(nodeCount);
    let dangling = 0;
    for (let node = 0; node < nodeCount; node++) {
      const start = out.offsets[node]!;
      const end = out.offsets[node + 1]!;
      if (start === end) dangling += rank[node]!;
      const share = (DAMPING * rank[node]!) / (end - start);
      for (let i = start; i < end; i++) next[target[out.items[i]!]!]! += share;
    }
    const base = 1 - DAMPING + (DAMPING * dangling) / nodeCount;
    let moved = 0;
    for (let node = 0; node < nodeCount; node++) {
      next[node]! += base;
      moved += Math.abs(next[node]! - rank[node]!);
    }
    rank = next;
    if (moved < PRECISION * nodeCount) break;
  }
  return Float32Array.from(rank);
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupByOwner } from '../../src/store/csr';
import {
  IMPORTANCE_LEVELS,
  importanceLevel,
  importanceOf,
  onScale,
  pageRank,
} from '../../src/store/importance';

type Edge = readonly [source: number, target: number];

function ranked(nodeCount: number, edges: readonly Edge[]): number[] {
  const { offsets, items } = groupByOwner(
    edges.map(([source]) => source),
    nodeCount,
  );
  return [...pageRank({ nodeOutOffsets: offsets, edgeTarget: items.map((edge) => edges[edge]![1]) })];
}

/** As defined: the chance that a reader is there, who follows any edge, or with 0.15, or at an end, starts anywhere. */
function naive(nodeCount: number, edges: readonly Edge[]): number[] {
  let rank = Array.from({ length: nodeCount }, () => 1 / nodeCount);
  for (let round = 0; round < 300; round++) {
    const next = Array.from({ length: nodeCount }, () => 0.15 / nodeCount);
    rank.forEach((weight, node) => {
      const ends = edges.filter(([source]) => source === node).map(([, target]) => target);
      const all = ends.length > 0 ? ends : next.map((_, any) => any);
      for (const end of all) next[end]! += (0.85 * weight) / all.length;
    });
    rank = next;
  }
  return rank.map((weight) => weight * nodeCount);
}

describe('importance', () => {
  it('is 1 for all where nothing leads anywhere', () => {
    expect(ranked(3, [])).toEqual([1, 1, 1]);
    expect(ranked(0, [])).toEqual([]);
  });

  it('flows from subject to object', () => {
    const [derived, base] = ranked(2, [[0, 1]]);
    expect(base).toBeGreaterThan(derived!);
  });

  it('stays where a node leads to itself alone', () => {
    const [loop, other] = ranked(2, [[0, 0]]);
    expect(loop).toBeGreaterThan(other!);
  });

  it('counts an edge as often as it is there', () => {
    const [, once, twice] = ranked(3, [
      [0, 1],
      [0, 2],
      [0, 2],
    ]);
    expect(twice).toBeGreaterThan(once!);
  });

  it('is PageRank as defined, mean 1, on any graph', () => {
    const graphs = fc
      .integer({ min: 1, max: 8 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 }),
        ),
      );
    fc.assert(
      fc.property(graphs, ([size, edges]) => {
        const rank = ranked(size, edges);
        naive(size, edges).forEach((weight, node) => expect(rank[node]).toBeCloseTo(weight, 3));
        expect(rank.reduce((sum, weight) => sum + weight, 0) / size).toBeCloseTo(1, 5);
      }),
      { seed: 5 },
    );
  });
});

describe('the scale of importance', () => {
  const weights = fc.double({ min: 0.15, max: 7e6, noNaN: true });

  it('gives each level back', () => {
    const levels = Array.from({ length: IMPORTANCE_LEVELS }, (_, level) => level);
    expect(levels.map((level) => importanceLevel(importanceOf(level)))).toEqual(levels);
  });

  it('rises with the weight, and is at most 0.9 % off', () => {
    fc.assert(
      fc.property(weights, weights, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(importanceLevel(less)).toBeLessThanOrEqual(importanceLevel(more));
        expect(Math.abs(importanceOf(importanceLevel(one)) / one - 1)).toBeLessThan(0.009);
      }),
    );
  });

  it('leaves what is on it where it is', () => {
    const scaled = onScale([0.15, 1, 2.5, 1234]);
    expect(onScale(scaled)).toEqual(scaled);
  });

  it('ends at both ends', () => {
    expect([0, 0.1, 1e12].map(importanceLevel)).toEqual([0, 0, IMPORTANCE_LEVELS - 1]);
  });
});

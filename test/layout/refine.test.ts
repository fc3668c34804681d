import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubSeed } from '../../src/layout/hub-seed';
import { refine } from '../../src/layout/refine';
import { regionsOf } from '../../src/layout/regions';
import { lineageForest, NO_PARENT } from '../../src/store/forest';
import type { Store } from '../../src/store/store';
import { connectedPairs, neighbourPreservation, stressOf } from '../bench/layout-measures';
import { storeOf } from '../fixtures/graph';
import { anyDescent, hubOf, modelsOf } from './hub';

function refined(store: Store, places = hubSeed(store), seed = 1): Float32Array {
  const work = refine(store, places, seed);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function descentOf({ columns }: Store) {
  return { source: columns.edgeSource, target: columns.edgeTarget };
}

/** Pairs of nodes that are nearer to each other than glyphs are wide. */
function crowded(places: Float32Array): number {
  let count = 0;
  for (let a = 0; a < places.length; a += 2)
    for (let b = 0; b < a; b += 2)
      if (Math.hypot(places[a]! - places[b]!, places[a + 1]! - places[b + 1]!) < 10) count++;
  return count;
}

describe('places of a hub by forces', () => {
  it('are finite, whatever is built on what', () => {
    fc.assert(
      fc.property(anyDescent, (bases) => {
        const places = refined(modelsOf(bases));
        expect(places.length).toBe(2 * bases.length);
        expect(places.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it.each([1_000, 2_500])('follow the distances of %i models better than those by descent', (count) => {
    const store = modelsOf(hubOf(count, 3));
    const pairs = connectedPairs(count, descentOf(store), { seed: 1, samples: 5_000 });
    const seed = hubSeed(store);
    expect(stressOf(refined(store, seed), pairs)).toBeLessThan(0.7 * stressOf(seed, pairs));
  });

  it('keep families together, and nodes off each other', () => {
    const store = modelsOf(hubOf(2_500, 5));
    const places = refined(store);
    expect(neighbourPreservation(places, descentOf(store), { seed: 1, samples: 1_000 })).toBeGreaterThan(0.8);
    expect(crowded(places)).toBeLessThan(40);
  });

  it('are the same each time, others for another seed', () => {
    const store = modelsOf(hubOf(2_100, 7));
    const first = refined(store);
    expect(refined(store)).toEqual(first);
    expect(refined(store, hubSeed(store), 2)).not.toEqual(first);
  });

  it('leave the places that they start from as they are', () => {
    const store = modelsOf(hubOf(500, 1));
    const places = hubSeed(store);
    const before = places.slice();
    refined(store, places);
    expect(places).toEqual(before);
  });

  it('bring together two families that a merge joins', () => {
    const family = (root: number) => Array.from({ length: 60 }, () => [root]);
    const bases = [[], ...family(0), [], ...family(61), ...Array.from({ length: 20 }, () => [[], []]).flat()];
    const merge = bases.push([0, 61]) - 1;
    const places = refined(modelsOf(bases));
    const from = (a: number, b: number) =>
      Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!);
    expect(from(merge, 0)).toBeLessThan(2 * from(0, 61));
    expect(from(merge, 61)).toBeLessThan(2 * from(0, 61));
  });

  it('set what models share beside the models', () => {
    const store = storeOf('model a, b, c\norganization o\nb built_on a\na developed_by o\nb developed_by o');
    expect(refined(store).every(Number.isFinite)).toBe(true);
  });

  it('are those of nothing for an empty graph', () => expect(refined(storeOf('')).length).toBe(0));

  it('look up at least every twenty thousand nodes walked over, and tell how far they are', () => {
    const store = modelsOf(Array.from({ length: 5_000 }, (_, model) => (model === 0 ? [] : [model >> 3])));
    const work = refine(store, hubSeed(store));
    const shares: number[] = [];
    for (let step = work.next(); step.done !== true; step = work.next()) shares.push(step.value);
    // 32 rounds of 64 walks over 5,000 nodes.
    expect(shares.length).toBeGreaterThanOrEqual(510);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('take a family as one where it is small', () => {
    const store = modelsOf(hubOf(2_500, 11));
    const forest = lineageForest(store);
    const [before, after] = [hubSeed(store, forest), refined(store)];
    const spread = (places: Float32Array, node: number) => {
      const root = forest.parent[node]!;
      return Math.hypot(places[2 * node]! - places[2 * root]!, places[2 * node + 1]! - places[2 * root + 1]!);
    };
    const leaves = [...forest.order].filter(
      (node) => forest.parent[node] !== NO_PARENT && forest.size[node] === 1,
    );
    // A leaf beside its parent stays beside it: at most so far as heads of families are wide.
    const far = leaves.filter((leaf) => spread(after, leaf) > 3 * spread(before, leaf) + 60);
    expect(far.length).toBeLessThan(0.02 * leaves.length);
  });
});

describe('regions of a map by forces', () => {
  it('are discs that hold little besides their families', () => {
    const store = modelsOf(hubOf(4_000, 5));
    const forest = lineageForest(store);
    const { node, circle } = regionsOf(forest, refined(store));
    expect(node.length).toBeGreaterThan(10);
    node.forEach((one, at) => {
      // A sunflower's head of as many nodes, twelve times over.
      expect(circle[3 * at + 2]! ** 2).toBeLessThan(12 * 7.2 ** 2 * forest.size[one]!);
    });
  });
});

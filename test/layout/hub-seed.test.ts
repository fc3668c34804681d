import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NODE_ROOM, ONE_HEAD } from '../../src/layout/discs';
import { hubSeed, hubSeedInSlices } from '../../src/layout/hub-seed';
import { regionsOf, type Regions } from '../../src/layout/regions';
import { lineageForest, NO_PARENT, type Forest } from '../../src/store/forest';
import type { Store } from '../../src/store/store';
import { storeOf } from '../fixtures/graph';
import { anyDescent, hubOf, modelsOf } from './hub';

/** Between the middles of any two nodes: a little less than two radii, as glyphs are a little less than the room. */
const ROOM = 1.75 * NODE_ROOM;

/** How far the nearest two nodes are apart. */
function least(places: Float32Array): number {
  let squared = Infinity;
  for (let a = 0; a < places.length; a += 2) {
    for (let b = 0; b < a; b += 2) {
      const gap = (places[a]! - places[b]!) ** 2 + (places[a + 1]! - places[b + 1]!) ** 2;
      squared = Math.min(squared, gap);
    }
  }
  return Math.sqrt(squared);
}

function discsOf(store: Store): { forest: Forest; regions: Regions } {
  const forest = lineageForest(store);
  return { forest, regions: regionsOf(forest, hubSeed(store, forest)) };
}

/** By how much two discs overlap; negative if they don't. */
function overlap({ circle }: Regions, a: number, b: number): number {
  const [ax, ay, ar] = circle.subarray(3 * a, 3 * a + 3);
  const [bx, by, br] = circle.subarray(3 * b, 3 * b + 3);
  return ar! + br! - Math.hypot(ax! - bx!, ay! - by!);
}

describe('places of a hub by descent', () => {
  it('are finite and apart, whatever is built on what', () => {
    fc.assert(
      fc.property(anyDescent, (bases) => {
        const places = hubSeed(modelsOf(bases));
        expect(places.every(Number.isFinite)).toBe(true);
        expect(least(places)).toBeGreaterThanOrEqual(ROOM);
      }),
    );
  });

  it('leave every node its room in a hub of a thousand', () => {
    expect(least(hubSeed(modelsOf(hubOf(1_000, 3))))).toBeGreaterThanOrEqual(ROOM);
  });

  it('are the same each time, in whatever order statements are written', () => {
    const lines = ['b built_on a', 'c built_on a', 'd built_on c'];
    const written = (all: readonly string[]) => hubSeed(storeOf(`model a, b, c, d\n${all.join('\n')}`));
    expect(written(lines)).toEqual(written(lines));
    expect(written(lines.toReversed())).toEqual(written(lines));
  });

  it('keep discs of sibling families off each other, and each inside its parent’s', () => {
    const { forest, regions } = discsOf(modelsOf(hubOf(4_000, 5)));
    const { node, circle } = regions;
    const at = new Map([...node].map((one, index) => [one, index]));
    let pairs = 0;
    for (const [index, one] of node.entries()) {
      const parent = forest.parent[one]!;
      const siblings = [...node].filter((other) => other > one && forest.parent[other] === parent);
      for (const other of siblings) expect(overlap(regions, index, at.get(other)!)).toBeLessThan(1e-3);
      pairs += siblings.length;
      if (parent === NO_PARENT) continue;
      const [x, y, r] = circle.subarray(3 * index, 3 * index + 3);
      const [px, py, pr] = circle.subarray(3 * at.get(parent)!, 3 * at.get(parent)! + 3);
      expect(Math.hypot(x! - px!, y! - py!) + r!).toBeLessThanOrEqual(pr! + 1e-3);
    }
    expect(pairs).toBeGreaterThan(20);
  });

  it('fill a map that is no larger than its models need, twenty times over', () => {
    const places = hubSeed(modelsOf(hubOf(4_000, 7)));
    const farthest = Math.max(
      ...Array.from({ length: 4_000 }, (_, at) => Math.hypot(places[2 * at]!, places[2 * at + 1]!)),
    );
    expect(Math.PI * farthest ** 2).toBeLessThan(20 * 4_000 * (2 * NODE_ROOM) ** 2);
  });

  it('take a model with 65 bases, and 65 models with one', () => {
    const bases = Array.from({ length: 65 }, (_, base) => base);
    for (const all of [
      [...bases.map(() => []), bases],
      [[], ...bases.map(() => [0])],
    ])
      expect(least(hubSeed(modelsOf(all)))).toBeGreaterThanOrEqual(ROOM);
  });

  it('take a chain that is longer than any stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, model) => (model === 0 ? [] : [model - 1]));
    expect(hubSeed(modelsOf(chain)).every(Number.isFinite)).toBe(true);
  });

  it('are those of nothing for an empty graph, and the middle for one model', () => {
    expect(hubSeed(storeOf('')).length).toBe(0);
    expect([...hubSeed(storeOf('model a'))].every(Number.isFinite)).toBe(true);
  });

  it('look up at least every twenty thousand nodes, and tell how far they are', () => {
    const shares = [...hubSeedInSlices(modelsOf(hubOf(45_000, 1)))];
    expect(shares.length).toBeGreaterThanOrEqual(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});

describe('regions', () => {
  it('hold all of their members', () => {
    const store = modelsOf(hubOf(2_000, 9));
    const forest = lineageForest(store);
    const places = hubSeed(store, forest);
    const { node, circle } = regionsOf(forest, places);
    const at = new Map([...node].map((one, index) => [one, index]));
    for (const one of forest.order) {
      for (let above = one; above !== NO_PARENT; above = forest.parent[above]!) {
        const index = at.get(above);
        if (index === undefined) continue;
        const [x, y, r] = circle.subarray(3 * index, 3 * index + 3);
        expect(Math.hypot(places[2 * one]! - x!, places[2 * one + 1]! - y!)).toBeLessThanOrEqual(r!);
      }
    }
  });

  it('are none for families whose members lie among each other', () => {
    const bases = [[], ...Array.from({ length: ONE_HEAD - 1 }, (_, model) => [model < 15 ? 0 : 1])];
    const { regions } = discsOf(modelsOf(bases));
    expect([...regions.node]).toEqual([0]);
  });
});

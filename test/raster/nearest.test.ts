import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestNode } from '../../src/raster/nearest';
import { NOBODY } from '../../src/raster/terrain';
import { terrainOf } from './ground';

const place = fc.record({
  x: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(Number.NaN, 1e30, -1e9)),
  y: fc.integer({ min: -50, max: 50 }),
  importance: fc.integer({ min: 0, max: 3 }),
  shown: fc.boolean(),
});

it('finds what a look at every node finds: the nearest, of equally near ones the most important', () => {
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 200 }),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: 0, max: 80 }),
      (placed, x, y, radius) => {
        const terrain = terrainOf(
          placed.flatMap((one) => [one.x, one.y]),
          { importance: Float32Array.from(placed, ({ importance }) => importance) },
        );
        const nodes = Uint8Array.from(placed, ({ shown }) => Number(shown));
        const distance = (node: number) =>
          (Math.fround(placed[node]!.x) - x) ** 2 + (placed[node]!.y - y) ** 2;
        const within = [...placed.keys()].filter(
          (node) => placed[node]!.shown && distance(node) <= radius ** 2,
        );
        const expected = [...within].sort(
          (a, b) => distance(a) - distance(b) || placed[b]!.importance - placed[a]!.importance || a - b,
        );
        expect(nearestNode(terrain, x, y, radius, nodes)).toBe(expected[0] ?? NOBODY);
      },
    ),
    { numRuns: 300 },
  );
});

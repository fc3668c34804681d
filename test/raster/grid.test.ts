import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGrid, countIn, slicesOf } from '../../src/raster/grid';
import { bytesOf } from '../../src/raster/terrain';
import { crowdedTerrain } from './ground';

const coordinate = fc.oneof(
  fc.float({ min: -100, max: 100, noNaN: true }),
  fc.constantFrom(Number.NaN, Infinity, 3e38, -3e38, 0),
);

describe('a grid', () => {
  it('finds whatever lies in a box, each once, and keeps nothing that is not placed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 300 }),
        fc.tuple(coordinate, coordinate, coordinate, coordinate),
        (placed, [a, b, c, d]) => {
          fc.pre(![a, b, c, d].some(Number.isNaN));
          const places = Float32Array.from(placed.flat());
          const grid = buildGrid(places);
          const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
          const slices = slicesOf(grid, box);
          const found: number[] = [];
          for (let at = 0; at < slices.length; at += 2)
            found.push(...grid.order.subarray(slices[at], slices[at + 1]));
          expect(new Set(found).size).toBe(found.length);
          expect(found).toHaveLength(countIn(grid, box));
          const isPlaced = (node: number) => Number.isFinite(places[node * 2]! + places[node * 2 + 1]!);
          expect(found.every(isPlaced)).toBe(true);
          for (const node of placed.keys()) {
            const [x, y] = places.subarray(node * 2, node * 2 + 2);
            const isIn = x! >= box[0] && x! <= box[2] && y! >= box[1] && y! <= box[3];
            if (isIn && isPlaced(node)) expect(found).toContain(node);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('looks at a small part for a small box, though one node is a light year away', () => {
    const side = 100;
    const places = Array.from({ length: side * side }, (_, at) => [at % side, Math.floor(at / side)]).flat();
    places.splice(0, 2, 1e16, 1e16);
    const grid = buildGrid(Float32Array.from(places));
    expect(countIn(grid, [40, 40, 43, 43])).toBeGreaterThanOrEqual(16);
    expect(countIn(grid, [40, 40, 43, 43])).toBeLessThan(100);
  });

  it('takes, with all that makes drawing quick, no more than twelve bytes a node', () => {
    const count = 100_000;
    expect(bytesOf(crowdedTerrain(count, 3)) / count).toBeLessThan(12);
  });
});

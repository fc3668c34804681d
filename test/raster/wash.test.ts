import { describe, expect, it } from 'vitest';
import { emptyGrains } from '../../src/raster/grains';
import { TILE_TEXELS } from '../../src/raster/texels';
import { layWash, washOf } from '../../src/raster/wash';
import { crowdedTerrain, MODEL, squareOf, terrainOf } from './ground';

const covered = ({ cover }: { cover: Float32Array }) => cover.reduce((sum, one) => sum + one, 0);

describe('a wash', () => {
  it('covers as much of the map at one zoom as at another', () => {
    const crowd = crowdedTerrain(5_000, 4);
    const wash = washOf(crowd, new Uint8Array(5_000).fill(1));
    const shares = [0, 1].map((closer) => {
      const level = Math.floor(Math.log2(TILE_TEXELS / (wash.unit * 256))) + closer;
      const all = [-2, -1, 0, 1].flatMap((row) =>
        [-2, -1, 0, 1].map((column) => {
          const grains = emptyGrains();
          layWash(grains, wash, { level, column, row });
          return covered(grains);
        }),
      );
      return all.reduce((sum, one) => sum + one, 0) / 4 ** level;
    });
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[1]! / shares[0]!).toBeCloseTo(1, 1);
  });

  it('is where the nodes are, in their colour, and not where they are hidden', () => {
    const terrain = terrainOf([0, 0, 1_000, 0, 1_000, 1_000]);
    const wash = washOf(terrain, Uint8Array.of(1, 0, 1));
    const inkAt = (x: number, y: number) => {
      const square = squareOf(0, x, y);
      const grains = emptyGrains();
      layWash(grains, wash, square);
      const at = (y - square.row * TILE_TEXELS) * TILE_TEXELS + x - square.column * TILE_TEXELS;
      return { color: grains.colors[at], cover: grains.cover[at] };
    };
    expect(inkAt(0, 0).color).toBe(1 + MODEL);
    expect(inkAt(0, 0).cover).toBeGreaterThan(0);
    expect(inkAt(1_000, 1_000).color).toBe(1 + MODEL);
    expect(inkAt(1_000, 0)).toEqual({ color: 0, cover: 0 });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_LINES } from '../../src/raster/lines';
import { MOST_REGIONS } from '../../src/raster/relief';
import { COLOR_LINE, COLOR_REGION, COLOR_REGION_RIM, TILE_TEXELS } from '../../src/raster/texels';
import { MOST_DISCS, selectionOf } from '../../src/raster/tile';
import {
  crowdedTerrain,
  everything,
  MODEL,
  ORGANIZATION,
  paint,
  squareOf,
  terrainOf,
  texelAt,
} from './ground';

const crowd = crowdedTerrain(30_000, 1);
const LEVELS = [-12, -9, -7, -6, -5, -4, -3, -2, -1, 0, 1, 3, 6];
const NEAR = 2;

describe('a tile', () => {
  it.each(LEVELS)('has no more primitives than its budget at level %i, in the thick of it', (level) => {
    const [x, y] = [crowd.places[0]!, crowd.places[1]!];
    const { tile } = paint(crowd, squareOf(level, x, y));
    expect(tile.texels).toBeDefined();
    expect(tile.primitives).toBeLessThanOrEqual(MOST_DISCS + MOST_LINES + MOST_REGIONS);
  });

  it('is within its budget though a hundred thousand lie in it side by side', () => {
    const side = 320;
    const places = Array.from({ length: side * side }, (_, at) => [at % side, Math.floor(at / side)]).flat();
    const parent = Int32Array.from({ length: side * side }, (_, at) => at - 1);
    const terrain = terrainOf(places, { parent, importance: new Float32Array(side * side).fill(900) });
    for (const level of [0, 2, 4]) {
      const { tile } = paint(terrain, squareOf(level, 100, 100));
      expect(tile.primitives).toBeLessThanOrEqual(MOST_DISCS + MOST_LINES);
    }
  });

  it('shows each node near, in the colour of its kind or of one that covers it, and none that is filtered out', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.integer({ min: -200, max: 200 }), y: fc.integer({ min: -200, max: 200 }) }),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        fc.infiniteStream(fc.boolean()),
        (placed, shown) => {
          const terrain = terrainOf(placed.flatMap(({ x, y }) => [x + 0.5, y + 0.5]));
          const nodes = Uint8Array.from(placed, () => Number(shown.next().value));
          placed.forEach(({ x, y }, node) => {
            const square = squareOf(NEAR, x + 0.5, y + 0.5);
            const { tile } = paint(terrain, square, selectionOf(terrain, nodes, true));
            const { color, strength } = texelAt(tile, square, x + 0.5, y + 0.5);
            if (nodes[node] === 1) {
              expect(color).toBe(1 + MODEL);
              expect(strength).toBeGreaterThan(200);
            }
            const alone = placed.every(
              (other, at) => nodes[at] === 0 || Math.hypot(other.x - x, other.y - y) > 20,
            );
            if (alone) expect(strength).toBe(0);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([-8, -5, -3, -1, 1])('agrees with its neighbours where they meet, at level %i', (level) => {
    const { level: _, column, row } = squareOf(level, crowd.places[0]!, crowd.places[1]!);
    const left = paint(crowd, { level, column, row }).tile.texels!;
    // Half a tile farther: what both hold must be the same, discs on the border and all.
    const right = paint(crowd, { level, column: column + 0.5, row }).tile.texels!;
    let different = 0;
    for (let y = 0; y < TILE_TEXELS; y++) {
      for (let x = 0; x < TILE_TEXELS; x++) {
        const a = left[y * 2 * TILE_TEXELS + TILE_TEXELS + x]!;
        const b = right[y * 2 * TILE_TEXELS + x]!;
        if (Math.abs(a - b) > 1) different++;
      }
    }
    expect(different).toBe(0);
  });

  it('shows no line for an edge that the filter hides', () => {
    const offsets = Uint32Array.of(0, 0, 1);
    const bases = { offsets, target: Uint32Array.of(0), label: Uint16Array.of(0), builtOn: 0 };
    const terrain = terrainOf([0, 0, 40, 0], { parent: Int32Array.of(-1, 0), bases });
    const square = squareOf(NEAR, 20, 0);
    const middle = (edges: Uint8Array) => {
      const selection = selectionOf(terrain, Uint8Array.of(1, 1), true, edges);
      return texelAt(paint(terrain, square, selection).tile, square, 20, 0).color;
    };
    expect(middle(Uint8Array.of(1))).toBe(COLOR_LINE);
    expect(middle(Uint8Array.of(0))).toBe(0);
  });

  it('is the same each time', () => {
    const square = squareOf(-3, 0, 0);
    const [first, second] = [paint(crowd, square).tile, paint(crowd, square).tile];
    expect(first.primitives).toBe(second.primitives);
    expect(Buffer.compare(first.texels!, second.texels!)).toBe(0);
  });

  it('looks up every few thousand nodes, wherever they lie', () => {
    const terrain = terrainOf(new Float32Array(2 * 100_000));
    expect(paint(terrain, squareOf(0, 0, 0)).yields).toBeGreaterThan(12);
  });

  it('is absent where nothing is, and where everything is filtered out', () => {
    expect(paint(crowd, squareOf(0, 1e7, 1e7)).tile).toEqual({ primitives: 0 });
    const none = selectionOf(crowd, new Uint8Array(30_000), true);
    expect(paint(crowd, squareOf(-6, 0, 0), none).tile).toEqual({ primitives: 0 });
    expect(paint(terrainOf([]), squareOf(0, 0, 0)).tile).toEqual({ primitives: 0 });
  });

  it('draws what has a place, wherever it is, and nothing that has none', () => {
    const places = [Number.NaN, 1, 10, 10, Infinity, 0, 1e30, -1e30];
    const terrain = terrainOf(places);
    const square = squareOf(0, 10, 10);
    const { tile } = paint(terrain, square);
    expect(texelAt(tile, square, 10, 10).color).toBe(1 + MODEL);
    const far = squareOf(0, Math.fround(1e30), Math.fround(-1e30));
    expect(paint(terrain, far).tile.texels).toBeDefined();
    for (const level of [-1_000, -100, 100, 1_000])
      expect(() => paint(terrain, { level, column: 0, row: 0 })).not.toThrow();
  });

  it('shows all of a crowd in one spot as one', () => {
    const terrain = terrainOf(new Float32Array(2 * 1_000).fill(7));
    const square = squareOf(NEAR, 7, 7);
    const { tile } = paint(terrain, square);
    expect(tile.primitives).toBe(1);
    expect(texelAt(tile, square, 7, 7).color).toBe(1 + MODEL);
  });

  it('has the more important above the others', () => {
    const terrain = terrainOf([50, 50, 51, 50, 52, 50], {
      nodeKind: Uint8Array.of(MODEL, ORGANIZATION, MODEL),
      importance: Float32Array.of(1, 90, 1),
    });
    const square = squareOf(NEAR, 50, 50);
    expect(texelAt(paint(terrain, square).tile, square, 51, 50).color).toBe(1 + ORGANIZATION);
  });

  it('shows lineage as lines and families as discs, unless the filter hides an end or lineage', () => {
    const terrain = terrainOf([-40, 100, 40, 100], {
      parent: Int32Array.of(-1, 0),
      family: Uint32Array.of(2, 1),
      regions: [{ node: 0, x: 0, y: 100, radius: 60, count: 2 }],
    });
    const square = squareOf(0, 5, 100);
    const seen = (nodes: number[], lineage: boolean) => {
      const { tile } = paint(terrain, square, selectionOf(terrain, Uint8Array.from(nodes), lineage));
      return [
        texelAt(tile, square, 10, 100).color,
        texelAt(tile, square, 10, 120).color,
        texelAt(tile, square, 60, 100).color,
      ];
    };
    expect(seen([1, 1], true)).toEqual([COLOR_LINE, COLOR_REGION, COLOR_REGION_RIM]);
    expect(seen([1, 1], false)).toEqual([COLOR_REGION, COLOR_REGION, COLOR_REGION_RIM]);
    expect(seen([1, 0], true)).toEqual([COLOR_REGION, COLOR_REGION, COLOR_REGION_RIM]);
    expect(seen([0, 1], true)).toEqual([0, 0, 0]);
  });

  it('draws a line to each base, to the first the strongest', () => {
    const terrain = terrainOf([0, 100, 80, 100, 0, 180], {
      parent: Int32Array.of(1, -1, -1),
      bases: {
        offsets: Uint32Array.of(0, 3, 3, 3),
        target: Uint32Array.of(1, 2, 2),
        label: Uint16Array.of(7, 7, 8),
        builtOn: 7,
      },
    });
    const square = squareOf(0, 40, 100);
    const { tile } = paint(terrain, square);
    const [first, second] = [texelAt(tile, square, 40, 100), texelAt(tile, square, 0, 140)];
    expect([first.color, second.color]).toEqual([COLOR_LINE, COLOR_LINE]);
    expect(second.strength).toBeGreaterThan(0);
    expect(second.strength).toBeLessThan(first.strength);
    // Three discs and two lines.
    expect(tile.primitives).toBe(5);
  });

  it('tells a crowd from a few when both are grains', () => {
    const random = [...Array(4_000).keys()].flatMap((at) => [
      (at % 60) * 4 + 0.3,
      Math.floor(at / 60) * 4 + 0.3,
    ]);
    const terrain = terrainOf([...random, 900, 20.3]);
    const square = squareOf(-4, 0, 0);
    const { tile } = paint(terrain, square, everything(terrain));
    const crowded = texelAt(tile, square, 100, 100).strength;
    const lonely = texelAt(tile, square, 900, 20.3).strength;
    expect(lonely).toBeGreaterThan(0);
    expect(crowded).toBeGreaterThan(2 * lonely);
  });
});

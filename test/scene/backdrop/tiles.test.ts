import { describe, expect, it } from 'vitest';
import {
  baseLevel,
  childrenOf,
  compose,
  levelFor,
  overlapOf,
  parentOf,
  seen,
  sideOf,
  tileKey,
  tilesIn,
  type TileSpot,
} from '../../../src/scene/backdrop/tiles';

const VIEW = { left: -700, right: 650, bottom: -10, top: 890 };

describe('the level of tiles', () => {
  it('has no texel larger than a pixel, and none smaller than half of one', () => {
    for (const scale of [0.01, 0.3, 0.5, 0.7, 1, 1.9, 3]) {
      const texels = 2 ** levelFor(scale, 1);
      expect(texels).toBeGreaterThanOrEqual(scale);
      expect(texels).toBeLessThan(2 * scale);
    }
  });

  it('is finer where pixels are', () => expect(levelFor(0.5, 2)).toBe(levelFor(0.5, 1) + 1));

  it('at which a whole map is a few tiles, has few', () => {
    for (const size of [100, 5_000, 44_000]) {
      const extent = { left: -size, right: size, bottom: -size, top: size };
      expect(tilesIn(extent, baseLevel(extent)).length).toBeLessThanOrEqual(16);
    }
  });
});

describe('the tiles of a view', () => {
  it('cover it, and nothing beyond one side of it', () => {
    const side = sideOf(1);
    const spots = tilesIn(VIEW, 1);
    const columns = spots.map(({ column }) => column);
    const rows = spots.map(({ row }) => row);
    expect(Math.min(...columns) * side).toBeLessThanOrEqual(VIEW.left);
    expect(Math.min(...columns) * side).toBeGreaterThan(VIEW.left - side);
    expect((Math.max(...columns) + 1) * side).toBeGreaterThan(VIEW.right);
    expect(Math.min(...rows) * side).toBeLessThanOrEqual(VIEW.bottom);
    expect((Math.max(...rows) + 1) * side).toBeGreaterThan(VIEW.top);
    expect(new Set(spots.map(tileKey)).size).toBe(spots.length);
  });

  it('come from the middle outwards', () => {
    const [first] = tilesIn(VIEW, 1);
    const side = sideOf(1);
    expect(Math.abs((first!.column + 0.5) * side - (VIEW.left + VIEW.right) / 2)).toBeLessThanOrEqual(
      side / 2,
    );
  });

  it('are what the frame shows', () => {
    const extent = seen({ x: 10, y: 20, scale: 2 }, { width: 400, height: 200 });
    expect(extent).toEqual({ left: -90, right: 110, bottom: -30, top: 70 });
    expect(overlapOf(extent, { left: 200, right: 300, bottom: 0, top: 10 })).toBeUndefined();
  });
});

describe('a picture of what is there', () => {
  const spot: TileSpot = { level: 2, column: -3, row: 5 };
  const has = (...spots: TileSpot[]) => {
    const keys = new Set(spots.map(tileKey));
    return (one: TileSpot) => keys.has(tileKey(one));
  };

  it('takes the tile itself where it is there', () => {
    expect(compose([spot], has(spot, parentOf(spot)))).toEqual({
      patches: [{ spot, from: spot }],
      missing: [],
    });
  });

  it('takes its four children, when one has zoomed out', () => {
    const { patches } = compose([spot], has(...childrenOf(spot), parentOf(spot)));
    expect(patches.map(({ from }) => from)).toEqual(childrenOf(spot));
  });

  it('takes the nearest that holds it, when one has zoomed in, and never half of the children', () => {
    const grandparent = parentOf(parentOf(spot));
    expect(compose([spot], has(...childrenOf(spot).slice(1), grandparent)).patches).toEqual([
      { spot, from: grandparent },
    ]);
  });

  it('says for which there is nothing', () => {
    expect(compose([spot], has())).toEqual({ patches: [], missing: [spot] });
  });

  it('has children that are the parts of their parent', () => {
    for (const child of childrenOf(spot)) expect(parentOf(child)).toEqual(spot);
  });
});

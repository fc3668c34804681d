import { describe, expect, it } from 'vitest';
import {
  baseLevel,
  levelFor,
  overlapOf,
  parentOf,
  seen,
  tileKey,
  tilesIn,
  type TileSpot,
} from '../../../src/scene/backdrop/tiles';
import { wishes, type Looking, type Stock } from '../../../src/scene/backdrop/wishes';

const EXTENT = { left: -20_000, right: 20_000, bottom: -20_000, top: 20_000 };
const SIZE = { width: 1_440, height: 900 };
const BASE = tilesIn(EXTENT, baseLevel(EXTENT));

function lookingAt(x: number, y: number, scale: number, isMoving: boolean): Looking {
  const view = overlapOf(seen({ x, y, scale }, SIZE), EXTENT);
  return { level: levelFor(scale, 1), view, extent: EXTENT, base: BASE, isMoving };
}

function stockOf(spots: readonly TileSpot[]): Stock {
  const keys = new Set(spots.map(tileKey));
  const isThere = (spot: TileSpot): boolean => keys.has(tileKey(spot));
  return { has: isThere, isFresh: isThere };
}

const inView = ({ view, level }: Looking): TileSpot[] => tilesIn(view!, level);

describe('tiles are asked for', () => {
  it('first those that stand in everywhere, then those in view, from the middle outwards', () => {
    const looking = lookingAt(0, 0, 0.5, false);
    expect(wishes(looking, stockOf([]))).toEqual([...BASE, ...inView(looking)]);
  });

  it('before they are seen, once all in view is there: where one pans or zooms out next', () => {
    const looking = lookingAt(500, 500, 0.5, false);
    const ahead = wishes(looking, stockOf([...BASE, ...inView(looking)]));
    expect(ahead.length).toBeGreaterThan(10);
    const levels = new Set(ahead.map(({ level }) => level));
    expect(levels).toEqual(new Set([looking.level, looking.level - 1]));
  });

  it('of an older filter anew, in view first', () => {
    const looking = lookingAt(0, 0, 0.5, false);
    const stale = { has: () => true, isFresh: () => false };
    expect(wishes(looking, stale)).toEqual([...BASE, ...inView(looking)]);
  });
});

describe('while the hand moves', () => {
  it('nothing is asked for where nothing lacks', () => {
    const looking = lookingAt(0, 0, 0.5, true);
    expect(wishes(looking, stockOf([...BASE, ...inView(looking)]))).toEqual([]);
  });

  it('a coarser tile comes before the four in its place', () => {
    const looking = lookingAt(0, 0, 0.5, true);
    const wished = wishes(looking, stockOf(BASE));
    const [first] = wished;
    expect(first).toEqual(parentOf(inView(looking)[0]!));
    expect(wished.map(tileKey)).toEqual(expect.arrayContaining(inView(looking).map(tileKey)));
  });

  it('a pan by a tenth of the window after a rest lacks nothing', () => {
    const before = lookingAt(0, 0, 0.5, false);
    const ahead = wishes(before, stockOf([...BASE, ...inView(before)]));
    const after = lookingAt(SIZE.width / 10 / 0.5, 0, 0.5, true);
    expect(wishes(after, stockOf([...BASE, ...inView(before), ...ahead]))).toEqual([]);
  });

  it('so few are asked for that a worker can bring them', () => {
    for (const scale of [0.02, 0.1, 0.5, 2])
      expect(wishes(lookingAt(0, 0, scale, true), stockOf(BASE)).length).toBeLessThan(60);
  });
});

import type { Extent } from '../frame';
import { compose, overlapOf, parentOf, sideOf, tileKey, tilesIn, type TileSpot } from './tiles';

/** Which tiles are asked for, the first needed first: plain numbers, no GPU here. */

export interface Looking {
  /** Of the part of the map in view. */
  readonly level: number;
  /** Undefined where the map is out of sight. */
  readonly view: Extent | undefined;
  /** Of the whole map. */
  readonly extent: Extent;
  /** Tiles that stand in wherever nothing better is there. */
  readonly base: readonly TileSpot[];
  readonly isMoving: boolean;
}

export interface Stock {
  /** Something that can be drawn is there, or nothing is to be drawn. */
  readonly has: (spot: TileSpot) => boolean;
  /** And it is of the filter in force. */
  readonly isFresh: (spot: TileSpot) => boolean;
}

/** A patch from a level two coarser than the screen's is magnified more than twice, at most four times. */
export const COARSE_LEVELS = 2;
/** Tiles that are asked for before they are seen, at most: there is room for a window of tiles, and as many again twice. */
const MOST_AHEAD = 40;

/** While the hand moves only what lacks: all else would be out of sight before it came. */
export function wishes(looking: Looking, stock: Stock): TileSpot[] {
  const { level, view, base, isMoving } = looking;
  const wanted = view === undefined ? [] : tilesIn(view, level);
  const lacking = base.filter((spot) => !stock.isFresh(spot));
  if (isMoving) return distinct([...lacking, ...urgent(wanted, stock)]);
  const stale = wanted.filter((spot) => !stock.isFresh(spot));
  if (lacking.length + stale.length > 0 || view === undefined) return distinct([...lacking, ...stale]);
  return ahead(view, looking)
    .slice(0, MOST_AHEAD)
    .filter((spot) => !stock.isFresh(spot));
}

/** Missing first, then those in whose place the coarsest is. */
function urgent(wanted: readonly TileSpot[], { has }: Stock): TileSpot[] {
  const { patches, missing } = compose(wanted, has);
  const coarse = (most: number, least: number): TileSpot[] =>
    patches
      .filter(({ spot, from }) => spot.level - from.level >= least && spot.level - from.level < most)
      .map(({ spot }) => spot);
  // From two levels up it is the quicker remedy to draw the level between, which four of them share.
  const between = coarse(Infinity, COARSE_LEVELS).map(parentOf);
  return [...missing.map(parentOf), ...between, ...missing, ...coarse(Infinity, 1)];
}

/** What may be seen next: a ring about the view, and as far again where one zooms out. */
function ahead(view: Extent, { level, extent }: Looking): TileSpot[] {
  const side = sideOf(level);
  const ring = overlapOf(grown(view, side / 2, side / 2), extent);
  const outwards = grown(view, (view.right - view.left) / 2, (view.top - view.bottom) / 2);
  const farther = overlapOf(outwards, extent);
  return distinct([
    ...(farther === undefined ? [] : tilesIn(farther, level - 1)),
    ...(ring === undefined ? [] : tilesIn(ring, level)),
  ]);
}

function grown({ left, right, bottom, top }: Extent, dx: number, dy: number): Extent {
  return { left: left - dx, right: right + dx, bottom: bottom - dy, top: top + dy };
}

function distinct(spots: readonly TileSpot[]): TileSpot[] {
  return [...new Map(spots.map((spot) => [tileKey(spot), spot])).values()];
}

import { baseLevel, tilesIn, type TileSpot } from '../../src/scene/backdrop/tiles';

/** The tiles that a page asks for first: they hold the whole map. */
export function baseTiles(
  box: readonly [left: number, bottom: number, right: number, top: number],
): TileSpot[] {
  const [left, bottom, right, top] = box;
  const extent = { left, bottom, right, top };
  return tilesIn(extent, baseLevel(extent));
}

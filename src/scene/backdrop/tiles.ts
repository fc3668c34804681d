import { TILE_TEXELS } from '../../source/backdrop';
import { toGraph, type Extent, type Frame, type Size } from '../frame';

/** Which tiles make a picture: plain numbers, no GPU here. */

export interface TileSpot {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** Coarser than this, a whole map is one texel; finer, a glyph would fill the screen. */
const LEAST_LEVEL = -24;
const MOST_LEVEL = 4;
/** A level is fine enough when it is this near to one texel a pixel. */
const SLACK = 1e-6;

export function tileKey({ level, column, row }: TileSpot): string {
  return `${level} ${column} ${row}`;
}

/** The coarsest level at which no texel is larger than a pixel. */
export function levelFor(scale: number, pixelRatio: number): number {
  const level = Math.ceil(Math.log2(scale * pixelRatio) - SLACK);
  // Plus nothing: of a scale of 1 the logarithm is rounded to a negative zero.
  return Math.min(Math.max(level, LEAST_LEVEL), MOST_LEVEL) + 0;
}

/** Graph units along a tile's side. */
export function sideOf(level: number): number {
  return TILE_TEXELS / 2 ** level;
}

export function seen(frame: Frame, size: Size): Extent {
  const [left, top] = toGraph(frame, size, 0, 0);
  const [right, bottom] = toGraph(frame, size, size.width, size.height);
  return { left, right, bottom, top };
}

export function overlapOf(a: Extent, b: Extent): Extent | undefined {
  const left = Math.max(a.left, b.left);
  const right = Math.min(a.right, b.right);
  const bottom = Math.max(a.bottom, b.bottom);
  const top = Math.min(a.top, b.top);
  return left <= right && bottom <= top ? { left, right, bottom, top } : undefined;
}

/** All tiles of a level that the extent meets, those nearest to its middle first. */
export function tilesIn(extent: Extent, level: number): TileSpot[] {
  const side = sideOf(level);
  const spots: TileSpot[] = [];
  for (let row = Math.floor(extent.bottom / side); row * side <= extent.top; row++) {
    for (let column = Math.floor(extent.left / side); column * side <= extent.right; column++) {
      spots.push({ level, column, row });
    }
  }
  const x = (extent.left + extent.right) / (2 * side) - 0.5;
  const y = (extent.bottom + extent.top) / (2 * side) - 0.5;
  const distance = ({ column, row }: TileSpot): number => (column - x) ** 2 + (row - y) ** 2;
  return spots.sort((a, b) => distance(a) - distance(b));
}

/** The coarsest levels at which all of an extent is a few tiles. */
export function baseLevel({ left, right, bottom, top }: Extent): number {
  const longest = Math.max(right - left, top - bottom, 1);
  return Math.max(LEAST_LEVEL, Math.min(MOST_LEVEL, Math.floor(Math.log2((2 * TILE_TEXELS) / longest))));
}

export function parentOf({ level, column, row }: TileSpot): TileSpot {
  return { level: level - 1, column: Math.floor(column / 2), row: Math.floor(row / 2) };
}

export function childrenOf({ level, column, row }: TileSpot): TileSpot[] {
  return [0, 1, 2, 3].map((quarter) => ({
    level: level + 1,
    column: 2 * column + (quarter & 1),
    row: 2 * row + (quarter >> 1),
  }));
}

/** What is drawn in a tile's place: a tile, and which part of it, from 0, 0 at its lower left to 1, 1. */
export interface Patch {
  readonly spot: TileSpot;
  readonly from: TileSpot;
}

/** How many levels coarser a tile may stand in for one that is not there yet. */
const MOST_STEPS_UP = 30;
/** And how many levels finer. */
const MOST_STEPS_DOWN = 2;

/**
 * The best that is there for each wanted tile: itself, else finer ones that fill its place, else the nearest that holds it.
 * @returns patches, and the wanted tiles for which nothing is there
 */
export function compose(
  wanted: readonly TileSpot[],
  isThere: (spot: TileSpot) => boolean,
): { readonly patches: readonly Patch[]; readonly missing: readonly TileSpot[] } {
  const patches: Patch[] = [];
  const missing: TileSpot[] = [];
  for (const spot of wanted) {
    const finer = piecesOf(spot, isThere, MOST_STEPS_DOWN);
    const from = finer === undefined ? holderOf(spot, isThere) : undefined;
    if (finer !== undefined) patches.push(...finer.map((piece) => ({ spot: piece, from: piece })));
    else if (from !== undefined) patches.push({ spot, from });
    else missing.push(spot);
  }
  return { patches, missing };
}

/** The tile itself, or tiles of finer levels that fill its place; undefined where they do not. */
function piecesOf(
  spot: TileSpot,
  isThere: (spot: TileSpot) => boolean,
  steps: number,
): readonly TileSpot[] | undefined {
  if (isThere(spot)) return [spot];
  if (steps === 0) return undefined;
  const pieces: TileSpot[] = [];
  for (const child of childrenOf(spot)) {
    const finer = piecesOf(child, isThere, steps - 1);
    if (finer === undefined) return undefined;
    pieces.push(...finer);
  }
  return pieces;
}

function holderOf(spot: TileSpot, isThere: (spot: TileSpot) => boolean): TileSpot | undefined {
  let holder = parentOf(spot);
  for (let step = 0; step < MOST_STEPS_UP && holder.level >= LEAST_LEVEL; step++) {
    if (isThere(holder)) return holder;
    holder = parentOf(holder);
  }
  return undefined;
}

import type { Box } from './grid';
import { TILE_TEXELS } from './texels';

/** A tile's place; see `TileRequest` in source/backdrop.ts. */
export interface Square {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** Texels to the graph unit, and where the square's lowest left corner is in graph units. */
export interface Framing {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export function inTexels({ level, column, row }: Square): Framing {
  const scale = 2 ** level;
  return { scale, x: (column * TILE_TEXELS) / scale, y: (row * TILE_TEXELS) / scale };
}

/** The part of the map that reaches so many texels beyond the square. */
export function boxAround(square: Square, margin: number): Box {
  const { scale, x, y } = inTexels(square);
  const beyond = margin / scale;
  const side = TILE_TEXELS / scale;
  return [x - beyond, y - beyond, x + side + beyond, y + side + beyond];
}

/** Small squares over a tile and what lies about it. They lie alike on all tiles of a level, so that neighbours agree. */
export interface Cells {
  /** Texels along each. */
  readonly pitch: number;
  /** How many along each side. */
  readonly side: number;
  /** Texels from the first cell's corner to the tile's. */
  readonly beforeX: number;
  readonly beforeY: number;
}

/** @param margin texels, of what lies about the tile */
export function cellsAround({ column, row }: Square, margin: number, pitch: number): Cells {
  const before = (tile: number): number => {
    const first = Math.floor(tile * TILE_TEXELS - margin);
    return tile * TILE_TEXELS - first + (((first % pitch) + pitch) % pitch);
  };
  const side = cellCount(margin, pitch);
  return { pitch, side, beforeX: before(column), beforeY: before(row) };
}

/** Cells along a tile with its margin; one more, as the cells do not begin where the margin does. */
export function cellCount(margin: number, pitch: number): number {
  return Math.ceil((TILE_TEXELS + 2 * margin) / pitch) + 1;
}

/** Number of the cell at a place, in texels from the tile's corner; -1 beyond the margin. */
export function cellAt({ pitch, side, beforeX, beforeY }: Cells, x: number, y: number): number {
  const column = Math.floor((x + beforeX) / pitch);
  const row = Math.floor((y + beforeY) / pitch);
  return column >= 0 && row >= 0 && column < side && row < side ? row * side + column : -1;
}

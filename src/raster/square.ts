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

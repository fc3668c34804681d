import { CONTRAST, emptyGrains, sow, type Grains } from './grains';
import type { Box } from './grid';
import { roomyRadius } from './sizes';
import { inTexels, type Square } from './square';
import { boxOf, type Terrain } from './terrain';
import { TILE_TEXELS } from './texels';

/** Texels along each side of a wash. */
export const WASH_TEXELS = 256;

/** How densely a whole map is settled, coarse enough to be sent before anything else. */
export interface Wash {
  /** Graph units: the lowest left corner, and what a texel covers. */
  readonly left: number;
  readonly bottom: number;
  readonly unit: number;
  /** How much of each texel is covered, on a scale of logarithms in STEPS; the lowest row first. */
  readonly cover: Uint8Array;
  /** As in a tile. */
  readonly colors: Uint8Array;
}

const STEPS = 48;

/** @param nodes one byte a node: 1 = shown */
export function washOf(terrain: Terrain, nodes: Uint8Array): Wash {
  const { places, nodeKind, grid, room } = terrain;
  const { left, bottom, unit } = frameOf(boxOf(places));
  const grains = emptyGrains();
  const radius = roomyRadius(1, room / unit);
  for (const node of grid.order) {
    if (nodes[node] === 0) continue;
    const x = (places[node * 2]! - left) / unit;
    const y = (places[node * 2 + 1]! - bottom) / unit;
    sow(grains, x, y, Math.min(radius, 1), 1 + nodeKind[node]!);
  }
  const cover = new Uint8Array(WASH_TEXELS * WASH_TEXELS);
  const colors = new Uint8Array(WASH_TEXELS * WASH_TEXELS);
  for (let texel = 0; texel < cover.length; texel++) {
    const at = Math.floor(texel / WASH_TEXELS) * TILE_TEXELS + (texel % WASH_TEXELS);
    cover[texel] = Math.min(255, Math.ceil(STEPS * Math.log2(1 + CONTRAST * grains.cover[at]!)));
    colors[texel] = grains.colors[at]!;
  }
  return { left, bottom, unit, cover, colors };
}

/** A square about the box, with half a texel to spare. */
function frameOf([left, bottom, right, top]: Box): Pick<Wash, 'left' | 'bottom' | 'unit'> {
  const unit = Math.max(right - left, top - bottom, Number.MIN_VALUE * 2 ** 60) / (WASH_TEXELS - 1);
  const half = ((WASH_TEXELS - 1) / 2) * unit;
  return { left: (left + right) / 2 - half - unit / 2, bottom: (bottom + top) / 2 - half - unit / 2, unit };
}

/** Lays a wash on a tile, to be settled with what is sown on it besides. */
export function layWash({ cover, colors }: Grains, wash: Wash, square: Square): void {
  const { scale, x, y } = inTexels(square);
  const step = 1 / (scale * wash.unit);
  // Coverage between the middles of four texels of the wash goes evenly from one to the other.
  const left = (x - wash.left) / wash.unit + step / 2 - 0.5;
  const bottom = (y - wash.bottom) / wash.unit + step / 2 - 0.5;
  for (let row = 0; row < TILE_TEXELS; row++) {
    const v = bottom + row * step;
    if (v < -1 || v >= WASH_TEXELS) continue;
    for (let column = 0; column < TILE_TEXELS; column++) {
      const u = left + column * step;
      const covered = u < -1 || u >= WASH_TEXELS ? 0 : between(wash.cover, u, v);
      if (covered === 0) continue;
      const color = colorAt(wash.colors, Math.round(u), Math.round(v));
      if (color === 0) continue;
      const texel = row * TILE_TEXELS + column;
      cover[texel]! += (2 ** (covered / STEPS) - 1) / CONTRAST;
      colors[texel] = color;
    }
  }
}

function between(cover: Uint8Array, u: number, v: number): number {
  const column = Math.floor(u);
  const row = Math.floor(v);
  const right = u - column;
  const top = v - row;
  const low = at(cover, column, row) * (1 - right) + at(cover, column + 1, row) * right;
  const high = at(cover, column, row + 1) * (1 - right) + at(cover, column + 1, row + 1) * right;
  return low * (1 - top) + high * top;
}

function at(texels: Uint8Array, column: number, row: number): number {
  const isOn = column >= 0 && row >= 0 && column < WASH_TEXELS && row < WASH_TEXELS;
  return isOn ? texels[row * WASH_TEXELS + column]! : 0;
}

/** Of the nearest texel that has one, among those beside it. */
function colorAt(colors: Uint8Array, column: number, row: number): number {
  return (
    at(colors, column, row) ||
    at(colors, column - 1, row) ||
    at(colors, column + 1, row) ||
    at(colors, column, row - 1) ||
    at(colors, column, row + 1)
  );
}

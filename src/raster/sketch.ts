import type { Grid } from './grid';

/**
 * The nodes in the order of a grid, as coarse as is seen from afar: what is drawn by the million is read in a row, while the columns
 * lie scattered in memory. Five bytes a node.
 */
export interface Sketch {
  /** x0, y0, x1, y1 … in steps from the grid's corner. */
  readonly places: Uint16Array;
  /** Weighed importance in eighths of a power of two about MEAN; EXACT where the columns must be asked. */
  readonly sizes: Uint8Array;
  /** Graph units. */
  readonly stepX: number;
  readonly stepY: number;
}

/** A place or an importance beyond what a sketch can say. */
export const EXACT = 255;
const MEAN = 128;
const STEPS = 65_536;

/** @param weighed importance of a node, as it counts for its kind */
export function sketchOf(grid: Grid, places: Float32Array, weighed: (node: number) => number): Sketch {
  const { order, left, bottom, side, perUnitX, perUnitY } = grid;
  const sketched = new Uint16Array(order.length * 2);
  const sizes = new Uint8Array(order.length);
  const toX = (perUnitX / side) * STEPS;
  const toY = (perUnitY / side) * STEPS;
  for (let at = 0; at < order.length; at++) {
    const node = order[at]!;
    const x = (places[node * 2]! - left) * toX;
    const y = (places[node * 2 + 1]! - bottom) * toY;
    const isNear = x >= 0 && y >= 0 && x < STEPS && y < STEPS;
    sketched[at * 2] = isNear ? x : 0;
    sketched[at * 2 + 1] = isNear ? y : 0;
    sizes[at] = isNear ? sizeOf(weighed(node)) : EXACT;
  }
  return { places: sketched, sizes, stepX: 1 / toX, stepY: 1 / toY };
}

function sizeOf(importance: number): number {
  return Math.min(EXACT, Math.max(0, Math.round(MEAN + 8 * Math.log2(importance))));
}

/** What a size stands for, by size. */
export const IMPORTANCES = Float64Array.from({ length: EXACT }, (_, size) => 2 ** ((size - MEAN) / 8));

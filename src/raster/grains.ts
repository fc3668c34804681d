import { put, type Sheet } from './sheet';
import { TILE_TEXELS } from './texels';

const SIDE = TILE_TEXELS;

/**
 * What nodes too small for a disc of their own add up to: how much of each texel they cover, and of which kind they are.
 * Scratch, to be used for one tile at a time; `settle` leaves it empty.
 */
export interface Grains {
  /** Texels' worth of nodes in each texel: 1 is covered once. */
  readonly cover: Float32Array;
  /** Of several colours the lowest, so that the order of drawing does not show. */
  readonly colors: Uint8Array;
}

export function emptyGrains(): Grains {
  return { cover: new Float32Array(SIDE * SIDE), colors: new Uint8Array(SIDE * SIDE) };
}

/** Below this radius a grain's size is in its weight: it is spread over the four texels about its place. */
const SMALL = 0.56;

export function sow(grains: Grains, x: number, y: number, radius: number, color: number): void {
  if (radius < SMALL) scatter(grains, x, y, Math.PI * radius * radius, color);
  else stamp(grains, x, y, radius, color);
}

/** @param weight texels that it covers */
function scatter(grains: Grains, x: number, y: number, weight: number, color: number): void {
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  if (column < -1 || row < -1 || column >= SIDE || row >= SIDE) return;
  const right = (x - 0.5 - column) * weight;
  const left = weight - right;
  const top = y - 0.5 - row;
  const at = row * SIDE + column;
  const isLeft = column >= 0;
  const isRight = column < SIDE - 1;
  if (row >= 0) {
    if (isLeft) add(grains, at, left * (1 - top), color);
    if (isRight) add(grains, at + 1, right * (1 - top), color);
  }
  if (row < SIDE - 1) {
    if (isLeft) add(grains, at + SIDE, left * top, color);
    if (isRight) add(grains, at + SIDE + 1, right * top, color);
  }
}

function stamp(grains: Grains, x: number, y: number, radius: number, color: number): void {
  const reach = radius + 0.5;
  const top = Math.min(SIDE - 1, Math.floor(y + reach));
  const right = Math.min(SIDE - 1, Math.floor(x + reach));
  const left = Math.max(0, Math.floor(x - reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row <= top; row++) {
    const dy = row + 0.5 - y;
    for (let column = left; column <= right; column++) {
      const dx = column + 0.5 - x;
      const cover = reach - Math.sqrt(dx * dx + dy * dy);
      if (cover > 0) add(grains, row * SIDE + column, cover > 1 ? 1 : cover, color);
    }
  }
}

function add({ cover, colors }: Grains, texel: number, weight: number, color: number): void {
  cover[texel]! += weight;
  if (colors[texel] === 0 || colors[texel]! > color) colors[texel] = color;
}

/** Covered a hundredth, a texel is seen; covered once, it is ink. Between them the logarithm tells a crowd from a few. */
export const CONTRAST = 8;
const INK = 235;
const STEPS = 2_048;
/** Strength by coverage, in so many steps up to once covered. */
const STRENGTHS = Float32Array.from(
  { length: STEPS + 1 },
  (_, step) => (INK * Math.log2(1 + (CONTRAST * step) / STEPS)) / Math.log2(1 + CONTRAST),
);

/** Puts the grains of some rows on the sheet, and forgets them. */
export function settle({ cover, colors }: Grains, sheet: Sheet, fromRow: number, toRow: number): void {
  for (let texel = fromRow * SIDE; texel < toRow * SIDE; texel++) {
    const covered = cover[texel]!;
    if (covered === 0) continue;
    // Rounded up: the faintest grain leaves a trace.
    const step = covered >= 1 ? STEPS : Math.ceil(covered * STEPS);
    put(sheet.texels, texel, colors[texel]!, STRENGTHS[step]!);
    cover[texel] = 0;
    colors[texel] = 0;
    sheet.drawn = true;
  }
}

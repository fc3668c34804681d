import { slicesOf, type Grid } from './grid';
import { line, type Sheet } from './sheet';
import { boxAround, inTexels, type Square } from './square';
import { FAMILY_STEP, NO_PARENT, type Terrain } from './terrain';
import { COLOR_LINE } from './texels';

/** Most lines on one tile. What is drawn is chosen so that no ordinary tile comes near it. */
export const MOST_LINES = 4_000;
/** Texels between those whose lines are drawn, at least and about: far out they are the heads of large families. */
const GAP = 9;
/** The longer a line the fainter; so many times the gap, and it is gone. */
const LONGEST_IN_GAPS = 16;
const LONGEST = 1_024;
const STRENGTH = 120;
/** Fainter than this is not worth a line. */
const LEAST_STRENGTH = 4;
const SLICE = 8_192;

/**
 * Lineage, as hairlines from what was built to what it was built on first.
 * @returns how many
 */
export function* drawLines(
  sheet: Sheet,
  terrain: Terrain,
  square: Square,
  nodes: Uint8Array,
): Generator<void, number, void> {
  const { scale } = inTexels(square);
  const gap = Math.max(GAP, terrain.room * scale);
  const drawn = headsAt(terrain, terrain.room * scale);
  if (drawn === undefined) return 0;
  const longest = Math.min(LONGEST, LONGEST_IN_GAPS * gap);
  const slices = slicesOf(drawn, boxAround(square, longest));
  let count = 0;
  for (let slice = 0; slice < slices.length; slice += 2) {
    const end = slices[slice + 1]!;
    for (let from = slices[slice]!; from < end; from += SLICE) {
      const part = drawn.order.subarray(from, Math.min(from + SLICE, end));
      count += drawSome(sheet, terrain, square, nodes, part, longest, MOST_LINES - count);
      if (part.length === SLICE) yield;
    }
  }
  return count;
}

/** Those whose families are large enough that their lines do not crowd. */
function headsAt(terrain: Terrain, room: number): Grid | undefined {
  const level = Math.ceil(Math.log((GAP / room) ** 2) / Math.log(FAMILY_STEP));
  return level <= 0 ? terrain.grid : terrain.heads[level - 1];
}

function drawSome(
  sheet: Sheet,
  { places, parent }: Terrain,
  square: Square,
  nodes: Uint8Array,
  part: Uint32Array,
  longest: number,
  most: number,
): number {
  const { scale, x, y } = inTexels(square);
  let count = 0;
  for (const node of part) {
    const other = parent[node]!;
    if (other === NO_PARENT || nodes[node] === 0 || nodes[other] === 0) continue;
    const fromX = (places[node * 2]! - x) * scale;
    const fromY = (places[node * 2 + 1]! - y) * scale;
    const toX = (places[other * 2]! - x) * scale;
    const toY = (places[other * 2 + 1]! - y) * scale;
    const left = 1 - Math.hypot(toX - fromX, toY - fromY) / longest;
    // So written that a parent without a place has no line.
    if (!(left > 0)) continue;
    const strength = STRENGTH * left * left;
    if (strength < LEAST_STRENGTH || count === most) continue;
    if (line(sheet, fromX, fromY, toX, toY, COLOR_LINE, strength)) count++;
  }
  return count;
}

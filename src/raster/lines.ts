import { NO_PARENT } from '../store/forest';
import { slicesOf, type Grid } from './grid';
import { line, type Sheet } from './sheet';
import {
  boxAround,
  cellAt,
  cellCount,
  cellsAround,
  inTexels,
  type Cells,
  type Framing,
  type Square,
} from './square';
import { FAMILY_STEP, isBefore, NOBODY, type Terrain } from './terrain';
import { COLOR_LINE } from './texels';

/** Most lines on one tile. One for each cell is chosen, so that no ordinary tile comes near it. */
export const MOST_LINES = 8_000;
/** Of what begins in each square of so many texels, the most important has a line: a hairball is no picture. */
const PITCH = 8;
/** Texels between those whose lines are drawn, at least and about: far out they are the heads of large families. */
const GAP = 9;
/** The longer a line the fainter; so many times the gap, and it is gone. */
const LONGEST_IN_GAPS = 16;
const LONGEST = 1_024;
const STRENGTH = 120;
/** Of the line to a further base, beside that to the first. */
const FURTHER = 0.6;
/** Fainter than this is not worth a line. */
const LEAST_STRENGTH = 4;
const SLICE = 8_192;

const MOST_CELLS = cellCount(LONGEST, PITCH);

/** For the choice of lines, one tile after another. */
export function lineScratch(): Int32Array {
  return new Int32Array(MOST_CELLS * MOST_CELLS);
}

/**
 * Lineage, as hairlines from what was built to what it was built on: the first base decides whether there is a line.
 * @param scratch of `lineScratch`; what is in it does not matter
 * @returns how many
 */
export function* drawLines(
  sheet: Sheet,
  terrain: Terrain,
  square: Square,
  shown: Shown,
  scratch: Int32Array,
): Generator<void, number, void> {
  const { scale } = inTexels(square);
  const room = terrain.room * scale;
  const drawn = headsAt(terrain, room);
  if (drawn === undefined) return 0;
  const longest = Math.min(LONGEST, LONGEST_IN_GAPS * Math.max(GAP, room));
  const cells = cellsAround(square, longest, PITCH);
  const best = scratch.subarray(0, cells.side * cells.side).fill(NOBODY);
  const job = { ...inTexels(square), terrain, ...shown, longest, cells, best };
  const slices = slicesOf(drawn, boxAround(square, longest));
  for (let slice = 0; slice < slices.length; slice += 2) {
    const end = slices[slice + 1]!;
    for (let from = slices[slice]!; from < end; from += SLICE) {
      choose(job, drawn.order, from, Math.min(from + SLICE, end));
      yield;
    }
  }
  return drawChosen(job, sheet);
}

/** Those whose families are large enough that their lines do not crowd. */
function headsAt(terrain: Terrain, room: number): Grid | undefined {
  const level = Math.ceil(Math.log((GAP / room) ** 2) / Math.log(FAMILY_STEP));
  return level <= 0 ? terrain.grid : terrain.heads[level - 1];
}

/** One byte each: 1 = shown; without edges all of them are. */
export interface Shown {
  readonly nodes: Uint8Array;
  readonly edges?: Uint8Array | undefined;
}

interface Job extends Framing, Shown {
  readonly terrain: Terrain;
  readonly longest: number;
  readonly cells: Cells;
  /** The node of each cell whose line is drawn. */
  readonly best: Int32Array;
}

function choose(
  { terrain, nodes, edges, longest, cells, best, ...to }: Job,
  order: Uint32Array,
  from: number,
  end: number,
): void {
  const { places, parent, importance } = terrain;
  const { scale, x, y } = to;
  const most = longest / scale;
  for (let at = from; at < end; at++) {
    const node = order[at]!;
    const other = parent[node]!;
    if (other === NO_PARENT || nodes[node] === 0 || nodes[other] === 0) continue;
    const nodeX = places[node * 2]!;
    const nodeY = places[node * 2 + 1]!;
    const dx = places[other * 2]! - nodeX;
    const dy = places[other * 2 + 1]! - nodeY;
    // So written that a base without a place has no line.
    if (!(dx * dx + dy * dy < most * most)) continue;
    const cell = cellAt(cells, (nodeX - x) * scale, (nodeY - y) * scale);
    if (cell < 0) continue;
    if (edges !== undefined && !isShown(terrain, edges, node, other)) continue;
    if (best[cell] === NOBODY || isBefore(importance, node, best[cell]!)) best[cell] = node;
  }
}

/** Whether an edge that joins a node to its base is shown. */
function isShown({ bases }: Terrain, edges: Uint8Array, node: number, base: number): boolean {
  if (bases === undefined) return true;
  const { offsets, target, label, builtOn } = bases;
  for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++)
    if (target[edge] === base && label[edge] === builtOn && edges[edge] === 1) return true;
  return false;
}

function drawChosen(job: Job, sheet: Sheet): number {
  const { bases, parent } = job.terrain;
  let count = 0;
  for (const node of job.best) {
    if (node === NOBODY || count >= MOST_LINES) continue;
    count += drawLine(job, sheet, node, parent[node]!, STRENGTH);
    if (bases === undefined) continue;
    const { offsets, target, label, builtOn } = bases;
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
      const base = target[edge]!;
      const isOther = label[edge] === builtOn && base !== parent[node] && base !== node;
      if (job.edges !== undefined && job.edges[edge] === 0) continue;
      if (isOther && job.nodes[base] === 1 && count < MOST_LINES)
        count += drawLine(job, sheet, node, base, STRENGTH * FURTHER);
    }
  }
  return count;
}

/** @returns how many lines that makes */
function drawLine(
  { terrain, scale, x, y, longest }: Job,
  sheet: Sheet,
  node: number,
  base: number,
  most: number,
) {
  const { places } = terrain;
  const fromX = (places[node * 2]! - x) * scale;
  const fromY = (places[node * 2 + 1]! - y) * scale;
  const toX = (places[base * 2]! - x) * scale;
  const toY = (places[base * 2 + 1]! - y) * scale;
  const left = 1 - Math.hypot(toX - fromX, toY - fromY) / longest;
  const strength = most * left * left;
  // So written that a base without a place has no line.
  if (!(left > 0 && strength >= LEAST_STRENGTH)) return 0;
  return Number(line(sheet, fromX, fromY, toX, toY, COLOR_LINE, strength));
}

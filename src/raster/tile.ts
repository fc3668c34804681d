import { emptyGrains, settle, sow, type Grains } from './grains';
import { slicesOf } from './grid';
import { drawLines, lineScratch } from './lines';
import { drawRegions } from './relief';
import { blankSheet, disc, type Sheet } from './sheet';
import { growthAt, radiusOf } from './sizes';
import { EXACT, IMPORTANCES } from './sketch';
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
import { NOBODY, weighed, type Terrain } from './terrain';
import { TILE_TEXELS } from './texels';

/** What a filter leaves to be drawn; made by `selectionOf`. */
export interface Selection {
  /** One byte a node: 1 = shown. */
  readonly nodes: Uint8Array;
  /** Whether lineage is shown. */
  readonly lineage: boolean;
  /** Of its edges, one byte each: 1 = shown; absent where all are. */
  readonly edges?: Uint8Array | undefined;
  /** Colours in the order of the terrain's grid; 0 = not shown. */
  readonly colors: Uint8Array;
}

/**
 * @param nodes one byte a node: 1 = shown; kept, not copied
 * @param edges of lineage, one byte each: 1 = shown; kept, not copied
 */
export function selectionOf(
  { grid, nodeKind }: Terrain,
  nodes: Uint8Array,
  lineage: boolean,
  edges?: Uint8Array,
): Selection {
  const { order } = grid;
  const colors = new Uint8Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const node = order[at]!;
    if (nodes[node] === 1) colors[at] = 1 + nodeKind[node]!;
  }
  return { nodes, lineage, edges, colors };
}

export interface Painted {
  /** As `Tile.texels` of source/backdrop.ts: colour and strength, the lowest row first; absent where nothing is drawn. */
  readonly texels?: Uint8Array;
  /** Regions, lines and discs; grains are no primitives, as a texel is written once however many it holds. */
  readonly primitives: number;
}

/** Texels: nodes are sought so far beyond the tile, as their discs reach into it. No disc is larger. */
const MARGIN = 30;
/** Smaller than this, a node is a grain. */
const LEAST_DISC = 1.6;
/** Of the nodes in each square of so many texels, the most important is a disc, the others are grains. */
const PITCH = 10;
/** Most discs on a tile. */
export const MOST_DISCS = cellCount(MARGIN, PITCH) ** 2;

const INK = 245;
const SLICE = 8_192;
const ROWS_AT_ONCE = 128;
const BEYOND = TILE_TEXELS + MARGIN;
/** Texels: a sketch whose steps are smaller is fine enough. */
const FINE = 0.25;

/** What is used for one tile after another. */
export interface Scratch {
  readonly grains: Grains;
  /** The disc of each cell, as a row of a node. */
  readonly best: Int32Array;
  readonly lines: Int32Array;
}

export function newScratch(): Scratch {
  return { grains: emptyGrains(), best: new Int32Array(MOST_DISCS), lines: lineScratch() };
}

/**
 * Draws one tile: regions, lines above them, then nodes. What is drawn of a node follows from its own numbers and
 * those beside it, never from the tile, so that tiles fit together.
 * @param scratch not to be used by anybody else until this is done; begin with new one after an abort
 */
export function* drawTile(
  terrain: Terrain,
  square: Square,
  selection: Selection,
  scratch: Scratch,
): Generator<void, Painted, void> {
  const slices = slicesOf(terrain.grid, boxAround(square, MARGIN));
  const sheet = blankSheet();
  let primitives = drawRegions(sheet, terrain, square, selection.nodes);
  yield;
  if (selection.lineage) primitives += yield* drawLines(sheet, terrain, square, selection, scratch.lines);
  scratch.best.fill(NOBODY);
  const job = jobOf(terrain, square, selection, scratch);
  const sowSome = job.isFar ? sowFar : sowNear;
  for (let slice = 0; slice < slices.length; slice += 2) {
    const end = slices[slice + 1]!;
    for (let from = slices[slice]!; from < end; from += SLICE) {
      sowSome(job, from, Math.min(from + SLICE, end));
      yield;
    }
  }
  for (let row = 0; row < TILE_TEXELS; row += ROWS_AT_ONCE) {
    settle(scratch.grains, sheet, row, row + ROWS_AT_ONCE);
    yield;
  }
  primitives += drawDiscs(job, sheet);
  return sheet.drawn ? { texels: sheet.texels, primitives } : { primitives };
}

interface Job extends Framing {
  readonly terrain: Terrain;
  readonly selection: Selection;
  readonly scratch: Scratch;
  readonly cells: Cells;
  /** Whether the sketch is as good as the columns. */
  readonly isFar: boolean;
  /** From afar: radius of a node of each size of the sketch; that of EXACT is none. */
  readonly radii: Float64Array;
}

function jobOf(terrain: Terrain, square: Square, selection: Selection, scratch: Scratch): Job {
  const framing = inTexels(square);
  const { sketch } = terrain;
  const room = terrain.room * framing.scale;
  const step = Math.max(sketch.stepX, sketch.stepY) * framing.scale;
  const growth = growthAt(framing.scale);
  const isFar = step < FINE && radiusOf(1, 1, growth, room) < LEAST_DISC;
  const radii = new Float64Array(EXACT + 1).fill(Infinity);
  if (isFar) IMPORTANCES.forEach((importance, size) => (radii[size] = radiusOf(importance, 1, growth, room)));
  return {
    ...framing,
    terrain,
    selection,
    scratch,
    cells: cellsAround(square, MARGIN, PITCH),
    isFar,
    radii,
  };
}

/** Grains by the million, from the sketch. */
function sowFar(job: Job, from: number, to: number): void {
  const { terrain, selection, scratch, scale, radii } = job;
  const { sketch, grid } = terrain;
  const { places, sizes } = sketch;
  const { colors } = selection;
  const stepX = sketch.stepX * scale;
  const stepY = sketch.stepY * scale;
  // A node is anywhere within its step; its middle is the best guess.
  const left = (grid.left - job.x) * scale + stepX / 2;
  const bottom = (grid.bottom - job.y) * scale + stepY / 2;
  for (let at = from; at < to; at++) {
    const color = colors[at]!;
    if (color === 0) continue;
    const radius = radii[sizes[at]!]!;
    if (radius < LEAST_DISC)
      sow(
        scratch.grains,
        left + places[at * 2]! * stepX,
        bottom + places[at * 2 + 1]! * stepY,
        radius,
        color,
      );
    else sowOne(job, grid.order[at]!);
  }
}

function sowNear(job: Job, from: number, to: number): void {
  const { order } = job.terrain.grid;
  const { colors } = job.selection;
  for (let at = from; at < to; at++) if (colors[at] !== 0) sowOne(job, order[at]!);
}

/** Whether of two nodes in one spot the one is drawn over the other. */
function isAbove(terrain: Terrain, node: number, other: number): boolean {
  const difference = weighed(terrain, node) - weighed(terrain, other);
  return difference > 0 || (difference === 0 && node < other);
}

function sowOne({ terrain, scratch, scale, x, y, cells }: Job, node: number): void {
  const { places, nodeKind, importance, weights, room } = terrain;
  const { grains, best } = scratch;
  const nodeX = (places[node * 2]! - x) * scale;
  const nodeY = (places[node * 2 + 1]! - y) * scale;
  if (!(nodeX > -MARGIN && nodeY > -MARGIN && nodeX < BEYOND && nodeY < BEYOND)) return;
  const kind = nodeKind[node]!;
  const radius = radiusOf(importance[node]!, weights[kind]!, growthAt(scale), room * scale);
  if (radius < LEAST_DISC) {
    sow(grains, nodeX, nodeY, radius, 1 + kind);
    return;
  }
  const cell = cellAt(cells, nodeX, nodeY);
  const other = best[cell]!;
  if (other === NOBODY || isAbove(terrain, node, other)) best[cell] = node;
  const loser = other === NOBODY ? NOBODY : best[cell] === node ? other : node;
  if (loser === NOBODY) return;
  const loserX = (places[loser * 2]! - x) * scale;
  const loserY = (places[loser * 2 + 1]! - y) * scale;
  sow(grains, loserX, loserY, LEAST_DISC, 1 + nodeKind[loser]!);
}

/** The most important last, above the others. */
function drawDiscs({ terrain, scratch, scale, x, y }: Job, sheet: Sheet): number {
  const { places, nodeKind, importance, weights, room } = terrain;
  const growth = growthAt(scale);
  const chosen = scratch.best.filter((node) => node !== NOBODY);
  chosen.sort((a, b) => (isAbove(terrain, a, b) ? 1 : -1));
  let count = 0;
  for (const node of chosen) {
    const kind = nodeKind[node]!;
    const radius = radiusOf(importance[node]!, weights[kind]!, growth, room * scale);
    const nodeX = (places[node * 2]! - x) * scale;
    const nodeY = (places[node * 2 + 1]! - y) * scale;
    const reach = radius + 1;
    if (nodeX < -reach || nodeY < -reach || nodeX > TILE_TEXELS + reach || nodeY > TILE_TEXELS + reach)
      continue;
    disc(sheet, nodeX, nodeY, radius, 1 + kind, INK);
    count++;
  }
  return count;
}

import { emptyGrains, settle, sow, type Grains } from './grains';
import { slicesOf } from './grid';
import { drawLines, lineScratch } from './lines';
import { drawRegions } from './relief';
import { blankSheet, disc, type Sheet } from './sheet';
import { growthAt, radiusOf } from './sizes';
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
import { isBefore, NOBODY, type Terrain } from './terrain';
import { TILE_TEXELS } from './texels';

/** What a filter leaves to be drawn. */
export interface Selection {
  /** One byte a node: 1 = shown. */
  readonly nodes: Uint8Array;
  /** Whether lineage is shown. */
  readonly lineage: boolean;
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
  { nodes, lineage }: Selection,
  scratch: Scratch,
): Generator<void, Painted, void> {
  const slices = slicesOf(terrain.grid, boxAround(square, MARGIN));
  const sheet = blankSheet();
  let primitives = drawRegions(sheet, terrain, square, nodes);
  yield;
  if (lineage) primitives += yield* drawLines(sheet, terrain, square, nodes, scratch.lines);
  scratch.best.fill(NOBODY);
  const cells = cellsAround(square, MARGIN, PITCH);
  const job: Job = { ...inTexels(square), terrain, nodes, scratch, cells };
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
  readonly nodes: Uint8Array;
  readonly scratch: Scratch;
  readonly cells: Cells;
}

function sowSome(job: Job, from: number, to: number): void {
  const { terrain, nodes, scratch, scale, x, y, cells } = job;
  const { grid, places, nodeKind, importance, least } = terrain;
  const { grains, best } = scratch;
  const growth = growthAt(scale);
  const room = terrain.room * scale;
  for (let at = from; at < to; at++) {
    const node = grid.order[at]!;
    if (nodes[node] === 0) continue;
    const nodeX = (places[node * 2]! - x) * scale;
    const nodeY = (places[node * 2 + 1]! - y) * scale;
    if (!(nodeX > -MARGIN && nodeY > -MARGIN && nodeX < TILE_TEXELS + MARGIN && nodeY < TILE_TEXELS + MARGIN))
      continue;
    const kind = nodeKind[node]!;
    const radius = radiusOf(importance[node]!, least[kind]!, growth, room);
    if (radius < LEAST_DISC) {
      sow(grains, nodeX, nodeY, radius, 1 + kind);
      continue;
    }
    const cell = cellAt(cells, nodeX, nodeY);
    const other = best[cell]!;
    if (other === NOBODY || isBefore(importance, node, other)) best[cell] = node;
    const loser = other === NOBODY ? NOBODY : best[cell] === node ? other : node;
    if (loser === NOBODY) continue;
    const loserX = (places[loser * 2]! - x) * scale;
    const loserY = (places[loser * 2 + 1]! - y) * scale;
    sow(grains, loserX, loserY, LEAST_DISC, 1 + nodeKind[loser]!);
  }
}

/** The most important last, above the others. */
function drawDiscs({ terrain, scratch, scale, x, y }: Job, sheet: Sheet): number {
  const { places, nodeKind, importance, least, room } = terrain;
  const growth = growthAt(scale);
  const chosen = scratch.best.filter((node) => node !== NOBODY);
  chosen.sort((a, b) => (isBefore(importance, a, b) ? 1 : -1));
  let count = 0;
  for (const node of chosen) {
    const kind = nodeKind[node]!;
    const radius = radiusOf(importance[node]!, least[kind]!, growth, room * scale);
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

import { cellsIn, type Box } from './grid';
import { isBefore, NOBODY, type Disc, type Terrain } from './terrain';

/** CSS pixels between two landmarks, at least. */
const APART = 40;
/** Cells in which candidates are gathered, along the longer side of the box. */
const MOST_CELLS = 128;
/** Of the terrain's cells, to one of the view's. */
const CELLS_TO_A_CELL = 4;
/** CSS pixels: a smaller region has no room for its name. */
const LEAST_RADIUS = 40;

export interface View {
  readonly box: Box;
  /** CSS pixels to the unit. */
  readonly scale: number;
  readonly limit: number;
}

/**
 * The most important nodes in a part of the map, most important first, each APART from those before it. Candidates are
 * the most important of each cell of a grid that lies still while the map is moved.
 * @param nodes one byte a node: 1 = shown
 */
export function landmarkNodes(terrain: Terrain, view: View, nodes: Uint8Array): number[] {
  const [left, bottom, right, top] = view.box;
  const longest = Math.max(right - left, top - bottom);
  if (!(longest >= 0) || view.limit <= 0) return [];
  const pitch = Math.max(APART / view.scale, longest / MOST_CELLS) || 1;
  const firstX = Math.floor(left / pitch);
  const firstY = Math.floor(bottom / pitch);
  const columns = Math.floor(right / pitch) - firstX + 1;
  const rows = Math.floor(top / pitch) - firstY + 1;
  const best = new Int32Array(columns * rows).fill(NOBODY);
  const { places, importance } = terrain;
  const cellOf = (node: number): number =>
    (Math.floor(places[node * 2 + 1]! / pitch) - firstY) * columns +
    Math.floor(places[node * 2]! / pitch) -
    firstX;
  // Near, a cell of the terrain is larger than one of the view: then one node of it is not enough.
  const [fromX, fromY, toX, toY] = cellsIn(terrain.grid, view.box);
  const isFar = (toX - fromX) * (toY - fromY) > CELLS_TO_A_CELL * columns * rows;
  gather(terrain, view.box, nodes, isFar, (node) => {
    const cell = cellOf(node);
    if (best[cell] === NOBODY || isBefore(importance, node, best[cell]!)) best[cell] = node;
  });
  const candidates = best.filter((node) => node !== NOBODY);
  candidates.sort((a, b) => (isBefore(importance, a, b) ? -1 : 1));
  return thinned(candidates, places, cellOf, columns, APART / view.scale, view.limit);
}

/** Hands over nodes in the box; from afar the most important of each of the terrain's cells, unless it is not shown. */
function gather(
  { grid, places }: Terrain,
  box: Box,
  nodes: Uint8Array,
  isFar: boolean,
  take: (node: number) => void,
): void {
  const [left, bottom, right, top] = box;
  const isSeen = (node: number): boolean => {
    const x = places[node * 2]!;
    const y = places[node * 2 + 1]!;
    return nodes[node] === 1 && x >= left && x <= right && y >= bottom && y <= top;
  };
  const { order, offsets, side } = grid;
  const [firstX, firstY, lastX, lastY] = cellsIn(grid, box);
  for (let y = firstY; y <= lastY; y++) {
    for (let cell = y * side + firstX; cell <= y * side + lastX; cell++) {
      const from = offsets[cell]!;
      const to = offsets[cell + 1]!;
      // The first is the most important.
      if (isFar && from < to && isSeen(order[from]!)) take(order[from]!);
      else for (let at = from; at < to; at++) if (isSeen(order[at]!)) take(order[at]!);
    }
  }
}

/** The first of some that are each apart from those taken before. Cells are no smaller than the distance. */
function thinned(
  candidates: Int32Array,
  places: Float32Array,
  cellOf: (node: number) => number,
  columns: number,
  apart: number,
  limit: number,
): number[] {
  const taken = new Map<number, number>();
  for (const node of candidates) {
    if (taken.size === limit) break;
    const cell = cellOf(node);
    const isFree = [-1, 0, 1].every((up) =>
      [-1, 0, 1].every((along) => {
        const other = taken.get(cell + up * columns + along);
        return other === undefined || distance(places, node, other) >= apart;
      }),
    );
    if (isFree) taken.set(cell, node);
  }
  return [...taken.values()];
}

/** Regions with their middle in the view and room for a name, no larger than the view; the largest first. */
export function landmarkRegions(terrain: Terrain, { box, scale, limit }: View, nodes: Uint8Array): Disc[] {
  const [left, bottom, right, top] = box;
  const most = Math.max(right - left, top - bottom);
  const chosen: Disc[] = [];
  for (const region of terrain.regions) {
    if (chosen.length >= limit || region.radius * scale < LEAST_RADIUS) break;
    const { x, y, radius, node } = region;
    const isSeen = x >= left && x <= right && y >= bottom && y <= top;
    if (isSeen && radius <= most && nodes[node] === 1) chosen.push(region);
  }
  return chosen;
}

function distance(places: Float32Array, node: number, other: number): number {
  return Math.hypot(places[node * 2]! - places[other * 2]!, places[node * 2 + 1]! - places[other * 2 + 1]!);
}

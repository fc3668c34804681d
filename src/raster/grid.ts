/**
 * Nodes sorted by the cell of a grid in which they lie, so that what lies in a box is a few slices of an array. Costs four bytes
 * a node and one to two for the cells; nodes that are not placed are in no cell.
 */
export interface Grid {
  /** Rows of nodes, cell by cell, the cells in rows from the lowest. */
  readonly order: Uint32Array;
  /** cell → its part of `order`; one entry more than there are cells. */
  readonly offsets: Uint32Array;
  /** Cells along each side. */
  readonly side: number;
  readonly left: number;
  readonly bottom: number;
  readonly perUnitX: number;
  readonly perUnitY: number;
}

/** Graph units. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** About so many nodes share a cell. */
const NODES_PER_CELL = 4;
const MOST_CELLS_A_SIDE = 512;
/** What lies farther out than all but this share of the nodes is kept in the cells at the edge. */
const FAR_OUT = 0.005;
const SAMPLE = 4_096;

/**
 * @param places x0, y0, x1, y1 … in graph units; a place that is not finite is none
 * @param nodes those to be found; all unless given
 */
export function buildGrid(places: Float32Array, nodes?: Uint32Array): Grid {
  const count = nodes?.length ?? places.length / 2;
  const box = commonBox(places, nodes, count);
  const side = Math.max(1, Math.min(MOST_CELLS_A_SIDE, Math.ceil(Math.sqrt(count / NODES_PER_CELL))));
  const frame = {
    side,
    left: box[0],
    bottom: box[1],
    perUnitX: side / Math.max(box[2] - box[0], Number.MIN_VALUE * 2 ** 60),
    perUnitY: side / Math.max(box[3] - box[1], Number.MIN_VALUE * 2 ** 60),
  };
  const offsets = new Uint32Array(side * side + 1);
  const cellOf = (node: number): number => {
    const x = places[node * 2]!;
    const y = places[node * 2 + 1]!;
    // Neither NaN nor an infinity is a place.
    if (!(x - x === 0 && y - y === 0)) return -1;
    return cellY(frame, y) * side + cellX(frame, x);
  };
  for (let at = 0; at < count; at++) {
    const cell = cellOf(nodes === undefined ? at : nodes[at]!);
    if (cell >= 0) offsets[cell + 1]!++;
  }
  for (let cell = 0; cell < side * side; cell++) offsets[cell + 1]! += offsets[cell]!;
  const order = new Uint32Array(offsets[side * side]!);
  const next = offsets.slice(0, -1);
  for (let at = 0; at < count; at++) {
    const node = nodes === undefined ? at : nodes[at]!;
    const cell = cellOf(node);
    if (cell >= 0) order[next[cell]!++] = node;
  }
  return { ...frame, order, offsets };
}

/** Parts of `order` that hold whatever lies in the box, and some that does not: from, to, from, to …; in order. */
export function slicesOf(grid: Grid, box: Box): number[] {
  const { side, offsets } = grid;
  const [firstX, firstY, lastX, lastY] = cellsIn(grid, box);
  const slices: number[] = [];
  for (let y = firstY; y <= lastY; y++) {
    const from = offsets[y * side + firstX]!;
    const to = offsets[y * side + lastX + 1]!;
    if (from === to) continue;
    if (slices.at(-1) === from) slices[slices.length - 1] = to;
    else slices.push(from, to);
  }
  return slices;
}

/** Columns and rows of the cells that the box meets, both ends inclusive. */
export function cellsIn(grid: Grid, [left, bottom, right, top]: Box): Box {
  return [cellX(grid, left), cellY(grid, bottom), cellX(grid, right), cellY(grid, top)];
}

/** An upper bound of the number of nodes in the box. */
export function countIn(grid: Grid, box: Box): number {
  const slices = slicesOf(grid, box);
  let count = 0;
  for (let at = 0; at < slices.length; at += 2) count += slices[at + 1]! - slices[at]!;
  return count;
}

type Frame = Pick<Grid, 'side' | 'left' | 'bottom' | 'perUnitX' | 'perUnitY'>;

function cellX({ side, left, perUnitX }: Frame, x: number): number {
  return clamp(Math.floor((x - left) * perUnitX), side);
}

function cellY({ side, bottom, perUnitY }: Frame, y: number): number {
  return clamp(Math.floor((y - bottom) * perUnitY), side);
}

function clamp(cell: number, side: number): number {
  return cell < 0 ? 0 : cell < side ? cell : side - 1;
}

/** All places but the farthest, from a sample spread over the rows: one node a light year away leaves the cells small. */
function commonBox(places: Float32Array, nodes: Uint32Array | undefined, count: number): Box {
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let at = 0; at < count; at += step) {
    const node = nodes === undefined ? at : nodes[at]!;
    const x = places[node * 2]!;
    const y = places[node * 2 + 1]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    xs.push(x);
    ys.push(y);
  }
  const [left, right] = commonSpan(Float64Array.from(xs).sort());
  const [bottom, top] = commonSpan(Float64Array.from(ys).sort());
  return [left, bottom, right, top];
}

function commonSpan(sorted: Float64Array): [from: number, to: number] {
  if (sorted.length === 0) return [0, 1];
  const cut = Math.floor(sorted.length * FAR_OUT);
  const from = sorted[cut]!;
  const to = sorted[sorted.length - 1 - cut]!;
  return to > from ? [from, to] : [from, from + 1];
}

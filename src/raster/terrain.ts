import type { Kind } from '../model/ontology';
import { NO_PARENT } from '../store/forest';
import { buildGrid, countIn, slicesOf, type Box, type Grid } from './grid';
import { weightsOf } from './sizes';
import { sketchOf, type Sketch } from './sketch';

/** What is drawn: the columns of a graph that a picture needs, by row. Kept, not copied. */
export interface Ground {
  readonly kinds: readonly Kind[];
  /** Index into `kinds`. */
  readonly nodeKind: Uint8Array;
  readonly importance: Float32Array;
  /** x0, y0, x1, y1 … in graph units, y upwards; NaN = not placed. */
  readonly places: Float32Array;
  /** What a node was built on first; NO_PARENT where nothing, and for what belongs to no family. */
  readonly parent: Int32Array;
  /** Nodes of the family tree below and with each; 1 for a leaf. */
  readonly family: Uint32Array;
  /** All that was built on something, where more than the first base of each is to be drawn. */
  readonly bases?: Bases;
  /** Families as discs, by root. */
  readonly regions: readonly Disc[];
}

/** Edges by their source, as in the store. */
export interface Bases {
  /** node → its edges. */
  readonly offsets: Uint32Array;
  readonly target: Uint32Array;
  readonly label: Uint16Array;
  /** The label of those that are drawn. */
  readonly builtOn: number;
}

export const NOBODY = -1;

export interface Disc {
  /** Row of its root. */
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Nodes in it. */
  readonly count: number;
}

/** A ground with what makes it quick to draw. */
export interface Terrain extends Omit<Ground, 'family'> {
  /** The first node of each cell is its most important one. */
  readonly grid: Grid;
  readonly sketch: Sketch;
  /** Graph units between an ordinary node and the next one. */
  readonly room: number;
  /** How much importance counts, by kind. */
  readonly weights: Float32Array;
  /** Those whose family has at least FAMILY_STEP ** i nodes, from i = 1. */
  readonly heads: readonly Grid[];
  /** The largest first. */
  readonly regions: readonly Disc[];
  /** Of each region, the index of that of which its root is a member; NOBODY of an outermost. */
  readonly about: Int32Array;
}

export const FAMILY_STEP = 4;
const HEAD_LEVELS = 8;

export function survey({ family, ...ground }: Ground): Terrain {
  const grid = buildGrid(ground.places);
  putPeaksFirst(grid, ground.importance);
  const heads: Grid[] = [];
  let rows = grid.order;
  for (let level = 1; level <= HEAD_LEVELS && rows.length > 0; level++) {
    rows = rows.filter((node) => family[node]! >= FAMILY_STEP ** level);
    heads.push(buildGrid(ground.places, rows));
  }
  const room = roomOf(grid, ground.places);
  const regions = ground.regions.toSorted((a, b) => b.radius - a.radius || a.node - b.node);
  const weights = weightsOf(ground.kinds);
  const weighing = { ...ground, weights };
  const sketch = sketchOf(grid, ground.places, (node) => weighed(weighing, node));
  const about = nesting(regions, ground.parent);
  return { ...ground, regions, about, grid, sketch, heads, room, weights };
}

/** Importance as it counts for a node's kind. */
export function weighed(
  { importance, nodeKind, weights }: Pick<Terrain, 'importance' | 'nodeKind' | 'weights'>,
  node: number,
): number {
  return importance[node]! * weights[nodeKind[node]!]!;
}

/** Bytes of what was added to the ground. */
export function bytesOf({ grid, heads, sketch, about }: Terrain): number {
  const grids = [grid, ...heads].flatMap(({ order, offsets }) => [order, offsets]);
  const arrays = [...grids, sketch.places, sketch.sizes, about];
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Orders nodes: the more important first, of equals the lower row. */
export function isBefore(importance: Float32Array, node: number, other: number): boolean {
  const difference = importance[node]! - importance[other]!;
  return difference > 0 || (difference === 0 && node < other);
}

function putPeaksFirst({ order, offsets }: Grid, importance: Float32Array): void {
  for (let cell = 0; cell < offsets.length - 1; cell++) {
    const first = offsets[cell]!;
    let peak = first;
    for (let at = first + 1; at < offsets[cell + 1]!; at++)
      if (isBefore(importance, order[at]!, order[peak]!)) peak = at;
    if (peak === first) continue;
    const node = order[peak]!;
    order[peak] = order[first]!;
    order[first] = node;
  }
}

/** All places: of an empty graph, a box without extent. */
export function boxOf(places: Float32Array): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < places.length; at += 2) {
    const x = places[at]!;
    const y = places[at + 1]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return left > right ? [0, 0, 0, 0] : [left, bottom, right, top];
}

function nesting(regions: readonly Disc[], parent: Int32Array): Int32Array {
  const regionOf = new Map(regions.map(({ node }, at) => [node, at]));
  return Int32Array.from(regions, ({ node }) => {
    let root = parent[node]!;
    while (root !== NO_PARENT && !regionOf.has(root)) root = parent[root]!;
    return regionOf.get(root) ?? NOBODY;
  });
}

const SAMPLES = 257;
/** Graph units, where no two nodes lie apart. */
const ROOM = 100;

/** The median distance to the nearest other node, of a sample spread over the map. */
function roomOf(grid: Grid, places: Float32Array): number {
  const distances: number[] = [];
  const step = Math.max(1, Math.floor(grid.order.length / SAMPLES));
  for (let at = 0; at < grid.order.length; at += step) {
    const distance = nearestOther(grid, places, grid.order[at]!);
    if (distance > 0 && distance < Infinity) distances.push(distance);
  }
  const sorted = Float64Array.from(distances).sort();
  return sorted[sorted.length >> 1] ?? ROOM;
}

/** A crowd in one spot need not be looked through to the last. */
const MOST_LOOKED_AT = 4_096;

function nearestOther(grid: Grid, places: Float32Array, node: number): number {
  const x = places[node * 2]!;
  const y = places[node * 2 + 1]!;
  let reach = 1 / Math.max(grid.perUnitX, grid.perUnitY);
  const boxAbout = (): Box => [x - reach, y - reach, x + reach, y + reach];
  for (let tries = 0; tries < 12 && countIn(grid, boxAbout()) < 2; tries++) reach *= 2;
  let nearest = Infinity;
  let looked = 0;
  const slices = slicesOf(grid, boxAbout());
  for (let slice = 0; slice < slices.length; slice += 2) {
    for (let at = slices[slice]!; at < slices[slice + 1]! && looked < MOST_LOOKED_AT; at++, looked++) {
      const other = grid.order[at]!;
      const distance = Math.hypot(places[other * 2]! - x, places[other * 2 + 1]! - y);
      if (distance > 0 && distance < nearest) nearest = distance;
    }
  }
  return nearest;
}

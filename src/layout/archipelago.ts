import { enclose, packCircles } from './pack';
import { turned, type Turn } from './turn';

/** Water about a disc, by its radius, in graph units. */
const MARGIN = 0.04;
const LEAST_MARGIN = 3;
/** Of the square of an islet's radius: what the square of the distance grows by, so that none touch. */
const ISLET_ROOM = 1.75;
/** Islets of a radius down to this share of a ring's first are in that ring. */
const SAME_SIZE = 0.85;

/** Trees, and parts, of fewer nodes are islets, set evenly about the larger ones. */
export const ISLET = 24;

/** A radius with the water about it. */
export function withMargin(radius: number): number {
  return radius + Math.max(LEAST_MARGIN, MARGIN * radius);
}

/** Discs on one map. */
export interface Archipelago {
  /** x, y, radius of each disc, in the order given. */
  readonly circles: Float64Array;
  /** Radius of the map. */
  readonly reach: number;
}

/**
 * Discs packed into one roundish map about 0, 0: islands as close as they go, the largest in the middle; islets, which are many
 * and small, evenly about those.
 * @param radii of the discs, with the water about them
 * @param isIslet whether a disc, by its index, is an islet
 */
export function archipelago(radii: Float64Array, isIslet: (disc: number) => boolean): Archipelago {
  const circles = new Float64Array(3 * radii.length);
  radii.forEach((radius, disc) => (circles[3 * disc + 2] = radius));
  const largestFirst = Uint32Array.from(radii.keys()).sort((a, b) => radii[b]! - radii[a]! || a - b);
  const shore = packIslands(
    circles,
    largestFirst.filter((disc) => !isIslet(disc)),
  );
  return {
    circles,
    reach: scatterIslets(
      circles,
      largestFirst.filter((disc) => isIslet(disc)),
      shore,
    ),
  };
}

/** @returns the radius of the circle about all of them */
function packIslands(circles: Float64Array, islands: Uint32Array): number {
  if (islands.length === 0) return 0;
  const packed = new Float64Array(3 * islands.length);
  islands.forEach((disc, at) => (packed[3 * at + 2] = circles[3 * disc + 2]!));
  packCircles(packed);
  const [x, y, r] = enclose(packed);
  islands.forEach((disc, at) => put(circles, disc, packed[3 * at]! - x, packed[3 * at + 1]! - y));
  return withMargin(r);
}

/** Like the seeds of a sunflower, in rings of one size, the largest innermost. @returns the radius of the map */
function scatterIslets(circles: Float64Array, islets: Uint32Array, shore: number): number {
  let turn: Turn = [1, 0];
  let reach = shore;
  let radius = Infinity;
  let squared = 0;
  for (const disc of islets) {
    const own = circles[3 * disc + 2]!;
    if (own < SAME_SIZE * radius) {
      radius = own;
      squared = reach === 0 ? 0 : (reach + radius) * (reach + radius);
    }
    const distance = Math.sqrt(squared);
    put(circles, disc, distance * turn[0], distance * turn[1]);
    // One in the very middle needs more room about it.
    squared += (distance === 0 ? 2.8 : 1) * ISLET_ROOM * radius * radius;
    reach = distance + radius;
    turn = turned(turn);
  }
  return reach;
}

function put(circles: Float64Array, disc: number, x: number, y: number): void {
  circles[3 * disc] = x;
  circles[3 * disc + 1] = y;
}

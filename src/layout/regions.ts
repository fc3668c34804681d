import { childrenOf, type Forest } from '../store/forest';
import { NODE_ROOM } from './hub-seed';
import { enclose } from './pack';

/** Families as discs about all of their members, in the order of their rows. */
export interface Regions {
  /** Rows of the roots. */
  readonly node: Uint32Array;
  /** x, y, radius of each, in graph units. */
  readonly circle: Float64Array;
}

/** A family of fewer is no region. */
export const LEAST_REGION = 12;

/**
 * The discs of all families of at least `LEAST_REGION` nodes, from where their members are: each disc holds the discs of
 * the lesser families in it.
 * @param places x0, y0, x1, y1 … in graph units
 */
export function regionsOf(forest: Forest, places: Float32Array): Regions {
  const { order, size } = forest;
  const circles = circlesOf(forest, places);
  const node = order.filter((one) => size[one]! >= LEAST_REGION).sort();
  const circle = new Float64Array(3 * node.length);
  node.forEach((one, at) => circle.set(circles.subarray(3 * one, 3 * one + 3), 3 * at));
  return { node, circle };
}

/** x, y, r for each node: the disc of its family; of a leaf, its own room. */
function circlesOf({ order, parent, size }: Forest, places: Float32Array): Float64Array {
  const { offsets, children } = childrenOf(parent);
  const circles = new Float64Array(3 * order.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    circles.set([places[2 * node]!, places[2 * node + 1]!, NODE_ROOM], 3 * node);
    if (size[node] === 1) continue;
    const below = children.subarray(offsets[node]!, offsets[node + 1]!);
    const inside = new Float64Array(3 * (below.length + 1));
    inside.set(circles.subarray(3 * node, 3 * node + 3));
    below.forEach((child, index) => inside.set(circles.subarray(3 * child, 3 * child + 3), 3 * index + 3));
    circles.set(enclose(inside), 3 * node);
  }
  return circles;
}

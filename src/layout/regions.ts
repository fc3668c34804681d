import { childrenOf, NO_PARENT, type Forest } from '../store/forest';
import { NODE_ROOM, ONE_HEAD } from './discs';
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
 * the lesser families in it. Families within one so small that its members lie among each other have none.
 * @param places x0, y0, x1, y1 … in graph units
 */
export function regionsOf(forest: Forest, places: Float32Array): Regions {
  const { order, size, parent } = forest;
  const circles = circlesOf(forest, places);
  const hasDisc = (one: number): boolean => parent[one] === NO_PARENT || size[parent[one]!]! > ONE_HEAD;
  const node = order.filter((one) => size[one]! >= LEAST_REGION && hasDisc(one)).sort();
  const circle = new Float64Array(3 * node.length);
  node.forEach((one, at) => circle.set(circles.subarray(3 * one, 3 * one + 3), 3 * at));
  return { node, circle };
}

/** x, y, r for each node: the disc of its family; of a leaf, its own room. */
function circlesOf(forest: Forest, places: Float32Array): Float64Array {
  const { order, parent, size } = forest;
  const { offsets, children } = childrenOf(parent);
  const circles = new Float64Array(3 * order.length);
  const roomOf = (node: number): readonly number[] => [places[2 * node]!, places[2 * node + 1]!, NODE_ROOM];
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    circles.set(roomOf(node), 3 * node);
    if (size[node] === 1) continue;
    const below = children.subarray(offsets[node]!, offsets[node + 1]!);
    // About the discs of lesser families, or about all members where those have none.
    const inside =
      size[node]! > ONE_HEAD
        ? below.reduce<number[]>(
            (all, child) => (all.push(...circles.subarray(3 * child, 3 * child + 3)), all),
            [],
          )
        : membersBelow(node, offsets, children).flatMap(roomOf);
    circles.set(enclose(Float64Array.from([...roomOf(node), ...inside])), 3 * node);
  }
  return circles;
}

function membersBelow(node: number, offsets: Uint32Array, children: Uint32Array): number[] {
  const members = [node];
  for (const member of members)
    for (let at = offsets[member]!; at < offsets[member + 1]!; at++) members.push(children[at]!);
  return members;
}

import { childrenOf, NO_PARENT, type Forest } from '../store/forest';
import { LEAF_STEP, NODE_ROOM, ONE_HEAD } from './discs';
import { SMALL_FAMILY } from './heads';
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
/** A disc of so many times the area that its family takes as one head says nothing: others lie in it, too. Packed discs have up to ten. */
const SPARSE = 12;

/**
 * The discs of all families of at least `LEAST_REGION` nodes, from where their members are: each disc holds the discs of
 * the lesser families in it, and where its family lies scattered, the root with what is near below it alone. Families within one so small that its members lie among each other have none.
 * @param places x0, y0, x1, y1 … in graph units
 */
export function regionsOf(forest: Forest, places: Float32Array): Regions {
  const { order, size, parent } = forest;
  const circles = circlesOf(forest, places);
  const hasDisc = (one: number): boolean => parent[one] === NO_PARENT || size[parent[one]!]! > ONE_HEAD;
  const { offsets, children } = childrenOf(parent);
  const node = order.filter((one) => size[one]! >= LEAST_REGION && hasDisc(one)).sort();
  const kept = [...node].flatMap((one) => {
    const own = circles.subarray(3 * one, 3 * one + 3);
    if (own[2]! ** 2 <= SPARSE * LEAF_STEP ** 2 * size[one]!) return [{ one, disc: [...own] }];
    const near = membersBelow(one, offsets, children, (child) => size[child]! <= SMALL_FAMILY);
    const rooms = near.flatMap((member) => roomAt(places, member));
    return near.length < LEAST_REGION ? [] : [{ one, disc: [...enclose(Float64Array.from(rooms))] }];
  });
  return {
    node: Uint32Array.from(kept, ({ one }) => one),
    circle: Float64Array.from(kept.flatMap(({ disc }) => disc)),
  };
}

function roomAt(places: Float32Array, node: number): readonly [x: number, y: number, radius: number] {
  return [places[2 * node]!, places[2 * node + 1]!, NODE_ROOM];
}

/** x, y, r for each node: the disc of its family; of a leaf, its own room. */
function circlesOf(forest: Forest, places: Float32Array): Float64Array {
  const { order, parent, size } = forest;
  const { offsets, children } = childrenOf(parent);
  const circles = new Float64Array(3 * order.length);
  const roomOf = (node: number): readonly number[] => roomAt(places, node);
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

function membersBelow(
  node: number,
  offsets: Uint32Array,
  children: Uint32Array,
  isOne: (child: number) => boolean = () => true,
): number[] {
  const members = [node];
  for (const member of members) {
    for (let at = offsets[member]!; at < offsets[member + 1]!; at++)
      if (isOne(children[at]!)) members.push(children[at]!);
  }
  return members;
}

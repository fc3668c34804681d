import { NO_PARENT, type Forest } from '../store/forest';
import { Discs } from './discs';

/** A family of at most so many nodes belongs to the head of what it is built on. */
export const SMALL_FAMILY = 8;

/** A forest in pieces that keep their shape: each is a node with what is near below it, as a disc. */
export interface Heads {
  readonly count: number;
  /** Node → its head. */
  readonly of: Uint32Array;
  /** Of each head's disc, in graph units. */
  readonly radius: Float64Array;
  /** Where each node lies, seen from the middle of its head's disc: x0, y0, x1, y1 … */
  readonly within: Float32Array;
}

/** @param most nodes of a family that is part of the head above it; a larger one is a head of its own */
export function headsOf(forest: Forest, most: number): Heads {
  const cut = cutAt(forest, most);
  const discs = new Discs(cut);
  for (let at = cut.order.length - 1; at >= 0; at--) discs.pack(cut.order[at]!);
  const of = new Uint32Array(cut.order.length);
  const radii: number[] = [];
  for (const node of cut.order) {
    const above = cut.parent[node]!;
    of[node] = above === NO_PARENT ? radii.push(discs.radius[node]!) - 1 : of[above]!;
  }
  return { count: radii.length, of, radius: Float64Array.from(radii), within: discs.absolute(cut) };
}

function cutAt({ parent, size, order }: Forest, most: number): Forest {
  const cut = parent.map((above, node) => (size[node]! > most ? NO_PARENT : above));
  const sizes = new Uint32Array(size.length).fill(1);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    if (cut[node] !== NO_PARENT) sizes[cut[node]!]! += sizes[node]!;
  }
  return { parent: cut, size: sizes, order };
}

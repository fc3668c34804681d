import { BUILT_ON } from '../model/ontology';
import { lineageForest, NO_PARENT, type Forest } from '../store/forest';
import type { Store } from '../store/store';
import { archipelago, ISLET } from './archipelago';
import { Discs } from './discs';
import { placeShared } from './shared';

/** Nodes packed between two yields. */
const SLICE = 20_000;

/**
 * Places for a graph of any size, by descent: each family is a disc with its root in the middle, models on which nothing
 * is built about it like the seeds of a sunflower, and the discs of lesser families packed about those; the families are
 * packed likewise, the largest in the middle, islets on the rim. What is no system, and so has no descent, lies in the
 * middle of what it joins, or on a shore of its own where that is nearly everything. Takes time in proportion to the size, uses
 * arithmetic and square roots alone, and gives the same places everywhere.
 * @returns x0, y0, x1, y1 … in graph units, y upwards
 */
export function hubSeed(store: Store, forest: Forest = lineageForest(store)): Float32Array {
  const work = hubSeedInSlices(store, forest);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** @yields the share of the work that is done, every few thousand nodes */
export function* hubSeedInSlices(
  store: Store,
  forest: Forest = lineageForest(store),
): Generator<number, Float32Array, void> {
  const { order, parent } = forest;
  const shared = sharedNodes(store, forest);
  yield 0;
  const discs = new Discs(forest);
  yield 0;
  const trees: number[] = [];
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    discs.pack(node);
    if (parent[node] === NO_PARENT && shared[node] === 0) trees.push(node);
    if (at % SLICE === 0) yield 1 - at / order.length;
  }
  const reach = spread(discs, trees, forest);
  yield 1;
  const places = discs.absolute(forest);
  yield 1;
  placeShared(store, shared, { places, reach });
  return places;
}

/** 1 for each node without descent of a kind that the ontology lets be built on nothing: what models share. */
export function sharedNodes({ ontology, columns }: Store, { parent, size }: Forest): Uint8Array {
  const systems = ontology.predicates.find(({ id }) => id === BUILT_ON)?.from ?? [];
  const isShared = ontology.kinds.map(({ id }) => !systems.includes(id));
  return Uint8Array.from(columns.nodeKind, (kind, node) =>
    Number(isShared[kind] === true && parent[node] === NO_PARENT && size[node] === 1),
  );
}

/** Sets the discs of roots on the map. @returns the radius of the map */
function spread(discs: Discs, roots: readonly number[], { size }: Forest): number {
  const radii = Float64Array.from(roots, (root) => discs.radius[root]!);
  const { circles, reach } = archipelago(radii, (at) => size[roots[at]!]! < ISLET);
  roots.forEach((root, at) => discs.moveTo(root, circles[3 * at]!, circles[3 * at + 1]!));
  return reach;
}

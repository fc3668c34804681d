import { BUILT_ON } from '../model/ontology';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import { lineageForest } from '../store/forest';
import type { Store } from '../store/store';
import { archipelago, withMargin } from './archipelago';
import { ISLET, LEAF_STEP, NODE_ROOM, sharedNodes } from './hub-seed';
import { partsOf, type Parts } from './parts';
import { seededRandom } from './random';
import { placeShared } from './shared';
import { relax, type Spots } from './sparse-stress';
import type { Links } from './stress';

/** Area of a part over that of its nodes as a sunflower's head: forces heap nodes up in some places and leave others bare. */
const LOOSENESS = 1.6;
/** A part of fewer nodes, by the share of all, has no say in how long a step is. */
const LEAST_SAY = 0.01;
/** So much longer than its own size asks for may a part's step be, that all parts have steps of one length. */
const STRETCH = 1.5;
const PROGRESS_BEFORE_PACKING = 0.98;

/**
 * Places by forces for a graph of any size, from places that it has: distances on the plane come to follow those along
 * `built_on`, by stress (see sparse-stress.ts). Parts that nothing joins are laid out each for itself and packed beside each
 * other, the largest in the middle; what models share is placed as `hubSeed` does. The places given stay as they are, so
 * that work may stop at any time; `glide` leads from them to the new ones.
 * @param places of every node: x0, y0, x1, y1 … in graph units; all finite
 * @param seed the same seed gives the same places everywhere
 * @yields the share of the work that is done, every few thousand steps
 */
export function* refine(store: Store, places: Float32Array, seed = 1): Generator<number, Float32Array, void> {
  const shared = sharedNodes(store, lineageForest(store));
  const nodes = Uint32Array.from(shared.keys()).filter((node) => shared[node] === 0);
  const own = new Float32Array(2 * nodes.length);
  nodes.forEach((node, at) => own.set(places.subarray(2 * node, 2 * node + 2), 2 * at));
  const { places: refined, reach } = yield* refineLinks(descentAmong(store, nodes), own, seed);
  const all = new Float32Array(2 * store.nodeCount);
  nodes.forEach((node, at) => all.set(refined.subarray(2 * at, 2 * at + 2), 2 * node));
  placeShared(store, shared, { places: all, reach });
  return all;
}

/** What is built on what, as indices into `nodes`, which hold all that is. */
function descentAmong(store: Store, nodes: Uint32Array): Links {
  const { edgeSource, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const label = store.labelOf(BUILT_ON);
  const indexOf = new Uint32Array(store.nodeCount);
  nodes.forEach((node, at) => (indexOf[node] = at));
  const edges = Uint32Array.from(edgeLabel.keys()).filter(
    (edge) => edgeLabel[edge] === label && (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0,
  );
  return {
    source: edges.map((edge) => indexOf[edgeSource[edge]!]!),
    target: edges.map((edge) => indexOf[edgeTarget[edge]!]!),
  };
}

/** The same for links alone, all of one kind. @returns places, and the radius of the circle about them all */
export function* refineLinks(
  links: Links,
  places: Float32Array,
  seed: number,
): Generator<number, { places: Float32Array; reach: number }, void> {
  const parts = partsOf(places.length / 2, links);
  const spots = {
    x: Float64Array.from(parts.nodes, (node) => places[2 * node]!),
    y: Float64Array.from(parts.nodes, (node) => places[2 * node + 1]!),
  };
  for (const share of relax(parts, spots, seededRandom(seed))) yield share * PROGRESS_BEFORE_PACKING;
  return arrange(parts, spots);
}

function arrange(parts: Parts, spots: Spots): { places: Float32Array; reach: number } {
  const { nodes, starts } = parts;
  const lengths = stepLengths(parts, spots);
  const radii = lengths.map((length, part) => withMargin(centre(parts, spots, part, length) + NODE_ROOM));
  const { circles, reach } = archipelago(radii, (part) => starts[part + 1]! - starts[part]! < ISLET);
  const places = new Float32Array(2 * nodes.length);
  for (let part = 0; part < radii.length; part++) {
    for (let rank = starts[part]!; rank < starts[part + 1]!; rank++) {
      places[2 * nodes[rank]!] = spots.x[rank]! + circles[3 * part]!;
      places[2 * nodes[rank]! + 1] = spots.y[rank]! + circles[3 * part + 1]!;
    }
  }
  return { places, reach };
}

/** Graph units for one step, of each part: one length for all as far as that leaves none of them crowded or bare. */
function stepLengths(parts: Parts, spots: Spots): Float64Array {
  const { starts, nodes } = parts;
  const own = new Float64Array(starts.length - 1);
  let longest = 0;
  for (let part = 0; part < own.length; part++) {
    const size = starts[part + 1]! - starts[part]!;
    const spread = spreadOf(parts, spots, part);
    own[part] = spread === 0 ? LEAF_STEP : LEAF_STEP * Math.sqrt((LOOSENESS * size) / (2 * spread));
    if (size >= LEAST_SAY * nodes.length) longest = Math.max(longest, own[part]!);
  }
  return own.map((length) => Math.min(Math.max(longest, length), STRETCH * length));
}

/** Mean square of the distance from the middle, which is half the square of the radius for a disc. */
function spreadOf({ starts }: Parts, spots: Spots, part: number): number {
  const [start, end] = [starts[part]!, starts[part + 1]!];
  const [x, y] = middle(spots, start, end);
  let squares = 0;
  for (let rank = start; rank < end; rank++) {
    const dx = spots.x[rank]! - x;
    const dy = spots.y[rank]! - y;
    squares += dx * dx + dy * dy;
  }
  return squares / (end - start);
}

/** Moves a part about 0, 0 with steps of a length. @returns how far its nodes reach from there */
function centre({ starts }: Parts, { x, y }: Spots, part: number, length: number): number {
  const [start, end] = [starts[part]!, starts[part + 1]!];
  const [middleX, middleY] = middle({ x, y }, start, end);
  let farthest = 0;
  for (let rank = start; rank < end; rank++) {
    x[rank] = (x[rank]! - middleX) * length;
    y[rank] = (y[rank]! - middleY) * length;
    farthest = Math.max(farthest, x[rank]! * x[rank]! + y[rank]! * y[rank]!);
  }
  return Math.sqrt(farthest);
}

function middle({ x, y }: Spots, start: number, end: number): readonly [x: number, y: number] {
  let [sumX, sumY] = [0, 0];
  for (let rank = start; rank < end; rank++) {
    sumX += x[rank]!;
    sumY += y[rank]!;
  }
  return [sumX / (end - start), sumY / (end - start)];
}

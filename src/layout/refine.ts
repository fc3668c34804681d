import { BUILT_ON } from '../model/ontology';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import { lineageForest, NO_PARENT, type Forest } from '../store/forest';
import type { Store } from '../store/store';
import { archipelago, ISLET, withMargin } from './archipelago';
import { headsOf, SMALL_FAMILY, type Heads } from './heads';
import { sharedNodes } from './hub-seed';
import { partsOf } from './parts';
import { seededRandom } from './random';
import { makeRoom, Relaxation, type Sheet, type Spots } from './relax';
import { placeShared } from './shared';
import type { Links } from './stress';
import { turnTowards } from './turn-map';

/** Up to so many nodes each moves by itself; of more, families of up to SMALL_FAMILY nodes move whole. */
const SINGLY = 2_000;
/** Of the circle about a part of several heads, the share that is kept free of other parts: there is room between its heads. */
const OWN_WATER = 0.5;

/**
 * Other places for a graph, by forces: distances on the plane come to follow those along
 * `built_on`, merges among them, while each head of a family, with what is near below it, stays a disc that covers no other.
 * Parts that nothing joins lie beside each other, and what models share where `hubSeed` puts it. Turned so that little
 * moves. The places given stay as they are: work may stop at any time.
 * @param places of every node, x0, y0, x1, y1 … in graph units, all finite
 * @param seed the same seed gives the same places everywhere
 * @yields the share of the work that is done, every few thousand nodes
 */
export function* refine(store: Store, places: Float32Array, seed = 1): Generator<number, Float32Array, void> {
  const forest = lineageForest(store);
  const shared = sharedNodes(store, forest);
  yield 0;
  const nodes = Uint32Array.from(shared.keys()).filter((node) => shared[node] === 0);
  const { links, descent } = among(store, forest, nodes);
  const own = new Float32Array(2 * nodes.length);
  nodes.forEach((node, at) => own.set(places.subarray(2 * node, 2 * node + 2), 2 * at));
  const refined = yield* refineLinks(descent, links, own, seed);
  const all = new Float32Array(places.length);
  nodes.forEach((node, at) => all.set(refined.subarray(2 * at, 2 * at + 2), 2 * node));
  placeShared(store, shared, { places: all, reach: reachOf(refined) });
  return all;
}

/** The same for any links, all of one kind. @param forest its descent runs along some of them */
export function* refineLinks(
  forest: Forest,
  links: Links,
  places: Float32Array,
  seed: number,
): Generator<number, Float32Array, void> {
  const count = places.length / 2;
  const heads = headsOf(forest, count <= SINGLY ? 0 : SMALL_FAMILY);
  yield 0;
  const parts = partsOf(count, links);
  yield 0;
  const sheet = { parts, heads, spots: middles(heads, places) };
  const reach = yield* new Relaxation(sheet, seededRandom(seed)).run();
  pack(sheet, reach, count <= SINGLY ? 1 : OWN_WATER);
  yield* makeRoom(sheet);
  const refined = placesOf(sheet);
  turnTowards(refined, places);
  return refined;
}

/** What is built on what among some nodes that hold all that is, as indices into them; and their trees. */
function among(store: Store, { parent, size, order }: Forest, nodes: Uint32Array) {
  const { edgeSource, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const label = store.labelOf(BUILT_ON);
  const indexOf = new Int32Array(store.nodeCount).fill(NO_PARENT);
  nodes.forEach((node, at) => (indexOf[node] = at));
  const edges = Uint32Array.from(edgeLabel.keys()).filter(
    (edge) => edgeLabel[edge] === label && (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0,
  );
  const links: Links = {
    source: edges.map((edge) => indexOf[edgeSource[edge]!]!),
    target: edges.map((edge) => indexOf[edgeTarget[edge]!]!),
  };
  const descent: Forest = {
    parent: Int32Array.from(nodes, (node) =>
      parent[node] === NO_PARENT ? NO_PARENT : indexOf[parent[node]!]!,
    ),
    size: Uint32Array.from(nodes, (node) => size[node]!),
    order: order.filter((node) => indexOf[node] !== NO_PARENT).map((node) => indexOf[node]!),
  };
  return { links, descent };
}

/** Of the places of each head's members. */
function middles({ count, of }: Heads, places: Float32Array): Spots {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const members = new Uint32Array(count);
  of.forEach((head, node) => {
    x[head]! += places[2 * node]!;
    y[head]! += places[2 * node + 1]!;
    members[head]!++;
  });
  return { x: x.map((sum, head) => sum / members[head]!), y: y.map((sum, head) => sum / members[head]!) };
}

/**
 * Sets parts, each laid out about 0, 0, beside each other.
 * @param reach of each part
 * @param water of the circle about a part of several heads, the share that is kept free
 */
function pack({ parts, heads, spots }: Sheet, reach: Float64Array, water: number): void {
  const { nodes, starts } = parts;
  const radii = reach.map((radius, part) => {
    const first = heads.radius[heads.of[nodes[starts[part]!]!]!]!;
    return withMargin(radius > first ? Math.max(first, water * radius) : radius);
  });
  const isIslet = (part: number): boolean => starts[part + 1]! - starts[part]! < ISLET;
  const { circles } = archipelago(radii, isIslet);
  const isSet = new Uint8Array(heads.count);
  for (let part = 0; part < reach.length; part++) {
    for (let rank = starts[part]!; rank < starts[part + 1]!; rank++) {
      const head = heads.of[nodes[rank]!]!;
      if (isSet[head] === 1) continue;
      isSet[head] = 1;
      spots.x[head]! += circles[3 * part]!;
      spots.y[head]! += circles[3 * part + 1]!;
    }
  }
}

function placesOf({ heads: { of, within }, spots: { x, y } }: Sheet): Float32Array {
  const places = new Float32Array(within.length);
  of.forEach((head, node) => {
    places[2 * node] = x[head]! + within[2 * node]!;
    places[2 * node + 1] = y[head]! + within[2 * node + 1]!;
  });
  return places;
}

function reachOf(places: Float32Array): number {
  let squared = 0;
  for (let at = 0; at < places.length; at += 2)
    squared = Math.max(squared, places[at]! * places[at]! + places[at + 1]! * places[at + 1]!);
  return Math.sqrt(squared);
}

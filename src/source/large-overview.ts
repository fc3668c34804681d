import { asShown } from '../model/filter';
import { relationCounts } from '../query/relations';
import { landmarkNodes } from '../raster/landmarks';
import { boxOf, type Terrain } from '../raster/terrain';
import type { Selection } from '../raster/tile';
import type { Store } from '../store/store';
import type { Whole } from './backdrop';
import { NOT_ASSERTED, part } from './overview';
import type { Overview } from './source';

/** Landmarks of a large graph, and how many of them are there for their importance; the others for their families. */
const LANDMARKS = 300;
const BY_IMPORTANCE = 200;
/** CSS pixels of a window across which the landmarks are spread. */
const WINDOW = 1_000;

/** What of an atlas the overview needs. */
export interface Surveyed {
  readonly terrain: Terrain;
  selection(filter: object): Selection;
}

/** Of a graph that is too large to be drawn node by node: its landmarks, and how much there is in all. */
export function largeOverviewOf(store: Store, atlas: Surveyed): Overview {
  const { ontology, sources } = store;
  const { nodePosition } = store.columns;
  const rows = landmarkRows(store, atlas);
  const places = new Float32Array(rows.length * 2);
  rows.forEach((node, at) => places.set(nodePosition.subarray(node * 2, node * 2 + 2), at * 2));
  return {
    ontology,
    sources,
    ...part(store, rows),
    places,
    relations: relationCounts(store),
    whole: wholeOf(store),
  };
}

/** The most important everywhere on the map, then the roots of the largest families. */
function landmarkRows(store: Store, atlas: Surveyed): Uint32Array {
  const { terrain } = atlas;
  const { nodes } = atlas.selection(asShown({}, store.ontology.kinds));
  const box = boxOf(terrain.places);
  const longest = Math.max(box[2] - box[0], box[3] - box[1]);
  const view = { box, scale: WINDOW / (longest || 1), limit: BY_IMPORTANCE };
  const rows = new Set(landmarkNodes(terrain, view, nodes));
  for (const { node } of terrain.regions) {
    if (rows.size === LANDMARKS) break;
    if (nodes[node] === 1) rows.add(node);
  }
  return Uint32Array.from(rows);
}

function wholeOf(store: Store): Whole {
  const { nodeKind, nodePosition, edgeLabel, edgeFlags } = store.columns;
  const kinds = new Uint32Array(store.ontology.kinds.length);
  for (const kind of nodeKind) kinds[kind]!++;
  const labels = new Uint32Array(store.labelCount);
  for (let edge = 0; edge < store.edgeCount; edge++)
    if ((edgeFlags[edge]! & NOT_ASSERTED) === 0) labels[edgeLabel[edge]!]!++;
  const { kinds: kindTerms, predicates } = store.ontology;
  return {
    nodes: store.nodeCount,
    edges: labels.reduce((sum, count) => sum + count, 0),
    kinds: tally(kindTerms, kinds),
    predicates: tally(predicates, labels),
    box: boxOf(nodePosition),
  };
}

function tally(terms: readonly { readonly id: string }[], counts: Uint32Array): Record<string, number> {
  const told = terms.map(({ id }, at) => [id, counts[at]!] as const);
  return Object.fromEntries(told.filter(([, count]) => count > 0));
}

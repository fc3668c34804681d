import { asShown } from '../model/filter';
import { CERTAINTIES } from '../model/graph';
import { textQualifier } from '../query/refs';
import { landmarkNodes } from '../raster/landmarks';
import { boxOf, type Terrain } from '../raster/terrain';
import type { Selection } from '../raster/tile';
import { EDGE_INHERITED, EDGE_PARTICIPANT, NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import type { OverviewNode, Whole } from './backdrop';
import type { Overview, OverviewEdge } from './source';

/** Of a graph with more nodes, the overview holds the landmarks alone: more are no picture, and a long message. */
export const MOST_IN_OVERVIEW = 5_000;
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

export function overviewOf(store: Store, atlas: Surveyed): Overview {
  const { ontology, sources } = store;
  const { nodePosition } = store.columns;
  if (store.nodeCount <= MOST_IN_OVERVIEW) {
    const rows = Uint32Array.from({ length: store.nodeCount }, (_, node) => node);
    return { ontology, sources, ...part(store, rows), places: nodePosition.slice() };
  }
  const rows = landmarkRows(store, atlas);
  const places = new Float32Array(rows.length * 2);
  rows.forEach((node, at) => places.set(nodePosition.subarray(node * 2, node * 2 + 2), at * 2));
  return { ontology, sources, ...part(store, rows), places, whole: wholeOf(store) };
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

function part(store: Store, rows: Uint32Array): Pick<Overview, 'nodes' | 'edges'> {
  return {
    nodes: Array.from(rows, (node) => overviewNode(store, node)),
    edges: edgesAmong(store, rows),
  };
}

export function overviewNode(store: Store, node: number): OverviewNode {
  const { nodeImportance, nodeYear, nodeFlags } = store.columns;
  return {
    id: store.id(node),
    name: store.name(node),
    kind: store.kind(node),
    importance: nodeImportance[node]!,
    year: nodeYear[node]!,
    unnamed: (nodeFlags[node]! & NODE_UNNAMED) !== 0,
    placeholder: (nodeFlags[node]! & NODE_PLACEHOLDER) !== 0,
  };
}

/** Those that a statement of the source's own makes, not through a family and not between mere participants. */
const NOT_ASSERTED = EDGE_INHERITED | EDGE_PARTICIPANT;

function edgesAmong(store: Store, rows: Uint32Array): OverviewEdge[] {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeFlags, edgeCertainty } = store.columns;
  const chosen = new Set(rows);
  const edges: OverviewEdge[] = [];
  for (const node of rows) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if ((edgeFlags[edge]! & NOT_ASSERTED) !== 0 || !chosen.has(edgeTarget[edge]!)) continue;
      const role = textQualifier(store, store.statementOf(edge), 'role');
      edges.push({
        source: store.id(node),
        target: store.id(edgeTarget[edge]!),
        predicate: store.labelId(edgeLabel[edge]!),
        certainty: CERTAINTIES[edgeCertainty[edge]!]!,
        ...(role === undefined ? {} : { role }),
      });
    }
  }
  return edges;
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

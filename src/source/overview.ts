import { CERTAINTIES } from '../model/graph';
import { relationCounts } from '../query/relations';
import { textQualifier } from '../query/refs';
import { releaseDate } from '../query/release-dates';
import { EDGE_INHERITED, EDGE_PARTICIPANT, NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import type { OverviewNode } from './backdrop';
import type { Overview, OverviewEdge } from './source';

/** Of a graph with more nodes, the overview holds the landmarks alone: more are no picture, and a long message. */
export const MOST_IN_OVERVIEW = 5_000;
/** Of a graph that can be drawn node by node: all of it. */
export function overviewOf(store: Store): Overview {
  const { ontology, sources } = store;
  const rows = Uint32Array.from({ length: store.nodeCount }, (_, node) => node);
  return {
    ontology,
    sources,
    ...part(store, rows),
    places: store.columns.nodePosition.slice(),
    relations: relationCounts(store),
  };
}

export function part(store: Store, rows: Uint32Array): Pick<Overview, 'nodes' | 'edges'> {
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
    ...releasedMoreExactly(store, node),
    unnamed: (nodeFlags[node]! & NODE_UNNAMED) !== 0,
    placeholder: (nodeFlags[node]! & NODE_PLACEHOLDER) !== 0,
  };
}

function releasedMoreExactly(store: Store, node: number): Pick<OverviewNode, 'released'> {
  const released = releaseDate(store, node);
  return released === undefined || released.length <= 'yyyy'.length ? {} : { released };
}

/** Those that a statement of the source's own makes, not through a family and not between mere participants. */
export const NOT_ASSERTED = EDGE_INHERITED | EDGE_PARTICIPANT;

function edgesAmong(store: Store, rows: Uint32Array): OverviewEdge[] {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeFlags, edgeCertainty } = store.columns;
  const chosen = new Set(rows);
  const edges: OverviewEdge[] = [];
  for (const node of rows) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if ((edgeFlags[edge]! & NOT_ASSERTED) !== 0 || !chosen.has(edgeTarget[edge]!)) continue;
      const statement = store.statementOf(edge);
      const role = textQualifier(store, statement, 'role');
      const relation = textQualifier(store, statement, 'relation');
      edges.push({
        source: store.id(node),
        target: store.id(edgeTarget[edge]!),
        predicate: store.labelId(edgeLabel[edge]!),
        certainty: CERTAINTIES[edgeCertainty[edge]!]!,
        ...(role === undefined ? {} : { role }),
        ...(relation === undefined ? {} : { relation }),
      });
    }
  }
  return edges;
}

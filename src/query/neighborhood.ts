import type { Neighborhood } from '../model/answer';
import type { Direction, Questions } from '../model/question';
import { SUBTYPE } from '../model/ontology';
import type { Store } from '../store/store';
import { filterMasks } from './filter';
import { matchEntity } from './match';
import { byImportance, edgeRef, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count, kindMask, labelMask } from './terms';

/** Who may be walked, and along what; 1 = may. */
export interface Walk {
  readonly nodes: Uint8Array | undefined;
  readonly labels: Uint8Array;
  readonly certainties: Uint8Array | undefined;
  readonly direction: Direction;
}

/** The entity, and all that lies within some hops of it, nearest first. */
export function* neighborhood(store: Store, question: Questions['neighborhood']): Sliced<Neighborhood> {
  const { node } = matchEntity(store, question.entity);
  const hops = count('hops', question.hops, 1);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  const kinds = kindMask(store, question.kinds);
  const masks = question.filter === undefined ? undefined : filterMasks(store, question.filter);
  const labels = labelMask(store, question.edges);
  if (masks !== undefined) masks.labels.forEach((passes, label) => (labels[label]! &= passes));
  const walk: Walk = {
    nodes: masks?.nodes,
    labels,
    certainties: masks?.certainties,
    direction: question.direction ?? 'both',
  };
  // A filter may stop a subtype, never the entity that was asked for.
  const family = question.includeSubtypes === true ? withSubtypes(store, node) : [node];
  const starts = family.filter(
    (start) => start === node || walk.nodes === undefined || walk.nodes[start] === 1,
  );
  const distances = yield* distancesFrom(store, starts, hops, walk);
  const listed = listNodes(store, distances, node, kinds);
  const shown = listed.slice(0, limit);
  return {
    nodes: shown.map((row) => ({ ...nodeRef(store, row), distance: distances[row]! })),
    edges: edgesAmong(store, shown, walk).map((edge) => edgeRef(store, edge)),
    truncated: shown.length < listed.length ? { shown: shown.length, total: listed.length } : null,
  };
}

/** The entity and all that is, at any remove, a kind of it. */
export function withSubtypes(store: Store, node: number): number[] {
  const label = store.labelOf(SUBTYPE);
  const { nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = store.columns;
  const seen = new Set([node]);
  for (const wider of seen) {
    for (let i = nodeInOffsets[wider]!; i < nodeInOffsets[wider + 1]!; i++) {
      const edge = incomingEdge[i]!;
      if (edgeLabel[edge] === label) seen.add(edgeSource[edge]!);
    }
  }
  return [...seen];
}

const YIELD_EVERY = 16_384;

/**
 * Breadth first from several nodes at once.
 * @returns one distance for each node; -1 = not reached
 */
export function* distancesFrom(
  store: Store,
  starts: readonly number[],
  hops: number,
  walk: Walk,
): Sliced<Int32Array> {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel, edgeCertainty } =
    store.columns;
  const { nodes, labels, certainties, direction } = walk;
  const distances = new Int32Array(store.nodeCount).fill(-1);
  const queue = new Uint32Array(store.nodeCount);
  let tail = 0;
  for (const start of starts) {
    distances[start] = 0;
    queue[tail++] = start;
  }
  for (let head = 0; head < tail; head++) {
    const node = queue[head]!;
    const next = distances[node]! + 1;
    if (next > hops) break;
    if (direction !== 'in') {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        const other = edgeTarget[edge]!;
        if (distances[other] !== -1 || labels[edgeLabel[edge]!] === 0) continue;
        if (certainties !== undefined && certainties[edgeCertainty[edge]!] === 0) continue;
        if (nodes !== undefined && nodes[other] === 0) continue;
        distances[other] = next;
        queue[tail++] = other;
      }
    }
    if (direction !== 'out') {
      for (let i = nodeInOffsets[node]!; i < nodeInOffsets[node + 1]!; i++) {
        const edge = incomingEdge[i]!;
        const other = edgeSource[edge]!;
        if (distances[other] !== -1 || labels[edgeLabel[edge]!] === 0) continue;
        if (certainties !== undefined && certainties[edgeCertainty[edge]!] === 0) continue;
        if (nodes !== undefined && nodes[other] === 0) continue;
        distances[other] = next;
        queue[tail++] = other;
      }
    }
    if (head % YIELD_EVERY === YIELD_EVERY - 1) yield;
  }
  return distances;
}

function listNodes(store: Store, distances: Int32Array, entity: number, kinds: Uint8Array): number[] {
  const { nodeKind } = store.columns;
  const listed: number[] = [];
  for (let node = 0; node < distances.length; node++) {
    if (distances[node] !== -1 && (distances[node] === 0 || kinds[nodeKind[node]!] === 1)) listed.push(node);
  }
  const order = byImportance(store);
  // The entity itself comes before its subtypes.
  return listed.sort(
    (a, b) => distances[a]! - distances[b]! || Number(b === entity) - Number(a === entity) || order(a, b),
  );
}

/** Every admitted edge between two of the nodes, by source as listed, then as stored. */
function edgesAmong(store: Store, nodes: readonly number[], { labels, certainties }: Walk): number[] {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeCertainty } = store.columns;
  const inside = new Uint8Array(store.nodeCount);
  for (const node of nodes) inside[node] = 1;
  const edges: number[] = [];
  for (const node of nodes) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      const admitted =
        labels[edgeLabel[edge]!] === 1 &&
        (certainties === undefined || certainties[edgeCertainty[edge]!] === 1);
      if (admitted && inside[edgeTarget[edge]!] === 1) edges.push(edge);
    }
  }
  return edges;
}

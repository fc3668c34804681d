import { EDGE_INHERITED, EDGE_PARTICIPANT } from './columns';
import { BUILT_ON } from '../model/ontology';
import type { Store } from './store';

/** The trees of descent in a graph: of several bases of one model the most important is its parent. */
export interface Forest {
  /** For each node the row of its parent; NO_PARENT for roots and for what is built on nothing. */
  readonly parent: Int32Array;
  /** Nodes of the tree below and with each node; 1 for a leaf. */
  readonly size: Uint32Array;
  /** All nodes, parents before their children. */
  readonly order: Uint32Array;
}

export const NO_PARENT = -1;

/** Self-loops are no descent; of each cycle the edge that closes it, walked from its lowest row, is left out. */
export function lineageForest(store: Store): Forest {
  const parent = parentsOf(store);
  cutCycles(parent);
  const order = parentsFirst(parent);
  const size = new Uint32Array(parent.length).fill(1);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    if (parent[node] !== NO_PARENT) size[parent[node]!]! += size[node]!;
  }
  return { parent, size, order };
}

function parentsOf(store: Store): Int32Array {
  const { nodeOutOffsets, edgeLabel, edgeTarget, edgeFlags, nodeImportance } = store.columns;
  const label = store.labelOf(BUILT_ON);
  const parent = new Int32Array(store.nodeCount).fill(NO_PARENT);
  for (let node = 0; node < parent.length; node++) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      const target = edgeTarget[edge]!;
      const isDescent = edgeLabel[edge] === label && target !== node;
      if (!isDescent || (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) !== 0) continue;
      const known = parent[node]!;
      const isBefore = known === NO_PARENT || nodeImportance[target]! > nodeImportance[known]!;
      if (isBefore || (nodeImportance[target] === nodeImportance[known] && target < known))
        parent[node] = target;
    }
  }
  return parent;
}

function cutCycles(parent: Int32Array): void {
  const metFrom = new Int32Array(parent.length).fill(-1);
  for (let start = 0; start < parent.length; start++) {
    for (let node = start; node !== NO_PARENT && metFrom[node] === -1; node = parent[node]!) {
      metFrom[node] = start;
      const next = parent[node]!;
      if (next !== NO_PARENT && metFrom[next] === start) parent[node] = NO_PARENT;
    }
  }
}

/** Breadth first: rows that wait for nothing, then their children. */
function parentsFirst(parent: Int32Array): Uint32Array {
  const { offsets, children } = childrenOf(parent);
  const order = new Uint32Array(parent.length);
  let tail = 0;
  for (let node = 0; node < parent.length; node++) if (parent[node] === NO_PARENT) order[tail++] = node;
  for (let head = 0; head < tail; head++) {
    const node = order[head]!;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) order[tail++] = children[at]!;
  }
  return order;
}

/** node → its children, in the order of their rows: [offsets[node], offsets[node + 1]) of `children`. */
export function childrenOf(parent: Int32Array): { offsets: Uint32Array; children: Uint32Array } {
  const offsets = new Uint32Array(parent.length + 1);
  for (const one of parent) if (one !== NO_PARENT) offsets[one + 1]!++;
  for (let node = 0; node < parent.length; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, -1);
  const children = new Uint32Array(offsets[parent.length]!);
  for (let node = 0; node < parent.length; node++) {
    if (parent[node] !== NO_PARENT) children[next[parent[node]!]!++] = node;
  }
  return { offsets, children };
}

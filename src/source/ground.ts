import { BUILT_ON } from '../model/ontology';
import { NO_PARENT, type Disc, type Ground } from '../raster/terrain';
import type { Store } from '../store/store';

/** A family of fewer is no region. */
const LEAST_REGION = 12;

/** What the picture of a store is made from: its columns, the trees of lineage in it, and the discs that these take. */
export function groundOf(store: Store): Ground {
  const { nodeKind, nodeImportance, nodePosition } = store.columns;
  const parent = parentsOf(store);
  const family = familySizes(parent);
  return {
    kinds: store.ontology.kinds,
    nodeKind,
    importance: nodeImportance,
    places: nodePosition,
    parent,
    family,
    regions: regionsOf(parent, family, nodePosition),
  };
}

function parentsOf(store: Store): Int32Array {
  const { nodeOutOffsets, edgeLabel, edgeTarget } = store.columns;
  const builtOn = store.labelOf(BUILT_ON);
  const parent = new Int32Array(store.nodeCount).fill(NO_PARENT);
  for (let node = 0; node < store.nodeCount; node++) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (edgeLabel[edge] !== builtOn || edgeTarget[edge] === node) continue;
      parent[node] = edgeTarget[edge]!;
      break;
    }
  }
  breakCycles(parent);
  return parent;
}

function breakCycles(parent: Int32Array): void {
  const met = new Int32Array(parent.length).fill(-1);
  for (let start = 0; start < parent.length; start++) {
    for (let node = start; node !== NO_PARENT && met[node]! < 0; node = parent[node]!) {
      met[node] = start;
      const next = parent[node]!;
      if (next !== NO_PARENT && met[next] === start) parent[node] = NO_PARENT;
    }
  }
}

function familySizes(parent: Int32Array): Uint32Array {
  const waiting = new Uint32Array(parent.length);
  for (const other of parent) if (other !== NO_PARENT) waiting[other]!++;
  const family = new Uint32Array(parent.length).fill(1);
  for (let start = 0; start < parent.length; start++) {
    // A leaf is counted to its parent, and so on upwards, wherever no other child is awaited.
    for (let node = start; waiting[node] === 0;) {
      waiting[node] = 0xffffffff;
      const other = parent[node]!;
      if (other === NO_PARENT) break;
      family[other]! += family[node]!;
      waiting[other]!--;
      node = other;
    }
  }
  return family;
}

/** Families as discs about their root that reach to the farthest member. */
function regionsOf(parent: Int32Array, family: Uint32Array, places: Float32Array): Disc[] {
  const radius = new Float64Array(parent.length);
  for (let node = 0; node < parent.length; node++) {
    for (let root = node; root !== NO_PARENT; root = parent[root]!) {
      if (family[root]! < LEAST_REGION) continue;
      const distance = Math.hypot(
        places[node * 2]! - places[root * 2]!,
        places[node * 2 + 1]! - places[root * 2 + 1]!,
      );
      if (distance > radius[root]!) radius[root] = distance;
    }
  }
  const regions: Disc[] = [];
  for (let node = 0; node < parent.length; node++) {
    if (family[node]! < LEAST_REGION || !(radius[node]! > 0)) continue;
    const [x, y] = [places[node * 2]!, places[node * 2 + 1]!];
    if (Number.isFinite(x + y)) regions.push({ node, x, y, radius: radius[node]!, count: family[node]! });
  }
  return regions;
}

import { regionsOf } from '../layout/regions';
import type { Disc, Ground } from '../raster/terrain';
import { lineageForest, NO_PARENT, type Forest } from '../store/forest';
import type { Store } from '../store/store';

/** What the picture of a store is made from: its columns, the trees of lineage in it, and the discs that these take. */
export function groundOf(store: Store): Ground {
  const { nodeKind, nodeImportance, nodePosition } = store.columns;
  const forest = lineageForest(store);
  return {
    kinds: store.ontology.kinds,
    nodeKind,
    importance: nodeImportance,
    places: nodePosition,
    parent: forest.parent,
    family: forest.size,
    regions: discsOf(forest, nodePosition),
  };
}

function discsOf(forest: Forest, places: Float32Array): Disc[] {
  const { node, circle } = regionsOf(forest, places);
  const depths = depthsOf(forest);
  return Array.from(node, (row, at) => ({
    node: row,
    x: circle[3 * at]!,
    y: circle[3 * at + 1]!,
    radius: circle[3 * at + 2]!,
    count: forest.size[row]!,
    depth: depths[row]!,
  })).filter(({ x, y }) => Number.isFinite(x + y));
}

function depthsOf({ order, parent }: Forest): Uint32Array {
  const depths = new Uint32Array(order.length);
  for (const node of order) if (parent[node] !== NO_PARENT) depths[node] = depths[parent[node]!]! + 1;
  return depths;
}

import { regionsOf } from '../layout/regions';
import type { Disc, Ground } from '../raster/terrain';
import { BUILT_ON } from '../model/ontology';
import { lineageForest } from '../store/forest';
import type { Store } from '../store/store';

/** What the picture of a store is made from: its columns, the trees of descent in it, and the discs that these take. */
export function groundOf(store: Store): Ground {
  const { nodeKind, nodeImportance, nodePosition, nodeOutOffsets, edgeTarget, edgeLabel } = store.columns;
  const { parent, size, order } = lineageForest(store);
  const { node: roots, circle } = regionsOf({ parent, size, order }, nodePosition);
  const regions = Array.from(roots, (node, at): Disc => {
    const [x, y, radius] = circle.subarray(3 * at, 3 * at + 3);
    return { node, x: x!, y: y!, radius: radius!, count: size[node]! };
  });
  return {
    kinds: store.ontology.kinds,
    nodeKind,
    importance: nodeImportance,
    places: nodePosition,
    parent,
    family: size,
    bases: {
      offsets: nodeOutOffsets,
      target: edgeTarget,
      label: edgeLabel,
      builtOn: store.labelOf(BUILT_ON),
    },
    // One with a member that is not placed has no disc.
    regions: regions.filter(({ x, y, radius }) => Number.isFinite(x + y + radius) && radius > 0),
  };
}

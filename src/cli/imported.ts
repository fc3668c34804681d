import type { GraphImport } from '../format/foreign/read-properties';
import { buildStore } from '../store/build';
import type { Store } from '../store/store';

/** The store of a graph that was read from a file, with the places that the file gives its nodes. */
export function storeOfImport({ graph, places }: GraphImport): Store {
  const store = buildStore(graph);
  if (places === undefined) return store;
  const positions = new Float32Array(2 * store.nodeCount);
  graph.entities.forEach(({ id }, row) =>
    positions.set(places.subarray(2 * row, 2 * row + 2), 2 * store.rowOf(id)),
  );
  return store.withPositions(positions);
}

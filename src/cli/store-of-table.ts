import type { GraphTable } from '../model/table';
import { buildStoreOfTable } from '../store/build';
import type { Store } from '../store/store';

/** The store of a graph as flat columns. */
export function storeOfTable(table: GraphTable): Store {
  return buildStoreOfTable(table);
}

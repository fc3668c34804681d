import { hubSeed } from '../../src/layout/hub-seed';
import { buildStore } from '../../src/store/build';
import { hubGraph } from '../bench/hub';

/** A hub just too large for an overview of everything. */
export const LARGE = 6_000;

export function largeStore() {
  const store = buildStore(hubGraph(LARGE, 1));
  return store.withPositions(hubSeed(store));
}

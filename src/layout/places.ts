import type { Store } from '../store/store';
import { firstSight } from './first-sight';
import { hubSeed } from './hub-seed';

/** Up to so many nodes a force layout that looks at all pairs is quick, and the finer picture. */
export const MOST_BY_FORCE = 1_500;

/**
 * Places for every node of a graph of any size: a small one by forces, a large one by descent.
 * @returns x0, y0, x1, y1 … in graph units, y upwards
 */
export function placesOf(store: Store): Float32Array {
  return store.nodeCount <= MOST_BY_FORCE ? firstSight(store) : hubSeed(store);
}

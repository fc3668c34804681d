import { refine } from '../layout/refine';
import type { Store } from '../store/store';

/** A graph of more nodes keeps its map: forces would take minutes, and some hundred bytes a node. */
export const MOST_REARRANGED = 200_000;

/** Works so long before it looks up, in milliseconds. */
const SLICE_MS = 8;

export interface Pace {
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Resolves in a later task, once nobody waits for anything else. */
  readonly idle: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The same graph with places by forces, found in slices.
 * @throws the signal's reason once aborted
 */
export async function rearrange(store: Store, { onProgress, idle, signal }: Pace): Promise<Store> {
  const work = refine(store, store.columns.nodePosition);
  let until = performance.now() + SLICE_MS;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return store.withPositions(step.value);
    if (performance.now() < until) continue;
    onProgress(step.value);
    await idle();
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
}

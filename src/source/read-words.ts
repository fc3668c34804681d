import { finishInSlices } from '../query/slice';
import { readLexicon } from '../store/lexicon/read';
import type { Store } from '../store/store';

/** To look at the names of fewer takes no longer than anyone waits. */
const MANY = 20_000;

/**
 * Reads the words of a large graph's names, in slices.
 * @param store the store as it is then: meanwhile its nodes may be given other places
 * @param pause resolves in a later task
 */
export async function readWords(store: () => Store, pause: () => Promise<void>): Promise<void> {
  if (store().nodeCount < MANY || store().lexicon !== undefined) return;
  try {
    const lexicon = await finishInSlices(readLexicon(store()), pause);
    store().lexicon = lexicon;
  } catch (error) {
    // There is no room for them: names are looked at one after the other.
    if (!(error instanceof RangeError)) throw error;
  }
}

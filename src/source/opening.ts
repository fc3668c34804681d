import { InputError } from '../model/errors';
import type { Ontology } from '../model/ontology';
import type { Source as Cited } from '../model/graph';
import type { Store } from '../store/store';
import { Engine } from './engine';
import { MOST_IN_OVERVIEW } from './overview';
import { readStream } from './read-stream';
import type { Overview } from './source';

/** What a first view of a large graph is made from, as it stands in the file. */
export interface PreviewBytes {
  readonly bytes: Uint8Array;
  readonly ontology: Ontology;
  readonly sources: readonly Cited[];
}

export interface Opening {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Of a large graph, long before the rest. */
  readonly onPreview: (preview: PreviewBytes) => void;
}

export interface Opened {
  readonly engine: Engine;
  readonly overview: Overview;
}

/** Of the whole work, once the bytes are there, once all is placed. The map takes the rest. */
const READ = 0.6;
const PLACED = 0.75;

/**
 * Fetches a snapshot, reads it while it comes, and makes ready what is asked of it. Long parts are done at a stretch: this
 * thread's page waits for nothing from it meanwhile, and may end it.
 * @throws InputError missing-file, and as `readStream`; the signal's reason once aborted
 */
export async function openGraph(url: string, { signal, onProgress, onPreview }: Opening): Promise<Opened> {
  const body = await fetched(url, signal);
  const read = await readStream(body, url.split('/').at(-1)!, {
    signal,
    most: mostBytes(),
    onNodes: (nodes) => nodes > MOST_IN_OVERVIEW && void partsOfLarge(),
    onPreview: (bytes, about) => onPreview({ bytes, ...about }),
    onProgress: (loaded, total) => total > 0 && onProgress((READ * loaded) / total),
  });
  onProgress(READ);
  const engine = new Engine(await placed(read));
  onProgress(PLACED);
  const overview = await engine.overview();
  onProgress(1);
  return { engine, overview };
}

/** What only large graphs need is fetched while the data comes, not after. */
function partsOfLarge(): Promise<unknown> {
  // Whoever needs them asks again, and says what went wrong.
  return Promise.all([import('./atlas'), import('./large-overview'), import('../layout/places')]).catch(
    () => {},
  );
}

/** A file need not hold places that follow from the graph. */
async function placed(store: Store): Promise<Store> {
  const { nodePosition } = store.columns;
  if (nodePosition.length === 0 || !Number.isNaN(nodePosition[0])) return store;
  const { placesOf } = await import('../layout/places');
  return store.withPositions(placesOf(store));
}

/** @throws InputError missing-file */
async function fetched(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new InputError('missing-file', `${url} could not be fetched: the server does not answer`);
  });
  if (response.ok && response.body !== null) return response.body;
  throw new InputError('missing-file', `${url} could not be fetched: the server answers ${response.status}`);
}

/** Half of what the browser says there is, which is never more than 8 GiB; where it does not say, 2 GiB. */
function mostBytes(): number {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return (deviceMemory / 2) * 2 ** 30;
}

import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import type { Store } from '../store/store';
import { finishInSlices } from '../query/slice';
import type { VERBS } from '../query/verbs';
import type { Atlas } from './atlas';
import type { Backdrop } from './backdrop';
import { MOST_IN_OVERVIEW, overviewOf } from './overview';
import type { ArrangeRequest, Arrangement, Overview, Rearranged, RearrangeOptions } from './source';

/** Room between the layers of a lineage for the words on its edges, and between boxes; CSS pixels at full size. */
const LAYER_GAP = 110;
const NODE_GAP = 26;
/** The same between rows: words take less height than width. */
const ROW_GAP = 70;
const GAP_IN_ROW = 30;

/** What can wait does, until nothing was asked for so long. */
const QUIET_MS = 120;
/** Answers from a store in this thread: inside the worker, on a server, or in a test. */
export class Engine {
  /** The picture behind the focus. */
  readonly backdrop: Backdrop = {
    tile: (request, signal) => this.#first((atlas) => atlas.tile(request, signal)),
    landmarks: (request, signal) => this.#first((atlas) => atlas.landmarks(request, signal)),
    at: (request, signal) => this.#first((atlas) => atlas.at(request, signal)),
    locate: (ids, signal) => this.#first((atlas) => atlas.locate(ids, signal)),
  };
  #store: Store;
  #atlas: Promise<Atlas> | undefined;
  /** Questions that are being answered, and when the last one was. */
  #waiting = 0;
  #answered = 0;
  #words: Promise<void> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get store(): Store {
    return this.#store;
  }

  /** @throws InputError where the question cannot be answered; the signal's reason once it is aborted */
  async ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    if (verb === 'search') await this.readWords();
    const answer = await verbOf(verb);
    return this.#counted(finishInSlices(answer(this.store, question), laterTask, signal));
  }

  /** The layout library is fetched when a lineage is first drawn. */
  async arrange({ nodes, edges, upright = false }: ArrangeRequest): Promise<Arrangement> {
    const { layered } = await import('../layout/layered');
    const gaps = upright
      ? { layerGap: ROW_GAP, nodeGap: GAP_IN_ROW }
      : { layerGap: LAYER_GAP, nodeGap: NODE_GAP };
    const centres = layered({ nodes, edges }, { ...gaps, upright });
    const places = nodes.map(
      ({ id }, index) => [id, [centres[index * 2]!, centres[index * 2 + 1]!] as const] as const,
    );
    return { places: Object.fromEntries(places) };
  }

  async overview(): Promise<Overview> {
    if (this.store.nodeCount <= MOST_IN_OVERVIEW) return overviewOf(this.store);
    const [{ largeOverviewOf }, atlas] = await Promise.all([import('./large-overview'), this.#far()]);
    return largeOverviewOf(this.store, atlas);
  }

  /**
   * Reads the words of a large graph's names, by which they are searched: a second or two for a million, in slices. Without
   * them a search looks at every name; it waits for them, as that takes longer still.
   */
  readWords(): Promise<void> {
    this.#words ??= import('./read-words').then(({ readWords }) => readWords(() => this.store, laterTask));
    return this.#words;
  }

  /** Finds other places by forces, whenever nothing else is asked; undefined where the graph is too large, or small. */
  async rearrange({ onProgress = nothing, signal }: RearrangeOptions = {}): Promise<Rearranged | undefined> {
    const { nodeCount } = this.store;
    const [{ Atlas }, { rearrange, MOST_REARRANGED }, { boxOf }] = await Promise.all([
      import('./atlas'),
      import('./rearrange'),
      import('../raster/terrain'),
    ]);
    if (nodeCount <= MOST_IN_OVERVIEW || nodeCount > MOST_REARRANGED) return undefined;
    const store = await rearrange(this.store, { onProgress, signal, idle: () => this.#idle() });
    const atlas = new Atlas(store, laterTask);
    // Made before anybody asks for it.
    const box = boxOf(atlas.terrain.places);
    store.lexicon ??= this.#store.lexicon;
    this.#store = store;
    this.#atlas = Promise.resolve(atlas);
    return { box };
  }

  /** Resolves in a later task, once nothing else has been asked for a while: while a hand moves the map, tiles are. */
  async #idle(): Promise<void> {
    await laterTask();
    while (this.#waiting > 0 || performance.now() - this.#answered < QUIET_MS)
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 4));
  }

  async #first<T>(ask: (atlas: Atlas) => Promise<T>): Promise<T> {
    return this.#counted(this.#far().then(ask));
  }

  async #counted<T>(answer: Promise<T>): Promise<T> {
    this.#waiting++;
    try {
      return await answer;
    } finally {
      this.#waiting--;
      this.#answered = performance.now();
    }
  }

  /** What draws maps is fetched when a graph is large enough to need one. */
  #far(): Promise<Atlas> {
    this.#atlas ??= import('./atlas').then(({ Atlas }) => new Atlas(this.store, laterTask));
    return this.#atlas;
  }
}

function nothing(): void {}

/** What a page asks when it opens is there at once; the other verbs are fetched when one is first asked. */
async function verbOf<V extends Verb>(verb: V): Promise<(typeof VERBS)[V]> {
  if (verb === 'facets') return (await import('../query/facets')).facets as (typeof VERBS)[V];
  return (await import('../query/verbs')).VERBS[verb];
}

/** A message channel: timers are clamped to 4 ms, and a resolved promise lets no message in. */
export function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

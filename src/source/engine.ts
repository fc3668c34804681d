import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import type { Store } from '../store/store';
import { finishInSlices } from '../query/slice';
import type { VERBS } from '../query/verbs';
import type { Atlas } from './atlas';
import type { Backdrop } from './backdrop';
import { MOST_IN_OVERVIEW, overviewOf } from './overview';
import type { ArrangeRequest, Arrangement, Overview } from './source';

/** Room between the layers of a lineage for the words on its edges, and between boxes; CSS pixels at full size. */
const LAYER_GAP = 110;
const NODE_GAP = 26;
/** The same between rows: words take less height than width. */
const ROW_GAP = 70;
const GAP_IN_ROW = 30;

/** Answers from a store in this thread: inside the worker, on a server, or in a test. */
export class Engine {
  /** The picture behind the focus. */
  readonly backdrop: Backdrop = {
    tile: async (request, signal) => (await this.#far()).tile(request, signal),
    landmarks: async (request, signal) => (await this.#far()).landmarks(request, signal),
    at: async (request, signal) => (await this.#far()).at(request, signal),
    locate: async (ids, signal) => (await this.#far()).locate(ids, signal),
  };
  #atlas: Promise<Atlas> | undefined;

  constructor(readonly store: Store) {}

  /** @throws InputError where the question cannot be answered; the signal's reason once it is aborted */
  async ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    const answer = await verbOf(verb);
    return finishInSlices(answer(this.store, question), laterTask, signal);
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

  /** What draws maps is fetched when a graph is large enough to need one. */
  #far(): Promise<Atlas> {
    this.#atlas ??= import('./atlas').then(({ Atlas }) => new Atlas(this.store, laterTask));
    return this.#atlas;
  }
}

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

import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import type { Store } from '../store/store';
import { finishInSlices } from '../query/slice';
import { VERBS } from '../query/verbs';
import { Atlas } from './atlas';
import { overviewOf } from './overview';
import type { ArrangeRequest, Arrangement, Overview } from './source';

/** Room between the layers of a lineage for the words on its edges, and between boxes; CSS pixels at full size. */
const LAYER_GAP = 110;
const NODE_GAP = 26;

/** Answers from a store in this thread: inside the worker, on a server, or in a test. */
export class Engine {
  /** The picture behind the focus. */
  readonly backdrop: Atlas;

  constructor(readonly store: Store) {
    this.backdrop = new Atlas(store, laterTask);
  }

  /** @throws InputError where the question cannot be answered; the signal's reason once it is aborted */
  ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    return finishInSlices(VERBS[verb](this.store, question), laterTask, signal);
  }

  /** The layout library is fetched when a lineage is first drawn. */
  async arrange({ nodes, edges }: ArrangeRequest): Promise<Arrangement> {
    const { layered } = await import('../layout/layered');
    const centres = layered({ nodes, edges }, { layerGap: LAYER_GAP, nodeGap: NODE_GAP });
    const places = nodes.map(
      ({ id }, index) => [id, [centres[index * 2]!, centres[index * 2 + 1]!] as const] as const,
    );
    return { places: Object.fromEntries(places) };
  }

  overview(): Overview {
    return overviewOf(this.store, this.backdrop);
  }
}

/** A message channel: timers are clamped to 4 ms, and a resolved promise lets no message in. */
function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

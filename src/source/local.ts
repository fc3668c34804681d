import type { Answers } from '../model/answer';
import { InputError } from '../model/errors';
import type { Questions, Verb } from '../model/question';
import type {
  Backdrop,
  BackdropAnswers,
  BackdropRequests,
  LandmarkRequest,
  PlaceRequest,
  TileRequest,
} from './backdrop';
import type { PreviewBytes } from './opening';
import type {
  ArrangeRequest,
  Arrangement,
  LayoutRequest,
  LiveLayout,
  Overview,
  RearrangeOptions,
  Rearranged,
  Source,
} from './source';
import { abortError, Wire, type CallRequest } from './wire';

export interface OpenOptions {
  /** From 0 to 1; goes on while the rest of a large graph comes. */
  readonly onProgress?: (share: number) => void;
  /** Withdraws the opening, until the graph is complete. */
  readonly signal?: AbortSignal;
  /** The worker had stopped, and another holds the graph now; what was asked of the first is answered by the second. */
  readonly onRevived?: () => void;
}

/**
 * Opens a snapshot in a worker of its own, and is there as soon as there is something to see of it.
 * @throws InputError missing-file, foreign-file, truncated-file, altered-file, later-version or too-large; AbortError
 */
export async function openLocal(url: string, options: OpenOptions = {}): Promise<Source> {
  options.signal?.throwIfAborted();
  const source = new LocalSource(new URL(url, document.baseURI).href, options);
  try {
    await source.overview();
    return source;
  } catch (error) {
    source.close();
    throw error;
  }
}

/**
 * Two workers: one reads the graph and holds it; while it does, another draws and answers from the preview, so that neither waits
 * for the other. The second ends when the first is there.
 */
class LocalSource implements Source {
  #wire = new Wire();
  /** The worker after one that died, once it has the graph. */
  #heir: Promise<Wire> | undefined;
  #isComplete = false;
  #sketch: Wire | undefined;
  readonly #complete: Promise<Overview>;
  readonly #overview: Promise<Overview>;

  constructor(
    private readonly url: string,
    private readonly options: OpenOptions,
  ) {
    const { onProgress, signal } = options;
    const abort = () => this.#end(abortError());
    signal?.addEventListener('abort', abort, { once: true });
    let onPreview: (preview: PreviewBytes) => void = () => {};
    const sketched = new Promise<Overview>((resolve, reject) => {
      onPreview = (preview) => void this.#sketched(preview).then(resolve, reject);
    });
    this.#complete = this.#wire
      .call<Overview>({ type: 'open', url }, undefined, { onProgress, onPreview })
      .finally(() => signal?.removeEventListener('abort', abort));
    this.#overview = Promise.race([sketched, this.#complete]);
    this.#complete.then(
      () => this.#completed(),
      (error: Error) => this.#end(error),
    );
  }

  #sketched(preview: PreviewBytes): Promise<Overview> {
    this.#sketch = new Wire();
    return this.#sketch.call<Overview>({ type: 'preview', preview });
  }

  /** A worker that dies is replaced, and what was under way is asked of the next once more. */
  async #call<T>(request: CallRequest, signal?: AbortSignal): Promise<T> {
    const wire = this.#wire;
    try {
      return await wire.call<T>(request, signal);
    } catch (error) {
      if (!wire.hasDied || !this.#isComplete || signal?.aborted === true) throw error;
      return (await this.#heirOf(wire)).call<T>(request, signal);
    }
  }

  #heirOf(dead: Wire): Promise<Wire> {
    if (this.#heir !== undefined && dead !== this.#wire) return this.#heir;
    const wire = (this.#wire = new Wire());
    const opened = wire.call({ type: 'open', url: this.url });
    // One without a graph is no heir: who asks next tries again.
    opened.then(this.options.onRevived, (error: Error) => wire.die(error));
    return (this.#heir = opened.then(() => wire));
  }

  overview(): Promise<Overview> {
    return this.#overview;
  }

  complete(): Promise<Overview> {
    return this.#complete;
  }

  ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    return this.#call({ type: 'ask', verb, question }, signal);
  }

  arrange(request: ArrangeRequest, signal?: AbortSignal): Promise<Arrangement> {
    return this.#call({ type: 'arrange', request }, signal);
  }

  tile(request: TileRequest, signal?: AbortSignal) {
    return this.#draw('tile', request, signal);
  }

  landmarks(request: LandmarkRequest, signal?: AbortSignal) {
    return this.#draw('landmarks', request, signal);
  }

  at(request: PlaceRequest, signal?: AbortSignal) {
    return this.#draw('at', request, signal);
  }

  locate(ids: readonly string[], signal?: AbortSignal) {
    return this.#draw('locate', ids, signal);
  }

  async #draw<V extends keyof Backdrop>(
    part: V,
    request: BackdropRequests[V],
    signal?: AbortSignal,
  ): Promise<BackdropAnswers[V]> {
    const sketch = this.#sketch;
    if (sketch === undefined) return this.#call({ type: 'backdrop', part, request }, signal);
    try {
      return await sketch.call({ type: 'backdrop', part, request }, signal);
    } catch (error) {
      // It ended because the whole graph is there.
      if (this.#sketch !== undefined || signal?.aborted === true) throw error;
      return this.#call({ type: 'backdrop', part, request }, signal);
    }
  }

  startLayout(
    request: LayoutRequest,
    onPlaces: (places: Float32Array, resting: boolean) => void,
  ): LiveLayout {
    const { call, post, close } = this.#wire.layout(onPlaces);
    post({ type: 'start-layout', call, request });
    return {
      hold: (node, x, y) => post({ type: 'hold', call, node, x, y }),
      release: (node) => post({ type: 'release', call, node }),
      stop: () => {
        close();
        post({ type: 'stop', call });
      },
    };
  }

  rearrange({ onProgress, signal }: RearrangeOptions): Promise<Rearranged | undefined> {
    return this.#wire.call({ type: 'rearrange' }, signal, { onProgress });
  }

  close(): void {
    this.#end(closed());
  }

  #completed(): void {
    this.#isComplete = true;
    const sketch = this.#sketch;
    this.#sketch = undefined;
    sketch?.end(closed());
  }

  #end(error: Error): void {
    this.#wire.end(error);
    this.#sketch?.end(error);
  }
}

function closed(): InputError {
  return new InputError('source-failed', 'the graph was closed');
}

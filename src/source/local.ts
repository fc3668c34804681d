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
import type { Failure, Reply, Request } from './protocol';
import type { ArrangeRequest, Arrangement, LayoutRequest, LiveLayout, Overview, Source } from './source';

export interface OpenOptions {
  /** Bytes so far and in all; `total` is 0 where the server does not say. */
  readonly onProgress?: (loaded: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Opens a snapshot in a worker of its own.
 * @throws InputError missing-file, foreign-file, truncated-file, altered-file or later-version
 */
export async function openLocal(url: string, options: OpenOptions = {}): Promise<Source> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const source = new LocalSource(worker);
  try {
    await source.open(new URL(url, document.baseURI).href, options);
    return source;
  } catch (error) {
    source.close();
    throw error;
  }
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress?: OpenOptions['onProgress'];
}

type CallRequest = { [T in CallType]: Omit<Extract<Request, { type: T }>, 'call'> }[CallType];
type CallType = 'open' | 'ask' | 'arrange' | 'backdrop';

class LocalSource implements Source {
  #calls = 0;
  #overview: Promise<Overview> | undefined;
  /** Why nothing more will be answered. */
  #ended: Error | undefined;
  readonly #pending = new Map<number, Pending>();
  readonly #layouts = new Map<number, (places: Float32Array, resting: boolean) => void>();

  constructor(private readonly worker: Worker) {
    worker.onmessage = (event: MessageEvent<Reply>) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#failAll(
        new InputError('source-failed', `the worker that holds the graph has stopped: ${event.message}`),
      );
    };
  }

  open(url: string, { onProgress, signal }: OpenOptions): Promise<Overview> {
    this.#overview = this.#call({ type: 'open', url }, signal, onProgress);
    return this.#overview;
  }

  overview(): Promise<Overview> {
    return this.#overview ?? Promise.reject(new InputError('source-failed', 'no graph is open'));
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

  #draw<V extends keyof Backdrop>(
    part: V,
    request: BackdropRequests[V],
    signal?: AbortSignal,
  ): Promise<BackdropAnswers[V]> {
    return this.#call({ type: 'backdrop', part, request }, signal);
  }

  startLayout(
    request: LayoutRequest,
    onPlaces: (places: Float32Array, resting: boolean) => void,
  ): LiveLayout {
    const call = ++this.#calls;
    this.#layouts.set(call, onPlaces);
    this.#post({ type: 'start-layout', call, request });
    return {
      hold: (node, x, y) => this.#post({ type: 'hold', call, node, x, y }),
      release: (node) => this.#post({ type: 'release', call, node }),
      stop: () => {
        this.#layouts.delete(call);
        this.#post({ type: 'stop', call });
      },
    };
  }

  close(): void {
    this.worker.terminate();
    this.#failAll(new InputError('source-failed', 'the graph was closed'));
  }

  async #call<T>(
    request: CallRequest,
    signal?: AbortSignal,
    onProgress?: OpenOptions['onProgress'],
  ): Promise<T> {
    signal?.throwIfAborted();
    if (this.#ended !== undefined) throw this.#ended;
    const call = ++this.#calls;
    const abort = () => {
      this.#pending.get(call)?.reject(abortError());
      this.#pending.delete(call);
      this.#post({ type: 'abort', call });
    };
    signal?.addEventListener('abort', abort, { once: true });
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(call, { resolve, reject, onProgress });
      this.#post({ ...request, call });
    }).finally(() => signal?.removeEventListener('abort', abort));
  }

  #post(request: Request): void {
    this.worker.postMessage(request);
  }

  #receive(reply: Reply): void {
    if (reply.type === 'places') {
      this.#layouts.get(reply.call)?.(reply.places, reply.resting);
      return;
    }
    const pending = this.#pending.get(reply.call);
    if (reply.type === 'progress') {
      pending?.onProgress?.(reply.loaded, reply.total);
      return;
    }
    this.#pending.delete(reply.call);
    if (reply.type === 'result') pending?.resolve(reply.result as never);
    else pending?.reject(errorOf(reply.failure));
  }

  #failAll(error: Error): void {
    this.#ended = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function errorOf({ name, code, message, candidates }: Failure): Error {
  if (name === 'InputError') return new InputError(code, message, { candidates });
  return name === 'AbortError' ? abortError() : new Error(message);
}

function abortError(): DOMException {
  return new DOMException('the question was withdrawn', 'AbortError');
}

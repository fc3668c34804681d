import { InputError } from '../model/errors';
import type { PreviewBytes } from './opening';
import type { Failure, Reply, Request } from './protocol';

/** What comes before the answer to a call. */
export interface Meanwhile {
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly onPreview?: ((preview: PreviewBytes) => void) | undefined;
}

interface Pending extends Meanwhile {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

export type CallRequest = { [T in CallType]: Omit<Extract<Request, { type: T }>, 'call'> }[CallType];
type CallType = 'open' | 'preview' | 'ask' | 'arrange' | 'rearrange' | 'backdrop';

/** The page's end of a worker: calls and their answers. */
export class Wire {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  #calls = 0;
  /** Whether the worker has stopped of itself. */
  hasDied = false;
  /** Why nothing more will be answered. */
  #ended: Error | undefined;
  readonly #pending = new Map<number, Pending>();
  readonly #layouts = new Map<number, (places: Float32Array, resting: boolean) => void>();

  constructor() {
    this.#worker.onmessage = (event: MessageEvent<Reply>) => this.#receive(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const message = `the worker that holds the graph has stopped: ${event.message}`;
      this.die(new InputError('source-failed', message));
    };
  }

  /** @throws what the worker answers; AbortError at once when aborted, whatever the worker is at */
  async call<T>(request: CallRequest, signal?: AbortSignal, meanwhile: Meanwhile = {}): Promise<T> {
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
      this.#pending.set(call, { ...meanwhile, resolve, reject });
      this.#post({ ...request, call });
    }).finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Opens a channel for places, and gives what goes into it. */
  layout(onPlaces: (places: Float32Array, resting: boolean) => void) {
    const call = ++this.#calls;
    this.#layouts.set(call, onPlaces);
    return {
      call,
      post: (request: Request) => this.#post(request),
      close: () => this.#layouts.delete(call),
    };
  }

  die(error: Error): void {
    this.hasDied = true;
    this.end(error);
  }

  /** Ends the worker, whatever it is at; what was asked, and will be, is answered with the error. */
  end(error: Error): void {
    this.#ended ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }

  #receive(reply: Reply): void {
    const pending = this.#pending.get(reply.call);
    switch (reply.type) {
      case 'places':
        this.#layouts.get(reply.call)?.(reply.places, reply.resting);
        return;
      case 'progress':
        pending?.onProgress?.(reply.share);
        return;
      case 'preview':
        pending?.onPreview?.(reply.preview);
        return;
      case 'result':
        this.#pending.delete(reply.call);
        pending?.resolve(reply.result as never);
        return;
      case 'failed':
        this.#pending.delete(reply.call);
        pending?.reject(errorOf(reply.failure));
    }
  }
}

function errorOf({ name, code, message, candidates }: Failure): Error {
  if (name === 'InputError') return new InputError(code, message, { candidates });
  return name === 'AbortError' ? abortError() : new Error(message);
}

export function abortError(): DOMException {
  return new DOMException('the question was withdrawn', 'AbortError');
}

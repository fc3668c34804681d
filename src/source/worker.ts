import { InputError } from '../model/errors';
import { readSnapshot } from '../store/snapshot';
import type { Backdrop, BackdropAnswers } from './backdrop';
import { Engine } from './engine';
import { LayoutRun } from './layout-run';
import { MOST_IN_OVERVIEW } from './overview';
import type { Failure, Reply, Request } from './protocol';

/** What a worker's global scope has that we use; the DOM's types know only the page's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

/** The worker's side: it holds the store, answers, and lays out. */
const scope = globalThis as unknown as WorkerScope;
const aborts = new Map<number, AbortController>();
const layouts = new Map<number, LayoutRun>();
let engine: Engine | undefined;

scope.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  switch (request.type) {
    case 'abort':
      aborts.get(request.call)?.abort();
      return;
    case 'start-layout':
      startLayout(request);
      return;
    case 'hold':
      layouts.get(request.call)?.hold(request.node, request.x, request.y);
      return;
    case 'release':
      layouts.get(request.call)?.release(request.node);
      return;
    case 'stop':
      layouts.get(request.call)?.stop();
      layouts.delete(request.call);
      return;
    default:
      void answer(request);
  }
};

type Call = Extract<Request, { type: 'open' | 'ask' | 'arrange' | 'backdrop' }>;

async function answer(request: Call): Promise<void> {
  const { call } = request;
  const controller = new AbortController();
  aborts.set(call, controller);
  try {
    const result = await perform(request, controller.signal);
    send({ type: 'result', call, result }, transferable(result));
  } catch (error) {
    send({ type: 'failed', call, failure: failureOf(error) });
  } finally {
    aborts.delete(call);
  }
}

async function perform(request: Call, signal: AbortSignal) {
  if (request.type === 'open') return open(request.call, request.url, signal);
  if (engine === undefined) throw new InputError('source-failed', 'no graph is open');
  if (request.type === 'arrange') return engine.arrange(request.request);
  if (request.type === 'backdrop') return draw(engine.backdrop, request, signal);
  return engine.ask(request.verb, request.question, signal);
}

function draw(
  backdrop: Backdrop,
  { part, request }: Extract<Call, { type: 'backdrop' }>,
  signal: AbortSignal,
) {
  const answer = backdrop[part].bind(backdrop) as (
    asked: typeof request,
    signal: AbortSignal,
  ) => Promise<BackdropAnswers[keyof Backdrop]>;
  return answer(request, signal);
}

/** A tile's texels are handed over, not copied. */
function transferable(result: Extract<Reply, { type: 'result' }>['result']): Transferable[] {
  const isTile = result !== undefined && 'texels' in result && result.texels !== undefined;
  return isTile ? [result.texels.buffer as ArrayBuffer] : [];
}

async function open(call: number, url: string, signal: AbortSignal) {
  const name = url.split('/').at(-1)!;
  const bytes = await fetchBytes(call, url, signal);
  engine = new Engine(readSnapshot(bytes, name));
  return engine.overview();
}

async function fetchBytes(call: number, url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new InputError('missing-file', `${url} could not be fetched: the server does not answer`);
  });
  if (!response.ok || response.body === null) {
    throw new InputError(
      'missing-file',
      `${url} could not be fetched: the server answers ${response.status}`,
    );
  }
  // Where the body is compressed on the way, its length says nothing about what arrives here.
  const encoded = response.headers.has('content-encoding');
  const total = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    send({ type: 'progress', call, loaded, total });
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function startLayout({ call, request }: Extract<Request, { type: 'start-layout' }>): void {
  if (engine === undefined) return;
  if (engine.store.nodeCount > MOST_IN_OVERVIEW) {
    // What is seen of a large graph is a part of a picture that stays as it is.
    send({ type: 'places', call, places: request.places, resting: true });
    return;
  }
  const run = new LayoutRun(engine.store, request, (places, resting) =>
    send({ type: 'places', call, places, resting }, [places.buffer as ArrayBuffer]),
  );
  layouts.set(call, run);
  run.start();
}

function send(reply: Reply, transfer: Transferable[] = []): void {
  scope.postMessage(reply, transfer);
}

function failureOf(error: unknown): Failure {
  if (error instanceof InputError) {
    const { code, message, details } = error;
    return { name: 'InputError', code, message, candidates: details.candidates ?? [] };
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return {
    name: name === 'AbortError' ? 'AbortError' : 'Error',
    code: 'source-failed',
    message,
    candidates: [],
  };
}

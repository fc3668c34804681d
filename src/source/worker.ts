import { InputError } from '../model/errors';
import type { Backdrop, BackdropAnswers } from './backdrop';
import { laterTask, type Engine } from './engine';
import type { LayoutRun } from './layout-run';
import { openGraph, type PreviewBytes } from './opening';
import { MOST_IN_OVERVIEW } from './overview';
import type { Failure, Reply, Request } from './protocol';

/** So long after a graph is open, its words are read for searching, unless somebody searches before. */
const UNTIL_SEEN_MS = 1_500;

/** What a worker's global scope has that we use; the DOM's types know only the page's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

/** The worker's side: it holds the store, answers, and lays out; or draws from a preview while another reads the store. */
const scope = globalThis as unknown as WorkerScope;
const aborts = new Map<number, AbortController>();
/** What moves nodes is fetched when one first moves; what is said to it meanwhile waits. */
const layouts = new Map<number, Promise<LayoutRun>>();
/** What was asked while the graph comes waits for it. */
let opening: Promise<Engine> | undefined;
let engine: Engine | undefined;
let sketch: Backdrop | undefined;

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
      tell(request.call, (run) => run.hold(request.node, request.x, request.y));
      return;
    case 'release':
      tell(request.call, (run) => run.release(request.node));
      return;
    case 'stop':
      tell(request.call, (run) => run.stop());
      layouts.delete(request.call);
      return;
    default:
      void answer(request);
  }
};

type Call = Extract<Request, { type: 'open' | 'preview' | 'ask' | 'arrange' | 'rearrange' | 'backdrop' }>;

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
  switch (request.type) {
    case 'open':
      return open(request.call, request.url, signal);
    case 'preview':
      return take(request.preview);
    case 'ask':
      return (await opened(signal)).ask(request.verb, request.question, signal);
    case 'arrange':
      return (await opened(signal)).arrange(request.request);
    case 'rearrange':
      return (await opened(signal)).rearrange({
        onProgress: (share) => send({ type: 'progress', call: request.call, share }),
        signal,
      });
    case 'backdrop':
      return draw(sketch ?? (await opened(signal)).backdrop, request, signal);
  }
}

async function opened(signal: AbortSignal): Promise<Engine> {
  const graph = await opening;
  if (graph === undefined) throw new InputError('source-failed', 'no graph is open');
  signal.throwIfAborted();
  return graph;
}

async function take({ bytes, ontology, sources }: PreviewBytes) {
  const { readPreview } = await import('./preview');
  const { overview, backdrop } = readPreview(bytes, ontology, sources, laterTask);
  sketch = backdrop;
  return overview;
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
  const work = openGraph(url, {
    signal,
    onProgress: (share) => send({ type: 'progress', call, share }),
    onPreview: (preview) => send({ type: 'preview', call, preview }),
  });
  opening = work.then((graph) => graph.engine);
  // Whoever opens it hears why it fails, and so does whoever waits.
  opening.catch(() => {});
  const { engine: graph, overview } = await work;
  engine = graph;
  // What is seen comes first; then what answers questions and moves nodes, connection or not.
  const fetchNext = () => Promise.all([graph.readWords(), import('../query/verbs'), import('./layout-run')]);
  setTimeout(() => void fetchNext().catch(() => {}), UNTIL_SEEN_MS);
  return overview;
}

function startLayout({ call, request }: Extract<Request, { type: 'start-layout' }>): void {
  if (engine === undefined) return;
  const { store } = engine;
  if (store.nodeCount > MOST_IN_OVERVIEW) {
    // What is seen of a large graph is a part of a picture that stays as it is.
    send({ type: 'places', call, places: request.places, resting: true });
    return;
  }
  const onPlaces = (places: Float32Array, resting: boolean) =>
    send({ type: 'places', call, places, resting }, [places.buffer as ArrayBuffer]);
  layouts.set(
    call,
    import('./layout-run').then(({ LayoutRun }) => new LayoutRun(store, request, onPlaces)),
  );
  tell(
    call,
    (run) => run.start(),
    () => onPlaces(request.places, true),
  );
}

/** In the order told; where it could not be fetched, everything stays where it is. */
function tell(call: number, what: (run: LayoutRun) => void, otherwise?: () => void): void {
  layouts.get(call)?.then(what, otherwise ?? (() => {}));
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

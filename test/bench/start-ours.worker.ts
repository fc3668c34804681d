import { placesOf } from '../../src/layout/places';
import { Engine } from '../../src/source/engine';
import { readPreview } from '../../src/source/preview';
import { readStream } from '../../src/source/read-stream';
import { reading, type ReadOptions } from '../../src/store/reading';
import { Store } from '../../src/store/store';
import { baseTiles } from './start-tiles';

/** What `start.bench.ts` times of ours, once, in a worker that has done nothing before; milliseconds. */
export interface Opened {
  /** From bytes that are here to what a first view shows: the preview's overview and landmarks, and what its tiles are drawn from. */
  readonly view: number;
  /** To draw the tiles that hold that whole map. */
  readonly tiles: number;
  /** From bytes that are here to columns that verbs can walk, checked. */
  readonly topology: number;
  /** To names, ids and all other texts, checked. */
  readonly names: number;
  /** To the map of the whole: places and discs made anew, its index, its overview. */
  readonly map: number;
  /** From the request to columns and names, by the local network, compressed as the server sends it. */
  readonly fetched: number;
}

const pause = () => Promise.resolve();

globalThis.onmessage = ({ data: url }: MessageEvent<string>) => {
  work(url).then(
    (answer) => globalThis.postMessage(answer),
    (error: unknown) => globalThis.postMessage({ failed: String(error) }),
  );
};

async function work(url: string): Promise<Opened> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const { view, tiles } = await firstView(bytes);
  const since = performance.now();
  let topology = 0;
  const store = read(bytes, { onTopology: () => (topology = performance.now() - since) });
  const names = performance.now() - since;
  await new Engine(store.withPositions(placesOf(store))).overview();
  const map = performance.now() - since;
  const fetched = await timed(async () => readStream((await fetch(`${url}?compressed`)).body!, 'graph'));
  return { view, tiles, topology, names, map, fetched };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

function read(bytes: Uint8Array, options: ReadOptions): Store {
  const steps = reading('graph', options);
  let at = 0;
  let step = steps.next();
  while (step.done !== true) {
    const part = bytes.subarray(at, at + step.value);
    at += part.length;
    step = steps.next(part);
  }
  if (step.value instanceof Store) return step.value;
  throw new Error('the bench writes the version of today');
}

class Seen extends Error {}

/** Reads no further than a first view needs. */
async function firstView(bytes: Uint8Array): Promise<Pick<Opened, 'view' | 'tiles'>> {
  const since = performance.now();
  let preview: ReturnType<typeof readPreview> | undefined;
  try {
    read(bytes, {
      onPreview: (part, { ontology, sources }) => {
        preview = readPreview(part, ontology, sources, pause);
        throw new Seen();
      },
    });
  } catch (error) {
    if (!(error instanceof Seen)) throw error;
  }
  const { overview, backdrop } = preview!;
  const { box } = overview.whole!;
  await backdrop.landmarks({ box, scale: 800 / (box[2] - box[0]), limit: 48, filter: {} });
  const view = performance.now() - since;
  for (const tile of baseTiles(box)) await backdrop.tile({ ...tile, filter: {} });
  return { view, tiles: performance.now() - since - view };
}

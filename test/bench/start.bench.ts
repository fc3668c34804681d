import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphBytes } from '../../src/cli/write-graph';
import { generateHub } from '../../src/format/hub/generate';
import { Compressed } from '../../src/server/compressed';
import { buildStoreOfTable } from '../../src/store/build';
import { decodeDirectory } from '../../src/store/directory';
import { HEADER_BYTES } from '../../src/store/frame';
import { SECTIONS, type SectionName } from '../../src/store/sections';
import { firstViewBytes } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { bundledOntology } from '../format/hub/ontology';
import { BenchBrowser } from './in-browser';
import { benchOptions, Report, type Row } from './report';
import type { Opened } from './start-ours.worker';
import type { Imported } from './start-peer.worker';

/*
 * How long a browser takes from a graph's bytes to a map, to columns and to names, beside graphology's import of the same graph
 * from JSON; and what the graph takes on the way, compressed as `serve` does.
 *
 *   npm run bench -- start [--quick] [--nodes MODELS,…] [--seed N]
 */
const options = benchOptions({ usual: [10_000, 100_000, 1_000_000], quick: [10_000] });
const MILLION = 1_000_000;
const GOALS = { topology: 40, names: 20, wireMB: 4.5, bytesPerName: 6.5, previewPercent: 1 };
/** Rows of JSON that are written at once. */
const PART = 10_000;
const OURS = 'start-ours.worker';
const PEER = 'start-peer.worker';

const report = new Report('start', options);
const folder = await mkdtemp(join(tmpdir(), 'stemma-start-'));
const browser = await BenchBrowser.start([OURS, PEER]);
try {
  for (const models of options.sizes) await measure(models);
} finally {
  await browser.end();
  await rm(folder, { recursive: true });
}
await report.finish([
  'Each sample runs in a fresh worker of one headless Chromium; the median of the samples is shown. Bytes and text are in memory before the clock starts, ours as they lie in the file, not compressed; only “over the local network” begins with the request, and includes what the browser takes to decompress.',
  'graphology: `import(JSON.parse(text))` into a MultiDirectedGraph; nodes with name and kind, edges with predicate; its keys are numbers, as with ids the text of a million models would be longer than a string can be.',
  'On the wire: brotli at the quality and window of `serve`; each section compressed by itself. Goals hold for a million models.',
]);

async function measure(models: number): Promise<void> {
  const table = generateHub({ models, seed: options.seed, ontology: bundledOntology() });
  const store = buildStoreOfTable(table);
  const file = graphBytes(store);
  const json = join(folder, `${models}.json`);
  await writeJson(store, json);
  const compressed = await new Compressed(file, firstViewBytes(file)).make('br');
  browser.served.set('/graph', { bytes: file });
  browser.served.set('/graph?compressed', { bytes: compressed, encoding: 'br' });
  browser.served.set('/json', json);
  const samples: Opened[] = [];
  const rounds = options.quick || models === MILLION ? 3 : 5;
  for (let round = 0; round < rounds; round++) samples.push(await browser.inWorker<Opened>(OURS, '/graph'));
  const peers: number[] = [];
  for (let round = 0; round < (models >= MILLION ? 1 : 3); round++)
    peers.push(checked(await browser.inWorker<Imported>(PEER, '/json'), store));
  times(models, samples, median(peers));
  await wire(models, store, file, compressed);
}

/** A graph that came with all its edges. */
function checked({ ms, nodes, edges }: Imported, store: Store): number {
  if (nodes === store.nodeCount && edges === store.edgeCount) return ms;
  throw new Error(`graphology has ${nodes} nodes and ${edges} edges`);
}

function times(models: number, samples: readonly Opened[], peer: number): void {
  const of = (figure: string, value: (one: Opened) => number, goal?: number): void =>
    report.add({
      models,
      figure,
      unit: 'ms',
      ours: median(samples.map(value)),
      peer,
      peerName: 'graphology',
      ...(goal === undefined || models !== MILLION ? {} : { goal: { timesBelowPeer: goal } }),
    });
  of('bytes to a first view', ({ view }) => view);
  of('bytes to a first view, its tiles drawn', ({ view, tiles }) => view + tiles);
  of('bytes to a first view and ready topology', ({ view, topology }) => view + topology, GOALS.topology);
  of('bytes to a first view, topology and names', ({ view, names }) => view + names, GOALS.names);
  of('bytes to the map of the whole, placed anew', ({ map }) => map);
  of('over the local network, compressed, names included', ({ fetched }) => fetched);
}

async function wire(
  models: number,
  store: Store,
  file: Uint8Array<ArrayBuffer>,
  all: Uint8Array,
): Promise<void> {
  const sizes = new Map<SectionName, number>();
  for (const [name, part] of sectionsOf(file))
    sizes.set(name, (await new Compressed(part, 0).make('br')).length);
  const first = file.slice(0, firstViewBytes(file));
  const beginning = (await new Compressed(first, first.length).make('br')).length;
  const topology = (['topology', 'numbers', 'places'] as const).reduce(
    (sum, name) => sum + sizes.get(name)!,
    0,
  );
  const of = (row: Omit<Row, 'models' | 'goal'>, most: number): void =>
    report.add({ ...row, models, ...(models === MILLION ? { goal: { most } } : {}) });
  of({ figure: 'wire: topology, numbers and places', unit: 'MB', ours: topology / 1e6 }, GOALS.wireMB);
  of(
    { figure: 'wire: a name', unit: 'bytes', ours: sizes.get('names')! / store.nodeCount },
    GOALS.bytesPerName,
  );
  of(
    { figure: 'wire: what a first view needs, of all', unit: '%', ours: (100 * beginning) / all.length },
    GOALS.previewPercent,
  );
  report.add({ models, figure: 'wire: all', unit: 'MB', ours: all.length / 1e6 });
  report.add({ models, figure: 'the file', unit: 'MB', ours: file.length / 1e6 });
}

function* sectionsOf(file: Uint8Array<ArrayBuffer>): Generator<[SectionName, Uint8Array<ArrayBuffer>]> {
  const length = new DataView(file.buffer).getUint32(12, true);
  let at = HEADER_BYTES + length;
  const { sections } = decodeDirectory(file.subarray(HEADER_BYTES, at), SECTIONS)!;
  for (const name of SECTIONS) yield [name, file.slice(at, (at += sections[name]![0]))];
}

/** The same graph as graphology reads it. In parts: a million models are longer than one string should be. */
async function writeJson(store: Store, path: string): Promise<void> {
  const file = createWriteStream(path);
  const { edgeSource, edgeTarget, edgeLabel } = store.columns;
  await writeList(file, '{"nodes":[', store.nodeCount, (node) => ({
    key: String(node),
    attributes: { name: store.name(node), kind: store.kind(node) },
  }));
  await writeList(file, '],"edges":[', store.edgeCount, (edge) => ({
    source: String(edgeSource[edge]),
    target: String(edgeTarget[edge]),
    attributes: { predicate: store.labelId(edgeLabel[edge]!) },
  }));
  file.end(']}');
  await once(file, 'finish');
}

async function writeList(
  file: NodeJS.WritableStream,
  opening: string,
  count: number,
  item: (row: number) => object,
): Promise<void> {
  file.write(opening);
  for (let start = 0; start < count; start += PART) {
    const rows = Array.from({ length: Math.min(PART, count - start) }, (_, at) =>
      JSON.stringify(item(start + at)),
    );
    if (!file.write((start === 0 ? '' : ',') + rows.join(','))) await once(file, 'drain');
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

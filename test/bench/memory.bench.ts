import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import type { Browser } from 'playwright-core';
import { generateHub } from '../../src/format/hub/generate';
import { placesOf } from '../../src/layout/places';
import type { GraphTable } from '../../src/model/table';
import { bytesOf, survey } from '../../src/raster/terrain';
import { groundOf } from '../../src/source/ground';
import { buildStoreOfTable } from '../../src/store/build';
import { bytesOfLexicon } from '../../src/store/lexicon/lexicon';
import { readLexicon } from '../../src/store/lexicon/read';
import { bytesHeld, bytesHeldWithoutTexts } from '../../src/store/sharing';
import { writeSnapshot } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { bundledOntology } from '../format/hub/ontology';
import { launchBrowser } from '../setup/chromium.mjs';
import { heapsOf, serveGraph } from './heaps';
import { held } from './measure';
import { benchOptions, Report } from './report';

/*
 * What a generated hub takes in memory, beside graphology with the same nodes and edges: its columns by the byte, with all that is
 * made from them; and in a browser, the explorer that shows it, page and workers together.
 *
 *   npm run bench -- memory [--quick] [--nodes MODELS,…] [--seed N]
 */
const options = benchOptions({ usual: [10_000, 100_000, 1_000_000], quick: [10_000] });
const MILLION = 1_000_000;
const GOALS = { columns: 15, all: 10 };
const PEER = 'graphology';
/** So many nodes or edges are handed to the peer's page at once. */
const PART = 20_000;
const ontology = bundledOntology();
const report = new Report('memory', options);

/** What graphology is given for each node and edge. */
const nodeOf = ({ names, kind }: GraphTable, row: number) =>
  [row, { name: names[row]!, kind: ontology.kinds[kind[row]!]!.id }] as const;
const edgeOf = ({ subject, object, predicate, circumstance, circumstances }: GraphTable, at: number) =>
  [
    subject[at]!,
    object[at]!,
    {
      predicate: ontology.predicates[predicate[at]!]!.id,
      relation: circumstances[circumstance[at]!]!.qualifiers[0]?.id,
    },
  ] as const;

function peerOf(table: GraphTable): object {
  const graph = new MultiDirectedGraph();
  for (let row = 0; row < table.names.length; row++) graph.addNode(...nodeOf(table, row));
  for (let at = 0; at < table.subject.length; at++) graph.addDirectedEdge(...edgeOf(table, at));
  return graph;
}

/** By the byte, in this process. */
function inNode(models: number, table: GraphTable, store: Store): void {
  const add = (figure: string, ours: number, peer?: number, times?: number) =>
    report.add({
      models,
      figure,
      unit: 'MB',
      ours,
      ...(peer === undefined ? {} : { peer, peerName: PEER }),
      ...(times === undefined || models < MILLION ? {} : { goal: { timesBelowPeer: times } }),
    });
  const peer = held(() => peerOf(table));
  const columns = bytesHeldWithoutTexts(store) / 1e6;
  const texts = bytesHeld(store) / 1e6 - columns;
  const words = readLexicon(store);
  let step = words.next();
  while (step.done !== true) step = words.next();
  const lexicon = bytesOfLexicon(step.value) / 1e6;
  const ground = groundOf(store);
  const forest = (ground.parent.byteLength + ground.family.byteLength) / 1e6;
  const terrain = bytesOf(survey(ground)) / 1e6;
  add('columns, both directions and places', columns, peer, GOALS.columns);
  add('names and other texts', texts);
  add('words, for searching', lexicon);
  add('lineage trees', forest);
  add('grids and sketch of the picture', terrain);
  add('all of these', columns + texts + lexicon + forest + terrain, peer, GOALS.all);
}

/** The explorer in a browser, once it has drawn the hub and answered a search. */
async function explorer(browser: Browser, file: string, name: string): Promise<number> {
  const { address, stop } = await serveGraph(file);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(300_000);
  await page.goto(address);
  await page.locator('body[data-ready]').waitFor();
  await page.getByRole('combobox').first().fill(name);
  await page.getByRole('option').first().waitFor();
  // The last tiles come in.
  await page.waitForTimeout(5_000);
  const heaps = await heapsOf(page);
  await page.close();
  await stop();
  return [heaps.page, ...heaps.workers].reduce((sum, { objects, buffers }) => sum + objects + buffers, 0);
}

/** graphology in a page of the same browser, beyond an empty one. */
async function peerInBrowser(browser: Browser, table: GraphTable): Promise<number> {
  const page = await browser.newPage();
  await page.addScriptTag({
    path: join('node_modules', 'graphology', 'dist', 'graphology.umd.min.js'),
  });
  await page.evaluate('globalThis.graph = new graphology.MultiDirectedGraph()');
  for (const [add, of, count] of [
    ['addNode', nodeOf, table.names.length],
    ['addDirectedEdge', edgeOf, table.subject.length],
  ] as const) {
    for (let from = 0; from < count; from += PART) {
      const part = Array.from({ length: Math.min(PART, count - from) }, (_, at) => of(table, from + at));
      await page.evaluate(
        ([method, rows]) => {
          const { graph } = globalThis as unknown as {
            graph: Record<string, (...row: unknown[]) => unknown>;
          };
          for (const row of rows) graph[method]!(...row);
        },
        [add, part as readonly (readonly unknown[])[]] as const,
      );
    }
  }
  const { page: heap } = await heapsOf(page);
  await page.close();
  return heap.objects + heap.buffers;
}

const folder = await mkdtemp(join(tmpdir(), 'stemma-memory-'));
const browser = await launchBrowser();
try {
  for (const models of options.sizes) {
    const table = generateHub({ models, seed: options.seed, ontology });
    const unplaced = buildStoreOfTable(table);
    const store = unplaced.withPositions(placesOf(unplaced));
    inNode(models, table, store);
    const file = join(folder, `${models}.stemma`);
    await writeFile(file, writeSnapshot(store));
    const name = store.name(
      store.columns.nodeImportance.indexOf(Math.max(...sample(store.columns.nodeImportance))),
    );
    const ours = await explorer(browser, file, name);
    const peer = await peerInBrowser(browser, table);
    report.add({
      models,
      figure: 'the explorer in a browser, page and workers',
      unit: 'MB',
      ours,
      peer,
      peerName: PEER,
      ...(models < MILLION ? {} : { goal: { timesBelowPeer: GOALS.all } }),
    });
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
await report.finish([
  'By the byte: typed arrays, each once, in one process of Node; graphology there: heap and buffers that stay after a collection, nodes with name and kind, edges with predicate and relation.',
  'In a browser: headless Chromium with the explorer open on the hub, all of its map drawn, its words read and one search answered; objects, what the engine holds for them, and buffers of the page and of each worker, after a collection (not what the graphics process holds). graphology: the same of a page that holds nothing else.',
  'Goals hold for a million models.',
]);

/** Some of many numbers: `Math.max` takes no million. */
function sample(numbers: Float32Array): Float32Array {
  return numbers.subarray(0, 50_000);
}

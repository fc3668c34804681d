import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateHub } from '../../src/format/hub/generate';
import { importHub } from '../../src/format/hub/import';
import { hubSeed, sharedNodes } from '../../src/layout/hub-seed';
import { refineLinks } from '../../src/layout/refine';
import type { Links } from '../../src/layout/stress';
import { BUILT_ON } from '../../src/model/ontology';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../../src/store/columns';
import { buildStoreOfTable } from '../../src/store/build';
import { lineageForest, NO_PARENT, type Forest } from '../../src/store/forest';
import type { Store } from '../../src/store/store';
import { bundledOntology } from '../format/hub/ontology';
import { dataFolder } from '../setup/data';
import { connectedPairs, neighbourPreservation, stressOf, type Pairs } from './layout-measures';
import { byD3, byForceAtlas, bySfdp, type Laid } from './layout-peers';
import { benchOptions, Report, type Goal } from './report';

/*
 * Where a hub's nodes are put, and in what time, beside ForceAtlas2, d3-force and Graphviz's sfdp on the same edges: the real hub
 * where it is at hand, and generated ones. The measures are in layout-measures.ts.
 *
 *   npm run bench -- layout [--quick] [--nodes MODELS,…] [--seed N]
 */
const options = benchOptions({ usual: [1_000, 10_000, 100_000], quick: [1_000] });
const report = new Report('layout', options);
const notes: string[] = [];
const ontology = bundledOntology();

/** ForceAtlas2 has so long at a hundred thousand nodes, and LEAST_SECONDS more than its share below. */
const SECONDS = 40;
const LEAST_SECONDS = options.quick ? 2 : 10;
/** d3-force and sfdp end by themselves; longer than this nobody waits. */
const MOST_SECONDS = 150;
const EDGE_SAMPLES = 2_000;
const PAIR_SAMPLES = 20_000;
const FIRST_PICTURE_GOALS = { preservation: 10, time: 100, millionSeconds: 1, models: 100_000 };
const MILLION = 1_000_000;

/** A graph to be laid out, and what it is measured by. */
interface Contest {
  readonly models: number;
  /** Which edges. */
  readonly edges: string;
  readonly count: number;
  readonly links: Links;
  readonly forest: Forest;
  readonly pairs: Pairs;
}

interface Picture extends Laid {
  readonly name: string;
  readonly preservation: number;
  readonly stress: number;
}

for (const models of options.sizes) compare(storeOf(generateHub({ models, seed: options.seed, ontology })));
if (!options.quick) {
  compareReal();
  firstOfMillion();
}
notes.push(
  `Lineage: \`built_on\` alone, models alone; the baseline that the goals were set by is found again on these edges. All: every typed edge, owners, architectures, tasks and licences among the nodes. The refined picture is arranged by the edges that it is measured on; the explorer arranges by lineage.`,
  `Preservation from ${EDGE_SAMPLES.toLocaleString('en')} edges, stress from ${PAIR_SAMPLES.toLocaleString('en')} connected pairs, both seeded. Time of the refined picture holds that of the first one. ForceAtlas2 has up to ${SECONDS} s, d3-force its 300 ticks, d3-force and sfdp at most ${MOST_SECONDS} s.`,
);
await report.finish(notes);

function storeOf(table: Parameters<typeof buildStoreOfTable>[0]): Store {
  return buildStoreOfTable(table);
}

function compareReal(): void {
  const folder = dataFolder();
  const file = (name: string) => join(folder ?? '', 'huggingface', name);
  if (folder === undefined || !existsSync(file('edges-2025.csv'))) {
    notes.push('No tables of the real hub at hand ($STEMMA_DATA): skipped.');
    return;
  }
  const read = (name: string) => ({ file: name, text: readFileSync(file(name), 'utf8') });
  compare(
    storeOf(importHub({ edges: read('edges-2025.csv'), nodes: read('nodes-2025.csv'), ontology }).table),
  );
}

function firstOfMillion(): void {
  const store = storeOf(generateHub({ models: MILLION, seed: options.seed, ontology }));
  const seconds = Math.min(...[1, 2, 3].map(() => timed(() => hubSeed(store)).seconds));
  const goal = { most: FIRST_PICTURE_GOALS.millionSeconds };
  report.add({ models: MILLION, figure: 'first picture', unit: 's', ours: seconds, goal });
}

function compare(store: Store): void {
  // A first time warms up.
  hubSeed(store);
  const first = timed(() => hubSeed(store));
  for (const byLineage of [true, false]) {
    const forest = lineageForest(store);
    const nodes = nodesOf(store, forest, byLineage);
    const contest = contestOf(store, forest, nodes, byLineage);
    const places = new Float32Array(2 * nodes.length);
    nodes.forEach((node, at) => places.set(first.result.subarray(2 * node, 2 * node + 2), 2 * at));
    const refined = timed(() => finished(refineLinks(contest.forest, contest.links, places, options.seed)));
    tell(
      contest,
      seen(contest, 'first', { places, seconds: first.seconds, note: '' }),
      seen(contest, 'refined', {
        places: refined.result,
        seconds: first.seconds + refined.seconds,
        note: '',
      }),
      peersOf(contest),
    );
  }
}

function finished<T>(work: Generator<unknown, T, void>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const since = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - since) / 1000 };
}

function nodesOf(store: Store, forest: Forest, byLineage: boolean): Uint32Array {
  const shared = sharedNodes(store, forest);
  return Uint32Array.from(shared.keys()).filter((node) => !byLineage || shared[node] === 0);
}

function contestOf(store: Store, forest: Forest, nodes: Uint32Array, byLineage: boolean): Contest {
  const { edgeSource, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const builtOn = store.labelOf(BUILT_ON);
  const at = new Int32Array(store.nodeCount).fill(NO_PARENT);
  nodes.forEach((node, index) => (at[node] = index));
  const edges = Uint32Array.from(edgeLabel.keys()).filter(
    (edge) =>
      (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0 &&
      (!byLineage || edgeLabel[edge] === builtOn),
  );
  const links = {
    source: edges.map((edge) => at[edgeSource[edge]!]!),
    target: edges.map((edge) => at[edgeTarget[edge]!]!),
  };
  const model = store.ontology.kinds.findIndex(({ id }) => id === 'model');
  return {
    models: store.columns.nodeKind.filter((kind) => kind === model).length,
    edges: byLineage ? 'lineage' : 'all edges',
    count: nodes.length,
    links,
    forest: {
      parent: Int32Array.from(nodes, (node) =>
        forest.parent[node] === NO_PARENT ? NO_PARENT : at[forest.parent[node]!]!,
      ),
      size: Uint32Array.from(nodes, (node) => forest.size[node]!),
      order: forest.order.filter((node) => at[node] !== NO_PARENT).map((node) => at[node]!),
    },
    pairs: connectedPairs(nodes.length, links, { seed: options.seed, samples: PAIR_SAMPLES }),
  };
}

function seen(contest: Contest, name: string, laid: Laid): Picture {
  const { links, pairs } = contest;
  const sampling = { seed: options.seed, samples: EDGE_SAMPLES };
  const preservation = neighbourPreservation(laid.places, links, sampling);
  return { name, ...laid, preservation, stress: stressOf(laid.places, pairs) };
}

function peersOf(contest: Contest): Picture[] {
  const { count, links, models, edges } = contest;
  const budget = Math.min(SECONDS, LEAST_SECONDS + (SECONDS * count) / 100_000);
  const laid = [
    ['ForceAtlas2', byForceAtlas(count, links, options.seed, budget)],
    ['d3-force', byD3(count, links, options.seed, MOST_SECONDS)],
    ['sfdp', bySfdp(count, links, MOST_SECONDS)],
  ] as const;
  return laid.flatMap(([name, one]) => {
    if (typeof one === 'string') {
      notes.push(`${name}, ${models.toLocaleString('en')} models, ${edges}: ${one}.`);
      return [];
    }
    return [seen(contest, one.note === '' ? name : `${name}, ${one.note}`, one)];
  });
}

function tell({ models, edges }: Contest, first: Picture, refined: Picture, peers: Picture[]): void {
  const isGoal = edges === 'lineage' && models >= FIRST_PICTURE_GOALS.models;
  const best = peers.reduce((so, peer) => (peer.stress < so.stress ? peer : so));
  for (const peer of peers) {
    const isAtlas = isGoal && peer === peers[0];
    const beside = { models, peerName: peer.name };
    const by = peer === peers[0] ? edges : `${edges}, beside ${peer.name.split(',')[0]!}`;
    const row = (figure: string, unit: string, ours: number, theirs: number, goal?: Goal) =>
      report.add({
        ...beside,
        figure: `${figure} (${by})`,
        unit,
        ours,
        peer: theirs,
        goal,
      });
    const { preservation, time } = FIRST_PICTURE_GOALS;
    row(
      'first picture: neighbours preserved',
      'share',
      first.preservation,
      peer.preservation,
      isAtlas ? { timesAbovePeer: preservation } : undefined,
    );
    if (peer === peers[0]) {
      row('first picture', 's', first.seconds, peer.seconds, isAtlas ? { timesBelowPeer: time } : undefined);
      row('first picture: stress', '', first.stress, peer.stress);
      row('refined: neighbours preserved', 'share', refined.preservation, peer.preservation);
    }
    const goal = peer === best ? { timesPeerAtMost: 1 } : undefined;
    row('refined: stress', '', refined.stress, peer.stress, goal);
    row('refined', 's', refined.seconds, peer.seconds, goal);
  }
}

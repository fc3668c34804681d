import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Graph } from '../../src/model/graph';
import { filterMasks } from '../../src/query/filter';
import { reach, type Walk } from '../../src/query/reach';
import { finish } from '../../src/query/slice';
import { labelMask, lineageMask } from '../../src/query/terms';
import { VERBS } from '../../src/query/verbs';
import { buildStore } from '../../src/store/build';
import { EDGE_PARTICIPANT } from '../../src/store/columns';
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { seeded } from '../fixtures/graph';
import { hubGraph } from './hub';
import { figure, held, markdown, measure, type Timing } from './measure';
import {
  ancestors,
  descendants,
  edgesByPredicate,
  pathLength,
  peerFrom,
  peerOf,
  within,
  type Peer,
} from './peers';

/*
 * The verbs on the store beside the same questions on graphology, on one seeded hub, in one run; both sides are
 * counted against each other before they are timed. `store` is the kernel, which like graphology's finds and counts but names nothing:
 * for walks `reach`, for edges the masks of `filterMasks`, for a path the whole verb. `whole answer` is the verb as
 * command line and page get it, sorted and named. A ratio says how many times faster, or smaller, the store is.
 *
 *   npm run bench -- verbs [--quick] [--nodes N,…] [--seed N]      --quick: fewer rounds and samples
 */

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    nodes: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const SIZES = options.nodes === '' ? [1_000, 100_000] : options.nodes.split(',').map(Number);
const SEED = Number(options.seed);
const ROUNDS = options.quick ? 5 : 25;
/** For what takes a second: few, but more than once. */
const FEW_ROUNDS = options.quick ? 1 : 3;
const MOST_IN_TWO_HOPS = 1_000;
const SAMPLES = options.quick ? 10 : 50;

/** One question, put to each side; each returns how much it found, and they must agree. */
interface Contest {
  readonly name: string;
  readonly peer: () => number;
  readonly rows?: () => number;
  readonly answer: () => number;
}

function contests(store: Store, peer: Peer): Contest[] {
  const predicates = new Set(store.ontology.predicates.filter(({ lineage }) => lineage).map(({ id }) => id));
  const random = seeded(SEED);
  const draw = () => Math.floor(random() * store.nodeCount);
  const lineage = { labels: lineageMask(store, undefined), without: EDGE_PARTICIPANT };
  const both: Walk = { ...lineage, direction: 'both' };
  const small = sampled(() => {
    const node = draw();
    return rowCount(store, node, 2, both) <= MOST_IN_TWO_HOPS ? node : undefined;
  });
  const any = sampled(draw);
  const all = new Set(store.ontology.predicates.map(({ id }) => id));
  const everywhere: Walk = { labels: labelMask(store, undefined), direction: 'both' };
  const pairs = sampled(() => ({ from: store.id(draw()), to: store.id(draw()) }));
  const root = largestRoot(store, { ...lineage, direction: 'in' });
  return [
    {
      name: `2 hops of lineage, at most ${MOST_IN_TWO_HOPS} nodes`,
      ...each(small, {
        peer: (node) => within(peer, store.id(node), 2, predicates),
        rows: (node) => rowCount(store, node, 2, both),
        answer: (node) =>
          finish(VERBS.neighborhood(store, { entity: store.id(node), hops: 2, edges: [...predicates] })).nodes
            .length,
      }),
    },
    {
      name: '2 hops along any edge, however many nodes',
      ...each(any, {
        peer: (node) => within(peer, store.id(node), 2, all),
        rows: (node) => rowCount(store, node, 2, everywhere),
        answer: (node) =>
          finish(VERBS.neighborhood(store, { entity: store.id(node), hops: 2, limit: MOST_IN_TWO_HOPS }))
            .truncated?.total ?? rowCount(store, node, 2, everywhere),
      }),
    },
    {
      name: 'all descendants of the largest root',
      ...each([root], {
        peer: (node) => descendants(peer, store.id(node), predicates),
        rows: (node) => rowCount(store, node, store.nodeCount, { ...lineage, direction: 'in' }),
        answer: (node) =>
          finish(VERBS.lineage(store, { entity: store.id(node), direction: 'down' })).nodes.length,
      }),
    },
    {
      name: 'all ancestors',
      ...each(any, {
        peer: (node) => ancestors(peer, store.id(node), predicates),
        rows: (node) => rowCount(store, node, store.nodeCount, { ...lineage, direction: 'out' }),
        answer: (node) =>
          finish(VERBS.lineage(store, { entity: store.id(node), direction: 'up' })).nodes.length,
      }),
    },
    {
      name: 'a shortest path',
      ...each(pairs, {
        peer: ({ from, to }) => pathLength(peer, from, to),
        answer: (ends) => finish(VERBS.path(store, ends)).paths[0]?.length ?? -1,
      }),
    },
    {
      name: 'edges by predicate, two kinds hidden',
      ...each([['organization', 'use_case']], {
        peer: (hide) =>
          sum(
            edgesByPredicate(
              peer,
              new Set(store.ontology.kinds.map(({ id }) => id).filter((id) => !hide.includes(id))),
            ).values(),
          ),
        rows: (hide) => edgesShown(store, hide),
        answer: (hide) =>
          sum(Object.values(finish(VERBS.facets(store, { filter: { kind: { hide } } })).predicate)),
      }),
    },
  ];
}

function sampled<T>(draw: () => T | undefined): T[] {
  const list: T[] = [];
  while (list.length < SAMPLES) {
    const one = draw();
    if (one !== undefined) list.push(one);
  }
  return list;
}

type Sides<T> = { [Side in 'peer' | 'rows' | 'answer']?: (one: T) => number };

/** Goes round the list, one a run, as one question after the other would come. */
function each<T>(
  list: readonly T[],
  sides: Sides<T> & { peer: (one: T) => number; answer: (one: T) => number },
) {
  const { rows } = sides;
  for (const one of list) agree(sides.peer(one), sides.answer(one), rows?.(one));
  const round = (side: (one: T) => number) => {
    let at = 0;
    return () => side(list[at++ % list.length]!);
  };
  return {
    peer: round(sides.peer),
    answer: round(sides.answer),
    ...(rows === undefined ? {} : { rows: round(rows) }),
  };
}

function agree(peer: number, answer: number, rows = answer): void {
  if (peer === answer && rows === answer) return;
  throw new Error(`the two sides disagree: graphology ${peer}, rows ${rows}, answer ${answer}`);
}

function rowCount(store: Store, node: number, hops: number, walk: Walk): number {
  return finish(reach(store, [node], hops, walk)).nodes.length;
}

function edgesShown(store: Store, hide: readonly string[]): number {
  const { nodes, labels, certainties } = filterMasks(store, { kind: { hide } });
  const { edgeSource, edgeTarget, edgeLabel, edgeCertainty } = store.columns;
  let shown = 0;
  for (let edge = 0; edge < store.edgeCount; edge++) {
    const ends = nodes[edgeSource[edge]!]! & nodes[edgeTarget[edge]!]!;
    shown += ends & labels[edgeLabel[edge]!]! & certainties[edgeCertainty[edge]!]!;
  }
  return shown;
}

/** The model that is built on nothing, and on which most are built. */
function largestRoot(store: Store, walk: Walk): number {
  const { nodeOutOffsets, edgeLabel } = store.columns;
  let best = 0;
  let most = 0;
  for (let node = 0; node < store.nodeCount; node++) {
    const edges = edgeLabel.subarray(nodeOutOffsets[node]!, nodeOutOffsets[node + 1]!);
    if (edges.some((label) => store.labelId(label) === 'built_on')) continue;
    const count = rowCount(store, node, store.nodeCount, walk);
    if (count > most) [best, most] = [node, count];
  }
  return best;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

interface Outcome {
  readonly nodes: number;
  readonly edges: number;
  readonly question: string;
  readonly unit: 'ms' | 'MB';
  readonly peer: Timing;
  readonly rows: Timing | null;
  readonly answer: Timing;
}

function run(nodes: number): Outcome[] {
  const graph = hubGraph(nodes, SEED);
  const store = buildStore(graph);
  const peer = peerOf(graph);
  const size = { nodes: store.nodeCount, edges: store.edgeCount };
  const asked = contests(store, peer).map(({ name, ...sides }) => ({
    ...size,
    question: name,
    unit: 'ms' as const,
    peer: measure(sides.peer, ROUNDS),
    rows: sides.rows === undefined ? null : measure(sides.rows, ROUNDS),
    answer: measure(sides.answer, ROUNDS),
  }));
  return [...weighed(graph, store, peer).map((outcome) => ({ ...size, ...outcome })), ...asked];
}

/** What it takes to build the graph, to write it down and to hold it. */
function weighed(graph: Graph, store: Store, peer: Peer): Omit<Outcome, 'nodes' | 'edges'>[] {
  const bytes = writeSnapshot(store);
  const text = JSON.stringify(peer.export());
  const fromText = () => peerFrom(text);
  const fromBytes = () => readSnapshot(bytes.slice(), 'bench');
  return [
    {
      question: 'to build',
      unit: 'ms',
      peer: measure(() => peerOf(graph).size, FEW_ROUNDS),
      rows: null,
      answer: measure(() => buildStore(graph).edgeCount, FEW_ROUNDS),
    },
    {
      question: 'to read: JSON, snapshot',
      unit: 'ms',
      peer: measure(() => fromText().size, FEW_ROUNDS),
      rows: null,
      answer: measure(() => readSnapshot(bytes, 'bench').edgeCount, ROUNDS),
    },
    {
      question: 'the file: JSON, snapshot',
      unit: 'MB',
      peer: once(text.length / 1e6),
      rows: null,
      answer: once(bytes.length / 1e6),
    },
    {
      question: 'memory, once read',
      unit: 'MB',
      peer: once(held(fromText)),
      rows: null,
      answer: once(held(fromBytes)),
    },
  ];
}

function once(figureOfOne: number): Timing {
  return { median: figureOfOne, p90: figureOfOne };
}

const HEAD = ['nodes', 'question', '', 'graphology', 'store', 'ratio', 'whole answer'];

function line({ nodes, question, unit, peer, rows, answer }: Outcome): string[] {
  const store = rows ?? answer;
  const ratio = `${figure(peer.median / store.median)} ×`;
  const whole = rows === null ? '' : figure(answer.median);
  return [
    nodes.toLocaleString('en'),
    question,
    unit,
    figure(peer.median),
    figure(store.median),
    ratio,
    whole,
  ];
}

const outcomes = SIZES.flatMap(run);
process.stdout.write(
  `${markdown([HEAD, ...outcomes.map(line)])}\n\nMedians of ${ROUNDS} rounds, of what takes a second ${FEW_ROUNDS}; seed ${SEED}.\n`,
);
await mkdir('bench-results', { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
await writeFile(
  'bench-results/verbs.json',
  `${JSON.stringify({ seed: SEED, quick: options.quick, machine, outcomes }, null, 2)}\n`,
);

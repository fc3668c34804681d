import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { filterMasks } from '../../src/query/filter';
import { reach, type Walk } from '../../src/query/reach';
import { finish } from '../../src/query/slice';
import { lineageMask } from '../../src/query/terms';
import { VERBS } from '../../src/query/verbs';
import { buildStore } from '../../src/store/build';
import { EDGE_PARTICIPANT } from '../../src/store/columns';
import type { Store } from '../../src/store/store';
import { seeded } from '../fixtures/graph';
import { hubGraph } from './hub';
import { figure, measure, table, type Timing } from './measure';
import { ancestors, descendants, edgesByPredicate, pathLength, peerOf, within, type Peer } from './peers';

/*
 * The verbs on the store beside the same questions on graphology, on one seeded hub, in one run. `rows` is the
 * kernel alone, as the scene and other verbs use it; `answer` the verb whole, names and all.
 *
 *   npm run bench -- verbs [--quick] [--nodes N,…] [--seed N]
 */

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    nodes: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const SIZES =
  options.nodes === '' ? (options.quick ? [1_000] : [1_000, 100_000]) : options.nodes.split(',').map(Number);
const SEED = Number(options.seed);
const ROUNDS = options.quick ? 7 : 25;
const MOST_IN_TWO_HOPS = 1_000;
const SAMPLES = 50;

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
  const pairs = sampled(() => ({ from: store.id(draw()), to: store.id(draw()) }));
  const root = mostBuiltOn(store);
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

function mostBuiltOn(store: Store): number {
  const { nodeInOffsets: offsets, nodeKind } = store.columns;
  const models = store.ontology.kinds.findIndex(({ id }) => id === 'model');
  let best = 0;
  for (let node = 0; node < store.nodeCount; node++) {
    const more = offsets[node + 1]! - offsets[node]! > offsets[best + 1]! - offsets[best]!;
    if (nodeKind[node] === models && more) best = node;
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
  /** Milliseconds a question. */
  readonly peer: Timing;
  readonly rows: Timing | null;
  readonly answer: Timing;
}

function timed<T>(work: () => T): { result: T; timing: Timing } {
  const since = performance.now();
  const result = work();
  const median = performance.now() - since;
  return { result, timing: { median, p90: median } };
}

function run(nodes: number): Outcome[] {
  const graph = hubGraph(nodes, SEED);
  const built = timed(() => buildStore(graph));
  const peer = timed(() => peerOf(graph));
  const store = built.result;
  const size = { nodes: store.nodeCount, edges: store.edgeCount };
  const building: Outcome = {
    ...size,
    question: 'to build (once)',
    peer: peer.timing,
    rows: null,
    answer: built.timing,
  };
  const asked = contests(store, peer.result).map(({ name, ...sides }) => ({
    ...size,
    question: name,
    peer: measure(sides.peer, ROUNDS),
    rows: sides.rows === undefined ? null : measure(sides.rows, ROUNDS),
    answer: measure(sides.answer, ROUNDS),
  }));
  return [building, ...asked];
}

const HEAD = ['', 'graphology ms', 'rows ms', 'ratio', 'answer ms', 'ratio'];

function line({ question, peer, rows, answer }: Outcome): string[] {
  const ratio = (timing: Timing) => `${figure(peer.median / timing.median)} ×`;
  const kernel = rows === null ? ['–', '–'] : [figure(rows.median), ratio(rows)];
  return [question, figure(peer.median), ...kernel, figure(answer.median), ratio(answer)];
}

const outcomes = SIZES.flatMap((nodes) => {
  const found = run(nodes);
  const { nodes: count, edges } = found[0]!;
  process.stdout.write(
    `\n${count.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges, seed ${SEED}; medians\n`,
  );
  process.stdout.write(`${table([HEAD, ...found.map(line)])}\n`);
  return found;
});
await mkdir('bench-results', { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
await writeFile(
  'bench-results/verbs.json',
  `${JSON.stringify({ seed: SEED, machine, outcomes }, null, 2)}\n`,
);

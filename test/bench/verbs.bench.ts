import { generateHub } from '../../src/format/hub/generate';
import { buildStoreOfTable } from '../../src/store/build';
import { bundledOntology } from '../format/hub/ontology';
import { answerRows } from './answers';
import { contests, type Contest } from './contests';
import { peerOf, type Peer } from './peers';
import { benchOptions, Report } from './report';
import { timed } from './rounds';

/*
 * The verbs on a generated hub, with filters by predicate, kind and direction: the kernel of each beside a bare loop for that one question
 * and beside graphology, in one run; all sides must find the same. Then whole answers, as page and command line get them: matched,
 * ranked and named.
 *
 *   npm run bench -- verbs [--quick] [--nodes MODELS,…] [--seed N]
 */
const MILLION = 1_000_000;
const options = benchOptions({ usual: [10_000, 100_000, 1_000_000], quick: [10_000] });
/** Larger hubs are asked without a peer: graphology would need more memory than there is. */
const MOST_FOR_PEER = 1_000_000;
const ROUNDS = options.quick ? 15 : 31;
const SAMPLES = options.quick ? 50 : 200;
const MOST_MS = options.quick ? 500 : 6_000;
const TIMES_BARE = 1.5;

const report = new Report('verbs', options);
for (const models of options.sizes) {
  const store = buildStoreOfTable(generateHub({ models, seed: options.seed, ontology: bundledOntology() }));
  // Before there is a peer, whose objects would be collected meanwhile.
  const answers = answerRows(store, models, options.seed, options.quick ? 3 : 8);
  const peer = models <= MOST_FOR_PEER ? peerOf(store) : undefined;
  for (const contest of contests(store, options.seed, SAMPLES)) compete(models, contest, peer);
  for (const row of answers) report.add(row);
}
await report.finish([
  'Kernels, in milliseconds; p50 and p95 over the questions, of each the median round; whole answers apart. Sides are asked one after the other, all questions a round. Goals of kernels hold for a million models.',
]);

function compete(models: number, contest: Contest<never>, peer: Peer | undefined): void {
  const { name, questions, ours, bare, anyOther, goal } = contest;
  const graphology = peer === undefined ? undefined : (question: never) => contest.peer(peer, question);
  for (const question of questions) agree(name, ours(question), bare(question), graphology?.(question));
  const sides = [ours, bare, ...(graphology === undefined ? [] : [graphology])];
  const [own, loop, other] = timed(sides, questions, ROUNDS, MOST_MS);
  if (anyOther !== undefined) {
    const [easier] = timed([anyOther], questions, ROUNDS, MOST_MS);
    report.add({
      models,
      figure: `${name}: any of the shortest, by a bare loop, p50`,
      unit: 'ms',
      ours: easier!.median,
    });
  }
  for (const part of ['median', 'p95'] as const) {
    const figure = `${name}, ${part === 'median' ? 'p50' : part}`;
    const row = { models, unit: 'ms', ours: own![part] };
    report.add({
      ...row,
      figure,
      peer: loop![part],
      peerName: 'bare loop',
      ...(models < MILLION ? {} : { goal: { timesPeerAtMost: TIMES_BARE } }),
    });
    if (other === undefined) continue;
    report.add({
      ...row,
      figure,
      peer: other[part],
      peerName: 'graphology',
      ...(goal === undefined || part !== 'median' || models < MILLION
        ? {}
        : { goal: { timesBelowPeer: goal } }),
    });
  }
}

function agree(name: string, ours: number, bare: number, peer = ours): void {
  if (ours === bare && ours === peer) return;
  throw new Error(`${name}: the sides disagree: ${ours}, bare ${bare}, graphology ${peer}`);
}

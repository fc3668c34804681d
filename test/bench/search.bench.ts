import uFuzzy from '@leeoniya/ufuzzy';
import { generateHub } from '../../src/format/hub/generate';
import { fold } from '../../src/model/names';
import { search } from '../../src/query/search';
import { finish } from '../../src/query/slice';
import { buildStoreOfTable } from '../../src/store/build';
import { bytesOfLexicon } from '../../src/store/lexicon/lexicon';
import { readLexicon } from '../../src/store/lexicon/read';
import type { Store } from '../../src/store/store';
import { seeded, type Random } from '../fixtures/graph';
import { bundledOntology } from '../format/hub/ontology';
import { benchOptions, Report } from './report';

/*
 * Search in a generated hub, by its lexicon: seeded beginnings of names, of one to eight letters, and names with one slip. Beside
 * it uFuzzy on the same questions, set to forgive one slip, of which it is given fewer, as it takes longer.
 *
 *   npm run bench -- search [--quick] [--nodes MODELS,…] [--seed N]
 */
const options = benchOptions({ usual: [10_000, 100_000, 1_000_000], quick: [10_000, 100_000] });
const QUESTIONS = 1_000;
const PEER_QUESTIONS = options.quick ? 20 : 40;
const UFUZZY = 'uFuzzy';
/** A search for a name with a slip is to be answered within so many milliseconds; one for a beginning; and so often right. */
const GOALS = { slip: 30, beginning: 5, right: 95 };

interface Question {
  readonly text: string;
  /** What is meant. */
  readonly name: string;
}

function anyName(store: Store, random: Random): string {
  return store.name(Math.floor(random() * store.nodeCount));
}

function beginning(store: Store, random: Random): Question {
  const name = anyName(store, random);
  return { text: name.slice(0, 1 + Math.floor(random() * 8)), name };
}

/** A name of which one letter is another, missing, added or swapped with the next. */
function withSlip(store: Store, random: Random): Question {
  const name = anyName(store, random);
  const at = Math.floor(random() * name.length);
  const letter = String.fromCharCode(0x61 + Math.floor(random() * 26));
  const [before, after] = [name.slice(0, at), name.slice(at + 1)];
  const texts = [
    before + letter + after,
    before + after,
    before + letter + name[at]! + after,
    before + after.slice(0, 1) + name[at]! + after.slice(1),
  ];
  const text = texts[Math.floor(random() * texts.length)]!;
  return text === name || fold(text) === '' ? withSlip(store, random) : { text, name };
}

/** Milliseconds of each question, sorted, and how many of 100 had what is meant first. */
function ask(questions: readonly Question[], answer: (text: string) => string | undefined) {
  let right = 0;
  const times = questions.map(({ text, name }) => {
    const since = performance.now();
    const first = answer(text);
    const took = performance.now() - since;
    if (first === name) right++;
    return took;
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { p50: at(0.5), p95: at(0.95), right: (100 * right) / questions.length };
}

/** The first name that uFuzzy lists. */
function peerOf(names: readonly string[]): (text: string) => string | undefined {
  const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const haystack = [...names];
  return (text) => {
    const [found, info, order] = fuzzy.search(haystack, text);
    if (found === null || found.length === 0) return undefined;
    return haystack[info === null ? found[0]! : info.idx[order[0]!]!];
  };
}

const report = new Report('search', options);
const ontology = bundledOntology();
for (const models of options.sizes) {
  const store = buildStoreOfTable(generateHub({ models, seed: options.seed, ontology }));
  const random = seeded(options.seed);
  const beginnings = Array.from({ length: QUESTIONS }, () => beginning(store, random));
  const slips = Array.from({ length: QUESTIONS }, () => withSlip(store, random));
  const row = (figure: string, unit: string, ours: number, more: object = {}) =>
    report.add({ models, figure, unit, ours, ...more });

  const since = performance.now();
  let longest = 0;
  const work = readLexicon(store);
  for (let step = work.next(), at = since; ; step = work.next()) {
    longest = Math.max(longest, performance.now() - at);
    at = performance.now();
    if (step.done !== true) continue;
    store.lexicon = step.value;
    break;
  }
  row(
    'to read the words',
    'ms',
    performance.now() - since,
    models === 1_000_000 ? { goal: { most: 1_500 } } : {},
  );
  row('its longest slice', 'ms', longest, { goal: { most: 50 } });
  row(
    'the lexicon',
    'MB',
    bytesOfLexicon(store.lexicon!) / 1e6,
    models === 1_000_000 ? { goal: { most: 30 } } : {},
  );

  const ours = (text: string) => finish(search(store, { text })).results[0]?.name;
  const peer = peerOf(Array.from({ length: store.nodeCount }, (_, node) => store.name(node)));
  for (const [what, questions, most] of [
    ['a beginning', beginnings, GOALS.beginning],
    ['one slip', slips, GOALS.slip],
  ] as const) {
    const own = ask(questions, ours);
    const other = ask(questions.slice(0, PEER_QUESTIONS), peer);
    row(`${what}, p50`, 'ms', own.p50, { peer: other.p50, peerName: UFUZZY });
    row(`${what}, p95`, 'ms', own.p95, { peer: other.p95, peerName: UFUZZY, goal: { most } });
    if (what === 'one slip')
      row('the right name first', '%', own.right, {
        peer: other.right,
        peerName: UFUZZY,
        goal: { least: GOALS.right },
      });
  }
}
await report.finish([
  `Each of ours is the median or the slowest of 95 in a hundred of ${QUESTIONS} seeded questions, uFuzzy's of the first ${PEER_QUESTIONS} of them; a first answer is right that is called as meant.`,
]);

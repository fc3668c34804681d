import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../src/model/graph';
import { fold, isEntityId, slug } from '../../src/model/names';
import { search } from '../../src/query/search';
import { finish } from '../../src/query/slice';
import { buildStore } from '../../src/store/build';
import { readLexicon } from '../../src/store/lexicon/read';
import type { Store } from '../../src/store/store';
import { ONTOLOGY, seeded, type Random } from '../fixtures/graph';

const PARTS = [
  ...[
    'llama',
    'Llama',
    'LLaMA2',
    'gguf',
    'GGUF',
    'Q4',
    'q5',
    'K',
    'M',
    '7B',
    '13b',
    'mistral',
    'mixtral',
    'mistal',
  ],
  ...[
    'Éclair',
    'eclair',
    'ﬁne',
    'Straße',
    'STRASSE',
    '模型',
    '模型七',
    'Σίσυφος',
    'C++',
    '++',
    '&',
    "d'or",
    '1',
    '2',
    'a',
  ],
];
const BETWEEN = ['-', '-', '/', ' ', '_', '.', '', '', ' (', ', ', '·', '-\u0301', '—', '+'];
const LETTERS = [...'abglm1247éß模 /-.+'];

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function name(random: Random): string {
  if (random() < 0.03) return pick(random, ['', '++', '-', ' ', 'a', '模']);
  if (random() < 0.02) return pick(random, PARTS).repeat(800).slice(0, 2_000);
  let text = pick(random, PARTS);
  for (let words = Math.floor(random() * 6); words > 0; words--)
    text += pick(random, BETWEEN) + pick(random, PARTS);
  return text;
}

/** Names that are alike, in many scripts, with aliases, ids that are their slugs and others; some entities matter more. */
function awkward(seed: number): Store {
  const random = seeded(seed);
  const taken = new Set<string>();
  const entities = Array.from({ length: 40 }, (_, at): Entity => {
    const called = name(random);
    const own = slug(called);
    const id =
      isEntityId(own) && !taken.has(own) && random() < 0.8
        ? own
        : `${pick(random, ['llama', 'x', 'q4'])}-${at}`;
    taken.add(id);
    const aliases = random() < 0.2 ? [name(random), name(random)] : [];
    const kind = random() < 0.8 ? 'model' : 'organization';
    return {
      id,
      kind,
      name: called,
      aliases,
      description: '',
      links: [],
      unnamed: false,
      placeholder: false,
    };
  });
  const models = entities.filter(({ kind }) => kind === 'model');
  const statements = Array.from({ length: 12 }, () => ({
    subject: pick(random, models).id,
    predicate: 'built_on',
    object: { entity: pick(random, models).id },
    qualifiers: [],
    certainty: 'stated' as const,
    negated: false,
    references: [],
  }));
  return buildStore({ ontology: ONTOLOGY, sources: [], entities, statements });
}

function wanted(random: Random, store: Store): string {
  const node = Math.floor(random() * store.nodeCount);
  const texts = [store.name(node), store.id(node), ...store.aliases(node)];
  let text = random() < 0.2 ? name(random) : pick(random, texts);
  const from = random() < 0.5 ? 0 : Math.floor(random() * text.length);
  if (random() < 0.6) text = text.slice(from, from + 1 + Math.floor(random() * 12));
  for (let slips = Math.floor(random() * 3); slips > 0; slips--) {
    const at = Math.floor(random() * (text.length + 1));
    text =
      text.slice(0, at) +
      (random() < 0.6 ? pick(random, LETTERS) : '') +
      text.slice(at + (random() < 0.6 ? 1 : 0));
  }
  return random() < 0.3 ? fold(text) : text;
}

describe('looking up in a lexicon', () => {
  it('finds the same, in the same order, as looking at every name', () => {
    const same = fc.property(fc.nat(), (seed) => {
      const random = seeded(seed);
      const store = awkward(seed);
      const lexicon = finish(readLexicon(store));
      for (let asked = 0; asked < 12; asked++) {
        const text = wanted(random, store);
        const question = {
          text,
          limit: pick(random, [1, 2, 5, 20, 100]),
          ...(random() < 0.2 ? { kinds: ['organization'] } : {}),
        };
        store.lexicon = undefined;
        const { results } = finish(search(store, question));
        store.lexicon = lexicon;
        expect(finish(search(store, question)).results, JSON.stringify(question)).toEqual(results);
      }
    });
    fc.assert(same, { numRuns: 40 });
  });
});

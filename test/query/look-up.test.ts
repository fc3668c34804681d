import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../src/model/graph';
import { InputError } from '../../src/model/errors';
import { isEntityId } from '../../src/model/ids';
import { editDistance, fold, slug } from '../../src/model/names';
import { matchEntity, type Match } from '../../src/query/match';
import { search } from '../../src/query/search';
import { Slips } from '../../src/query/slips';
import { finish } from '../../src/query/slice';
import { buildStore } from '../../src/store/build';
import { bytesOfLexicon } from '../../src/store/lexicon/lexicon';
import { readLexicon } from '../../src/store/lexicon/read';
import { lettersOf } from '../../src/store/lexicon/spelling';
import type { Store } from '../../src/store/store';
import { ONTOLOGY, seeded, type Random } from '../fixtures/graph';

const PARTS = (
  'llama Llama LLaMA2 gguf GGUF Q4 q5 K M 7B 13b mistral mixtral mistal 1 2 a ' +
  "Éclair eclair ﬁne Straße STRASSE 模型 模型七 Σίσυφος C++ ++ & d'or"
).split(' ');
const BETWEEN = ['-', '-', '/', ' ', '_', '.', '', '', ' (', ', ', '·', '-\u0301', '—', '+'];
const LETTERS = Array.from('abglm1247éß模 /-.+');

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

  it('knows what an entity is called as looking at every name does, but for whom else may be meant where nobody is', () => {
    const same = fc.property(fc.nat(), (seed) => {
      const random = seeded(seed);
      const store = awkward(seed);
      const lexicon = finish(readLexicon(store));
      for (let asked = 0; asked < 12; asked++) {
        const text =
          random() < 0.5 ? wanted(random, store) : store.name(Math.floor(random() * store.nodeCount));
        store.lexicon = undefined;
        const meant = matchOrCode(store, text);
        store.lexicon = lexicon;
        expect(matchOrCode(store, text), text).toEqual(meant);
      }
    });
    fc.assert(same, { numRuns: 30 });
  });

  it('names those that a search finds where nobody is meant', () => {
    const store = awkward(3);
    store.lexicon = finish(readLexicon(store));
    const { results } = finish(search(store, { text: 'lama', limit: 5 }));
    expect(() => finish(matchEntity(store, 'lama'))).toThrow(
      expect.objectContaining({
        code: 'unknown-entity',
        details: { candidates: results.map(({ id, name: called, kind }) => ({ id, name: called, kind })) },
      }),
    );
  });

  it('weighs few of many', () => {
    const store = many(3_000);
    store.lexicon = finish(readLexicon(store));
    for (const text of ['m', 'model', 'model 17', 'modle 17', 'odel', 'modle 1788 of a']) {
      const read = countNames(store);
      expect(finish(search(store, { text })).results).not.toEqual([]);
      expect(read(), text).toBeLessThan(400);
    }
  });

  it('takes a few dozen bytes a name', () => {
    const store = many(3_000);
    const lexicon = finish(readLexicon(store));
    expect(bytesOfLexicon(lexicon) / store.nodeCount).toBeLessThan(60);
  });

  it('is made in slices', () => {
    const work = readLexicon(many(9_000));
    let slices = 0;
    while (work.next().done !== true) slices++;
    expect(slices).toBeGreaterThan(10);
  });
});

describe('slips', () => {
  it('are what takes a text to another, or to its beginning, as far as the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
    const agree = fc.property(word, word, fc.nat(3), (one, other, limit) => {
      const slips = new Slips(lettersOf(one), limit);
      slips.compare(lettersOf(other), 0, other.length);
      const toBeginnings = Array.from({ length: other.length + 1 }, (_, end) =>
        editDistance(one, other.slice(0, end), limit),
      );
      expect([slips.whole, slips.toBeginning]).toEqual([
        editDistance(one, other, limit),
        Math.min(...toBeginnings),
      ]);
      const ofBeginnings = Array.from({ length: one.length + 1 }, (_, end) =>
        editDistance(one.slice(0, end), other, limit),
      );
      expect(slips.ofBeginning).toBe(Math.min(...ofBeginnings));
    });
    fc.assert(agree, { numRuns: 1_000 });
  });
});

function matchOrCode(store: Store, text: string): Match | string {
  try {
    return finish(matchEntity(store, text));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Of an ambiguous name, those that have it are told.
    return error.code === 'unknown-entity' ? error.code : JSON.stringify(error.details);
  }
}

function many(count: number): Store {
  const entities = Array.from({ length: count }, (_, at): Entity => {
    const called = `Model ${at} of a hub`;
    return {
      id: slug(called),
      kind: 'model',
      name: called,
      aliases: [],
      description: '',
      links: [],
      unnamed: false,
      placeholder: false,
    };
  });
  return buildStore({ ontology: ONTOLOGY, sources: [], entities, statements: [] });
}

/** Counts how many names are read as texts from now on. */
function countNames(store: Store): () => number {
  const own = Object.getPrototypeOf(store) as Store;
  let read = 0;
  store.name = (node) => {
    read++;
    return own.name.call(store, node);
  };
  return () => read;
}

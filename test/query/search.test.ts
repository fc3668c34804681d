import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/model/names';
import { similarity } from '../../src/query/likeness';
import { search } from '../../src/query/search';
import { ask, ids, storeOf } from '../fixtures/graph';

const STORE = storeOf(`
  model llama-2 = Llama 2 | LLaMA-2, code-llama = Code Llama, llava = LLaVA, gpt-4 = GPT-4 | gpt4, gpt-4v = GPT-4V
  model mixtral-8x7b = Mixtral 8x7B, claude-3 = Claude 3, dalle = DALL·E 3 | DALL-E 3, eco = Éclair
  organization mistral = Mistral AI, stability = Stability AI
  architecture moe = Mixture of Experts | MoE
  code-llama built_on llama-2
  llava built_on llama-2
`);

function found(text: string, kinds?: readonly string[]): string[] {
  return ids(ask(STORE, 'search', { text, ...(kinds === undefined ? {} : { kinds }) }).results);
}

it('a search under a filter finds what passes', () => {
  const filter = { kind: { hide: ['model'] } };
  expect(ids(ask(STORE, 'search', { text: 'mi', filter }).results)).toEqual(['mistral', 'moe']);
});

describe('search', () => {
  it('finds an exact name, alias or id first, with score 1 for a name', () => {
    expect(ask(STORE, 'search', { text: 'code llama' }).results[0]).toEqual({
      id: 'code-llama',
      name: 'Code Llama',
      kind: 'model',
      score: 1,
      matched: 'Code Llama',
    });
    expect(found('dalle')[0]).toBe('dalle');
  });

  it('tells what was hit, as written', () => {
    expect(ask(STORE, 'search', { text: 'moe' }).results[0]).toMatchObject({ id: 'moe', matched: 'MoE' });
    expect(ask(STORE, 'search', { text: 'mixtral 8' }).results[0]).toMatchObject({ matched: 'Mixtral 8x7B' });
  });

  it.each([
    ['ECLAIR', 'eco'],
    ['gpt 4', 'gpt-4'],
    ['GPT4', 'gpt-4'],
    ['claude-3', 'claude-3'],
    ['8x7b', 'mixtral-8x7b'],
    ['experts', 'moe'],
  ])('is blind to case, accents, spaces and hyphens: %s', (text, id) => expect(found(text)[0]).toBe(id));

  it.each([
    ['llma 2', 'llama-2'],
    ['mixtrl', 'mixtral-8x7b'],
    ['mxitrla', 'mixtral-8x7b'],
    ['cldue3', 'claude-3'],
    ['claud', 'claude-3'],
    ['cluade', 'claude-3'],
    ['stabilty', 'stability'],
    ['lava', 'llava'],
    ['mixture of exprts', 'moe'],
  ])('forgives typing errors: %s', (text, id) => expect(found(text)[0]).toBe(id));

  it('puts a prefix before a later word, and that before the inside of a word', () => {
    expect(found('llama').slice(0, 2)).toEqual(['llama-2', 'code-llama']);
    const store = storeOf('model a = Superbert, b = Bertha, c = Big Bert');
    expect(ids(ask(store, 'search', { text: 'bert' }).results)).toEqual(['b', 'c', 'a']);
  });

  it('puts a slip in the whole name before one in the first word, and that before one in a later word', () => {
    const store = storeOf('model a = Code Llama, b = Llama 2, c = LLaMA\nb built_on a');
    expect(ids(ask(store, 'search', { text: 'llma' }).results)).toEqual(['c', 'b', 'a']);
  });

  it('takes three letters with a slip for a whole word, never for a beginning', () => {
    const store = storeOf('model a = Model, b = Mob, c = GPT-4');
    expect(ids(ask(store, 'search', { text: 'moe' }).results)).toEqual(['b']);
    expect(ids(ask(store, 'search', { text: 'gtp' }).results)).toEqual(['c']);
  });

  it('puts the more important of equals first, then by name, then by id', () => {
    const store = storeOf('model a = Twin, b = Twin, c = Other, d = Twin\nc built_on d');
    expect(ids(ask(store, 'search', { text: 'twin' }).results)).toEqual(['d', 'a', 'b']);
  });

  it('finds nothing for nothing, and nothing for what is unlike all', () => {
    expect(found('')).toEqual([]);
    expect(found(' - ')).toEqual([]);
    expect(found('quetzalcoatl')).toEqual([]);
  });

  it('makes no typing error of two letters', () => expect(found('zz')).toEqual([]));

  it('lists only the kinds asked for, and knows no other', () => {
    expect(found('mi', ['organization'])).toEqual(['mistral']);
    expect(() => found('mi', ['organisation'])).toThrow(
      expect.objectContaining({ code: 'unknown-value', message: expect.stringContaining('organization') }),
    );
  });

  it('lists 20 unless asked for more or fewer', () => {
    const store = storeOf(
      `model ${Array.from({ length: 30 }, (_, at) => `m${at} = Model ${at}`).join(', ')}`,
    );
    expect(ask(store, 'search', { text: 'model' }).results).toHaveLength(20);
    expect(ask(store, 'search', { text: 'model', limit: 25 }).results).toHaveLength(25);
    expect(() => ask(store, 'search', { text: 'model', limit: 0 })).toThrow(
      expect.objectContaining({ code: 'wrong-use' }),
    );
  });

  it('finds every name that is like the text, however it is spelt', () => {
    const letters = ['a', 'A', 'b', 'z', '0', '1', '9', 'é', 'ß', 'ﬁ', '-', '.', ' '];
    const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 });
    const finds = fc.property(text, text, (wanted, name) => {
      const [asked, called] = [wanted.join(''), name.join('').replaceAll(',', '').trim()];
      if (called === '' || fold(asked) === '') return;
      const hits = ask(storeOf(`model qqqq = ${called}`), 'search', { text: asked }).results;
      expect(hits.length > 0).toBe(
        similarity(fold(asked), called) > 0 || similarity(fold(asked), 'qqqq') > 0,
      );
    });
    fc.assert(finds, { numRuns: 500 });
  });

  it('looks up on the way through a large graph', () => {
    const store = storeOf(`model ${Array.from({ length: 5_000 }, (_, at) => `m${at}`).join(', ')}`);
    expect(search(store, { text: 'm1' }).next().done).toBe(false);
  });
});

describe('similarity', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);

  it('is 1 for the same and only for the same', () => {
    fc.assert(fc.property(word, word, (a, b) => (similarity(a, b) === 1) === (a === b)));
    fc.assert(fc.property(word, (a) => similarity(a, a.toUpperCase()) === 1));
  });

  it('lies between 0 and 1, and falls the longer the rest of the text is', () => {
    const falls = fc.property(word, word, (a, rest) => {
      const near = similarity(a, a + rest);
      return near < 1 && near > 0 && similarity(a, `${a}${rest}x`) < near;
    });
    fc.assert(falls);
  });

  it('forgives one letter missing in a word of six', () => {
    const forgives = fc.property(fc.stringMatching(/^[a-z]{6,9}$/), fc.nat(5), (text, at) => {
      return similarity(text.slice(0, at) + text.slice(at + 1), text) > 0;
    });
    fc.assert(forgives);
  });
});

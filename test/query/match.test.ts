import { describe, expect, it } from 'vitest';
import type { InputError } from '../../src/model/errors';
import { matchEntity } from '../../src/query/match';
import { finish } from '../../src/query/slice';
import { ids, storeOf } from '../fixtures/graph';

/** The id that a text means in a graph. */
function meant(graph: string, text: string): string {
  const store = storeOf(graph);
  return store.id(finish(matchEntity(store, text)).node);
}

function failure(graph: string, text: string): InputError {
  try {
    meant(graph, text);
  } catch (error) {
    return error as InputError;
  }
  throw new Error(`${text} was matched`);
}

describe('what a text means', () => {
  it('is an exact id before a name, a name before an alias', () => {
    const graph = 'model x = alpha, alpha = Beta, gamma = Gamma | Beta | Delta, delta = Other';
    expect(meant(graph, 'alpha')).toBe('alpha');
    expect(meant(graph, 'Beta')).toBe('alpha');
    expect(meant(graph, 'Delta')).toBe('gamma');
  });

  it('is the exact spelling before a folded one', () => {
    expect(meant('model a = GPT-2, b = gpt2', 'gpt2')).toBe('b');
    expect(meant('model a = GPT-2, b = gpt2', 'GPT-2')).toBe('a');
    expect(meant('model a = Alpha | BETA, b = beta', 'BETA')).toBe('a');
  });

  it('is, folded, an id before a name and a name before an alias', () => {
    const graph = 'model al-pha = One, two = AL PHA, three = Three | Two, four = T-wo';
    expect(meant(graph, 'alPHA')).toBe('al-pha');
    expect(meant('model a = T-wo | x, b = B | tw-O', 'TWO')).toBe('a');
    expect(meant(graph, 'T wo')).toBe('two');
  });

  it('is an alias, folded, where nothing else is', () => {
    expect(meant('model a = Alpha | First Name, b = Beta | Second', 'first-NAME')).toBe('a');
  });

  it.each(['stable diffusion 3', 'Stable-Diffusion-3', 'STABLE DIFFUSION  3', 'stäble_diffusion 3'])(
    'folds %s',
    (text) => expect(meant('model sd = Stable Diffusion 3', text)).toBe('sd'),
  );

  it('is, of several, the one whose kind comes first, and names the others in the order of kinds', () => {
    const store = storeOf('organization o = Mistral\nproduct p = Mistral\nmodel m = Mistral\nmodel z = Zed');
    const { node, alternatives } = finish(matchEntity(store, 'Mistral'));
    expect(store.id(node)).toBe('m');
    expect(alternatives.map((other) => store.id(other))).toEqual(['p', 'o']);
  });

  it('has no alternatives where an id decides', () => {
    const store = storeOf('model mistral = Mistral\norganization o = mistral');
    expect(finish(matchEntity(store, 'mistral')).alternatives).toEqual([]);
  });

  it('does not look past the first step with a hit', () => {
    const store = storeOf('organization o = Beta\nmodel m = beta');
    const { node, alternatives } = finish(matchEntity(store, 'Beta'));
    expect([store.id(node), alternatives]).toEqual(['o', []]);
  });
});

describe('a text that means nothing certain', () => {
  it('is ambiguous where two of the first kind have it, with those as candidates, the important first', () => {
    const error = failure('model a = Twin, b = Twin, c = C\norganization o = Twin\nc built_on b', 'Twin');
    expect(error.code).toBe('ambiguous-entity');
    expect(ids(error.details.candidates!)).toEqual(['b', 'a']);
  });

  it('is no matter of kind where only a later kind is doubled', () => {
    const store = storeOf('model a = Twin\norganization o = Twin, p = Twin');
    const { node, alternatives } = finish(matchEntity(store, 'Twin'));
    expect(store.id(node)).toBe('a');
    expect(alternatives.map((other) => store.id(other))).toEqual(['o', 'p']);
  });

  it('is unknown, with the nearest names as candidates', () => {
    const error = failure(
      'model llava = LLaVA, llama = LLaMA, gpt-4 = GPT-4, mixtral = Mixtral 8x7B',
      'lava',
    );
    expect(error.code).toBe('unknown-entity');
    expect(error.details.candidates![0]).toEqual({ id: 'llava', name: 'LLaVA', kind: 'model' });
  });

  it('takes what begins with the text, or holds it, for near', () => {
    const graph = 'model a = Abc, m = Mixtral 8x7B, n = Nemo Mixtral Large Instruct';
    expect(ids(failure(graph, 'mixt').details.candidates!)).toEqual(['m', 'n', 'a']);
  });

  it('is not every name that folds to nothing', () => {
    expect(meant('model a = ---, b = --', '--')).toBe('b');
    expect(failure('model a = ---, b = Beta', '-').code).toBe('unknown-entity');
    expect(failure('model a = Alpha', '').code).toBe('unknown-entity');
  });

  it('is found nowhere in an empty graph', () => {
    const error = failure('', 'anything');
    expect([error.code, error.details.candidates]).toEqual(['unknown-entity', []]);
  });
});

describe('the nearest candidates', () => {
  it('are those of which the text is most', () => {
    const store = storeOf(
      'model dall-e-3\ndata_set dall-e-3-captions, captions-of-dall-e-3\nmodel other\nother trained_on dall-e-3-captions',
    );
    const told = () => finish(matchEntity(store, 'dall-e'));
    expect(told).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          candidates: [
            expect.objectContaining({ id: 'dall-e-3' }),
            expect.objectContaining({ id: 'dall-e-3-captions' }),
            expect.objectContaining({ id: 'captions-of-dall-e-3' }),
            expect.objectContaining({ id: 'other' }),
          ],
        }),
      }),
    );
  });
});

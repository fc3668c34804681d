import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEntityId, isTermId } from '../../src/model/ids';
import { editDistance, fold, nearest } from '../../src/model/names';

describe('ids', () => {
  it.each(['a', 'gpt-4', 'clip-vit-l-14', '7b', 'x'.repeat(500)])('%.20s is the id of an entity', (id) =>
    expect(isEntityId(id)).toBe(true),
  );

  it.each(['', '-', 'a-', '-a', 'a--b', 'A', 'gpt 4', 'gpt_4', 'é', 'a\n', '__proto__', 'unknown', 'none'])(
    '%j is none',
    (id) => expect(isEntityId(id)).toBe(false),
  );

  it.each(['built_on', 'model', 'is_a'])('%s is a term', (id) => expect(isTermId(id)).toBe(true));

  it.each(['', '_', 'a_', '_a', 'a__b', 'A', 'a-b', 'a1', 'a\n', '__proto__'])('%j is none of ours', (id) =>
    expect(isTermId(id)).toBe(false),
  );

  it('never hold what would take time to tell', () => {
    const long = `${'a-'.repeat(50_000)}!`;
    expect([isEntityId(long), isTermId(long.replaceAll('-', '_'))]).toEqual([false, false]);
  });
});

describe('folding', () => {
  it.each([
    ['LLaMA 2', 'llama-2'],
    ['Llama\u20112', 'Llama – 2'],
    ['Café', 'CAFE\u0301'],
    ['ﬁne', 'FINE'],
    ['Straße', 'STRASSE'],
    ['ΣΟΦΟΣ', 'σοφός'],
    ['İstanbul', 'istanbul'],
    ['trained_on', 'trained on'],
    ['a\u200bb\ufeffc', 'ABC'],
  ])('makes one of "%s" and "%s"', (one, other) => expect(fold(one)).toBe(fold(other)));

  it.each([
    ['GPT-3', 'GPT-4'],
    ['GPT-3.5', 'GPT-35'],
    ['C++', 'C'],
    ['模型', '模块'],
  ])('keeps "%s" and "%s" apart', (one, other) => expect(fold(one)).not.toBe(fold(other)));

  it('leaves nothing of spaces and hyphens', () => expect(fold(' - – \t_')).toBe(''));

  it('of a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });

  it('does not ask how a text is composed, nor for its case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
      { seed: 21, numRuns: 1_000 },
    );
  });

  it('folds each character by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const letters = [...one.normalize('NFKD'), ...other.normalize('NFKD')];
        expect(letters.map(fold).join('')).toBe(fold(one.normalize('NFKD') + other.normalize('NFKD')));
      }),
      { seed: 22, numRuns: 1_000 },
    );
  });
});

/** By its definition, without any saving. */
function naiveDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    naiveDistance(restA, b) + 1,
    naiveDistance(a, restB) + 1,
    naiveDistance(restA, restB) + Number(a.at(-1) !== b.at(-1)),
    swapped ? naiveDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

describe('the distance of two spellings', () => {
  it.each([
    ['llma', 'llama', 1],
    ['lalma', 'llama', 1],
    ['mixtrl', 'mistral', 2],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
    ['same', 'same', 0],
  ])('%s – %s is %i', (a, b, distance) => expect(editDistance(a, b, 9)).toBe(distance));

  it('is what its definition says, cut off above the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(7), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(naiveDistance(a, b), limit + 1));
        expect(editDistance(b, a, limit)).toBe(editDistance(a, b, limit));
      }),
      { seed: 23, numRuns: 500 },
    );
  });
});

describe('the nearest words', () => {
  const words = ['built_on', 'trained_on', 'trained_with', 'developed_by', 'is_a'];

  it('are few, the nearest first, then by name', () => {
    expect(nearest('trained_om', words)).toEqual(['trained_on']);
    expect(nearest('train', words)).toEqual(['trained_on', 'trained_with']);
    expect(nearest('trained', words, 1)).toEqual(['trained_on']);
    expect(nearest('Built-On', words)).toEqual(['built_on']);
  });

  it('are none where nothing is near', () => {
    expect(nearest('comet', words)).toEqual([]);
    expect(nearest('', ['a', ''])).toEqual([]);
    expect(nearest('x', ['a', 'b'])).toEqual([]);
    expect(nearest('xy', ['ab'])).toEqual([]);
  });

  it('are each named once', () => expect(nearest('alpha', ['alpho', 'alpho'])).toEqual(['alpho']));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/format/values';

describe('numbers as people write them', () => {
  it.each([
    ['1.8 trillion parameters', { value: 1.8e12, unit: 'parameters' }],
    ['54 million repositories', { value: 54e6, unit: 'repositories' }],
    ['20,000 hours', { value: 20_000, unit: 'hours' }],
    ['1_000_000 tokens', { value: 1e6, unit: 'tokens' }],
    ['1.1 million songs', { value: 1_100_000, unit: 'songs' }],
    ['13e12 tokens', { value: 13e12, unit: 'tokens' }],
    ['120 layers', { value: 120, unit: 'layers' }],
    ['-3.5 degrees', { value: -3.5, unit: 'degrees' }],
    ['16', { value: 16 }],
    ['5 Million lines of code', { value: 5e6, unit: 'lines of code' }],
  ])('%s is read', (text, expected) => {
    expect(readNumber(text)).toEqual(expected);
  });

  it('a text that begins with no digit is no number', () => {
    expect(readNumber('billions of lines of code')).toBeUndefined();
  });

  it.each(['1e999 tokens', '12,34 hours', '3.1.4 hours', '7B'])('%s is a fault', (text) => {
    expect(readNumber(text)).toHaveProperty('fault');
  });

  it('every number with a scale word is exactly the number with that exponent', () => {
    const scales = [
      ['thousand', 3],
      ['million', 6],
      ['billion', 9],
      ['trillion', 12],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.constantFrom(...scales),
        (tenths, [word, exponent]) => {
          const digits = `${Math.floor(tenths / 10)}.${tenths % 10}`;
          expect(readNumber(`${digits} ${word} things`)).toEqual({
            value: Number(`${digits}e${exponent}`),
            unit: 'things',
          });
        },
      ),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ByteSource, CodingFault } from '../../../src/store/coding/bytes';
import {
  costOf,
  decodeNumbers,
  encodeNumbers,
  NumberReader,
  unzigzag,
  zigzag,
} from '../../../src/store/coding/numbers';

function encoded(numbers: readonly number[]): Uint8Array {
  const sink = new ByteSink();
  encodeNumbers(sink, numbers);
  return sink.done();
}

/** Of every length alike: most are not near the largest. */
const numbers = fc.array(
  fc.nat(32).chain((bits) => fc.maxSafeNat().map((value) => value % 2 ** bits)),
  { maxLength: 50 },
);

describe('numbers', () => {
  it('come back, and nothing is left', () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const source = new ByteSource(encoded(given));
        expect([...decodeNumbers(source, given.length)]).toEqual(given);
        expect(source.left).toBe(0);
      }),
      { numRuns: 500 },
    );
    const edges = [0, 127, 128, 159, 160, 255, 256, 2 ** 26 - 1, 2 ** 27, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
    expect([...decodeNumbers(new ByteSource(encoded(edges)), edges.length)]).toEqual(edges);
  });

  it('take a byte each while they are small', () => {
    expect(encoded([0, 1, 127])).toEqual(Uint8Array.of(0, 0, 1, 127));
    expect(encoded([128])).toHaveLength(3);
  });

  it('of several series are read in turns', () => {
    const sink = new ByteSink();
    encodeNumbers(sink, [1, 1000]);
    encodeNumbers(sink, [2, 2000]);
    const source = new ByteSource(sink.done());
    const [one, two] = [new NumberReader(source, 2), new NumberReader(source, 2)];
    expect([one.next(), two.next(), one.next(), two.next()]).toEqual([1, 2, 1000, 2000]);
  });

  it('that are cut short, or more than were said, are refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (given, cut) => {
        const bytes = encoded(given);
        const shorter = bytes.subarray(0, cut % bytes.length);
        expect(() => decodeNumbers(new ByteSource(shorter), given.length)).toThrow(CodingFault);
        const more = new ByteSource(bytes);
        expect(() => {
          decodeNumbers(more, given.length + 1);
          more.end();
        }).toThrow(CodingFault);
      }),
    );
    // Refused before so much is asked of memory.
    expect(() => decodeNumbers(new ByteSource(encoded([1])), 2 ** 40)).toThrow(CodingFault);
  });

  it('cost nothing when they are all alike, and the open bits when they are not', () => {
    expect(costOf(new Uint8Array(100))).toBe(0);
    expect(costOf([0, 1, 0, 1])).toBe(4);
    expect(costOf([1000, 1001])).toBe(14);
  });

  it('that may be negative become small whichever way', () => {
    expect([0, -1, 1, -2, 2].map(zigzag)).toEqual([0, 1, 2, 3, 4]);
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (difference) => {
        expect(unzigzag(zigzag(difference))).toBe(difference);
      }),
    );
  });
});

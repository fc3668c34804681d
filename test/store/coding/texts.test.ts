import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ByteSource, CodingFault } from '../../../src/store/coding/bytes';
import { decodeTexts, encodeTexts, type Texts } from '../../../src/store/coding/texts';

const ROOM = 10_000;

function textsOf(all: readonly string[]): Texts {
  const parts = all.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(all.length + 1);
  parts.forEach((part, at) => (offsets[at + 1] = offsets[at]! + part.length));
  const bytes = new Uint8Array(offsets[all.length]!);
  parts.forEach((part, at) => bytes.set(part, offsets[at]));
  return { bytes, offsets };
}

function encoded(texts: Texts): Uint8Array {
  const sink = new ByteSink();
  encodeTexts(sink, texts);
  return sink.done();
}

function decoded(bytes: Uint8Array, most = ROOM): Texts {
  const source = new ByteSource(bytes);
  const texts = decodeTexts(source, most);
  source.end();
  return texts;
}

/** Empty ones, equal ones, and such as begin alike, up to within a character. */
const texts = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 9 }), fc.constantFrom('', 'a', 'aé', 'aè', '\0')), {
    maxLength: 20,
  })
  .map(textsOf);

describe('texts', () => {
  it('come back', () => {
    fc.assert(
      fc.property(texts, (given) => {
        expect(decoded(encoded(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it('are told by what they do not share with the one before', () => {
    expect(encoded(textsOf(['owner/model-7b', 'owner/model-7b-chat'])).length).toBeLessThan(30);
  });

  it('that are cut short, or too long, are refused', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (given, cut) => {
        const bytes = encoded(given);
        expect(() => decoded(bytes.subarray(0, cut % bytes.length))).toThrow(CodingFault);
        fc.pre(given.bytes.length > 0);
        expect(() => decoded(bytes, given.bytes.length - 1)).toThrow(CodingFault);
      }),
    );
  });

  it('with any byte altered are refused, or are texts', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, place, change) => {
        const bytes = encoded(given);
        const at = place % bytes.length;
        try {
          const { bytes: after, offsets } = decoded(bytes.with(at, bytes[at]! ^ change));
          expect(offsets.at(-1)).toBe(after.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CodingFault);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

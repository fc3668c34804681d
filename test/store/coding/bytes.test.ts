import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ByteSource, CodingFault } from '../../../src/store/coding/bytes';

describe('a source of bytes', () => {
  it('gives what the sink took', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), fc.uint8Array({ maxLength: 700 }), (counts, part) => {
        const sink = new ByteSink();
        counts.forEach((count) => sink.varint(count));
        sink.bytes(part);
        const source = new ByteSource(sink.done());
        expect(counts.map(() => source.varint())).toEqual(counts);
        expect(source.bytes(part.length)).toEqual(part);
        source.end();
      }),
    );
  });

  it('gives nothing from beyond its end', () => {
    expect(() => new ByteSource(new Uint8Array(0)).byte()).toThrow(CodingFault);
    expect(() => new ByteSource(new Uint8Array(3)).bytes(4)).toThrow(CodingFault);
    expect(() => new ByteSource(Uint8Array.of(0x80)).varint()).toThrow(CodingFault);
    expect(() => new ByteSource(new Uint8Array(1)).end()).toThrow(CodingFault);
  });

  it('takes no number without end, and none that is not exact', () => {
    expect(() => new ByteSource(new Uint8Array(20).fill(0x80)).varint()).toThrow(CodingFault);
    expect(() => new ByteSource(Uint8Array.of(...Array(7).fill(0xff), 0x7f)).varint()).toThrow(CodingFault);
  });

  it('counts no more than is there', () => {
    expect(new ByteSource(Uint8Array.of(2, 0, 0)).count()).toBe(2);
    expect(() => new ByteSource(Uint8Array.of(3, 0, 0)).count()).toThrow(CodingFault);
    expect(() => new ByteSource(Uint8Array.of(2, 0, 0)).count(2)).toThrow(CodingFault);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/store/crc32';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('CRC-32', () => {
  it.each([
    ['', 0],
    ['123456789', 0xcbf43926],
    ['a', 0xe8b7be43],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('of "%s" is as published', (text, sum) => expect(crc32(ascii(text))).toBe(sum));

  it('of 32 zeros and of 32 ones is as published', () => {
    expect(crc32(new Uint8Array(32))).toBe(0x190a55ad);
    expect(crc32(new Uint8Array(32).fill(255))).toBe(0xff6cab0b);
  });

  it('notices each flipped bit', () => {
    const bytes = ascii('one small file');
    const sum = crc32(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
      expect(crc32(flipped)).not.toBe(sum);
    }
  });

  it('is the remainder of its polynomial, bit by bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), (bytes) => {
        let crc = 0xffffffff;
        for (const byte of bytes) {
          crc ^= byte;
          for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
        }
        expect(crc32(bytes)).toBe(~crc >>> 0);
      }),
      { seed: 12 },
    );
  });

  it('does not depend on where the bytes lie', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), fc.nat(9), (bytes, shift) => {
        const moved = new Uint8Array(bytes.length + shift);
        moved.set(bytes, shift);
        expect(crc32(moved.subarray(shift))).toBe(crc32(bytes));
      }),
      { seed: 3 },
    );
  });
});

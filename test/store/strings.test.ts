import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringTable } from '../../src/store/strings';

function read(table: StringTable): string[] {
  const { bytes, offsets } = table.finish();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Array.from(offsets.subarray(1), (end, row) => decoder.decode(bytes.subarray(offsets[row], end)));
}

describe('the table of strings', () => {
  it('holds each string once, in the order in which they came', () => {
    const table = new StringTable();
    expect(['b', 'a', 'b', ''].map((text) => table.row(text))).toEqual([0, 1, 0, 2]);
    expect(read(table)).toEqual(['b', 'a', '']);
  });

  it('is empty when nothing came', () => {
    const { bytes, offsets } = new StringTable().finish();
    expect([bytes.length, ...offsets]).toEqual([0, 0]);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (texts) => {
        const table = new StringTable();
        for (const text of texts) table.row(text);
        expect(read(table)).toEqual(texts);
      }),
      { seed: 4 },
    );
  });
});

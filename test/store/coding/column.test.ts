import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ByteSource, CodingFault } from '../../../src/store/coding/bytes';
import { decodeColumn, encodeColumn, type Column, type ColumnType } from '../../../src/store/coding/column';

function encoded(column: Column, most = 1_000): Uint8Array {
  const sink = new ByteSink();
  encodeColumn(sink, column, most);
  return sink.done();
}

function decoded(bytes: Uint8Array, Type: ColumnType, most = 100): Column {
  const source = new ByteSource(bytes);
  const column = decodeColumn(source, Type, most) as Column;
  source.end();
  return column;
}

const TYPES = [Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array] as const;

/** Columns that each way of coding suits, and some that none does. */
const columns = fc.constantFrom(...TYPES).chain((Type) => {
  const any = fc.double().map((value) => value * 1e3);
  const few = fc.constantFrom(0, 1.5, 3e4, Number.NaN);
  const numbers = fc.oneof(
    fc.array(any, { maxLength: 40 }),
    fc.array(few, { maxLength: 40 }),
    fc.array(fc.nat(300), { maxLength: 40 }),
    fc.nat(40).map((length) => Array.from({ length }, (_, at) => at * 7)),
    fc.nat(40).map((length) => Array.from({ length }, () => 5)),
  );
  return numbers.map((given): Column => Type.from(given));
});

describe('a column', () => {
  it('comes back bit by bit', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const Type = column.constructor as ColumnType;
        const after = decoded(encoded(column), Type);
        expect(after).toBeInstanceOf(Type);
        expect(new Uint8Array(after.buffer)).toEqual(new Uint8Array(column.buffer));
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is cut short is refused', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (column, cut) => {
        const bytes = encoded(column);
        const shorter = bytes.subarray(0, cut % bytes.length);
        expect(() => decoded(shorter, column.constructor as ColumnType)).toThrow(CodingFault);
      }),
    );
  });

  it('of anything else is refused, or is a column: it neither hangs nor asks for more memory than it has bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...TYPES), (bytes, Type) => {
        try {
          expect(decoded(bytes, Type).length).toBeLessThanOrEqual(100);
        } catch (error) {
          expect(error).toBeInstanceOf(CodingFault);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes a byte or two where it says the same a thousand times, and is refused where it may not', () => {
    const bytes = encoded(new Float32Array(1_000).fill(Number.NaN));
    expect(bytes.length).toBeLessThan(10);
    expect(decoded(bytes, Float32Array, 1_000)).toHaveLength(1_000);
    expect(() => decoded(bytes, Float32Array, 999)).toThrow(CodingFault);
    const longer = new Uint8Array(1_000).fill(7);
    expect(decoded(encoded(longer, 999), Uint8Array, 999)).toEqual(longer);
  });

  it('takes a byte for each element where it counts on, or holds few different ones', () => {
    const rising = Uint32Array.from({ length: 1_000 }, (_, at) => 1e6 + 3 * at);
    expect(encoded(rising).length).toBeLessThan(1_020);
    const few = Float32Array.from({ length: 1_000 }, (_, at) => Math.sqrt(at % 7));
    expect(encoded(few).length).toBeLessThan(1_060);
  });
});

import { CodingFault, type ByteSink, type ByteSource } from './bytes';
import { costOf, decodeNumbers, encodeNumbers, unzigzag, zigzag } from './numbers';

export type ColumnType =
  | Uint8ArrayConstructor
  | Uint16ArrayConstructor
  | Uint32ArrayConstructor
  | Float32ArrayConstructor
  | Float64ArrayConstructor;
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/*
 * A column of any numbers, coded in whichever of these ways will take least:
 *
 *   byte, varint   way, and count of elements
 *   REPEATED       the only element
 *   PLAIN          numbers
 *   STEPS          numbers: each element less the one before it
 *   TABLE          varint: count of different elements; numbers: those, rising, as steps; numbers: index of each element
 *   LANES          the lowest byte of each element, then the next of each …
 *
 * Floats are taken as the whole numbers that their bits spell; positive ones rise with them.
 */
const REPEATED = 0;
const PLAIN = 1;
const STEPS = 2;
const TABLE = 3;
const LANES = 4;

/** Larger tables save nothing. */
const MOST_DIFFERENT = 1 << 16;
/** What a table costs each of its entries is known only when it is made: as good as all bits. */
const TABLE_ENTRY_BITS = 20;

/** @param most as `decodeColumn` will be told */
export function encodeColumn(sink: ByteSink, column: Column, most: number): void {
  const { way, write } = cheapest(column, most);
  sink.byte(way);
  sink.varint(column.length);
  write(sink);
}

/**
 * @param most elements that a column may have which takes no byte for each of them: one that is repeated
 * @throws CodingFault where the source holds something else
 */
export function decodeColumn<T extends ColumnType>(
  source: ByteSource,
  Type: T,
  most: number,
): InstanceType<T> {
  const way = source.byte();
  const length = way === REPEATED ? source.varint() : source.count();
  if (way === REPEATED && length > most) throw new CodingFault('repeats too often');
  switch (way) {
    case REPEATED:
      return repeated(source, Type, length);
    case PLAIN:
      return fromWords(Type, decodeNumbers(source, length));
    case STEPS:
      return fromWords(Type, decodeSteps(source, length));
    case TABLE:
      return fromWords(Type, decodeTable(source, length));
    case LANES:
      return decodeLanes(source, Type, length);
    default:
      throw new CodingFault('in no way that is known');
  }
}

interface Plan {
  readonly way: number;
  readonly bits: number;
  readonly write: (sink: ByteSink) => void;
}

function cheapest(column: Column, most: number): Plan {
  const bytes = bytesOf(column);
  const size = column.BYTES_PER_ELEMENT;
  if (column.length <= most && isRepeated(bytes, size))
    return { way: REPEATED, bits: 0, write: (sink) => sink.bytes(bytes.subarray(0, size)) };
  const plans = [lanesPlan(bytes, size)];
  if (size < 8) {
    const words = wordsOf(column);
    plans.push(numbersPlan(PLAIN, words), numbersPlan(STEPS, stepsOf(words)));
    const table = tablePlan(words);
    if (table !== undefined) plans.push(table);
  }
  return plans.reduce((best, plan) => (plan.bits < best.bits ? plan : best));
}

function isRepeated(bytes: Uint8Array, size: number): boolean {
  for (let at = size; at < bytes.length; at++) if (bytes[at] !== bytes[at - size]) return false;
  return bytes.length > 0;
}

function numbersPlan(way: number, words: Uint32Array): Plan {
  return { way, bits: costOf(words), write: (sink) => encodeNumbers(sink, words) };
}

function lanesPlan(bytes: Uint8Array, size: number): Plan {
  const lanes = new Uint8Array(bytes.length);
  const count = bytes.length / size;
  let bits = 0;
  for (let lane = 0; lane < size; lane++) {
    for (let at = 0; at < count; at++) lanes[lane * count + at] = bytes[at * size + lane]!;
    bits += entropyOf(lanes.subarray(lane * count, (lane + 1) * count));
  }
  return { way: LANES, bits, write: (sink) => sink.bytes(lanes) };
}

function entropyOf(bytes: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]!++;
  return counts.reduce((bits, n) => (n === 0 ? bits : bits + n * Math.log2(bytes.length / n)), 0);
}

function tablePlan(words: Uint32Array): Plan | undefined {
  const different = new Set<number>();
  for (const word of words) {
    different.add(word);
    if (different.size > MOST_DIFFERENT) return undefined;
  }
  const table = Uint32Array.from(different).sort();
  const indexOf = new Map(Array.from(table, (word, at) => [word, at]));
  const indices = words.map((word) => indexOf.get(word)!);
  return {
    way: TABLE,
    bits: costOf(indices) + table.length * TABLE_ENTRY_BITS,
    write: (sink) => {
      sink.varint(table.length);
      encodeNumbers(sink, stepsOf(table));
      encodeNumbers(sink, indices);
    },
  };
}

function stepsOf(words: Uint32Array): Uint32Array {
  let before = 0;
  return words.map((word) => {
    const step = zigzag((word - before) | 0);
    before = word;
    return step;
  });
}

function decodeSteps(source: ByteSource, length: number): Uint32Array<ArrayBuffer> {
  const words = decodeNumbers(source, length);
  let before = 0;
  for (let at = 0; at < length; at++) words[at] = before = (before + unzigzag(words[at]!)) >>> 0;
  return words;
}

function decodeTable(source: ByteSource, length: number): Uint32Array<ArrayBuffer> {
  const table = decodeSteps(source, source.count());
  const words = decodeNumbers(source, length);
  for (let at = 0; at < length; at++) {
    if (words[at]! >= table.length) throw new CodingFault('an entry that is not in its table');
    words[at] = table[words[at]!]!;
  }
  return words;
}

function repeated<T extends ColumnType>(source: ByteSource, Type: T, length: number): InstanceType<T> {
  const size = Type.BYTES_PER_ELEMENT;
  const one = source.bytes(size);
  const column = fresh(Type, length);
  // By bytes: a NaN that is filled in need not have the bits of the one that was given.
  const bytes = bytesOf(column);
  bytes.set(one.subarray(0, bytes.length));
  for (let done = size; done < bytes.length; done *= 2) bytes.copyWithin(done, 0, bytes.length - done);
  return column as InstanceType<T>;
}

function decodeLanes<T extends ColumnType>(source: ByteSource, Type: T, length: number): InstanceType<T> {
  const size = Type.BYTES_PER_ELEMENT;
  const lanes = source.bytes(length * size);
  const column = fresh(Type, length);
  const bytes = bytesOf(column);
  for (let lane = 0; lane < size; lane++) {
    for (let at = 0; at < length; at++) bytes[at * size + lane] = lanes[lane * length + at]!;
  }
  return column as InstanceType<T>;
}

/** Of four bytes without a copy; narrower numbers are cut to size, and what does not fit is a fault. */
function fromWords<T extends ColumnType>(Type: T, words: Uint32Array<ArrayBuffer>): InstanceType<T> {
  if (Type.BYTES_PER_ELEMENT === 4) return new Type(words.buffer) as InstanceType<T>;
  if (Type.BYTES_PER_ELEMENT === 8) throw new CodingFault('in a way that is too narrow');
  const column = fresh(Type, words.length);
  column.set(words);
  const limit = 2 ** (8 * Type.BYTES_PER_ELEMENT);
  for (const word of words) if (word >= limit) throw new CodingFault('a number too large for its column');
  return column as InstanceType<T>;
}

/** Whatever its type, the whole numbers that its bits spell. */
function wordsOf(column: Column): Uint32Array {
  if (column instanceof Uint8Array || column instanceof Uint16Array) return Uint32Array.from(column);
  return new Uint32Array(column.buffer, column.byteOffset, column.length);
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function fresh(Type: ColumnType, length: number): Column {
  return new Type(length);
}

import { CodingFault, type ByteSink, type ByteSource } from './bytes';

/*
 * Whole numbers below 2 ** 32, as a class of one byte each and the bits that the class leaves open. Small numbers are their
 * class. Of larger ones the class tells the length and the two bits behind the first, and the bits below follow apart: they are
 * as good as random, while the classes compress well by whatever compresses the file.
 *
 *   varint   bytes of the open bits
 *   count    classes
 *   …        open bits, the lowest of each number first
 */
const SMALL_BITS = 7;
const SMALL = 1 << SMALL_BITS;
const SHOWN_BITS = 2;
/** Most bits that can be read at once from wherever they begin. */
const AT_ONCE = 24;
const CLASSES = SMALL + (32 - SMALL_BITS) * (1 << SHOWN_BITS);

export function encodeNumbers(sink: ByteSink, numbers: ArrayLike<number>): void {
  const classes = new Uint8Array(numbers.length);
  const bits = new BitSink();
  for (let at = 0; at < numbers.length; at++) {
    const value = numbers[at]!;
    const kind = classOf(value);
    classes[at] = kind;
    if (kind >= SMALL) bits.add(value, openBits(kind));
  }
  const open = bits.done();
  sink.varint(open.length);
  sink.bytes(classes);
  sink.bytes(open);
}

/**
 * The next `count` numbers.
 * @throws CodingFault where the source holds something else
 */
export function decodeNumbers(source: ByteSource, count: number): Uint32Array<ArrayBuffer> {
  const reader = new NumberReader(source, count);
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = reader.next();
  reader.end();
  return numbers;
}

/** Numbers one at a time, for a reader that mixes several series. The source goes on behind them at once. */
export class NumberReader {
  readonly #classes: Uint8Array;
  readonly #open: Uint8Array;
  #at = 0;
  #bit = 0;

  constructor(source: ByteSource, count: number) {
    const openBytes = source.varint();
    if (count + openBytes > source.left) throw new CodingFault('counts more than is there');
    this.#classes = source.bytes(count);
    this.#open = source.bytes(openBytes);
  }

  /** Zero behind the end: `end` tells. */
  next(): number {
    const kind = this.#classes[this.#at++]!;
    if (kind < SMALL) return kind;
    const open = openBits(kind);
    const head = (1 << SHOWN_BITS) | (kind & ((1 << SHOWN_BITS) - 1));
    if (open <= AT_ONCE) return ((head << open) | this.#bits(open)) >>> 0;
    const low = this.#bits(AT_ONCE);
    return ((head << open) | (this.#bits(open - AT_ONCE) << AT_ONCE) | low) >>> 0;
  }

  /** @throws CodingFault where not all was read, or more than there is */
  end(): void {
    const isWhole = this.#at === this.#classes.length && (this.#bit + 7) >>> 3 === this.#open.length;
    if (!isWhole) throw new CodingFault('another count of numbers than it says');
  }

  #bits(count: number): number {
    const open = this.#open;
    const at = this.#bit >>> 3;
    const word = open[at]! | (open[at + 1]! << 8) | (open[at + 2]! << 16) | (open[at + 3]! << 24);
    const value = (word >>> (this.#bit & 7)) & ((1 << count) - 1);
    this.#bit += count;
    return value;
  }
}

/** What the numbers will take once their classes are compressed, in bits: by how often each class occurs. */
export function costOf(numbers: ArrayLike<number>): number {
  const counts = new Uint32Array(CLASSES);
  let bits = 0;
  for (let at = 0; at < numbers.length; at++) counts[classOf(numbers[at]!)]!++;
  counts.forEach((count, kind) => {
    if (count > 0) bits += count * (Math.log2(numbers.length / count) + (kind < SMALL ? 0 : openBits(kind)));
  });
  return bits;
}

/** Small in size, small as a number: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
export function zigzag(difference: number): number {
  return ((difference << 1) ^ (difference >> 31)) >>> 0;
}

export function unzigzag(number: number): number {
  return (number >>> 1) ^ -(number & 1);
}

function classOf(value: number): number {
  if (value < SMALL) return value;
  const length = 31 - Math.clz32(value);
  const shown = (value >>> (length - SHOWN_BITS)) & ((1 << SHOWN_BITS) - 1);
  return SMALL + ((length - SMALL_BITS) << SHOWN_BITS) + shown;
}

function openBits(kind: number): number {
  return ((kind - SMALL) >> SHOWN_BITS) + SMALL_BITS - SHOWN_BITS;
}

class BitSink {
  #bytes = new Uint8Array(1024);
  #bit = 0;

  /** The lowest `count` bits of a number. */
  add(value: number, count: number): void {
    if (this.#bytes.length * 8 < this.#bit + 32) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    for (let written = 0; written < count;) {
      const room = 8 - (this.#bit & 7);
      const taken = Math.min(room, count - written);
      const part = (value >>> written) & ((1 << taken) - 1);
      this.#bytes[this.#bit >>> 3]! |= part << (this.#bit & 7);
      written += taken;
      this.#bit += taken;
    }
  }

  done(): Uint8Array {
    return this.#bytes.subarray(0, (this.#bit + 7) >>> 3);
  }
}

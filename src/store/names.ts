import { slug } from '../model/names';
import type { Columns } from './columns';

/*
 * Names, front-coded: those of 16 nodes, which are sorted by id, are a block. Of each name
 *
 *   varint   how many of its first bytes are those of the name before; the first of a block has no such number
 *   varint   how many bytes follow
 *   …        these bytes: the rest of the name, in UTF-8
 */
export const NAMES_IN_BLOCK = 16;

export type NameColumns = Pick<Columns, 'nameBytes' | 'nameBlockOffsets' | 'idRow' | 'idString'>;

/** Takes names in the order of their rows. A lone surrogate becomes U+FFFD. */
export class NameWriter {
  readonly #encoder = new TextEncoder();
  readonly #blockOffsets: Uint32Array;
  #bytes: Uint8Array;
  #end = 0;
  #count = 0;
  #name = new Uint8Array(256);
  #before = new Uint8Array(256);
  #lengthBefore = 0;

  /** @param total how many names will come */
  constructor(total: number) {
    this.#blockOffsets = new Uint32Array(Math.ceil(total / NAMES_IN_BLOCK) + 1);
    this.#bytes = new Uint8Array(16 * total + 64);
  }

  add(name: string): void {
    const length = this.#encode(name);
    // Two numbers of at most five bytes each.
    this.#reserve(length + 10);
    const opens = this.#count % NAMES_IN_BLOCK === 0;
    const shared = opens ? 0 : this.#shared(length);
    if (opens) this.#blockOffsets[this.#count / NAMES_IN_BLOCK] = this.#end;
    else this.#varint(shared);
    this.#varint(length - shared);
    this.#bytes.set(this.#name.subarray(shared, length), this.#end);
    this.#end += length - shared;
    this.#count++;
    [this.#name, this.#before] = [this.#before, this.#name];
    this.#lengthBefore = length;
  }

  finish(): Pick<Columns, 'nameBytes' | 'nameBlockOffsets'> {
    this.#blockOffsets[this.#blockOffsets.length - 1] = this.#end;
    return { nameBytes: this.#bytes.slice(0, this.#end), nameBlockOffsets: this.#blockOffsets };
  }

  #encode(name: string): number {
    // Three bytes at most for each UTF-16 unit.
    if (this.#name.length < 3 * name.length) this.#name = new Uint8Array(3 * name.length);
    return this.#encoder.encodeInto(name, this.#name).written;
  }

  #shared(length: number): number {
    const most = Math.min(length, this.#lengthBefore);
    let shared = 0;
    while (shared < most && this.#name[shared] === this.#before[shared]) shared++;
    return shared;
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * this.#bytes.length + more);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#end++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#end++] = rest;
  }
}

/** Reads names one after the other, without a string for each. */
export class NameCursor {
  /** The name read last, in UTF-8; good until the next is read. */
  bytes = new Uint8Array(256);
  /** Of those bytes, how many are the name; -1 where the columns hold no name there. */
  length = 0;
  /** Of those bytes, how many at least are as they were before the last `read`. */
  kept = 0;
  readonly #coded: Uint8Array;
  readonly #blockOffsets: Uint32Array;
  #at = 0;
  /** The row after that of the name read last. */
  #next = 0;

  constructor({ nameBytes, nameBlockOffsets }: Pick<Columns, 'nameBytes' | 'nameBlockOffsets'>) {
    this.#coded = nameBytes;
    this.#blockOffsets = nameBlockOffsets;
  }

  /** Reads the name of a row; cheap where it is the next in its block. */
  read(row: number): void {
    const isAhead = row >= this.#next && row >> 4 === this.#next >> 4 && this.#next % NAMES_IN_BLOCK > 0;
    if (!isAhead) this.#next = row - (row % NAMES_IN_BLOCK);
    this.kept = this.length;
    while (this.#next <= row) this.step();
  }

  /** Reads the next name. */
  step(): void {
    const opens = this.#next % NAMES_IN_BLOCK === 0;
    if (opens) this.#at = this.#blockOffsets[this.#next / NAMES_IN_BLOCK]!;
    this.#next++;
    const shared = opens ? 0 : this.#varint();
    const more = this.#varint();
    const length = shared + more;
    if (shared < this.kept) this.kept = shared;
    // Only where somebody has forged the columns.
    if ((!opens && shared > this.length) || this.#at + more > this.#coded.length || length > 0x7fffffff) {
      this.length = -1;
      return;
    }
    if (length > this.bytes.length) this.#grow(length);
    const { bytes } = this;
    const coded = this.#coded;
    let at = this.#at;
    for (let to = shared; to < length; to++) bytes[to] = coded[at++]!;
    this.#at = at;
    this.length = length;
  }

  /** Where the name read last ends in `nameBytes`. */
  get end(): number {
    return this.#at;
  }

  #varint(): number {
    let byte = this.#coded[this.#at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let unit = 1;
    do {
      byte = this.#coded[this.#at++]!;
      unit *= 0x80;
      value += (byte & 0x7f) * unit;
    } while (byte > 0x7f && unit < 0x10000000);
    return value;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.max(length, 2 * this.bytes.length));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

const ZERO = 0x30;
const NINE = 0x39;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
const DASH = 0x2d;

/**
 * `slug` on bytes, for names that are ASCII.
 * @param into takes the id; at least as long as the name
 * @returns the length of the id, or -1 where a byte is beyond ASCII
 */
export function slugOfBytes(bytes: Uint8Array, length: number, into: Uint8Array): number {
  let end = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!;
    if (byte > 0x7f) return -1;
    if ((byte >= LOWER_A && byte <= LOWER_Z) || (byte >= ZERO && byte <= NINE)) into[end++] = byte;
    else if (byte >= UPPER_A && byte <= UPPER_Z) into[end++] = byte | 0x20;
    else if (end > 0 && into[end - 1] !== DASH) into[end++] = DASH;
  }
  return end > 0 && into[end - 1] === DASH ? end - 1 : end;
}

/** Names and ids of nodes by row, and rows by id. */
export class NameTable {
  // A name may begin with a byte order mark; it is a character like any other.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #cursor: NameCursor;
  #id = new Uint8Array(256);

  /** @param string the string of a string row */
  constructor(
    private readonly columns: NameColumns,
    private readonly nodeCount: number,
    private readonly string: (row: number) => string,
  ) {
    this.#cursor = new NameCursor(columns);
  }

  name(node: number): string {
    this.#cursor.read(node);
    return this.#text(this.#cursor.bytes, this.#cursor.length);
  }

  id(node: number): string {
    const { idRow, idString } = this.columns;
    const at = lowerBound(idRow, node);
    if (idRow[at] === node) return this.string(idString[at]!);
    const length = this.#slug(node);
    return length < 0 ? slug(this.name(node)) : this.#text(this.#id, length);
  }

  hasOddId(node: number): boolean {
    const { idRow } = this.columns;
    return idRow[lowerBound(idRow, node)] === node;
  }

  /** The row of an id, or -1. */
  rowOf(id: string): number {
    let low = 0;
    let high = this.nodeCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, id);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Below 0 where the node's id comes before the text, 0 where it is it. */
  #compare(node: number, id: string): number {
    const length = this.hasOddId(node) ? -1 : this.#slug(node);
    if (length < 0) {
      const own = this.id(node);
      return own < id ? -1 : Number(own > id);
    }
    const common = Math.min(length, id.length);
    for (let at = 0; at < common; at++) {
      const difference = this.#id[at]! - id.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - id.length;
  }

  /** Writes the id that a node's name suggests to `#id`; -1 where bytes do not do. */
  #slug(node: number): number {
    this.#cursor.read(node);
    const { bytes, length } = this.#cursor;
    if (this.#id.length < length) this.#id = new Uint8Array(bytes.length);
    return slugOfBytes(bytes, length, this.#id);
  }

  #text(bytes: Uint8Array, length: number): string {
    return this.#decoder.decode(bytes.subarray(0, length));
  }
}

/** Where the first of rising numbers is that is no lower than `wanted`. */
function lowerBound(rising: Uint32Array, wanted: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

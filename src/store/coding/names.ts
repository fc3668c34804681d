import type { Columns } from '../columns';
import { NameCursor, NAMES_IN_BLOCK } from '../names';
import { CodingFault, type ByteSink, type ByteSource } from './bytes';
import { decodeNumbers, encodeNumbers } from './numbers';

type CodedNames = Pick<Columns, 'nameBytes' | 'nameBlockOffsets'>;

/*
 * Names, as ./texts has texts: each as what it does not share with the one before it, be that in another block or not.
 *
 *   varint   bytes of the column
 *   numbers  bytes that each name shares with the one before it
 *   varint   bytes of what follows
 *   …        what each does not share, ended by END, which occurs nowhere in UTF-8
 */
const END = 0xff;

/** @param count of names */
export function encodeNames(sink: ByteSink, columns: CodedNames, count: number): void {
  const shared = new Uint32Array(count);
  const tails = new GrowingBytes(columns.nameBytes.length);
  const cursor = new NameCursor(columns);
  const before = new GrowingBytes(256);
  for (let row = 0; row < count; row++) {
    cursor.step();
    const { bytes, length } = cursor;
    let at = 0;
    while (at < length && at < before.length && bytes[at] === before.bytes[at]) at++;
    shared[row] = at;
    tails.add(bytes, at, length);
    tails.push(END);
    before.length = at;
    before.add(bytes, at, length);
  }
  sink.varint(columns.nameBytes.length);
  encodeNumbers(sink, shared);
  sink.varint(tails.length);
  sink.bytes(tails.bytes.subarray(0, tails.length));
}

/**
 * @param most bytes that the names may take, front-coded as the column has them
 * @throws CodingFault where the source holds something else
 */
export function decodeNames(source: ByteSource, count: number, most: number): CodedNames {
  const length = source.varint();
  if (length > most) throw new CodingFault('names too long');
  const shared = decodeNumbers(source, count);
  const tails = source.bytes(source.count());
  const nameBlockOffsets = new Uint32Array(Math.ceil(count / NAMES_IN_BLOCK) + 1);
  const column = new GrowingBytes(0, new Uint8Array(length));
  const name = new GrowingBytes(256);
  let from = 0;
  for (let row = 0; row < count; row++) {
    const opens = row % NAMES_IN_BLOCK === 0;
    const kept = shared[row]!;
    const end = tails.indexOf(END, from);
    if (kept > name.length || end < 0) throw new CodingFault('shares more than there is, or has no end');
    name.length = kept;
    name.add(tails, from, end);
    if (opens) nameBlockOffsets[row / NAMES_IN_BLOCK] = column.length;
    else column.varint(kept);
    column.varint(name.length - (opens ? 0 : kept));
    column.add(name.bytes, opens ? 0 : kept, name.length);
    if (column.length > length) throw new CodingFault('names longer than they say');
    from = end + 1;
  }
  if (from !== tails.length || column.length !== length) throw new CodingFault('another length than it says');
  nameBlockOffsets[nameBlockOffsets.length - 1] = length;
  return { nameBytes: column.bytes, nameBlockOffsets };
}

/** Bytes and how many of them count. Copied one by one: most parts are shorter than a call to `set` is worth. */
class GrowingBytes {
  length = 0;

  constructor(
    room: number,
    public bytes: Uint8Array = new Uint8Array(room),
  ) {}

  add(part: Uint8Array, from: number, to: number): void {
    const wanted = this.length + to - from;
    if (wanted > this.bytes.length) this.#grow(wanted);
    const { bytes } = this;
    let end = this.length;
    for (let at = from; at < to; at++) bytes[end++] = part[at]!;
    this.length = end;
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.#grow(this.length + 1);
    this.bytes[this.length++] = byte;
  }

  varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.push((rest & 0x7f) | 0x80);
    this.push(rest);
  }

  #grow(wanted: number): void {
    const wider = new Uint8Array(Math.max(wanted, 2 * this.bytes.length));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

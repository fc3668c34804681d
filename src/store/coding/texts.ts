import { CodingFault, type ByteSink, type ByteSource } from './bytes';
import { decodeNumbers, encodeNumbers } from './numbers';

/** UTF-8 of texts, one behind the other; text i is [offsets[i], offsets[i + 1]). */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/*
 * Texts, each as what it does not share with the one before it:
 *
 *   varint   count
 *   varint   bytes of all texts once decoded
 *   numbers  bytes that each shares with the one before it
 *   varint   bytes of what follows
 *   …        what each does not share, ended by END
 *
 * No end is told by a length: what ends a text is told by what it is, and compresses better so.
 */
const END = 0xff;

/** @param texts UTF-8, in which END occurs nowhere */
export function encodeTexts(sink: ByteSink, { bytes, offsets }: Texts): void {
  const count = offsets.length - 1;
  const shared = new Uint32Array(count);
  const tails = new Uint8Array(bytes.length + count);
  let end = 0;
  for (let text = 0; text < count; text++) {
    const start = offsets[text]!;
    shared[text] = text === 0 ? 0 : sharedBytes(bytes, offsets[text - 1]!, start, offsets[text + 1]!);
    const tail = bytes.subarray(start + shared[text]!, offsets[text + 1]);
    tails.set(tail, end);
    end += tail.length;
    tails[end++] = END;
  }
  sink.varint(count);
  sink.varint(bytes.length);
  encodeNumbers(sink, shared);
  sink.varint(end);
  sink.bytes(tails.subarray(0, end));
}

/** How many bytes the text at `start` begins with that the one before it does, too. */
function sharedBytes(bytes: Uint8Array, before: number, start: number, end: number): number {
  const most = Math.min(start - before, end - start);
  let shared = 0;
  while (shared < most && bytes[before + shared] === bytes[start + shared]) shared++;
  return shared;
}

/**
 * @param most bytes that the texts may take
 * @throws CodingFault where the source holds something else
 */
export function decodeTexts(source: ByteSource, most: number): Texts {
  const count = source.count();
  const length = source.varint();
  if (length > most) throw new CodingFault('texts too long');
  const shared = decodeNumbers(source, count);
  const tails = source.bytes(source.count());
  const bytes = new Uint8Array(length);
  const offsets = new Uint32Array(count + 1);
  let from = 0;
  let start = 0;
  for (let text = 0; text < count; text++) {
    const before = text === 0 ? 0 : offsets[text - 1]!;
    const kept = shared[text]!;
    if (kept > start - before || start + kept > length) throw new CodingFault('shares more than there is');
    let to = start;
    for (let at = before; at < before + kept; at++) bytes[to++] = bytes[at]!;
    for (; from < tails.length && tails[from] !== END; from++) {
      if (to === length) throw new CodingFault('texts longer than they say');
      bytes[to++] = tails[from]!;
    }
    if (from++ === tails.length) throw new CodingFault('a text without end');
    offsets[text + 1] = start = to;
  }
  if (from !== tails.length || start !== length) throw new CodingFault('another length than it says');
  return { bytes, offsets };
}

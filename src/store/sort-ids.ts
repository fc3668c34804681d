import { UsageError } from '../model/errors';
import { isEntityId } from '../model/ids';
import { slug } from '../model/names';

/** The ids of entities in ASCII order, without a string for each. */
export interface SortedIds {
  /** For each row in that order, the row as given. */
  readonly order: Uint32Array;
  /** For each row as given, its row in that order. */
  readonly rank: Uint32Array;
  /** The row in that order of an id, or -1. */
  readonly find: (id: string) => number;
}

/**
 * @param names by row as given
 * @param ids of those rows whose id is not `slug(name)`
 * @throws UsageError where an id is none, or two rows have one
 */
export function sortIds(names: readonly string[], ids: ReadonlyMap<number, string>): SortedIds {
  const texts = idBytes(names, ids);
  const order = Uint32Array.from(names.keys());
  sortByBytes(order, texts);
  const rank = new Uint32Array(order.length);
  for (let row = 0; row < order.length; row++) {
    rank[order[row]!] = row;
    if (row > 0 && compareRows(texts, order[row - 1]!, order[row]!, 0) === 0) {
      throw new UsageError(`two entities have the id ${textOf(texts, order[row]!)}; each must have its own`);
    }
  }
  return { order, rank, find: (id) => find(order, texts, id) };
}

/** ASCII texts one after the other; that of row i is [offsets[i], offsets[i + 1]). */
interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

function idBytes(names: readonly string[], ids: ReadonlyMap<number, string>): Texts {
  let bytes = new Uint8Array(24 * names.length + 64);
  const offsets = new Uint32Array(names.length + 1);
  let end = 0;
  for (let row = 0; row < names.length; row++) {
    const given = ids.get(row);
    const name = names[row]!;
    // Letters may grow in number where they are taken apart, but ids beyond ASCII are made by `slug`.
    const room = given?.length ?? name.length;
    if (end + room > bytes.length) bytes = grown(bytes, room);
    const start = end;
    end = given === undefined ? writeSlug(name, bytes, start) : writeAscii(given, row, bytes, start);
    if (end < 0) {
      const id = slug(name);
      if (start + id.length > bytes.length) bytes = grown(bytes, id.length);
      end = writeAscii(id, row, bytes, start);
    } else if (given === undefined && end - start < LONGEST_ODD) {
      checkId(textOf({ bytes, offsets: Uint32Array.of(start, end) }, 0), row);
    }
    offsets[row + 1] = end;
  }
  return { bytes, offsets };
}

/** A slug is an id unless it is empty, or one of the few short words that mean something else. */
const LONGEST_ODD = 8;

function checkId(id: string, row: number): void {
  if (!isEntityId(id))
    throw new UsageError(
      `entity ${row} has the id "${id}"; expected letters and digits a-z, 0-9, parted by -`,
    );
}

function grown(bytes: Uint8Array<ArrayBuffer>, more: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length + more);
  larger.set(bytes);
  return larger;
}

function writeAscii(id: string, row: number, bytes: Uint8Array, start: number): number {
  checkId(id, row);
  for (let at = 0; at < id.length; at++) bytes[start + at] = id.charCodeAt(at);
  return start + id.length;
}

const DASH = 0x2d;

/** @returns where the id ends that the name suggests, or -1 where a letter is beyond ASCII */
function writeSlug(name: string, bytes: Uint8Array, start: number): number {
  let end = start;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code > 0x7f) return -1;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) bytes[end++] = code;
    else if (code >= 0x41 && code <= 0x5a) bytes[end++] = code | 0x20;
    else if (end > start && bytes[end - 1] !== DASH) bytes[end++] = DASH;
  }
  return end > start && bytes[end - 1] === DASH ? end - 1 : end;
}

function textOf({ bytes, offsets }: Texts, row: number): string {
  return new TextDecoder().decode(bytes.subarray(offsets[row]!, offsets[row + 1]!));
}

/** Below 0 where the text of row `a` comes first; both are the same before `depth`. */
function compareRows({ bytes, offsets }: Texts, a: number, b: number, depth: number): number {
  const [startA, endA, startB, endB] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
  const common = Math.min(endA - startA, endB - startB);
  for (let at = depth; at < common; at++) {
    const difference = bytes[startA + at]! - bytes[startB + at]!;
    if (difference !== 0) return difference;
  }
  return endA - startA - (endB - startB);
}

function find(order: Uint32Array, { bytes, offsets }: Texts, id: string): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = offsets[order[middle]!]!;
    const length = offsets[order[middle]! + 1]! - start;
    let difference = 0;
    for (let at = 0; at < length && at < id.length && difference === 0; at++)
      difference = bytes[start + at]! - id.charCodeAt(at);
    if (difference === 0) difference = length - id.length;
    if (difference === 0) return middle;
    if (difference < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** So few are sorted by putting each in its place. */
const FEW = 12;

/** Multikey quicksort (Bentley and Sedgewick 1997): by one byte after the other, those alike by the next. */
function sortByBytes(order: Uint32Array, texts: Texts): void {
  const { bytes, offsets } = texts;
  const byteOf = (row: number, depth: number): number => {
    const at = offsets[row]! + depth;
    return at < offsets[row + 1]! ? bytes[at]! : -1;
  };
  const waiting = [0, order.length, 0];
  while (waiting.length > 0) {
    const depth = waiting.pop()!;
    const end = waiting.pop()!;
    const start = waiting.pop()!;
    if (end - start <= FEW) {
      insert(order, start, end, depth, texts);
      continue;
    }
    const pivot = byteOf(order[(start + end) >>> 1]!, depth);
    let below = start;
    let above = end;
    for (let at = start; at < above;) {
      const row = order[at]!;
      const byte = byteOf(row, depth);
      if (byte < pivot) {
        order[at++] = order[below]!;
        order[below++] = row;
      } else if (byte > pivot) {
        order[at] = order[--above]!;
        order[above] = row;
      } else at++;
    }
    waiting.push(start, below, depth, above, end, depth);
    // Texts that have ended are the same.
    if (pivot >= 0) waiting.push(below, above, depth + 1);
  }
}

function insert(order: Uint32Array, start: number, end: number, depth: number, texts: Texts): void {
  for (let at = start + 1; at < end; at++) {
    const row = order[at]!;
    let to = at;
    for (; to > start && compareRows(texts, order[to - 1]!, row, depth) > 0; to--) order[to] = order[to - 1]!;
    order[to] = row;
  }
}

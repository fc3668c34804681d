import { groupByOwner } from '../csr';
import type { WordCollector } from './collector';
import { signatureOf } from './spelling';

/** Words [start, end) of a dictionary. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/** Units are told apart by so many sorts: Latin letters and digits have each its own. */
const SORTS_OF_UNITS = 64;

function sortOf(unit: number): number {
  return (unit & 31) + (unit > 0x5f ? 32 : 0);
}

/** Different words, sorted by their UTF-16 units. */
export class Dictionary {
  /** Units of the longest word. */
  readonly longest: number;
  /** Words by the sorts of their last two units. */
  readonly byEnding: Uint32Array;
  readonly endingStarts: Uint32Array;

  constructor(
    /** Of all words, one after the other; word i is [offsets[i], offsets[i + 1]). */
    readonly units: Uint16Array,
    readonly offsets: Uint32Array,
    /** By word; see `signatureOf`. */
    readonly signatures: Uint32Array,
  ) {
    let longest = 0;
    const ends = new Uint16Array(signatures.length);
    for (let word = 0; word < signatures.length; word++) {
      longest = Math.max(longest, this.lengthOf(word));
      const end = offsets[word + 1]!;
      const before = end - 1 > offsets[word]! ? sortOf(units[end - 2]!) : 0;
      ends[word] = sortOf(units[end - 1]!) * SORTS_OF_UNITS + before;
    }
    this.longest = longest;
    ({ items: this.byEnding, offsets: this.endingStarts } = groupByOwner(ends, SORTS_OF_UNITS ** 2));
  }

  get count(): number {
    return this.signatures.length;
  }

  get bytes(): number {
    const { units, offsets, signatures, byEnding, endingStarts } = this;
    const arrays = [units, offsets, signatures, byEnding, endingStarts];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Words among which are all that end with `last`, after `before` where that is given: rows [start, end) of `byEnding`. */
  ending(last: number, before?: number): WordRange {
    const [low, high] = before === undefined ? [0, SORTS_OF_UNITS - 1] : [sortOf(before), sortOf(before)];
    const first = sortOf(last) * SORTS_OF_UNITS;
    return { start: this.endingStarts[first + low]!, end: this.endingStarts[first + high + 1]! };
  }

  lengthOf(word: number): number {
    return this.offsets[word + 1]! - this.offsets[word]!;
  }

  /** Of the words in `range`, all alike in their first `depth` units, those with `unit` after these. */
  narrow({ start, end }: WordRange, depth: number, unit: number): WordRange {
    return {
      start: this.#firstFrom(start, end, depth, unit),
      end: this.#firstFrom(start, end, depth, unit + 1),
    };
  }

  /** Where the first word is whose unit at `depth` is no lower than `unit`. */
  #firstFrom(start: number, end: number, depth: number, unit: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.offsets[middle]! + depth;
      // A word that has ended comes before all that go on.
      if (at < this.offsets[middle + 1]! && this.units[at]! >= unit) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * Sorts words.
 * @returns the dictionary, and the place in it of each word by its number in the collection
 */
export function* sortWords(
  words: WordCollector,
): Generator<void, { dictionary: Dictionary; rank: Uint32Array }> {
  const order = countingUp(words.count);
  yield;
  yield* sortByUnits(order, words);
  const units = new Uint16Array(words.offsets[words.count]!);
  const offsets = new Uint32Array(words.count + 1);
  const signatures = new Uint32Array(words.count);
  const rank = new Uint32Array(words.count);
  for (let at = 0, end = 0; at < order.length; at++) {
    const word = order[at]!;
    const [from, to] = [words.offsets[word]!, words.offsets[word + 1]!];
    units.set(words.units.subarray(from, to), end);
    signatures[at] = signatureOf(words.units, from, to);
    end += to - from;
    offsets[at + 1] = end;
    rank[word] = at;
    if (at % CHUNK === CHUNK - 1) yield;
  }
  return { dictionary: new Dictionary(units, offsets, signatures), rank };
}

/** 0, 1, 2 … */
export function countingUp(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}

const CHUNK = 16_384;
/** So few are sorted by putting each in its place. */
const FEW = 12;

/** Multikey quicksort: by one unit after the other, those alike by the next. */
function* sortByUnits(order: Uint32Array, { units, offsets }: WordCollector): Generator<void, void> {
  const unitOf = (word: number, depth: number): number => {
    const at = offsets[word]! + depth;
    return at < offsets[word + 1]! ? units[at]! : -1;
  };
  const isAfter = (word: number, other: number, from: number): boolean => {
    for (let depth = from; ; depth++) {
      const [one, two] = [unitOf(word, depth), unitOf(other, depth)];
      // No two are the same, so that they differ before both have ended.
      if (one !== two) return one > two;
    }
  };
  const waiting = [0, order.length, 0];
  let moved = 0;
  while (waiting.length > 0) {
    const [start, end, depth] = waiting.splice(-3) as [number, number, number];
    moved += end - start;
    if (moved > 4 * CHUNK) {
      moved = 0;
      yield;
    }
    if (end - start <= FEW) {
      for (let at = start + 1; at < end; at++) {
        const word = order[at]!;
        let to = at;
        for (; to > start && isAfter(order[to - 1]!, word, depth); to--) order[to] = order[to - 1]!;
        order[to] = word;
      }
      continue;
    }
    const pivot = unitOf(order[(start + end) >>> 1]!, depth);
    let [below, above] = [start, end];
    for (let at = start; at < above;) {
      const word = order[at]!;
      const unit = unitOf(word, depth);
      if (unit < pivot) {
        order[at++] = order[below]!;
        order[below++] = word;
      } else if (unit > pivot) {
        order[at] = order[--above]!;
        order[above] = word;
      } else at++;
    }
    waiting.push(start, below, depth, above, end, depth);
    // A word that has ended is there but once.
    if (pivot >= 0) waiting.push(below, above, depth + 1);
  }
}

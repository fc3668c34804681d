import type { Dictionary } from '../store/lexicon/dictionary';
import { bitCount, signatureOf } from '../store/lexicon/spelling';
import type { Wordbook } from '../store/lexicon/wordbook';
import type { Sliced } from './slice';
import type { Slips } from './slips';

/** Words between two looks at the clock. */
const CHUNK = 32_768;

/** The words in which letters stand, anywhere. */
export function* containing(dictionary: Dictionary, letters: Uint16Array): Sliced<number[]> {
  const { units, offsets, signatures } = dictionary;
  const signature = signatureOf(letters, 0, letters.length);
  const words: number[] = [];
  if (letters.length > dictionary.longest) return words;
  for (let word = 0; word < dictionary.count; word++) {
    if (word % CHUNK === CHUNK - 1) yield;
    if ((signature & ~signatures[word]!) !== 0) continue;
    if (indexOf(units, offsets[word]!, offsets[word + 1]!, letters) >= 0) words.push(word);
  }
  return words;
}

/** Where letters stand among units [start, end), or -1. */
export function indexOf(units: Uint16Array, start: number, end: number, letters: Uint16Array): number {
  const first = letters[0];
  for (let from = start; from <= end - letters.length; from++) {
    if (units[from] !== first) continue;
    let at = 1;
    while (at < letters.length && units[from + at] === letters[at]) at++;
    if (at >= letters.length) return from;
  }
  return -1;
}

/** The words that end with the first `place` letters, and are longer. */
export function endingWith(dictionary: Dictionary, letters: Uint16Array, place: number): number[] {
  const { units, offsets, byEnding } = dictionary;
  const words: number[] = [];
  if (place >= dictionary.longest) return words;
  const { start, end } = dictionary.ending(letters[place - 1]!, place > 1 ? letters[place - 2] : undefined);
  for (let at = start; at < end; at++) {
    const word = byEnding[at]!;
    const last = offsets[word + 1]!;
    if (last - offsets[word]! <= place) continue;
    let back = 1;
    while (back <= place && units[last - back] === letters[place - back]) back++;
    if (back > place) words.push(word);
  }
  return words;
}

/** A word and how many slips lie between it and what is wanted: see `Slips`. */
export interface AlikeWord {
  readonly word: number;
  readonly whole: number;
  readonly toBeginning: number;
  readonly ofBeginning: number;
}

/**
 * The words that are what is wanted, or begin so, but for as many slips as are allowed; and those words at the beginning of
 * some text that are the beginning of what is wanted.
 */
export function* alike(
  { dictionary, beginning }: Pick<Wordbook, 'dictionary' | 'beginning'>,
  letters: Uint16Array,
  slips: Slips,
): Sliced<AlikeWord[]> {
  const { units, offsets, signatures } = dictionary;
  const begins = beginning.offsets;
  const { limit } = slips;
  const heads = signaturesOfHeads(letters);
  const signature = heads[letters.length]!;
  const words: AlikeWord[] = [];
  for (let word = 0; word < dictionary.count; word++) {
    if (word % CHUNK === CHUNK - 1) yield;
    const length = offsets[word + 1]! - offsets[word]!;
    const isShort = length + limit < letters.length;
    const isFirst = begins[word] !== begins[word + 1];
    if (isShort && !isFirst) continue;
    // A letter that only one of two has takes a slip.
    const own = signatures[word]!;
    const mayGoOn = !isShort && bitCount(signature & ~own) <= limit;
    const head = heads[Math.min(letters.length, length + limit)]!;
    if (!mayGoOn && !(isFirst && bitCount(own & ~head) <= limit)) continue;
    slips.compare(units, offsets[word]!, offsets[word + 1]!);
    const { whole, toBeginning, ofBeginning } = slips;
    if (Math.min(toBeginning, ofBeginning) <= limit) words.push({ word, whole, toBeginning, ofBeginning });
  }
  return words;
}

/** By length: the signature of so many first letters. */
function signaturesOfHeads(letters: Uint16Array): Uint32Array {
  const heads = new Uint32Array(letters.length + 1);
  for (let at = 0; at < letters.length; at++) heads[at + 1] = heads[at]! | signatureOf(letters, at, at + 1);
  return heads;
}

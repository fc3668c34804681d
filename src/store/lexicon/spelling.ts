import { fold, wordsOf } from '../../model/names';

/** The word begins its text. */
export const BEGINS = 1;
/** The word stands further on in its text. */
export const FOLLOWS = 2;

/**
 * What is left of a text for searching: the letters and digits of its fold, and the words that they make. Whatever else a
 * text holds parts its words, as a hyphen does in an id; a word as it stands in the text ("c++11") is one of them, and so
 * is each part of it ("c", "11").
 */
export class Spelling {
  /** UTF-16 units. */
  letters = new Uint16Array(256);
  /** Of `letters`, how many are this text's. */
  length = 0;
  /** UTF-16 units of the whole fold: letters, digits and what stands between them. */
  foldedLength = 0;
  /** Whether the text was ASCII all over. */
  plain = true;
  /** Word i is `letters` from `starts[i]` to `ends[i]`, and stands where `places[i]` says: BEGINS or FOLLOWS or both. */
  starts: number[] = [];
  ends: number[] = [];
  places: number[] = [];
  #wordStart = 0;
  #partStart = 0;
  #parts = 0;
  #word = 0;

  /** Reads a text that is in UTF-8, bytes [0, end). @returns whether it could: false where it is not ASCII */
  readBytes(bytes: Uint8Array, end: number): boolean {
    this.#begin(end);
    for (let at = 0; at < end; at++) {
      const byte = bytes[at]!;
      if (byte > 0x7f) return false;
      const type = TYPES[byte]!;
      if (type === LETTER) {
        this.letters[this.length++] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
        this.foldedLength++;
        continue;
      }
      if (type === OTHER) this.#endPart();
      else this.#endWord(this.foldedLength);
      if (type !== FOLDED_AWAY) this.foldedLength++;
    }
    this.#endWord(this.foldedLength);
    return true;
  }

  read(text: string): void {
    const folded = fold(text);
    this.#begin(folded.length);
    for (const word of wordsOf(text)) {
      for (const part of word.matchAll(LETTERS)) {
        for (let at = 0; at < part[0].length; at++) this.letters[this.length++] = part[0].charCodeAt(at);
        this.#endPart();
      }
      // A word that is but signs counts, as it does where words are compared.
      this.#endWord(Infinity);
    }
    this.foldedLength = folded.length;
    this.plain = false;
  }

  #begin(room: number): void {
    if (this.letters.length < room) this.letters = new Uint16Array(2 * room);
    this.length = this.foldedLength = 0;
    this.plain = true;
    this.starts.length = this.ends.length = this.places.length = 0;
    this.#wordStart = this.#partStart = this.#parts = this.#word = 0;
  }

  #endPart(): void {
    if (this.length === this.#partStart) return;
    this.#add(this.#partStart);
    this.#partStart = this.length;
    this.#parts++;
  }

  /** @param folded units of the fold so far: where there are none yet, there was no word either */
  #endWord(folded: number): void {
    this.#endPart();
    if (this.#parts > 1) this.#add(this.#wordStart);
    if (folded > 0) this.#word++;
    this.#wordStart = this.length;
    this.#parts = 0;
  }

  #add(start: number): void {
    this.starts.push(start);
    this.ends.push(this.length);
    // Signs may come before the first letter: then it begins the id, and not the name.
    this.places.push(
      (start === 0 || this.#word === 0 ? BEGINS : 0) | (start > 0 || this.#word > 0 ? FOLLOWS : 0),
    );
  }
}

/** The letter or digit, folded, that an ASCII character is; 0 of another. */
export function letterOf(byte: number): number {
  if (TYPES[byte] !== LETTER) return 0;
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

/** The letters and digits of a text that is folded. */
export function lettersOf(folded: string): Uint16Array {
  const kept = folded.match(LETTERS)?.join('') ?? '';
  return Uint16Array.from({ length: kept.length }, (_, at) => kept.charCodeAt(at));
}

const LETTERS = /[\p{L}\p{N}]+/gu;

const LETTER = 0;
const FOLDED_AWAY = 1;
const PARTS_WORDS = 2;
const OTHER = 3;

/** What each ASCII character is: parts of words are told apart by what `wordsOf` splits at, and what `fold` drops. */
const TYPES = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(sign)) return LETTER;
  if (fold(sign) === '') return FOLDED_AWAY;
  return wordsOf(`a${sign}b`).length > 1 ? PARTS_WORDS : OTHER;
});

/** One bit of 32 for each letter and digit among units [start, end); some share one. */
export function signatureOf(letters: Uint16Array, start: number, end: number): number {
  let bits = 0;
  for (let at = start; at < end; at++) bits |= 1 << bitOf(letters[at]!);
  return bits;
}

/** Latin letters have a bit each, digits share five; of the others, any. */
function bitOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  if (unit >= 0x30 && unit <= 0x39) return 26 + ((unit - 0x30) % 6);
  return (Math.imul(unit, 0x9e3779b1) >>> 27) & 31;
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { letterOf, Spelling } from '../store/lexicon/spelling';
import { NameCursor } from '../store/names';
import type { Store } from '../store/store';
import type { Slips } from './slips';

/** The letters of names, without a string for each. */
export class LettersOfNames {
  /** Of the name read last; good until the next is read. */
  readonly spelling = new Spelling();
  readonly #cursor: NameCursor;
  /** So many bytes of the name compared last were enough to tell that it is too far off; 0 where they were not. */
  #enough = 0;

  constructor(private readonly store: Store) {
    this.#cursor = new NameCursor(store.columns);
  }

  read(node: number): void {
    this.#enough = 0;
    this.#cursor.read(node);
    const { bytes, length } = this.#cursor;
    if (!this.spelling.readBytes(bytes, length)) this.spelling.read(this.store.name(node));
  }

  /**
   * Compares a name; quick where names come in the order of their rows, and each begins as the one before.
   * @returns false where the name is too far off, even from any beginning
   */
  compare(node: number, slips: Slips): boolean {
    const cursor = this.#cursor;
    cursor.read(node);
    if (this.#enough > 0 && cursor.kept >= this.#enough) return false;
    this.#enough = 0;
    slips.begin();
    for (let at = 0; at < cursor.length; at++) {
      const byte = cursor.bytes[at]!;
      if (byte > 0x7f) {
        this.spelling.read(this.store.name(node));
        slips.compare(this.spelling.letters, 0, this.spelling.length);
        return isNear(slips);
      }
      const letter = letterOf(byte);
      if (letter === 0 || slips.add(letter)) continue;
      if (isNear(slips)) return true;
      this.#enough = at + 1;
      return false;
    }
    return isNear(slips);
  }
}

function isNear({ whole, toBeginning, limit }: Slips): boolean {
  return Math.min(whole, toBeginning) <= limit;
}

import { fold } from '../model/names';
import { NameCursor } from '../store/names';
import type { Store } from '../store/store';

/** What folding makes of each ASCII character. */
const GONE = 0xff;
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = fold(String.fromCharCode(code));
  return folded === '' ? GONE : folded.charCodeAt(0);
});
const LETTERS = FOLDED.map((letter) => (/[a-z0-9]/.test(String.fromCharCode(letter)) ? letter : GONE));

/** Tells of which nodes id or name is, folded, a text: from the bytes of the name, where these are ASCII, as nearly all are. */
export class FoldedNames {
  readonly #names: NameCursor;
  readonly #wanted: Uint8Array;
  /** 1 = wanted, for each ASCII character. */
  readonly #letters = new Uint8Array(256);
  readonly #missing = new Uint8Array(256);
  /** The node whose name was read last. */
  #node = -1;

  /** @param folded what `fold` gives, not empty */
  constructor(
    private readonly store: Store,
    private readonly folded: string,
  ) {
    this.#names = new NameCursor(store.columns);
    this.#wanted = new TextEncoder().encode(folded);
    for (const letter of this.#wanted) if (letter <= 0x7f) this.#letters[letter] = 1;
  }

  isName(node: number): boolean {
    return this.#isAscii(node) ? this.#is(FOLDED) : fold(this.store.name(node)) === this.folded;
  }

  /** Of the id that a name suggests, folding leaves letters and digits. */
  isId(node: number): boolean {
    const isPlain = !this.store.hasOddId(node) && this.#isAscii(node);
    return isPlain ? this.#is(LETTERS) : fold(this.store.id(node)) === this.folded;
  }

  #isAscii(node: number): boolean {
    if (this.#node !== node) this.#names.read(node);
    this.#node = node;
    const { bytes, length } = this.#names;
    for (let at = 0; at < length; at++) if (bytes[at]! > 0x7f) return false;
    return true;
  }

  /**
   * Whether id or name may be, folded, within so many slips of the text, or hold it; lets through all that might. Each letter that
   * is wanted and not there takes a slip, and so does each one too many.
   */
  mayBeWithin(node: number, slips: number): boolean {
    const { nodeAliasOffsets } = this.store.columns;
    const hasOthers = nodeAliasOffsets[node] !== nodeAliasOffsets[node + 1] || this.store.hasOddId(node);
    if (hasOthers || !this.#isAscii(node)) return true;
    const { bytes, length } = this.#names;
    const missing = this.#missing;
    missing.set(this.#letters);
    let inName = 0;
    let inId = 0;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at]!;
      if (FOLDED[byte] === GONE) continue;
      missing[FOLDED[byte]!] = 0;
      inName++;
      if (LETTERS[byte] !== GONE) inId++;
    }
    let lacking = 0;
    for (const letter of this.#wanted) {
      lacking += missing[letter]!;
      missing[letter] = 0;
    }
    if (lacking === 0) return true;
    const wanted = this.folded.length;
    return lacking <= slips && Math.min(Math.abs(inName - wanted), Math.abs(inId - wanted)) <= slips;
  }

  /** Whether the name that was read is what is wanted, once each of its bytes is what the table says. */
  #is(table: Uint8Array): boolean {
    const { bytes, length } = this.#names;
    const wanted = this.#wanted;
    let at = 0;
    for (let i = 0; i < length; i++) {
      const letter = table[bytes[i]!]!;
      if (letter !== GONE && letter !== wanted[at++]) return false;
    }
    return at === wanted.length;
  }
}

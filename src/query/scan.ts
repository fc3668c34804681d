import { NameCursor } from '../store/names';
import type { Store } from '../store/store';
import type { Best } from './best';
import { likenessOf, slipsAllowed, type Readable } from './likeness';
import type { Sliced } from './slice';

const YIELD_EVERY = 2_048;

/** Looks at every entity's names, one after the other. */
export function* scan(store: Store, wanted: string, best: Best): Sliced<void> {
  const sieve = new Sieve(store, wanted);
  for (let node = 0; node < store.nodeCount; node++) {
    if (node % YIELD_EVERY === YIELD_EVERY - 1) yield;
    if (best.admits(node)) best.add(node, likenessOf(store, node, wanted, sieve.at(node)));
  }
}

/**
 * Tells by a text's bytes, before it is read, that it cannot be a hit: each letter that is wanted and not in it takes a
 * slip. Lets through all that might be one.
 */
class Sieve {
  readonly #wanted: number;
  readonly #slips: number;
  readonly #names: NameCursor;
  readonly #readable = { name: true, alias: (row: number) => this.#letsAlias(row) };

  constructor(
    private readonly store: Store,
    wanted: string,
  ) {
    this.#slips = slipsAllowed(wanted);
    this.#names = new NameCursor(store.columns);
    const letters = lettersOf(new TextEncoder().encode(wanted), 0, Infinity);
    this.#wanted = letters === BEYOND_ASCII ? 0 : letters;
  }

  at(node: number): Readable {
    this.#readable.name = this.#letsName(node);
    return this.#readable;
  }

  #letsAlias(row: number): boolean {
    const { stringBytes, stringOffsets } = this.store.columns;
    return this.#admits(lettersOf(stringBytes, stringOffsets[row]!, stringOffsets[row + 1]!));
  }

  #letsName(node: number): boolean {
    this.#names.read(node);
    return this.#admits(lettersOf(this.#names.bytes, 0, this.#names.length));
  }

  #admits(letters: number): boolean {
    if (letters === BEYOND_ASCII) return true;
    let missing = this.#wanted & ~letters;
    let slips = 0;
    for (; missing !== 0; missing &= missing - 1) slips++;
    return slips <= this.#slips;
  }
}

/** What folding makes of other letters is not to be told from their bytes. */
const BEYOND_ASCII = -1;

/** One bit for each Latin letter, whatever its case; the ten digits share six. */
function lettersOf(bytes: Uint8Array, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end && at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte > 0x7f) return BEYOND_ASCII;
    if (byte >= 0x30 && byte <= 0x39) letters |= 1 << (26 + ((byte - 0x30) % 6));
    const letter = (byte | 0x20) - 0x61;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

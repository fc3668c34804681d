/** Gives each different word a number, in the order in which they come. */
export class WordCollector {
  /** UTF-16 units of all words, one after the other; word i is [offsets[i], offsets[i + 1]). */
  units = new Uint16Array(1 << 12);
  offsets = new Uint32Array(1 << 9);
  count = 0;
  #hashes = new Uint32Array(1 << 9);
  /** Word numbers + 1 by hash, open addressing; 0 = free. A power of two in length, at most half full. */
  #slots = new Uint32Array(1 << 10);

  /** The number of the word `letters` [start, end). */
  add(letters: Uint16Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot]!; entry !== 0; entry = this.#slots[slot]!) {
      if (this.#hashes[entry - 1] === hash >>> 0 && this.#isWord(entry - 1, letters, start, end))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.count + 1;
    return this.#append(letters, start, end, hash);
  }

  #isWord(word: number, letters: Uint16Array, start: number, end: number): boolean {
    const from = this.offsets[word]!;
    if (this.offsets[word + 1]! - from !== end - start) return false;
    for (let at = start; at < end; at++) if (this.units[from + at - start] !== letters[at]) return false;
    return true;
  }

  #append(letters: Uint16Array, start: number, end: number, hash: number): number {
    const word = this.count++;
    const from = this.offsets[word]!;
    const to = from + end - start;
    if (to > this.units.length) this.units = grown(this.units, Uint16Array, to);
    if (word + 2 > this.offsets.length) {
      this.offsets = grown(this.offsets, Uint32Array, word + 2);
      this.#hashes = grown(this.#hashes, Uint32Array, word + 2);
    }
    this.#hashes[word] = hash;
    this.offsets[word + 1] = to;
    for (let at = start; at < end; at++) this.units[from + at - start] = letters[at]!;
    if (2 * this.count > this.#slots.length) this.#rehash();
    return word;
  }

  #rehash(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let word = 0; word < this.count; word++) {
      let slot = this.#hashes[word]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
    this.#slots = slots;
  }
}

/** A longer array that begins with the same numbers. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array>(
  array: T,
  Type: new (length: number) => T,
  least: number,
): T {
  const larger = new Type(Math.max(least, 2 * array.length));
  larger.set(array);
  return larger;
}

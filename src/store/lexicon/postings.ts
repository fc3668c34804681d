/** For each word, the texts that have it: rising numbers, of each the step from the one before, as varints. */
export class Postings {
  constructor(
    readonly coded: Uint8Array,
    /** The texts of word i lie at [offsets[i], offsets[i + 1]) of `coded`. */
    readonly offsets: Uint32Array,
  ) {}

  get bytes(): number {
    return this.coded.byteLength + this.offsets.byteLength;
  }

  /** Bytes that the texts of words [start, end) take: more than these are not to be read. */
  weight(start: number, end: number): number {
    return this.offsets[end]! - this.offsets[start]!;
  }

  /** Sets the bit of each text that has one of words [start, end). */
  mark(start: number, end: number, into: Uint32Array): void {
    const { coded, offsets } = this;
    for (let word = start, at = offsets[start]!; word < end; word++) {
      const last = offsets[word + 1]!;
      for (let text = -1; at < last;) {
        let byte = coded[at++]!;
        let step = byte & 0x7f;
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = coded[at++]!;
          step |= (byte & 0x7f) << shift;
        }
        text += step;
        into[text >>> 5]! |= 1 << (text & 31);
      }
    }
  }
}

/** Takes each word's texts in rising order, twice: first to learn how much room they need, then to write them. */
export class PostingsWriter {
  readonly #last: Int32Array;
  readonly #at: Uint32Array;
  #isOpen = false;
  #coded = new Uint8Array();
  #offsets = new Uint32Array();

  constructor(words: number) {
    this.#last = new Int32Array(words).fill(-1);
    this.#at = new Uint32Array(words);
  }

  /** A text has a word; once is enough, however often it does. */
  add(word: number, text: number): void {
    const step = text - this.#last[word]!;
    if (step === 0) return;
    this.#last[word] = text;
    if (this.#isOpen) this.#write(word, step);
    else this.#measure(word, step);
  }

  #measure(word: number, step: number): void {
    this.#at[word]! += step < 0x80 ? 1 : step < 0x4000 ? 2 : step < 0x200000 ? 3 : step < 0x10000000 ? 4 : 5;
  }

  /** All were added once, and are now added again. */
  open(): void {
    this.#isOpen = true;
    this.#offsets = new Uint32Array(this.#at.length + 1);
    for (let word = 0; word < this.#at.length; word++) {
      const start = this.#offsets[word]!;
      this.#offsets[word + 1] = start + this.#at[word]!;
      this.#at[word] = start;
    }
    this.#last.fill(-1);
    this.#coded = new Uint8Array(this.#offsets[this.#at.length]!);
  }

  #write(word: number, step: number): void {
    let rest = step;
    let at = this.#at[word]!;
    for (; rest > 0x7f; rest >>>= 7) this.#coded[at++] = (rest & 0x7f) | 0x80;
    this.#coded[at++] = rest;
    this.#at[word] = at;
  }

  finish(): Postings {
    return new Postings(this.#coded, this.#offsets);
  }
}

import { grown, WordCollector } from './collector';
import { countingUp, sortWords } from './dictionary';
import { PostingsWriter } from './postings';
import { BEGINS, FOLLOWS, signatureOf, type Spelling } from './spelling';
import { Wordbook } from './wordbook';

/** Texts and words between two looks at the clock. */
const CHUNK = 8_192;

/** Takes texts in the order of the entities that they name; makes a word book of them. */
export class WordbookWriter {
  readonly #collector = new WordCollector();
  /** Of each word of each text, its number in the collection times four, and BEGINS and FOLLOWS. */
  #words: Uint32Array;
  #wordCount = 0;
  #offsets: Uint32Array;
  #nodes: Uint32Array;
  #signatures: Uint32Array;
  #lengths: Uint32Array;
  #count = 0;

  /** @param texts about so many will come */
  constructor(texts: number) {
    this.#words = new Uint32Array(8 * texts + 16);
    this.#offsets = new Uint32Array(texts + 2);
    this.#nodes = new Uint32Array(texts + 1);
    this.#signatures = new Uint32Array(texts + 1);
    this.#lengths = new Uint32Array(texts + 1);
  }

  add(node: number, { letters, length, foldedLength, starts, ends, places }: Spelling): void {
    const text = this.#count++;
    if (text >= this.#nodes.length) this.#makeRoom(text);
    const from = this.#wordCount;
    if (from + starts.length > this.#words.length)
      this.#words = grown(this.#words, Uint32Array, from + starts.length);
    for (let at = 0; at < starts.length; at++)
      this.#words[from + at] = 4 * this.#collector.add(letters, starts[at]!, ends[at]!) + places[at]!;
    this.#wordCount += starts.length;
    this.#offsets[text + 1] = this.#wordCount;
    this.#nodes[text] = node;
    this.#signatures[text] = signatureOf(letters, 0, length);
    this.#lengths[text] = foldedLength;
  }

  #makeRoom(text: number): void {
    this.#offsets = grown(this.#offsets, Uint32Array, text + 2);
    this.#nodes = grown(this.#nodes, Uint32Array, text + 1);
    this.#signatures = grown(this.#signatures, Uint32Array, text + 1);
    this.#lengths = grown(this.#lengths, Uint32Array, text + 1);
  }

  /** @param importance by row of an entity; none below 0 */
  *finish(importance: Float32Array): Generator<void, Wordbook> {
    const order = yield* this.#order(importance);
    const { dictionary, rank } = yield* sortWords(this.#collector);
    const { beginning, following } = yield* this.#postings(order, rank);
    const { lengths, ends } = this.#lengthsOf(order);
    return new Wordbook(
      dictionary,
      beginning,
      following,
      order.map((text) => this.#nodes[text]!),
      order.map((text) => this.#signatures[text]!),
      lengths,
      ends,
    );
  }

  /** Shorter ones first, then those of more important entities. */
  *#order(importance: Float32Array): Generator<void, Uint32Array> {
    // As whole numbers, floats of one sign are in the same order.
    const bits = new Uint32Array(importance.buffer, importance.byteOffset, importance.length);
    const falling = new Uint32Array(this.#count);
    for (let text = 0; text < this.#count; text++) falling[text] = ~bits[this.#nodes[text]!]!;
    yield;
    const order = countingUp(this.#count);
    yield;
    const byImportance = yield* sortedBy(falling, order);
    return yield* sortedBy(this.#lengths.subarray(0, this.#count), byImportance);
  }

  *#postings(order: Uint32Array, rank: Uint32Array) {
    const beginning = new PostingsWriter(rank.length);
    const following = new PostingsWriter(rank.length);
    for (const isMeasured of [false, true]) {
      if (isMeasured) {
        beginning.open();
        following.open();
      }
      for (let start = 0; start < order.length; start += CHUNK) {
        this.#post(order.subarray(start, start + CHUNK), start, rank, beginning, following);
        yield;
      }
    }
    return { beginning: beginning.finish(), following: following.finish() };
  }

  /** @param first the number that the first of `texts` has in the book */
  #post(
    texts: Uint32Array,
    first: number,
    rank: Uint32Array,
    beginning: PostingsWriter,
    following: PostingsWriter,
  ): void {
    for (let at = 0; at < texts.length; at++) {
      const end = this.#offsets[texts[at]! + 1]!;
      for (let i = this.#offsets[texts[at]!]!; i < end; i++) {
        const word = rank[this.#words[i]! >>> 2]!;
        const places = this.#words[i]! & 3;
        if ((places & BEGINS) !== 0) beginning.add(word, first + at);
        if ((places & FOLLOWS) !== 0) following.add(word, first + at);
      }
    }
  }

  #lengthsOf(order: Uint32Array): { lengths: Uint32Array; ends: Uint32Array } {
    const lengths: number[] = [];
    const ends: number[] = [];
    for (let at = 0; at < order.length; at++) {
      const length = this.#lengths[order[at]!]!;
      if (lengths.at(-1) !== length) lengths.push(length);
      ends[lengths.length - 1] = at + 1;
    }
    return { lengths: Uint32Array.from(lengths), ends: Uint32Array.from(ends) };
  }
}

const DIGIT = 0x800;

/** Those in `order` by rising keys; of equals, the earlier stays before: radix sort, by eleven bits at a time. */
function* sortedBy(keys: Uint32Array, order: Uint32Array): Generator<void, Uint32Array> {
  let most = 0;
  for (const key of keys) if (key > most) most = key;
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += 11) {
    yield;
    const starts = new Uint32Array(DIGIT + 1);
    for (const text of from) starts[((keys[text]! >>> shift) & (DIGIT - 1)) + 1]!++;
    for (let digit = 0; digit < DIGIT; digit++) starts[digit + 1]! += starts[digit]!;
    for (const text of from) to[starts[(keys[text]! >>> shift) & (DIGIT - 1)]!++] = text;
    [from, to] = [to, from];
  }
  return from;
}

import type { WordRange } from '../store/lexicon/dictionary';
import type { Postings } from '../store/lexicon/postings';
import { MOST_LEFT_OUT } from '../store/lexicon/read';
import { bitCount } from '../store/lexicon/spelling';
import type { Wordbook } from '../store/lexicon/wordbook';
import type { Best } from './best';
import type { LettersOfNames } from './letters';
import {
  BEGINNING,
  BEGINNING_ONLY,
  ENOUGH_TO_BE_INSIDE,
  ENOUGH_TO_BEGIN,
  ID,
  INSIDE,
  LATER_WORD,
  SLIP,
  WITH_SLIPS,
  type Worth,
} from './likeness';
import { Segments } from './segments';
import type { Sliced } from './slice';
import { Slips } from './slips';
import { alike, containing, endingWith, indexOf, type AlikeWord } from './word-scan';

/** What is looked for. */
export interface Asked {
  /** Letters and digits of its fold. */
  readonly letters: Uint16Array;
  /** UTF-16 units of its fold. */
  readonly length: number;
  readonly signature: number;
  readonly slips: number;
}

export interface SeekerParts {
  readonly asked: Asked;
  readonly book: Wordbook;
  /** What a hit must be to be weighed. */
  readonly best: Pick<Best, 'leastScore' | 'leastImportance'>;
  /** By row of an entity. */
  readonly importance: Float32Array;
  /** What a text of the book is worth at most. */
  readonly worth: number;
  /** Absent where texts are not to be read but by weighing them. */
  readonly names?: LettersOfNames;
  /** Weighs an entity, unless it has been weighed. */
  readonly weigh: (node: number) => void;
}

/** How like a text of a length can be at most; never more for a longer one. */
type Most = (length: number) => number;

/** Texts between two looks at the clock. */
const CHUNK = 256;
/** Of so few bytes of postings, each text is looked at; of more, those are left out that lack the next word. */
const FEW = 4_096;

/**
 * Finds entities by one word book, step by step from the best that a hit can be. A step marks the texts that may be hits of
 * its kind, and weighs them in the order of the book until none can be better than what there is.
 */
export class Seeker {
  readonly #segments: Segments;
  readonly #slips: Slips;
  #alike: AlikeWord[] | undefined;

  constructor(private readonly parts: SeekerParts) {
    const { book, asked } = parts;
    this.#segments = new Segments(book.dictionary, asked.letters);
    this.#slips = new Slips(asked.letters, asked.slips);
  }

  /** Texts that begin with what is wanted, the same among them. */
  *beginnings(): Sliced<void> {
    const { asked, worth, book } = this.parts;
    const most: Most = (length) => {
      if (length <= asked.length) return worth;
      const likeness = weight(BEGINNING, asked.length / length);
      // An entity's id may be the very same.
      const maybeId = length * (1 - MOST_LEFT_OUT) <= asked.length;
      return worth * (maybeId ? Math.max(likeness, ID) : likeness);
    };
    if (this.#isEnough(worth)) return;
    yield* this.#begun(book.beginning, most, true);
  }

  /** Texts of which a later word, or several from there, begin with what is wanted. */
  *laterWords(): Sliced<void> {
    if (this.#isEnough(this.parts.worth * weight(LATER_WORD, 1))) return;
    yield* this.#begun(this.parts.book.following, this.#mostOf(LATER_WORD), false);
  }

  *#begun(list: Postings, most: Most, atStart: boolean): Sliced<void> {
    const { open, steps } = this.#segments;
    const marks = this.#unmarked();
    list.mark(open[0]!.start, open[0]!.end, marks);
    yield* this.#weigh(marks, most);
    for (const { word, end } of steps[0]!) {
      const range = { start: word, end: word + 1 };
      yield* this.#joined([range], [list], end, most, atStart);
    }
  }

  /** Texts in which what is wanted stands, within a word, or from one on into the next. */
  *insides(): Sliced<void> {
    const { asked, book, worth } = this.parts;
    if (asked.length < ENOUGH_TO_BE_INSIDE || this.#isEnough(worth * weight(INSIDE, 1))) return;
    const most = this.#mostOf(INSIDE);
    const lists = [book.beginning, book.following];
    const within = yield* containing(book.dictionary, asked.letters);
    yield* this.#weigh(this.#marked(within.map(rangeOf), lists), most);
    for (let at = 1; at < asked.letters.length; at++) {
      if (!this.#segments.canFollow(at)) continue;
      const words = endingWith(book.dictionary, asked.letters, at);
      if (words.length > 0) yield* this.#joined(words.map(rangeOf), lists, at, most, false);
    }
  }

  /** Texts that are what is wanted but for slips, or begin so. */
  *textsWithSlips(): Sliced<void> {
    const { asked, book } = this.parts;
    const most = this.#mostWithSlips(WITH_SLIPS.text - SLIP);
    if (asked.slips === 0 || this.#isEnough(most(1))) return;
    // A first word that is the beginning of what is wanted, or begins as that does.
    const words = yield* this.#alikeWords();
    const marks = this.#marked(
      words.map(({ word }) => rangeOf(word)),
      [book.beginning],
    );
    marks.fill(0, 0, this.#firstOfLength(asked.letters.length - asked.slips) >>> 5);
    yield;
    if (this.parts.names === undefined) yield* this.#weigh(marks, most, (text) => this.#maybeNear(text));
    else yield* this.#compareAll(marks, this.parts.names);
  }

  /** Compares names in the order of their rows, in which each begins as the one before; weighs them in that of the book. */
  *#compareAll(marks: Uint32Array, names: LettersOfNames): Sliced<void> {
    const { node } = this.parts.book;
    const nodes = this.#unmarked();
    for (const text of marked(marks)) set(nodes, node[text]!);
    yield;
    const losses = new Map<number, number>();
    let looked = 0;
    for (const one of marked(nodes)) {
      if (++looked % (16 * CHUNK) === 0) yield;
      const loss = names.compare(one, this.#slips) ? this.#lossOf(this.#slips) : Infinity;
      if (loss < Infinity) losses.set(one, loss);
    }
    for (const loss of new Set([...losses.values()].toSorted((a, b) => a - b))) {
      const alike = this.#unmarked();
      for (const text of marked(marks)) if (losses.get(node[text]!) === loss) set(alike, text);
      yield* this.#weigh(alike, this.#mostWithSlips(WITH_SLIPS.text - loss));
    }
  }

  /** Texts of which a word is what is wanted but for slips, or begins so. */
  *wordsWithSlips(): Sliced<void> {
    const { asked, book } = this.parts;
    if (asked.slips === 0) return;
    for (let worth = WITH_SLIPS.firstWord - SLIP; worth > 0; worth -= BEGINNING_ONLY) {
      const most = this.#mostWithSlips(worth);
      if (this.#isEnough(most(1))) return;
      const marks = this.#unmarked();
      for (const alike of yield* this.#alikeWords()) {
        const { word } = alike;
        const less = this.#lossOf(alike);
        if (WITH_SLIPS.firstWord - less === worth) book.beginning.mark(word, word + 1, marks);
        if (WITH_SLIPS.laterWord - less === worth) book.following.mark(word, word + 1, marks);
      }
      yield* this.#weigh(marks, most);
    }
  }

  *#alikeWords(): Sliced<AlikeWord[]> {
    const { book, asked } = this.parts;
    this.#alike ??= yield* alike(book, asked.letters, this.#slips);
    return this.#alike;
  }

  /** What slips cost, in thousandths; Infinity where there are too many. */
  #lossOf({ whole, toBeginning }: Pick<AlikeWord, 'whole' | 'toBeginning'>): number {
    const { slips, length } = this.parts.asked;
    // Without any it were no hit of this kind; signs that are left out here may be one.
    const inAll = whole <= slips ? SLIP * Math.max(1, whole) : Infinity;
    const mayBegin = length >= ENOUGH_TO_BEGIN && toBeginning <= slips;
    return Math.min(inAll, mayBegin ? SLIP * Math.max(1, toBeginning) + BEGINNING_ONLY : Infinity);
  }

  /** By its letters alone. */
  #maybeNear(text: number): boolean {
    const { asked, book } = this.parts;
    return bitCount(asked.signature & ~book.signature[text]!) <= asked.slips;
  }

  /** Texts that have a word of some ranges, after which comes what is wanted from `at` on. */
  *#joined(
    ranges: readonly WordRange[],
    lists: readonly Postings[],
    at: number,
    most: Most,
    atStart: boolean,
  ): Sliced<void> {
    const { following } = this.parts.book;
    const marks = this.#marked(ranges, lists);
    yield;
    if (weightOf(ranges, lists) > FEW) {
      const { open, steps } = this.#segments;
      const next = this.#marked([open[at]!, ...steps[at]!.map(({ word }) => rangeOf(word))], [following]);
      for (let i = 0; i < marks.length; i++) marks[i]! &= next[i]!;
      yield;
    }
    yield* this.#weigh(marks, most, (text) => this.#has(text, atStart));
  }

  /** Whether what is wanted stands in a text. */
  #has(text: number, atStart: boolean): boolean {
    const { asked, book, names } = this.parts;
    if ((asked.signature & ~book.signature[text]!) !== 0) return false;
    if (names === undefined) return true;
    names.read(book.node[text]!);
    const { letters, length } = names.spelling;
    const end = atStart ? Math.min(length, asked.letters.length) : length;
    return indexOf(letters, 0, end, asked.letters) >= 0;
  }

  /** Weighs the texts that are marked, as far as they may be among the best. */
  *#weigh(marks: Uint32Array, most: Most, admits?: (text: number) => boolean): Sliced<void> {
    const { best, importance, weigh } = this.parts;
    const { node, lengths, lengthEnds } = this.parts.book;
    let row = -1;
    let end = 0;
    let likeness = 0;
    let looked = 0;
    for (const text of marked(marks)) {
      if (text >= end) {
        while (text >= end) end = lengthEnds[++row]!;
        likeness = most(lengths[row]!);
      }
      const least = best.leastScore;
      if (likeness < least) return;
      // As like at most, and less important: it comes after all that there is.
      if (likeness === least && importance[node[text]!]! < best.leastImportance) continue;
      if (++looked % CHUNK === 0) yield;
      if (admits === undefined || admits(text)) weigh(node[text]!);
    }
  }

  /** The first text whose fold is no shorter. */
  #firstOfLength(length: number): number {
    const { lengths, lengthEnds } = this.parts.book;
    const row = lengths.findIndex((one) => one >= length);
    return row === 0 ? 0 : lengthEnds.at(row < 0 ? -1 : row - 1)!;
  }

  #isEnough(most: number): boolean {
    return most < this.parts.best.leastScore;
  }

  #mostOf(worth: Worth): Most {
    return (length) => this.parts.worth * weight(worth, Math.min(1, this.parts.asked.length / length));
  }

  #mostWithSlips(thousandths: number): Most {
    const { asked, worth } = this.parts;
    return (length) => worth * (thousandths / 1000 + WITH_SLIPS.share * Math.min(1, asked.length / length));
  }

  #marked(ranges: readonly WordRange[], lists: readonly Postings[]): Uint32Array {
    const marks = this.#unmarked();
    for (const list of lists) for (const { start, end } of ranges) list.mark(start, end, marks);
    return marks;
  }

  #unmarked(): Uint32Array {
    return new Uint32Array((this.parts.book.node.length + 31) >>> 5);
  }
}

function set(marks: Uint32Array, number: number): void {
  marks[number >>> 5]! |= 1 << (number & 31);
}

/** The numbers whose bits are set, rising. */
function* marked(marks: Uint32Array): Generator<number, void> {
  for (let at = 0; at < marks.length; at++) {
    for (let bits = marks[at]!; bits !== 0; bits &= bits - 1) yield 32 * at + 31 - Math.clz32(bits & -bits);
  }
}

function rangeOf(word: number): WordRange {
  return { start: word, end: word + 1 };
}

function weightOf(ranges: readonly WordRange[], lists: readonly Postings[]): number {
  let bytes = 0;
  for (const list of lists) for (const { start, end } of ranges) bytes += list.weight(start, end);
  return bytes;
}

function weight({ base, share }: Worth, of: number): number {
  return base + share * of;
}

import type { Dictionary, WordRange } from '../store/lexicon/dictionary';

/** A word that stands in what is wanted, from some place to `end`. */
export interface Step {
  readonly word: number;
  readonly end: number;
}

const NO_WORDS: WordRange = { start: 0, end: 0 };

/** How what is wanted may be read as words one after the other, the last of which may go on. */
export class Segments {
  /** By place in what is wanted: the words that begin with all that comes from there. */
  readonly open: WordRange[] = [];
  /** By place: the words that end before all is read, and after which others can follow. */
  readonly steps: Step[][] = [];

  constructor(
    private readonly dictionary: Dictionary,
    private readonly wanted: Uint16Array,
  ) {
    for (let at = wanted.length - 1; at >= 0; at--) this.#read(at);
  }

  /** Whether words can be found for all that comes from a place. */
  canFollow(at: number): boolean {
    const { start, end } = this.open[at]!;
    return start < end || this.steps[at]!.length > 0;
  }

  #read(from: number): void {
    const { dictionary, wanted } = this;
    const steps: Step[] = [];
    let range: WordRange = { start: 0, end: dictionary.count };
    let at = from;
    for (; at < wanted.length && range.start < range.end; at++) {
      range = dictionary.narrow(range, at - from, wanted[at]!);
      const end = at + 1;
      const isWord = range.start < range.end && dictionary.lengthOf(range.start) === end - from;
      if (isWord && end < wanted.length && this.canFollow(end)) steps.push({ word: range.start, end });
    }
    this.open[from] = at === wanted.length && range.start < range.end ? range : NO_WORDS;
    this.steps[from] = steps;
  }
}

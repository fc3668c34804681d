import type { Wordbook } from './wordbook';

/** The words of all that entities are called, for searching: see ./read. */
export interface Lexicon {
  /**
   * Of each entity, its name. Stands for its id as well, where that is not among the others: an id is the words of the name.
   */
  readonly names: Wordbook;
  /** Aliases, and ids that have other letters than the name, or are much shorter. */
  readonly others: Wordbook;
}

/** Bytes of memory that a lexicon holds. */
export function bytesOfLexicon({ names, others }: Lexicon): number {
  return names.bytes + others.bytes;
}

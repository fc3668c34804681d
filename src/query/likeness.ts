import { editDistance, fold, wordsOf } from '../model/names';
import type { Store } from '../store/store';

/** What a hit in an alias or id is worth, beside the name itself. */
export const ALIAS = 0.97;
export const ID = 0.95;

/** How like a text and what is wanted are: a base, and so much for the share of the text that is wanted. */
export interface Worth {
  readonly base: number;
  readonly share: number;
}

export const BEGINNING: Worth = { base: 0.8, share: 0.15 };
export const LATER_WORD: Worth = { base: 0.65, share: 0.1 };
export const INSIDE: Worth = { base: 0.5, share: 0.1 };
/** Thousandths, so that equal ones are equal: less SLIP for each slip, and BEGINNING_ONLY where not all is meant. */
export const WITH_SLIPS = { text: 450, firstWord: 400, laterWord: 350, share: 0.05 } as const;
export const SLIP = 100;
export const BEGINNING_ONLY = 50;

/** An entity that is found: how like, and by which of its names. */
export interface Likeness {
  readonly score: number;
  readonly matched: string;
}

/** Which of an entity's names may be read: all, unless said otherwise. */
export interface Readable {
  /** The name; and the id, which has its letters unless it is an odd one. */
  readonly name: boolean;
  alias(row: number): boolean;
}

const ALL: Readable = { name: true, alias: () => true };

/** The best that an entity's name, aliases and id make of a folded text; of equals, the first of these. */
export function likenessOf(store: Store, node: number, wanted: string, readable = ALL): Likeness {
  const { nodeAliasOffsets, alias } = store.columns;
  let best = { score: 0, matched: '' };
  const consider = (text: string, worth: number) => {
    const score = worth * similarity(wanted, text);
    if (score > best.score) best = { score, matched: text };
  };
  if (readable.name) consider(store.name(node), 1);
  for (let i = nodeAliasOffsets[node]!; i < nodeAliasOffsets[node + 1]!; i++)
    if (readable.alias(alias[i]!)) consider(store.string(alias[i]!), ALIAS);
  if (readable.name || store.hasOddId(node)) consider(store.id(node), ID);
  return best;
}

/** 1 for the same text; falls with what is left over, where it begins, and each typing error; 0 = unlike. */
export function similarity(wanted: string, text: string): number {
  const folded = fold(text);
  if (folded === wanted) return 1;
  const share = wanted.length / folded.length;
  if (folded.startsWith(wanted)) return BEGINNING.base + BEGINNING.share * share;
  const words = wordsOf(text);
  // "8x7b" in "Mixtral 8x7B": a later word, or several from there.
  const isLater = words.some((_, at) => at > 0 && words.slice(at).join('').startsWith(wanted));
  if (isLater) return LATER_WORD.base + LATER_WORD.share * share;
  if (wanted.length >= ENOUGH_TO_BE_INSIDE && folded.includes(wanted))
    return INSIDE.base + INSIDE.share * share;
  const thousandths = typo(wanted, folded, words);
  return thousandths === 0 ? 0 : thousandths / 1000 + WITH_SLIPS.share * Math.min(1, share);
}

/** None in a very short word, one in a short one, two in a longer one. */
export function slipsAllowed({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/** Below this many letters, a slip in the beginning of a word would make it that of too many others. */
export const ENOUGH_TO_BEGIN = 4;

/** Fewer letters than these are inside of nearly everything. */
export const ENOUGH_TO_BE_INSIDE = 3;

/** Slips of the keys, in thousandths: in the whole text, in its first word, in a later one; the beginning of each may be meant, too. */
function typo(wanted: string, folded: string, words: readonly string[]): number {
  const slips = slipsAllowed(wanted);
  let best = 0;
  const consider = (text: string, worth: number) => {
    const distance = editDistance(wanted, text, slips);
    if (distance <= slips) best = Math.max(best, worth - SLIP * distance);
  };
  for (const [at, text] of slips === 0 ? [] : [folded, ...words].entries()) {
    const worth = at === 0 ? WITH_SLIPS.text : at === 1 ? WITH_SLIPS.firstWord : WITH_SLIPS.laterWord;
    consider(text, worth);
    for (let cut = -1; cut <= 1 && wanted.length >= ENOUGH_TO_BEGIN; cut++) {
      if (wanted.length + cut < text.length)
        consider(text.slice(0, wanted.length + cut), worth - BEGINNING_ONLY);
    }
  }
  return best;
}

import type { SearchHit } from '../model/answer';
import { editDistance, fold } from '../model/names';
import type { Questions } from '../model/question';
import { NameCursor } from '../store/names';
import type { Store } from '../store/store';
import { filterMasks } from './filter';
import { byImportance, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count, kindMask } from './terms';

const USUAL_LIMIT = 20;
const YIELD_EVERY = 2_048;
/** What a hit in an alias or id is worth, beside the name itself. */
const ALIAS = 0.97;
const ID = 0.95;

/** Entities by name, alias or id: exact, then as prefix, as a later word, inside, then with typing errors. */
export function* search(store: Store, question: Questions['search']): Sliced<{ results: SearchHit[] }> {
  const limit = count('limit', question.limit, USUAL_LIMIT);
  const kinds = kindMask(store, question.kinds);
  const wanted = fold(question.text);
  if (wanted === '') return { results: [] };
  const sieve = new Sieve(store, wanted);
  const passing = question.filter && (yield* filterMasks(store, question.filter)).nodes;
  const hits: { node: number; score: number; matched: string }[] = [];
  for (let node = 0; node < store.nodeCount; node++) {
    if (node % YIELD_EVERY === YIELD_EVERY - 1) yield;
    if (kinds[store.columns.nodeKind[node]!] === 0 || passing?.[node] === 0) continue;
    const hit = bestHit(store, node, wanted, sieve);
    if (hit.score > 0) hits.push({ node, ...hit });
  }
  const order = byImportance(store);
  hits.sort((a, b) => b.score - a.score || order(a.node, b.node));
  return {
    results: hits.slice(0, limit).map(({ node, score, matched }) => ({
      ...nodeRef(store, node),
      score: Math.round(score * 1000) / 1000,
      matched,
    })),
  };
}

function bestHit(
  store: Store,
  node: number,
  wanted: string,
  sieve: Sieve,
): { score: number; matched: string } {
  const { nodeAliasOffsets, alias } = store.columns;
  let best = { score: 0, matched: '' };
  const consider = (text: string, worth: number) => {
    const score = worth * similarity(wanted, text);
    if (score > best.score) best = { score, matched: text };
  };
  const mayBeNamed = sieve.letsName(node);
  if (mayBeNamed) consider(store.name(node), 1);
  for (let i = nodeAliasOffsets[node]!; i < nodeAliasOffsets[node + 1]!; i++)
    if (sieve.lets(alias[i]!)) consider(store.string(alias[i]!), ALIAS);
  // An id has the letters of its name, unless it is an odd one.
  if (mayBeNamed || store.hasOddId(node)) consider(store.id(node), ID);
  return best;
}

/**
 * Tells by a text's bytes, before it is read, that it cannot be a hit: each letter that is wanted and not in it takes a
 * slip. Lets through all that might be one.
 */
class Sieve {
  readonly #wanted: number;
  readonly #slips: number;
  readonly #names: NameCursor;

  constructor(
    private readonly store: Store,
    wanted: string,
  ) {
    this.#slips = slipsAllowed(wanted);
    this.#names = new NameCursor(store.columns);
    const letters = lettersOf(new TextEncoder().encode(wanted), 0, Infinity);
    this.#wanted = letters === BEYOND_ASCII ? 0 : letters;
  }

  lets(row: number): boolean {
    const { stringBytes, stringOffsets } = this.store.columns;
    return this.#admits(lettersOf(stringBytes, stringOffsets[row]!, stringOffsets[row + 1]!));
  }

  letsName(node: number): boolean {
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

/** 1 for the same text; falls with what is left over, where it begins, and each typing error; 0 = unlike. */
export function similarity(wanted: string, text: string): number {
  const folded = fold(text);
  if (folded === wanted) return 1;
  const share = wanted.length / folded.length;
  if (folded.startsWith(wanted)) return 0.8 + 0.15 * share;
  const words = text
    .split(/[\s\p{Dash_Punctuation}_/.,()]+/u)
    .map(fold)
    .filter(Boolean);
  // "8x7b" in "Mixtral 8x7B": a later word, or several from there.
  if (words.some((_, at) => at > 0 && words.slice(at).join('').startsWith(wanted))) return 0.65 + 0.1 * share;
  if (wanted.length > 2 && folded.includes(wanted)) return 0.5 + 0.1 * share;
  const least = typo(wanted, folded, words);
  return least === 0 ? 0 : least + 0.05 * Math.min(1, share);
}

/** None in a very short word, one in a short one, two in a longer one. */
function slipsAllowed({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/** Below this many letters, a slip in the beginning of a word would make it that of too many others. */
const ENOUGH_TO_BEGIN = 4;

/** Slips of the keys: in the whole text, in its first word, in a later one; the beginning of each may be meant, too. */
function typo(wanted: string, folded: string, words: readonly string[]): number {
  const slips = slipsAllowed(wanted);
  let best = 0;
  const consider = (text: string, worth: number) => {
    const distance = editDistance(wanted, text, slips);
    if (distance <= slips) best = Math.max(best, worth - 0.1 * distance);
  };
  for (const [at, text] of slips === 0 ? [] : [folded, ...words].entries()) {
    const worth = at === 0 ? 0.45 : at === 1 ? 0.4 : 0.35;
    consider(text, worth);
    for (let cut = -1; cut <= 1 && wanted.length >= ENOUGH_TO_BEGIN; cut++) {
      if (wanted.length + cut < text.length) consider(text.slice(0, wanted.length + cut), worth - 0.05);
    }
  }
  return best;
}

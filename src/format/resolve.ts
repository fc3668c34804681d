import { fold } from '../model/names';

/**
 * Whether two spellings name one thing: the rules by which every importer and `merge` decide, in the order in which they are
 * tried. A rule that finds several has found none.
 *
 * 1. exact: the name, letter by letter, blanks aside.
 * 2. alias: another name of exactly one entity, letter by letter.
 * 3. case: the same but for case, accents, blanks and hyphens, where only one entity can be meant. Every other sign counts, so
 *    that "Command R" and "Command R+", "PanGu-α" and "PanGu-Σ" stay apart; so does every digit, so that sizes do.
 * 4. version suffix: a known name and a version, date or size behind it. Never joined: it is another thing; but it is told.
 * 5. ambiguous: several are meant alike. Never joined, never guessed.
 * 6. placeholder: nobody described it.
 */
export const OUTCOMES = ['exact', 'alias', 'case', 'version suffix', 'ambiguous', 'placeholder'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** How often each rule decided. */
export type Resolution = Record<Outcome, number>;

export function noResolution(): Resolution {
  return { exact: 0, alias: 0, case: 0, 'version suffix': 0, ambiguous: 0, placeholder: 0 };
}

export interface Found<T> {
  readonly outcome: Outcome;
  /** Absent where none was found, or several. */
  readonly entity?: T;
}

/** What people write where there is nothing to write. */
const NOTHING = new Set([
  '',
  'n/a',
  'na',
  'nan',
  'none',
  'null',
  'nil',
  'undefined',
  'unknown',
  'unspecified',
  'not specified',
  'not available',
  'tbd',
  'tba',
  '-',
  '--',
  '?',
  '[]',
  'unspecified unreleased',
  'undisclosed',
]);

/** A name as it was meant: without blanks at its ends, line breaks, characters of no width, remains of HTML, slashes behind it. */
export function cleanName(text: string): string {
  return text
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '')
    .replace(/&amp;/g, '&')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]+/gu, '')
    .replace(/^[\s"']+|[\s"'/]+$/g, '');
}

/** Whether a cell says that there is nothing: "N/A" and "unknown" are no models. */
export function isNothing(text: string): boolean {
  return NOTHING.has(cleanName(text).toLowerCase());
}

/** A version, date or size at the end of a name, as people write them. */
const SUFFIX =
  /[\s_-]*(?:\((?:[^()]*)\)|v?\d[\d.]*[bmkt]?|\d{4}-\d{2}(?:-\d{2})?|\d{6,8}|instruct|chat|base|preview|latest|it|hf)$/i;

/** "claude-3-opus-20240229-v1" has a few; what is longer is no name with a version. */
const MOST_SUFFIXES = 4;
const LONGEST_VERSIONED = 300;

/** The known things, found by any spelling that can mean but one of them. */
export class Resolver<T> {
  readonly #names = new Map<string, Set<T>>();
  readonly #aliases = new Map<string, Set<T>>();
  readonly #folded = new Map<string, Set<T>>();

  add(entity: T, name: string, aliases: readonly string[] = []): void {
    put(this.#names, cleanName(name), entity);
    for (const alias of aliases) put(this.#aliases, cleanName(alias), entity);
    for (const text of [name, ...aliases]) put(this.#folded, fold(cleanName(text)), entity);
  }

  find(text: string): Found<T> {
    const name = cleanName(text);
    const steps = [
      ['exact', this.#names.get(name)],
      ['alias', this.#aliases.get(name)],
      ['case', this.#folded.get(fold(name))],
    ] as const;
    for (const [outcome, found] of steps) {
      if (found === undefined) continue;
      const [entity] = found;
      return found.size === 1 ? { outcome, entity: entity! } : { outcome: 'ambiguous' };
    }
    return { outcome: this.#isVersion(name) ? 'version suffix' : 'placeholder' };
  }

  #isVersion(name: string): boolean {
    let stem = name.length > LONGEST_VERSIONED ? '' : name;
    for (let suffixes = 0; suffixes < MOST_SUFFIXES; suffixes++) {
      const shorter = stem.replace(SUFFIX, '');
      if (shorter === stem || shorter === '') return false;
      stem = shorter;
      if (this.#folded.has(fold(stem))) return true;
    }
    return false;
  }
}

function put<T>(map: Map<string, Set<T>>, key: string, entity: T): void {
  if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(entity));
}

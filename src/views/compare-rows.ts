import type { Comparison, StatementRef } from '../model/answer';
import type { Verdict } from '../state/state';
import { isEntity, phrase, plain } from './phrase';
import type { Vocabulary } from './vocabulary';

/** One predicate of a comparison: what is said of each, and how that compares. */
export interface Row {
  readonly predicate: string;
  /** `statements[i]` of entity i; none: not recorded. */
  readonly statements: readonly (readonly StatementRef[])[];
  readonly verdict: Verdict;
  /** Of what they share the circumstances differ: amounts, roles, what it applies to. */
  readonly nuanced: boolean;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  shared: 'shared',
  different: 'differs',
  unknown: 'not known of all',
};

export function rowsOf({ evidence = [] }: Comparison, vocabulary: Vocabulary): Row[] {
  return evidence.map(({ predicate, statements }) => {
    const objects = statements.map((list) => keysOf(list));
    const verdict = verdictOf(statements, objects);
    const words = statements.map((list) =>
      list
        .map((statement) => `${statement.certainty} ${plain(phrase(statement, vocabulary))}`)
        .toSorted()
        .join('\n'),
    );
    return { predicate, statements, verdict, nuanced: verdict === 'shared' && new Set(words).size > 1 };
  });
}

/** What all of them have, as `keyOf` writes it. */
export function common({ statements }: Row): ReadonlySet<string> {
  const [first = [], ...rest] = statements.map(keysOf);
  return new Set(first.filter((key) => rest.every((keys) => keys.includes(key))));
}

/** A statement by what it is about: its object, and whether it is denied. */
export function keyOf({ object, negated }: StatementRef): string {
  return `${negated === true ? 'not ' : ''}${isEntity(object) ? object.id : JSON.stringify(object)}`;
}

function keysOf(statements: readonly StatementRef[]): string[] {
  return [...new Set(statements.map(keyOf))].toSorted();
}

/** What is not recorded, or not disclosed, may be anything: two that differ otherwise differ all the same. */
function verdictOf(
  statements: readonly (readonly StatementRef[])[],
  objects: readonly (readonly string[])[],
): Verdict {
  const isKnown = (list: readonly StatementRef[]) =>
    list.length > 0 && !list.some(({ object }) => 'unknown' in object);
  const known = objects.filter((_, index) => isKnown(statements[index]!));
  if (new Set(known.map((keys) => keys.join('\n'))).size > 1) return 'different';
  return known.length === objects.length ? 'shared' : 'unknown';
}

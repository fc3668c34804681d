import type { IncomingCounts } from '../model/answer';
import { VALUE_ENTITY } from '../store/columns';
import type { Store } from '../store/store';
import { mostImportant } from './ranking';
import type { Sliced } from './slice';

/** Statements of others that name an entity, as rows. */
export interface Incoming {
  /** Those that have it as object, by predicate, in the order of the ontology. */
  readonly asObject: ReadonlyMap<number, Uint32Array>;
  readonly inQualifiers: Uint32Array;
}

export function incomingOf(store: Store, node: number): Incoming {
  const { statementPredicate, statementObjectType, statementObject } = store.columns;
  const mentions = store.mentionsOf(node);
  const isObject = (row: number) =>
    statementObjectType[row] === VALUE_ENTITY && statementObject[row] === node;
  // Counted first: of a hub's statements no list is made but of numbers.
  const counts = new Uint32Array(store.ontology.predicates.length);
  for (const row of mentions) if (isObject(row)) counts[statementPredicate[row]!]!++;
  const asObject = new Map<number, Uint32Array>();
  counts.forEach((count, predicate) => count > 0 && asObject.set(predicate, new Uint32Array(count)));
  const inQualifiers: number[] = [];
  counts.fill(0);
  for (const row of mentions) {
    const predicate = statementPredicate[row]!;
    if (isObject(row)) asObject.get(predicate)![counts[predicate]!++] = row;
    else inQualifiers.push(row);
  }
  return { asObject, inQualifiers: Uint32Array.from(inQualifiers) };
}

export function countsOf(store: Store, { asObject, inQualifiers }: Incoming): IncomingCounts {
  const { predicates } = store.ontology;
  const counts = Array.from(
    asObject,
    ([predicate, rows]) => [predicates[predicate]!.id, rows.length] as const,
  );
  return { asObject: Object.fromEntries(counts), inQualifiers: inQualifiers.length };
}

/** At most so many of each sort: those of the most important subjects. */
export function* fewOf(store: Store, { asObject, inQualifiers }: Incoming, most: number): Sliced<number[]> {
  const few: number[] = [];
  for (const rows of [...asObject.values(), inQualifiers]) {
    for (const row of yield* fewOfSort(store, rows, most)) few.push(row);
    yield;
  }
  return few;
}

function* fewOfSort(store: Store, rows: Uint32Array, most: number): Sliced<number[]> {
  const { statementSubject } = store.columns;
  // Statements are sorted by subject: those of one lie together.
  const subjects = rows
    .map((row) => statementSubject[row]!)
    .filter((subject, at, all) => at === 0 || all[at - 1] !== subject);
  const first = yield* mostImportant(store, subjects, most);
  const place = new Map(first.map((subject, at) => [subject, at]));
  const chosen = Array.from(rows.filter((row) => place.has(statementSubject[row]!)));
  const placeOf = (row: number) => place.get(statementSubject[row]!)!;
  return chosen.sort((a, b) => placeOf(a) - placeOf(b) || a - b).slice(0, most);
}

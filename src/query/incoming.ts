import type { IncomingCounts } from '../model/answer';
import { VALUE_ENTITY } from '../store/columns';
import type { Store } from '../store/store';
import { mostImportant } from './ranking';
import type { Sliced } from './slice';

/** Statements of others that name an entity, as rows. */
export interface Incoming {
  /** Those that have it as object, by predicate, in the order of the ontology. */
  readonly asObject: ReadonlyMap<number, readonly number[]>;
  readonly inQualifiers: readonly number[];
}

/** Statements between two looks at the clock. */
const CHUNK = 65_536;

export function* incomingOf(store: Store, node: number): Sliced<Incoming> {
  const { nodeMentionOffsets, mentionStatement, statementSubject, statementPredicate } = store.columns;
  const { statementObjectType, statementObject } = store.columns;
  const asObject = new Map<number, number[]>();
  const inQualifiers: number[] = [];
  for (let at = nodeMentionOffsets[node]!; at < nodeMentionOffsets[node + 1]!; at++) {
    if (at % CHUNK === CHUNK - 1) yield;
    const row = mentionStatement[at]!;
    if (statementSubject[row] === node) continue;
    if (statementObjectType[row] !== VALUE_ENTITY || statementObject[row] !== node) {
      inQualifiers.push(row);
      continue;
    }
    const known = asObject.get(statementPredicate[row]!);
    if (known === undefined) asObject.set(statementPredicate[row]!, [row]);
    else known.push(row);
  }
  const inOrder = [...asObject].sort(([a], [b]) => a - b);
  return { asObject: new Map(inOrder), inQualifiers };
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

function* fewOfSort(store: Store, rows: readonly number[], most: number): Sliced<number[]> {
  const { statementSubject } = store.columns;
  const first = yield* mostImportant(store, subjectsOf(store, rows), most);
  yield;
  const place = new Map(first.map((subject, at) => [subject, at]));
  const placeOf = (row: number) => place.get(statementSubject[row]!);
  const chosen = rows.filter((row) => placeOf(row) !== undefined);
  return chosen.sort((a, b) => placeOf(a)! - placeOf(b)! || a - b).slice(0, most);
}

/** Each once: statements are sorted by subject, those of one lie together. */
function subjectsOf({ columns: { statementSubject } }: Store, rows: readonly number[]): Uint32Array {
  const subjects = new Uint32Array(rows.length);
  let length = 0;
  for (const row of rows) {
    const subject = statementSubject[row]!;
    if (length === 0 || subjects[length - 1] !== subject) subjects[length++] = subject;
  }
  return subjects.subarray(0, length);
}

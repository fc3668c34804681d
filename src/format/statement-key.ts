import type { Statement, Value } from '../model/graph';

/** What is said, without where it stands: the same for two statements that say the same. */
export function statementKey({
  subject,
  predicate,
  object,
  qualifiers,
  certainty,
  negated,
}: Statement): string {
  const told = qualifiers.map(({ id, values }) => [id, values.map(valueKey).toSorted()] as const);
  return JSON.stringify([
    claimKey({ subject, predicate, object }),
    told.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    certainty,
    negated,
  ]);
}

/** What is said, and where it stands. */
export function wholeKey(statement: Statement): string {
  const places = statement.references.map(({ source, where }) => `${source}, ${where}`);
  return `${statementKey(statement)} ${JSON.stringify(places.toSorted())}`;
}

/** What it is about: subject, predicate and object. */
export function claimKey({
  subject,
  predicate,
  object,
}: Pick<Statement, 'subject' | 'predicate' | 'object'>): string {
  return JSON.stringify([subject, predicate, valueKey(object)]);
}

function valueKey(value: Value): string {
  if ('entity' in value) return `entity ${value.entity}`;
  if ('value' in value) return `${typeof value.value} ${value.value} ${value.unit ?? ''}`;
  return 'unknown' in value ? 'unknown' : 'none';
}

/** The grammar of ids. */

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TERM = /^[a-z]+(?:_[a-z]+)*$/;
/** Ids that mean something else where an entity could stand. */
const RESERVED = new Set(['unknown', 'none']);

/** Kebab-case ASCII, not `unknown` or `none`. */
export function isEntityId(text: string): boolean {
  return ID.test(text) && !RESERVED.has(text);
}

/** snake_case: the id of a kind, predicate or qualifier. */
export function isTermId(text: string): boolean {
  return TERM.test(text);
}

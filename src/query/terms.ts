import { InputError } from '../model/errors';
import { nearest } from '../model/names';
import type { Store } from '../store/store';
import { choicesOf } from './relations';

/** Names in a question, checked against the ontology. */

/** One byte for each edge label; 1 = admitted. All, where no list is given. */
export function labelMask(store: Store, edges: readonly string[] | undefined): Uint8Array {
  const mask = new Uint8Array(store.labelCount);
  if (edges === undefined) return mask.fill(1);
  for (const id of edges) {
    const label = store.labelOf(id);
    if (label < 0)
      throw unknown('predicate', id, [...store.ontology.predicates, ...store.ontology.qualifiers]);
    mask[label] = 1;
  }
  return mask;
}

/** The labels of the predicates that carry lineage, or of those listed. */
export function lineageMask(store: Store, edges: readonly string[] | undefined): Uint8Array {
  if (edges !== undefined) return labelMask(store, edges);
  return labelMask(
    store,
    store.ontology.predicates.filter(({ lineage }) => lineage).map(({ id }) => id),
  );
}

/** One byte for each kind; 1 = listed. All, where no list is given. */
export function kindMask(store: Store, kinds: readonly string[] | undefined): Uint8Array {
  const mask = new Uint8Array(store.ontology.kinds.length);
  if (kinds === undefined) return mask.fill(1);
  for (const id of kinds) {
    const kind = store.ontology.kinds.findIndex((one) => one.id === id);
    if (kind < 0) throw unknown('kind', id, store.ontology.kinds);
    mask[kind] = 1;
  }
  return mask;
}

export function checkRelations(store: Store, relations: readonly string[]): void {
  const choices = choicesOf(store);
  for (const relation of relations) {
    if (!choices.includes(relation))
      throw unknown(
        'relation',
        relation,
        choices.map((id) => ({ id })),
      );
  }
}

/** A whole number from 1 to `most`, or `otherwise` where none is given. */
export function count(
  what: string,
  value: number | undefined,
  otherwise: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (value === undefined) return otherwise;
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? 'of at least 1' : `from 1 to ${most}`;
  throw new InputError('wrong-use', `${what} is ${value}; expected a whole number ${range}`);
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): InputError {
  const ids = known.map((one) => one.id);
  const near = nearest(id, ids);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `one of ${ids.join(', ')}`;
  return new InputError('unknown-value', `unknown ${what}: ${id}; ${hint}`);
}

import { InputError, UsageError } from '../model/errors';
import type { Source } from '../model/graph';
import type { Ontology } from '../model/ontology';

/** Ids of the ontology's terms and of sources to their rows; one that is not there is a bug of the caller's checks. */
export class Terms {
  readonly #kinds: Map<string, number>;
  readonly #predicates: Map<string, number>;
  readonly #qualifiers: Map<string, number>;
  readonly #sources: Map<string, number>;

  /** @throws InputError too-large, where there are more terms than a column can number */
  constructor({ kinds, predicates, qualifiers }: Ontology, sources: readonly Source[]) {
    checkCount('kinds', kinds.length, 2 ** 8);
    checkCount('predicates and qualifiers', predicates.length + qualifiers.length, 2 ** 16);
    this.#kinds = indexById(kinds);
    this.#predicates = indexById(predicates);
    this.#qualifiers = indexById(qualifiers);
    this.#sources = indexById(sources);
  }

  kind = (id: string): number => found(this.#kinds.get(id), id, 'kind');
  predicate = (id: string): number => found(this.#predicates.get(id), id, 'predicate');
  qualifier = (id: string): number => found(this.#qualifiers.get(id), id, 'qualifier');
  source = (id: string): number => found(this.#sources.get(id), id, 'source');
}

/** @throws UsageError where there is no row */
export function found(row: number | undefined, id: string, what: string): number {
  if (row === undefined || row < 0)
    throw new UsageError(`unknown ${what}: ${id}; a store is built of a checked graph`);
  return row;
}

function checkCount(what: string, count: number, most: number): void {
  if (count <= most) return;
  throw new InputError('too-large', `the ontology has ${count} ${what}; a store holds at most ${most}`);
}

function indexById(items: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(items.map(({ id }, row) => [id, row]));
}

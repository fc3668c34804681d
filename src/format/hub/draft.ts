import { InputError } from '../../model/errors';
import type { Ontology } from '../../model/ontology';
import type { GraphTable } from '../../model/table';
import { distinctIds } from './ids';
import { Statements } from './statements';

/** A hub's table while it is written. */
export class TableDraft {
  readonly names: string[] = [];
  readonly statements: Statements;
  readonly #ontology: Ontology;
  /** Rows of one kind are written together: the kind, and the row before which they end. */
  readonly #kinds: { kind: number; end: number }[] = [];

  /** @param room for so many statements before the first growth */
  constructor(ontology: Ontology, room: number) {
    this.#ontology = ontology;
    this.statements = new Statements(room);
  }

  /**
   * Further entities of one kind. @returns the row of the first
   * @throws InputError wrong-use where the ontology has no such kind
   */
  entities(kind: string, names: Iterable<string>): number {
    const first = this.names.length;
    for (const name of names) this.names.push(name);
    this.#kinds.push({ kind: indexOf(this.#ontology.kinds, 'kind', kind), end: this.names.length });
    return first;
  }

  /** @throws InputError wrong-use where the ontology has no such predicate */
  predicate(id: string): number {
    return indexOf(this.#ontology.predicates, 'predicate', id);
  }

  done(rest: Pick<GraphTable, 'sources' | 'circumstances'> & Partial<GraphTable>): GraphTable {
    const kind = new Uint8Array(this.names.length);
    let from = 0;
    for (const run of this.#kinds) {
      kind.fill(run.kind, from, run.end);
      from = run.end;
    }
    return {
      ontology: this.#ontology,
      names: this.names,
      ids: distinctIds(this.names),
      aliases: new Map(),
      links: new Map(),
      kind,
      placeholder: new Uint8Array(this.names.length),
      ...this.statements.done(),
      ...rest,
    };
  }
}

function indexOf(terms: readonly { readonly id: string }[], what: string, id: string): number {
  const at = terms.findIndex((term) => term.id === id);
  if (at < 0) throw new InputError('wrong-use', `the ontology has no ${what} ${id}, in which a hub is told`);
  return at;
}

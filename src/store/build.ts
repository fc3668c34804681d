import { UsageError } from '../model/errors';
import type { Graph, Source, Statement } from '../model/graph';
import { RELEASED, type Ontology } from '../model/ontology';
import type { GraphTable } from '../model/table';
import { CircumstanceTable } from './circumstances';
import {
  NODE_PLACEHOLDER,
  NODE_UNNAMED,
  rowNumberType,
  STATEMENT_NEGATED,
  VALUE_NUMBER,
  VALUE_TEXT,
  type Columns,
} from './columns';
import { groupByOwner } from './csr';
import { edgeColumns, type StatementColumns } from './edges';
import { inheritedStatements } from './inheritance';
import { nodeColumns, type EntityRows, type NodeColumns } from './nodes';
import { shareColumns } from './sharing';
import { sortIds, type SortedIds } from './sort-ids';
import { Store } from './store';
import { StringTable } from './strings';
import { found, Terms } from './terms';
import { ValueTable } from './values';

/**
 * The store of a checked graph: every id that a statement names is an entity's, every term the ontology's, every
 * entity's id an id and its own.
 * @throws InputError too-large, where the ontology has more terms than a column can number
 */
export function buildStore(graph: Graph): Store {
  const { ontology, sources, entities, statements } = graph;
  const draft = new Draft(ontology, sources, entityRows(graph, new Terms(ontology, sources)));
  const { ids, terms } = draft;
  const subjects = Uint32Array.from(statements, ({ subject }) => found(ids.find(subject), subject, 'entity'));
  const bySubject = groupByOwner(subjects, entities.length);
  const count = statements.length;
  const columns = {
    statementSubject: bySubject.items.map((given) => subjects[given]!),
    statementPredicate: new Uint16Array(count),
    statementObjectType: new Uint8Array(count),
    statementObject: new Uint32Array(count),
  };
  const circumstances = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const statement: Statement = statements[bySubject.items[row]!]!;
    const object = draft.values.encode(statement.object);
    columns.statementPredicate[row] = terms.predicate(statement.predicate);
    columns.statementObjectType[row] = object.type;
    columns.statementObject[row] = object.row;
    circumstances[row] = draft.circumstances.row(statement);
  }
  return draft.finish({ ...columns, nodeStatementOffsets: bySubject.offsets }, circumstances);
}

function entityRows({ entities }: Graph, terms: Terms): EntityRows {
  const where = <T>(of: (entity: Graph['entities'][number]) => T | undefined): Map<number, T> => {
    const rows = new Map<number, T>();
    entities.forEach((entity, row) => {
      const value = of(entity);
      if (value !== undefined) rows.set(row, value);
    });
    return rows;
  };
  return {
    names: entities.map(({ name }) => name),
    ids: where(({ id }) => id),
    kind: entities.map(({ kind }) => terms.kind(kind)),
    flags: entities.map(
      (entity) => (entity.unnamed ? NODE_UNNAMED : 0) | (entity.placeholder ? NODE_PLACEHOLDER : 0),
    ),
    descriptions: where(({ description }) => (description === '' ? undefined : description)),
    aliases: where(({ aliases }) => (aliases.length === 0 ? undefined : aliases)),
    links: where(({ links }) => (links.length === 0 ? undefined : links)),
  };
}

/**
 * The store of a graph as flat columns: the same as `buildStore` makes of it, without an object for each entity or
 * statement.
 * @throws UsageError where an id is none or not the only one, or a row is out of its range
 * @throws InputError too-large, where the ontology has more terms than a column can number
 */
export function buildStoreOfTable(table: GraphTable): Store {
  checkTable(table);
  const flags = table.placeholder.map((is) => (is === 1 ? NODE_PLACEHOLDER : 0));
  const draft = new Draft(table.ontology, table.sources, { ...table, flags, descriptions: new Map() });
  const { rank } = draft.ids;
  const subjects = ranked(table.subject, rank);
  const { offsets, items } = groupByOwner(subjects, table.names.length);
  const count = subjects.length;
  const statementPredicate = new Uint16Array(count);
  const statementObject = new Uint32Array(count);
  const circumstances = new Uint32Array(count);
  // Numbered as they come, so that the order of the dictionary is that of the statements.
  const rows = new Int32Array(table.circumstances.length).fill(-1);
  for (let row = 0; row < count; row++) {
    const given = items[row]!;
    statementPredicate[row] = table.predicate[given]!;
    statementObject[row] = rank[table.object[given]!]!;
    const circumstance = table.circumstance[given]!;
    if (rows[circumstance] === -1)
      rows[circumstance] = draft.circumstances.row(table.circumstances[circumstance]!);
    circumstances[row] = rows[circumstance]!;
  }
  // In place: where an item came from is not asked again.
  const statementSubject = items;
  for (let node = 0; node + 1 < offsets.length; node++)
    statementSubject.fill(node, offsets[node], offsets[node + 1]);
  return draft.finish(
    {
      nodeStatementOffsets: offsets,
      statementSubject,
      statementPredicate,
      statementObjectType: new Uint8Array(count),
      statementObject,
    },
    circumstances,
  );
}

function ranked(rows: Uint32Array, rank: Uint32Array): Uint32Array {
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) sorted[at] = rank[rows[at]!]!;
  return sorted;
}

function checkTable(table: GraphTable): void {
  const { names, kind, placeholder, subject, predicate, object, circumstance, ontology } = table;
  for (const column of [kind, placeholder]) checkLength(column.length, names.length);
  for (const column of [predicate, object, circumstance]) checkLength(column.length, subject.length);
  checkBelow('kind', kind, ontology.kinds.length);
  checkBelow('subject', subject, names.length);
  checkBelow('predicate', predicate, ontology.predicates.length);
  checkBelow('object', object, names.length);
  checkBelow('circumstance', circumstance, table.circumstances.length);
}

function checkLength(length: number, expected: number): void {
  if (length !== expected)
    throw new UsageError(`a column of a table has ${length} rows; expected ${expected}`);
}

function checkBelow(what: string, rows: ArrayLike<number>, limit: number): void {
  for (let at = 0; at < rows.length; at++) {
    if (rows[at]! >= limit)
      throw new UsageError(`${what} ${at} of the table is ${rows[at]}; expected a row below ${limit}`);
  }
}

/** Statements, sorted by subject; how is told apart. */
type Statements = Omit<
  StatementColumns,
  'statementCircumstance' | `circumstance${string}` | `qualifier${string}`
>;

/** A store in the making: its nodes are in order, its statements come as they are found. */
class Draft {
  readonly terms: Terms;
  readonly ids: SortedIds;
  readonly values: ValueTable;
  readonly circumstances: CircumstanceTable;
  readonly #strings = new StringTable();
  readonly #nodes: NodeColumns;

  constructor(
    private readonly ontology: Ontology,
    private readonly sources: readonly Source[],
    entities: EntityRows,
  ) {
    // Row 0: columns of texts that nobody wrote are zeros, and cost nothing.
    this.#strings.row('');
    this.terms = new Terms(ontology, sources);
    this.ids = sortIds(entities.names, entities.ids);
    this.values = new ValueTable((id) => found(this.ids.find(id), id, 'entity'), this.#strings);
    this.circumstances = new CircumstanceTable(this.terms, this.values, this.#strings);
    this.#nodes = nodeColumns(entities, this.ids.order, this.#strings);
  }

  /** @param circumstances for each statement its row in the table of circumstances */
  finish(statements: Statements, circumstances: Uint32Array): Store {
    const told = {
      ...statements,
      statementCircumstance: new (rowNumberType(this.circumstances.size))(circumstances),
      ...this.circumstances.finish(),
    };
    const { nodeKind } = this.#nodes;
    const inherited = inheritedStatements(this.ontology, nodeKind, told);
    const stated = {
      statements: told,
      nodeCount: nodeKind.length,
      predicateCount: this.ontology.predicates.length,
    };
    const { bytes, offsets } = this.#strings.finish();
    const columns: Columns = {
      ...this.#nodes,
      ...told,
      ...this.values.finish(),
      ...edgeColumns(stated, inherited),
      nodeYear: this.#years(told),
      nodeInheritedOffsets: inherited.offsets,
      inheritedStatement: inherited.items,
      stringBytes: bytes,
      stringOffsets: offsets,
    };
    return new Store(this.ontology, this.sources, shareColumns(columns));
  }

  /** Of the first release; that of a version may come after it. */
  #years(statements: StatementColumns): Uint16Array {
    const years = new Uint16Array(this.#nodes.nodeKind.length);
    const released = this.ontology.predicates.findIndex(({ id }) => id === RELEASED);
    const { statementPredicate, statementSubject, statementCircumstance, circumstanceFlags } = statements;
    for (let row = 0; row < statementPredicate.length; row++) {
      if (statementPredicate[row] !== released) continue;
      if ((circumstanceFlags[statementCircumstance[row]!]! & STATEMENT_NEGATED) !== 0) continue;
      const text = this.#written(statements, row);
      if (text === undefined) continue;
      const year = Number.parseInt(text, 10);
      const known = years[statementSubject[row]!]!;
      if (known === 0 || year < known) years[statementSubject[row]!] = year;
    }
    return years;
  }

  /** The object of a statement, where it is a number or text. */
  #written({ statementObjectType, statementObject }: StatementColumns, row: number): string | undefined {
    const object = statementObject[row]!;
    if (statementObjectType[row] === VALUE_TEXT) return this.#strings.text(object);
    return statementObjectType[row] === VALUE_NUMBER ? String(this.values.numbers[object]) : undefined;
  }
}

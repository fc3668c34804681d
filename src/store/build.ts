import { InputError, UsageError } from '../model/errors';
import { CERTAINTIES, type Graph, type Statement } from '../model/graph';
import { RELEASED } from '../model/ontology';
import { NODE_PLACEHOLDER, NODE_UNNAMED, STATEMENT_NEGATED, type Columns } from './columns';
import { flatten, groupByOwner } from './csr';
import { edgeColumns, mentionColumns } from './edges';
import { inheritedStatements } from './inheritance';
import { Store } from './store';
import { StringTable } from './strings';
import { ValueTable } from './values';

/**
 * The store of a checked graph: every id that a statement names is an entity's, every term the ontology's.
 * @throws InputError too-large, where the ontology has more terms than a column can number
 */
export function buildStore(graph: Graph): Store {
  const rows = new Rows(graph);
  const strings = new StringTable();
  const nodeCount = graph.entities.length;
  const nodes = nodeColumns(graph, rows, strings);
  const written = Uint32Array.from(graph.statements, ({ subject }) => rows.entity(subject));
  const bySubject = groupByOwner(written, nodeCount);
  // In the order of their subjects: inheritance and statement rows count along the same list.
  const statements = Array.from(bySubject.items, (index) => graph.statements[index]!);
  const statementSubject = bySubject.items.map((index) => written[index]!);
  const made = { ...statementColumns(statements, rows, strings), statementSubject };
  const inherited = flatten(inheritedStatements({ ...graph, statements }));
  const stated = { statements: made, nodeCount, predicateCount: graph.ontology.predicates.length };
  const columns: Columns = {
    ...nodes,
    ...made,
    ...mentionColumns(stated),
    ...edgeColumns(stated, inherited),
    nodeYear: nodeYears(statements, statementSubject, nodeCount),
    nodeStatementOffsets: bySubject.offsets,
    nodeInheritedOffsets: inherited.offsets,
    inheritedStatement: inherited.items,
    ...stringColumns(strings),
  };
  return new Store(graph.ontology, graph.sources, columns);
}

/** Ids and terms to rows; a name that is not there is a bug of the caller's checks. */
class Rows {
  readonly #entities: Map<string, number>;
  readonly #kinds: Map<string, number>;
  readonly #predicates: Map<string, number>;
  readonly #qualifiers: Map<string, number>;
  readonly #sources: Map<string, number>;

  constructor({ entities, ontology, sources }: Graph) {
    const { kinds, predicates, qualifiers } = ontology;
    checkCount('kinds', kinds.length, 2 ** 8);
    checkCount('predicates and qualifiers', predicates.length + qualifiers.length, 2 ** 16);
    this.#entities = indexById(entities);
    this.#kinds = indexById(kinds);
    this.#predicates = indexById(predicates);
    this.#qualifiers = indexById(qualifiers);
    this.#sources = indexById(sources);
  }

  entity = (id: string): number => found(this.#entities, id, 'entity');
  kind = (id: string): number => found(this.#kinds, id, 'kind');
  predicate = (id: string): number => found(this.#predicates, id, 'predicate');
  qualifier = (id: string): number => found(this.#qualifiers, id, 'qualifier');
  source = (id: string): number => found(this.#sources, id, 'source');
}

function checkCount(what: string, count: number, most: number): void {
  if (count <= most) return;
  throw new InputError('too-large', `the ontology has ${count} ${what}; a store holds at most ${most}`);
}

function indexById(items: readonly { readonly id: string }[]): Map<string, number> {
  const index = new Map<string, number>();
  items.forEach(({ id }, row) => index.set(id, row));
  return index;
}

function found(index: ReadonlyMap<string, number>, id: string, what: string): number {
  const row = index.get(id);
  if (row === undefined) throw new UsageError(`unknown ${what}: ${id}; buildStore takes a checked graph`);
  return row;
}

function nodeColumns({ entities }: Graph, rows: Rows, strings: StringTable) {
  const aliases = flatten(entities.map((entity) => entity.aliases.map((text) => strings.row(text))));
  const links = flatten(entities.map((entity) => entity.links.map((text) => strings.row(text))));
  return {
    nodeKind: Uint8Array.from(entities, (entity) => rows.kind(entity.kind)),
    nodeFlags: Uint8Array.from(
      entities,
      (entity) => (entity.unnamed ? NODE_UNNAMED : 0) | (entity.placeholder ? NODE_PLACEHOLDER : 0),
    ),
    nodePosition: new Float32Array(entities.length * 2).fill(Number.NaN),
    nodeId: Uint32Array.from(entities, (entity) => strings.row(entity.id)),
    nodeName: Uint32Array.from(entities, (entity) => strings.row(entity.name)),
    nodeDescription: Uint32Array.from(entities, (entity) => strings.row(entity.description)),
    nodeAliasOffsets: aliases.offsets,
    alias: aliases.items,
    nodeLinkOffsets: links.offsets,
    link: links.items,
  };
}

/** Of the first release; that of a version may come after it. */
function nodeYears(statements: readonly Statement[], subjects: Uint32Array, nodeCount: number): Uint16Array {
  const years = new Uint16Array(nodeCount);
  statements.forEach(({ predicate, object, negated }, row) => {
    if (predicate !== RELEASED || negated || !('value' in object)) return;
    const year = Number.parseInt(String(object.value), 10);
    const known = years[subjects[row]!]!;
    if (known === 0 || year < known) years[subjects[row]!] = year;
  });
  return years;
}

function statementColumns(statements: readonly Statement[], rows: Rows, strings: StringTable) {
  const values = new ValueTable(rows.entity, strings);
  const objectType = new Uint8Array(statements.length);
  const object = new Uint32Array(statements.length);
  statements.forEach((statement, row) => {
    const encoded = values.encode(statement.object);
    objectType[row] = encoded.type;
    object[row] = encoded.row;
  });
  return {
    statementPredicate: Uint16Array.from(statements, ({ predicate }) => rows.predicate(predicate)),
    statementObjectType: objectType,
    statementObject: object,
    statementCertainty: Uint8Array.from(statements, ({ certainty }) => CERTAINTIES.indexOf(certainty)),
    statementFlags: Uint8Array.from(statements, ({ negated }) => (negated ? STATEMENT_NEGATED : 0)),
    ...qualifierColumns(statements, rows, values),
    ...referenceColumns(statements, rows, strings),
    ...values.finish(),
  };
}

function qualifierColumns(statements: readonly Statement[], rows: Rows, values: ValueTable) {
  const offsets = new Uint32Array(statements.length + 1);
  const ids: number[] = [];
  const types: number[] = [];
  const valueRows: number[] = [];
  statements.forEach(({ qualifiers }, row) => {
    for (const qualifier of qualifiers) {
      for (const value of qualifier.values) {
        const encoded = values.encode(value);
        ids.push(rows.qualifier(qualifier.id));
        types.push(encoded.type);
        valueRows.push(encoded.row);
      }
    }
    offsets[row + 1] = ids.length;
  });
  return {
    statementQualifierOffsets: offsets,
    qualifierId: Uint16Array.from(ids),
    qualifierType: Uint8Array.from(types),
    qualifierValue: Uint32Array.from(valueRows),
  };
}

function referenceColumns(statements: readonly Statement[], rows: Rows, strings: StringTable) {
  const offsets = new Uint32Array(statements.length + 1);
  const sources: number[] = [];
  const places: number[] = [];
  statements.forEach(({ references }, row) => {
    for (const { source, where } of references) {
      sources.push(rows.source(source));
      places.push(strings.row(where));
    }
    offsets[row + 1] = sources.length;
  });
  return {
    statementReferenceOffsets: offsets,
    referenceSource: Uint32Array.from(sources),
    referenceWhere: Uint32Array.from(places),
  };
}

function stringColumns(strings: StringTable) {
  const { bytes, offsets } = strings.finish();
  return { stringBytes: bytes, stringOffsets: offsets };
}

import { CERTAINTIES, type Graph, type Statement, type Value } from '../model/graph';
import { UsageError } from '../model/errors';
import {
  EDGE_INHERITED,
  EDGE_PARTICIPANT,
  NODE_PLACEHOLDER,
  NODE_UNNAMED,
  NO_UNIT,
  STATEMENT_NEGATED,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_TEXT,
  VALUE_UNKNOWN,
  type Columns,
} from './columns';
import { flatten, groupByOwner } from './csr';
import { pageRank } from './importance';
import { inheritedStatements } from './inheritance';
import { Store } from './store';
import { StringTable } from './strings';

/** The store of a checked graph: every id that a statement names is an entity's, every term the ontology's. */
export function buildStore(graph: Graph): Store {
  const rows = new Rows(graph);
  const strings = new StringTable();
  const values = new ValueTable(rows, strings);
  // Subjects in entity order: inheritance and statement rows count along the same list.
  const sorted = sortBySubject(graph, rows);
  const ordered = { ...graph, statements: sorted };
  const inherited = inheritedStatements(ordered);
  const columns: Columns = {
    ...nodeColumns(ordered, rows, strings),
    ...statementColumns(ordered, rows, strings, values),
    ...mentionColumns(ordered, rows),
    ...inheritedColumns(inherited),
    ...edgeColumns(collectEdges(ordered, rows, inherited), graph.entities.length),
    ...values.finish(),
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
  readonly predicateCount: number;

  constructor({ entities, ontology, sources }: Graph) {
    this.#entities = indexById(entities);
    this.#kinds = indexById(ontology.kinds);
    this.#predicates = indexById(ontology.predicates);
    this.#qualifiers = indexById(ontology.qualifiers);
    this.#sources = indexById(sources);
    this.predicateCount = ontology.predicates.length;
  }

  entity = (id: string): number => found(this.#entities, id, 'entity');
  kind = (id: string): number => found(this.#kinds, id, 'kind');
  predicate = (id: string): number => found(this.#predicates, id, 'predicate');
  qualifier = (id: string): number => found(this.#qualifiers, id, 'qualifier');
  source = (id: string): number => found(this.#sources, id, 'source');
}

function indexById(items: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(items.map((item, index) => [item.id, index]));
}

function found(index: ReadonlyMap<string, number>, id: string, what: string): number {
  const row = index.get(id);
  if (row === undefined) throw new UsageError(`unknown ${what}: ${id}; buildStore takes a checked graph`);
  return row;
}

/** Numbers with their units go into a table of their own; texts into the strings. */
class ValueTable {
  readonly #numbers: number[] = [];
  readonly #units: number[] = [];

  constructor(
    private readonly rows: Rows,
    private readonly strings: StringTable,
  ) {}

  encode(value: Value): { type: number; row: number } {
    if ('entity' in value) return { type: VALUE_ENTITY, row: this.rows.entity(value.entity) };
    if ('unknown' in value) return { type: VALUE_UNKNOWN, row: 0 };
    if ('none' in value) return { type: VALUE_NONE, row: 0 };
    if (typeof value.value === 'string') return { type: VALUE_TEXT, row: this.strings.row(value.value) };
    this.#numbers.push(value.value);
    this.#units.push(value.unit === undefined ? NO_UNIT : this.strings.row(value.unit));
    return { type: VALUE_NUMBER, row: this.#numbers.length - 1 };
  }

  finish() {
    return { numberValue: Float64Array.from(this.#numbers), numberUnit: Uint32Array.from(this.#units) };
  }
}

function sortBySubject(graph: Graph, rows: Rows): Statement[] {
  const { items } = groupByOwner(
    graph.statements.map((statement) => rows.entity(statement.subject)),
    graph.entities.length,
  );
  return Array.from(items, (index) => graph.statements[index]!);
}

function nodeColumns({ entities, statements }: Graph, rows: Rows, strings: StringTable) {
  const aliases = flatten(entities.map((entity) => entity.aliases.map((text) => strings.row(text))));
  const links = flatten(entities.map((entity) => entity.links.map((text) => strings.row(text))));
  const nodeYear = new Uint16Array(entities.length);
  for (const { subject, predicate, object } of statements) {
    const dated = predicate === 'released' && 'value' in object && typeof object.value === 'string';
    if (dated) nodeYear[rows.entity(subject)] = Number.parseInt(object.value as string, 10);
  }
  return {
    nodeKind: Uint8Array.from(entities, (entity) => rows.kind(entity.kind)),
    nodeFlags: Uint8Array.from(
      entities,
      (entity) => (entity.unnamed ? NODE_UNNAMED : 0) | (entity.placeholder ? NODE_PLACEHOLDER : 0),
    ),
    nodePosition: new Float32Array(entities.length * 2).fill(Number.NaN),
    nodeYear,
    nodeId: Uint32Array.from(entities, (entity) => strings.row(entity.id)),
    nodeName: Uint32Array.from(entities, (entity) => strings.row(entity.name)),
    nodeDescription: Uint32Array.from(entities, (entity) => strings.row(entity.description)),
    nodeAliasOffsets: aliases.offsets,
    alias: aliases.items,
    nodeLinkOffsets: links.offsets,
    link: links.items,
  };
}

function statementColumns(graph: Graph, rows: Rows, strings: StringTable, values: ValueTable) {
  const { statements, entities } = graph;
  const subjects = Uint32Array.from(statements, (statement) => rows.entity(statement.subject));
  const objects = statements.map((statement) => values.encode(statement.object));
  const qualifiers = statements.map(({ qualifiers: all }) =>
    all.flatMap(({ id, values: several }) =>
      several.map((value) => ({ id: rows.qualifier(id), ...values.encode(value) })),
    ),
  );
  const references = statements.map((statement) => statement.references);
  return {
    nodeStatementOffsets: groupByOwner(subjects, entities.length).offsets,
    statementSubject: subjects,
    statementPredicate: Uint16Array.from(statements, (statement) => rows.predicate(statement.predicate)),
    statementObjectType: Uint8Array.from(objects, (object) => object.type),
    statementObject: Uint32Array.from(objects, (object) => object.row),
    statementCertainty: Uint8Array.from(statements, (statement) => CERTAINTIES.indexOf(statement.certainty)),
    statementFlags: Uint8Array.from(statements, (statement) => (statement.negated ? STATEMENT_NEGATED : 0)),
    statementQualifierOffsets: offsetsOf(qualifiers),
    qualifierId: Uint16Array.from(qualifiers.flat(), (qualifier) => qualifier.id),
    qualifierType: Uint8Array.from(qualifiers.flat(), (qualifier) => qualifier.type),
    qualifierValue: Uint32Array.from(qualifiers.flat(), (qualifier) => qualifier.row),
    statementReferenceOffsets: offsetsOf(references),
    referenceSource: Uint32Array.from(references.flat(), (reference) => rows.source(reference.source)),
    referenceWhere: Uint32Array.from(references.flat(), (reference) => strings.row(reference.where)),
  };
}

function offsetsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, owner) => (offsets[owner + 1] = offsets[owner]! + list.length));
  return offsets;
}

/** Subject first, then the object, then those in qualifiers, as node rows with the label that joins them to earlier ones. */
function participants(statement: Statement, rows: Rows): { node: number; label: number }[] {
  const list = [{ node: rows.entity(statement.subject), label: -1 }];
  if ('entity' in statement.object) {
    list.push({ node: rows.entity(statement.object.entity), label: rows.predicate(statement.predicate) });
  }
  for (const { id, values } of statement.qualifiers) {
    const label = rows.predicateCount + rows.qualifier(id);
    for (const value of values) {
      if ('entity' in value) list.push({ node: rows.entity(value.entity), label });
    }
  }
  return list;
}

function mentionColumns({ statements, entities }: Graph, rows: Rows) {
  const mentions: number[][] = entities.map(() => []);
  statements.forEach((statement, row) => {
    const [subject, ...others] = participants(statement, rows).map(({ node }) => node);
    for (const node of new Set(others)) if (node !== subject) mentions[node]!.push(row);
  });
  const { offsets, items } = flatten(mentions);
  return { nodeMentionOffsets: offsets, mentionStatement: items };
}

function inheritedColumns(inherited: readonly (readonly number[])[]) {
  const { offsets, items } = flatten(inherited);
  return { nodeInheritedOffsets: offsets, inheritedStatement: items };
}

interface Edge {
  source: number;
  target: number;
  label: number;
  certainty: number;
  flags: number;
  statement: number;
}

/** What is denied is no edge. An inherited statement is one edge from the member; participants are joined pairwise, once. */
function collectEdges(graph: Graph, rows: Rows, inherited: readonly (readonly number[])[]): Edge[] {
  const edges: Edge[] = [];
  const joined = new Set<string>();
  graph.statements.forEach((statement, row) => {
    if (statement.negated) return;
    const certainty = CERTAINTIES.indexOf(statement.certainty);
    const list = participants(statement, rows);
    list.forEach((later, j) => {
      for (const earlier of list.slice(0, j)) {
        const isStatement = later.label < rows.predicateCount;
        const key = `${earlier.node} ${later.node} ${later.label}`;
        if (!isStatement && (earlier.node === later.node || joined.has(key))) continue;
        if (!isStatement) joined.add(key);
        const flags = isStatement ? 0 : EDGE_PARTICIPANT;
        edges.push({ source: earlier.node, target: later.node, label: later.label, certainty, flags, statement: row });
      }
    });
  });
  inherited.forEach((statements, member) => {
    for (const row of statements) {
      const { object, negated, predicate, certainty } = graph.statements[row]!;
      if (negated || !('entity' in object)) continue;
      const target = rows.entity(object.entity);
      // A family trained on its own member's output would make a member its own ancestor.
      if (target === member) continue;
      const label = rows.predicate(predicate);
      edges.push({ source: member, target, label, certainty: CERTAINTIES.indexOf(certainty), flags: EDGE_INHERITED, statement: row });
    }
  });
  return edges;
}

function edgeColumns(unsorted: readonly Edge[], nodeCount: number) {
  const out = groupByOwner(Uint32Array.from(unsorted, (edge) => edge.source), nodeCount);
  const edges = Array.from(out.items, (index) => unsorted[index]!);
  const edgeSource = Uint32Array.from(edges, (edge) => edge.source);
  const edgeTarget = Uint32Array.from(edges, (edge) => edge.target);
  const incoming = groupByOwner(edgeTarget, nodeCount);
  return {
    nodeOutOffsets: out.offsets,
    edgeSource,
    edgeTarget,
    edgeLabel: Uint16Array.from(edges, (edge) => edge.label),
    edgeCertainty: Uint8Array.from(edges, (edge) => edge.certainty),
    edgeFlags: Uint8Array.from(edges, (edge) => edge.flags),
    edgeStatement: Uint32Array.from(edges, (edge) => edge.statement),
    nodeInOffsets: incoming.offsets,
    incomingEdge: incoming.items,
    nodeImportance: importance(edges, nodeCount),
  };
}

/** Over what is asserted: an inherited edge would let a family's size decide. */
function importance(edges: readonly Edge[], nodeCount: number): Float32Array {
  const asserted = edges.filter((edge) => (edge.flags & EDGE_INHERITED) === 0);
  const sources = asserted.map((edge) => edge.source);
  const targets = Uint32Array.from(asserted, (edge) => edge.target);
  return pageRank(nodeCount, groupByOwner(sources, nodeCount), targets);
}

function stringColumns(strings: StringTable) {
  const { bytes, offsets } = strings.finish();
  return { stringBytes: bytes, stringOffsets: offsets };
}

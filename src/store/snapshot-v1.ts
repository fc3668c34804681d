import {
  CERTAINTIES,
  type Entity,
  type Graph,
  type Reference,
  type Statement,
  type Value,
} from '../model/graph';
import { buildStore } from './build';
import {
  NO_UNIT,
  NODE_PLACEHOLDER,
  NODE_UNNAMED,
  STATEMENT_NEGATED,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_TEXT,
} from './columns';
import { crc32 } from './crc32';
import { decodeDirectory, type Directory } from './directory';
import { altered } from './frame';
import type { OlderFile } from './reading';
import type { Store } from './store';

/*
 * Version 1: behind the directory the columns as they lay in memory, each at the next multiple of 8, zeros between. Nodes lay
 * in the order in which they were written. What was derived, and the certainty of edges, is derived anew.
 */
const COLUMNS_V1 = {
  nodeKind: Uint8Array,
  nodeFlags: Uint8Array,
  nodeImportance: Float32Array,
  nodePosition: Float32Array,
  nodeYear: Uint16Array,
  nodeId: Uint32Array,
  nodeName: Uint32Array,
  nodeDescription: Uint32Array,
  nodeAliasOffsets: Uint32Array,
  alias: Uint32Array,
  nodeLinkOffsets: Uint32Array,
  link: Uint32Array,
  nodeStatementOffsets: Uint32Array,
  statementSubject: Uint32Array,
  statementPredicate: Uint16Array,
  statementObjectType: Uint8Array,
  statementObject: Uint32Array,
  statementCertainty: Uint8Array,
  statementFlags: Uint8Array,
  statementQualifierOffsets: Uint32Array,
  qualifierId: Uint16Array,
  qualifierType: Uint8Array,
  qualifierValue: Uint32Array,
  statementReferenceOffsets: Uint32Array,
  referenceSource: Uint32Array,
  referenceWhere: Uint32Array,
  numberValue: Float64Array,
  numberUnit: Uint32Array,
  nodeMentionOffsets: Uint32Array,
  mentionStatement: Uint32Array,
  nodeInheritedOffsets: Uint32Array,
  inheritedStatement: Uint32Array,
  nodeOutOffsets: Uint32Array,
  edgeSource: Uint32Array,
  edgeTarget: Uint32Array,
  edgeLabel: Uint16Array,
  edgeCertainty: Uint8Array,
  edgeFlags: Uint8Array,
  edgeStatement: Uint32Array,
  nodeInOffsets: Uint32Array,
  incomingEdge: Uint32Array,
  stringBytes: Uint8Array,
  stringOffsets: Uint32Array,
} as const;

type NameV1 = keyof typeof COLUMNS_V1;
type ColumnsV1 = { readonly [Name in NameV1]: InstanceType<(typeof COLUMNS_V1)[Name]> };
const NAMES_V1 = Object.keys(COLUMNS_V1) as NameV1[];
const ALIGNMENT = 8;

/**
 * @param name what to call the file in an error
 * @throws InputError altered-file
 */
export function readVersion1({ bytes, directoryStart, directoryEnd }: OlderFile, name: string): Store {
  const directory = decodeDirectory(bytes.subarray(directoryStart, directoryEnd), NAMES_V1);
  if (directory === undefined) throw altered(name, 'directory');
  const columns = readColumns(bytes, directoryEnd, directory, name);
  let graph: Graph;
  try {
    graph = graphOf(columns, directory);
    const store = buildStore(graph);
    return store.withPositions(placesIn(store, graph, columns.nodePosition));
  } catch (error) {
    // Its sums are right, so somebody made it so: what is wrong with it is not ours to say in more words.
    if (error instanceof Error) throw altered(name, `columns (${error.message})`);
    throw error;
  }
}

function readColumns(
  bytes: Uint8Array,
  directoryEnd: number,
  { sections }: Directory,
  name: string,
): ColumnsV1 {
  let end = directoryEnd;
  const columns = NAMES_V1.map((column) => {
    const offset = aligned(end);
    const [length, crc] = sections[column]!;
    const gap = bytes.subarray(end, offset);
    end = offset + length;
    const Type = COLUMNS_V1[column];
    if (end > bytes.length || length % Type.BYTES_PER_ELEMENT !== 0)
      throw altered(name, `section ${column} (length)`);
    if (!isZero(gap)) throw altered(name, `padding before ${column}`);
    const part = bytes.slice(offset, end);
    if (crc32(part) !== crc) throw altered(name, `section ${column}`);
    // Not slice() alone: that of Node's buffers copies nothing.
    return [column, new Type(new Uint8Array(part).buffer)] as const;
  });
  if (aligned(end) !== bytes.length || !isZero(bytes.subarray(end))) throw altered(name, 'end');
  return Object.fromEntries(columns) as unknown as ColumnsV1;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

/** Places by the rows of a store, from those by the rows of the file. */
function placesIn(store: Store, { entities }: Graph, written: Float32Array): Float32Array {
  if (written.length !== 2 * entities.length) throw new RangeError('places for another count of nodes');
  const places = new Float32Array(written.length);
  entities.forEach(({ id }, row) => {
    const node = store.rowOf(id);
    places[2 * node] = written[2 * row]!;
    places[2 * node + 1] = written[2 * row + 1]!;
  });
  if (places.some((place) => Math.abs(place) === Infinity)) throw new RangeError('places without end');
  return places;
}

/** @throws RangeError where a row is not there; TypeError where the strings are no UTF-8 */
function graphOf(columns: ColumnsV1, { ontology, sources }: Directory): Graph {
  checkOffsets(columns);
  const strings = stringsOf(columns);
  const ids = Array.from(columns.nodeId, (row) => at(strings, row));
  const values = valuesOf(columns, ids, strings);
  const textsOf = (offsets: Uint32Array, rows: Uint32Array, owner: number) =>
    Array.from(owned(offsets, rows, owner), (row) => at(strings, row));
  const entities = ids.map((id, node): Entity => ({
    id,
    kind: at(ontology.kinds, columns.nodeKind[node]!).id,
    name: at(strings, columns.nodeName[node]!),
    aliases: textsOf(columns.nodeAliasOffsets, columns.alias, node),
    description: at(strings, columns.nodeDescription[node]!),
    links: textsOf(columns.nodeLinkOffsets, columns.link, node),
    unnamed: (columns.nodeFlags[node]! & NODE_UNNAMED) !== 0,
    placeholder: (columns.nodeFlags[node]! & NODE_PLACEHOLDER) !== 0,
  }));
  const statements = Array.from(columns.statementSubject, (subject, row): Statement => ({
    subject: at(ids, subject),
    predicate: at(ontology.predicates, columns.statementPredicate[row]!).id,
    object: values(columns.statementObjectType[row]!, columns.statementObject[row]!),
    qualifiers: Array.from(qualifiersOf(columns, { ontology, values }, row), ([id, all]) => ({
      id,
      values: all,
    })),
    certainty: at(CERTAINTIES, columns.statementCertainty[row]!),
    negated: (columns.statementFlags[row]! & STATEMENT_NEGATED) !== 0,
    references: rowsOf(columns.statementReferenceOffsets, row).map((reference): Reference => ({
      source: at(sources, at(columns.referenceSource, reference)).id,
      where: at(strings, at(columns.referenceWhere, reference)),
    })),
  }));
  return { ontology, sources, entities, statements };
}

type Values = (type: number, row: number) => Value;

function valuesOf(
  { numberValue, numberUnit }: ColumnsV1,
  ids: readonly string[],
  strings: readonly string[],
): Values {
  return (type, row) => {
    if (type === VALUE_ENTITY) return { entity: at(ids, row) };
    if (type === VALUE_TEXT) return { value: at(strings, row) };
    if (type !== VALUE_NUMBER) return type === VALUE_NONE ? { none: true } : { unknown: true };
    const value = at(numberValue, row);
    if (!Number.isFinite(value)) throw new RangeError('a number without end');
    const unit = at(numberUnit, row);
    return unit === NO_UNIT ? { value } : { value, unit: at(strings, unit) };
  };
}

function qualifiersOf(
  { statementQualifierOffsets, qualifierId, qualifierType, qualifierValue }: ColumnsV1,
  { ontology, values }: { readonly ontology: Directory['ontology']; readonly values: Values },
  statement: number,
): Map<string, Value[]> {
  const byId = new Map<string, Value[]>();
  for (const row of rowsOf(statementQualifierOffsets, statement)) {
    const { id } = at(ontology.qualifiers, at(qualifierId, row));
    const value = values(at(qualifierType, row), at(qualifierValue, row));
    byId.set(id, [...(byId.get(id) ?? []), value]);
  }
  return byId;
}

function stringsOf({ stringBytes, stringOffsets }: ColumnsV1): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Array.from({ length: Math.max(0, stringOffsets.length - 1) }, (_, row) =>
    decoder.decode(stringBytes.subarray(stringOffsets[row], stringOffsets[row + 1])),
  );
}

const OFFSETS: readonly (readonly [offsets: NameV1, items: NameV1])[] = [
  ['nodeAliasOffsets', 'alias'],
  ['nodeLinkOffsets', 'link'],
  ['statementQualifierOffsets', 'qualifierId'],
  ['statementReferenceOffsets', 'referenceSource'],
  ['stringOffsets', 'stringBytes'],
];

/** Each item has one owner: else a small file could speak of very many. */
function checkOffsets(columns: ColumnsV1): void {
  for (const [name, items] of OFFSETS) {
    let before = 0;
    for (const offset of columns[name]) {
      if (offset < before || offset > columns[items].length) throw new RangeError(`${name} out of order`);
      before = offset;
    }
  }
}

function owned(offsets: Uint32Array, rows: Uint32Array, owner: number): Uint32Array {
  return rows.subarray(at(offsets, owner), at(offsets, owner + 1));
}

function rowsOf(offsets: Uint32Array, owner: number): number[] {
  const start = at(offsets, owner);
  const length = at(offsets, owner + 1) - start;
  return Array.from({ length }, (_, item) => start + item);
}

function at<T>(items: ArrayLike<T>, row: number): T {
  if (row >= items.length) throw new RangeError('a row that is not there');
  return items[row]!;
}

import { BUILT_ON } from '../model/ontology';
import { ByteSink, ByteSource, CodingFault } from './coding/bytes';
import { decodeColumn, encodeColumn, type Column, type ColumnType } from './coding/column';
import { decodeTopology, encodeTopology, type Bounds } from './coding/edges';
import { gather } from './coding/gather';
import { decodeNames, encodeNames } from './coding/names';
import { decodeTexts, encodeTexts } from './coding/texts';
import { COLUMNS, NARROWED, rowNumberType, type ColumnName, type Columns } from './columns';
import { groupByOwner, type Rows } from './csr';
import type { Ontology } from '../model/ontology';

/*
 * The sections of version 2, in the order in which they are wanted, and the columns that each holds, in the order in which they
 * lie there. Neither order is ever changed, as a column is named by its place.
 */
export const SECTIONS = ['preview', 'topology', 'numbers', 'places', 'names', 'rest'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Told by the topology: not stored. */
const FROM_TOPOLOGY = [
  'nodeOutOffsets',
  'edgeSource',
  'edgeTarget',
  'edgeLabel',
  'nodeInOffsets',
  'incomingEdge',
] as const satisfies readonly ColumnName[];

const TOPOLOGY = [
  'nodeKind',
  'nodeFlags',
  'edgeCertainty',
  'edgeFlags',
  'edgeStatement',
  'circumstanceCertainty',
  'circumstanceFlags',
  'nodeStatementOffsets',
  'statementSubject',
  'statementPredicate',
  'statementObjectType',
  'statementObject',
  'statementCircumstance',
  'nodeMentionOffsets',
  'mentionStatement',
  'nodeInheritedOffsets',
  'inheritedStatement',
] as const satisfies readonly ColumnName[];

const NUMBERS = ['nodeImportance', 'nodeYear'] as const satisfies readonly ColumnName[];

const IDS = ['idRow', 'idString'] as const satisfies readonly ColumnName[];

const REST = [
  'nodeDescription',
  'nodeAliasOffsets',
  'alias',
  'nodeLinkOffsets',
  'link',
  'circumstanceQualifierOffsets',
  'qualifierId',
  'qualifierType',
  'qualifierValue',
  'circumstanceReferenceOffsets',
  'referenceSource',
  'referenceWhere',
  'numberValue',
  'numberUnit',
] as const satisfies readonly ColumnName[];

/** A column that is equal to one of these, told before it, is told by that one's place here. */
const TOLD: readonly ColumnName[] = [...FROM_TOPOLOGY, ...TOPOLOGY, ...NUMBERS, ...IDS, ...REST];

/** How a column is told: by itself; by its parts, one for each label of edges; or, above, as the same as another. */
const WHOLE = 0;
const BY_LABEL = 1;
const SAME = 2;

/** What a coder must know beside the columns. */
export interface Frame {
  readonly nodes: number;
  readonly ontology: Ontology;
}

export function encodeSection(
  section: Exclude<SectionName, 'preview' | 'places'>,
  columns: Columns,
  frame: Frame,
): Uint8Array<ArrayBuffer> {
  const sink = new ByteSink();
  switch (section) {
    case 'topology':
      encodeTopology(
        sink,
        { offsets: columns.nodeOutOffsets, target: columns.edgeTarget, label: columns.edgeLabel },
        boundsOf(frame),
      );
      encodeColumns(sink, TOPOLOGY, columns, labelsOf(columns.edgeLabel, frame));
      break;
    case 'numbers':
      encodeColumns(sink, NUMBERS, columns);
      break;
    case 'names':
      encodeNames(sink, columns, frame.nodes);
      encodeColumns(sink, IDS, columns);
      break;
    case 'rest':
      encodeColumns(sink, REST, columns);
      encodeTexts(sink, { bytes: columns.stringBytes, offsets: columns.stringOffsets });
  }
  return sink.done();
}

/** Places by themselves, or that they follow from the rest. */
const REMADE = 0;
const STORED = 1;

/** @param remade what the places would be if they followed from the rest */
export function encodePlaces(
  places: Float32Array,
  remade: Float32Array | undefined,
): Uint8Array<ArrayBuffer> {
  if (remade !== undefined && areEqual(places, remade)) return Uint8Array.of(REMADE);
  const sink = new ByteSink();
  sink.byte(STORED);
  encodeColumn(sink, places, places.length);
  return sink.done();
}

/**
 * @returns no column where places follow from the rest
 * @throws CodingFault where the bytes hold something else
 */
export function decodePlaces(bytes: Uint8Array, nodes: number): Pick<Known, 'nodePosition'> {
  const source = new ByteSource(bytes);
  const way = source.byte();
  if (way > STORED) throw new CodingFault('in no way that is known');
  const places = way === REMADE ? {} : { nodePosition: decodeColumn(source, Float32Array, 2 * nodes) };
  source.end();
  return places;
}

/** Columns as they become known. */
export type Known = { -readonly [Name in ColumnName]?: Columns[Name] };

/**
 * Adds the columns of a section to those of the sections before it.
 * @param memory most bytes that the texts of the section may take
 * @throws CodingFault where the bytes hold something else
 */
export function decodeSection(
  section: Exclude<SectionName, 'preview' | 'places'>,
  bytes: Uint8Array,
  known: Known,
  frame: Frame,
  memory: number,
): void {
  const source = new ByteSource(bytes);
  switch (section) {
    case 'topology':
      addColumns(source, TOPOLOGY, known, addTopology(source, known, frame));
      break;
    case 'numbers':
      addColumns(source, NUMBERS, known);
      break;
    case 'names':
      Object.assign(known, decodeNames(source, frame.nodes, memory));
      addColumns(source, IDS, known);
      break;
    case 'rest': {
      addColumns(source, REST, known);
      const texts = decodeTexts(source, memory);
      known.stringBytes = texts.bytes;
      known.stringOffsets = texts.offsets;
    }
  }
  source.end();
}

function addTopology(source: ByteSource, known: Known, frame: Frame): Rows {
  const { offsets, source: sources, target, label, byLabel } = decodeTopology(source, boundsOf(frame));
  const incoming = groupByOwner(target, frame.nodes);
  known.nodeOutOffsets = offsets;
  known.edgeSource = sources;
  known.edgeTarget = target;
  known.edgeLabel = label;
  known.nodeInOffsets = incoming.offsets;
  known.incomingEdge = incoming.items;
  return byLabel;
}

function boundsOf({ nodes, ontology }: Frame): Bounds {
  return {
    nodes,
    labels: labelCount(ontology),
    descent: ontology.predicates.findIndex(({ id }) => id === BUILT_ON),
  };
}

function labelCount({ predicates, qualifiers }: Ontology): number {
  return predicates.length + qualifiers.length;
}

function labelsOf(edgeLabel: Uint16Array, { ontology }: Frame): Rows {
  return groupByOwner(edgeLabel, labelCount(ontology));
}

function encodeColumns(sink: ByteSink, names: readonly ColumnName[], columns: Columns, byLabel?: Rows): void {
  for (const name of names) {
    const column: Column = columns[name];
    const same = TOLD.slice(0, TOLD.indexOf(name)).findIndex((other) => areEqual(columns[other], column));
    if (same >= 0 && column.length > 0) {
      sink.byte(SAME + same);
    } else if (byLabel !== undefined && canBeParted(column, byLabel)) {
      sink.byte(BY_LABEL);
      for (const rows of partsOf(byLabel)) {
        const Type = column.constructor as ColumnType;
        encodeColumn(sink, Type.from(gather(column, rows)), rows.length);
      }
    } else {
      sink.byte(WHOLE);
      encodeColumn(sink, column, mostRepeated(columns));
    }
  }
}

function addColumns(source: ByteSource, names: readonly ColumnName[], known: Known, byLabel?: Rows): void {
  for (const name of names) {
    const Type = typeOf(name, known);
    const way = source.byte();
    if (way === WHOLE) set(known, name, decodeColumn(source, Type, mostRepeated(known)));
    else if (way === BY_LABEL && byLabel !== undefined) set(known, name, joined(source, Type, byLabel));
    else set(known, name, sameColumn(known, TOLD[way - SAME], Type));
  }
}

/** A column that is the same as an earlier one is that one. */
function sameColumn(known: Known, other: ColumnName | undefined, Type: ColumnType): Column {
  const column: Column | undefined = other === undefined ? undefined : known[other];
  if (column?.constructor !== Type) throw new CodingFault('the same as a column that is not there');
  return column;
}

function set(known: Known, name: ColumnName, column: Column): void {
  (known as Record<ColumnName, Column>)[name] = column;
}

function typeOf(name: ColumnName, known: Known): ColumnType {
  if (!(name in NARROWED)) return COLUMNS[name];
  return rowNumberType(known[NARROWED[name as keyof typeof NARROWED]]!.length);
}

/** Longest column that repeats one element in no room at all: twice what took a byte for each of its elements. */
function mostRepeated({ nodeOutOffsets, edgeTarget }: Known): number {
  return 2 * Math.max(nodeOutOffsets!.length, edgeTarget!.length);
}

function areEqual(one: Column, other: Column): boolean {
  if (one === other) return true;
  if (one.constructor !== other.constructor || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** One value for each edge, of a type that rows are gathered in. */
function canBeParted(column: Column, byLabel: Rows): boolean {
  const isWhole = !(column instanceof Float32Array) && !(column instanceof Float64Array);
  return isWhole && column.length === byLabel.items.length && column.length > 0;
}

function* partsOf({ offsets, items }: Rows): Generator<Uint32Array> {
  for (let label = 0; label + 1 < offsets.length; label++) {
    if (offsets[label] !== offsets[label + 1]) yield items.subarray(offsets[label], offsets[label + 1]);
  }
}

function joined(source: ByteSource, Type: ColumnType, byLabel: Rows): Column {
  const column: Column = new Type(byLabel.items.length);
  for (const rows of partsOf(byLabel)) {
    const part: Column = decodeColumn(source, Type, rows.length);
    if (part.length !== rows.length) throw new CodingFault('a part of another length');
    for (let at = 0; at < rows.length; at++) column[rows[at]!] = part[at]!;
  }
  return column;
}

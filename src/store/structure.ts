import {
  NO_UNIT,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_TEXT,
  type ColumnName,
  type Columns,
} from './columns';
import { CERTAINTIES } from '../model/graph';
import type { Store } from './store';

/**
 * Whether all columns fit together: lengths, offsets in order, every row number inside its table. A sum that
 * fits proves who wrote a file no more than a seal proves what is in the letter, so a snapshot is checked whole.
 * @returns what does not fit, or undefined
 */
export function checkStructure(store: Store): string | undefined {
  const { columns } = store;
  const counts = tableSizes(store);
  for (const [column, table] of Object.entries(LENGTHS) as [ColumnName, Table][]) {
    if (columns[column].length !== counts[table]) return `column ${column} (length)`;
  }
  for (const [column, owner, items] of OFFSETS) {
    const fault = offsetsFault(columns[column], counts[owner], counts[items]);
    if (fault) return `column ${column} (offsets)`;
  }
  for (const [column, table, free] of INDICES) {
    if (!allBelow(columns[column], counts[table], free)) return `column ${column} (a row that is not there)`;
  }
  return (
    valuesFault(columns, counts) ?? groupsFault(columns) ?? numbersFault(columns) ?? stringsFault(columns)
  );
}

type Table =
  | 'node'
  | 'position'
  | 'alias'
  | 'link'
  | 'statement'
  | 'qualifier'
  | 'reference'
  | 'number'
  | 'mention'
  | 'inherited'
  | 'edge'
  | 'string'
  | 'byte'
  | 'kind'
  | 'predicate'
  | 'qualifierTerm'
  | 'label'
  | 'source'
  | 'certainty';

function tableSizes({ columns, ontology, sources }: Store): Record<Table, number> {
  return {
    node: columns.nodeKind.length,
    position: 2 * columns.nodeKind.length,
    alias: columns.alias.length,
    link: columns.link.length,
    statement: columns.statementPredicate.length,
    qualifier: columns.qualifierId.length,
    reference: columns.referenceSource.length,
    number: columns.numberValue.length,
    mention: columns.mentionStatement.length,
    inherited: columns.inheritedStatement.length,
    edge: columns.edgeSource.length,
    string: Math.max(0, columns.stringOffsets.length - 1),
    byte: columns.stringBytes.length,
    kind: ontology.kinds.length,
    predicate: ontology.predicates.length,
    qualifierTerm: ontology.qualifiers.length,
    label: ontology.predicates.length + ontology.qualifiers.length,
    source: sources.length,
    certainty: CERTAINTIES.length,
  };
}

const LENGTHS: Partial<Record<ColumnName, Table>> = {
  nodeFlags: 'node',
  nodeImportance: 'node',
  nodePosition: 'position',
  nodeYear: 'node',
  nodeId: 'node',
  nodeName: 'node',
  nodeDescription: 'node',
  statementSubject: 'statement',
  statementObjectType: 'statement',
  statementObject: 'statement',
  statementCertainty: 'statement',
  statementFlags: 'statement',
  qualifierType: 'qualifier',
  qualifierValue: 'qualifier',
  referenceWhere: 'reference',
  numberUnit: 'number',
  edgeTarget: 'edge',
  edgeLabel: 'edge',
  edgeCertainty: 'edge',
  edgeFlags: 'edge',
  edgeStatement: 'edge',
  incomingEdge: 'edge',
};

const OFFSETS: readonly (readonly [ColumnName, owner: Table, items: Table])[] = [
  ['nodeAliasOffsets', 'node', 'alias'],
  ['nodeLinkOffsets', 'node', 'link'],
  ['nodeStatementOffsets', 'node', 'statement'],
  ['statementQualifierOffsets', 'statement', 'qualifier'],
  ['statementReferenceOffsets', 'statement', 'reference'],
  ['nodeMentionOffsets', 'node', 'mention'],
  ['nodeInheritedOffsets', 'node', 'inherited'],
  ['nodeOutOffsets', 'node', 'edge'],
  ['nodeInOffsets', 'node', 'edge'],
  ['stringOffsets', 'string', 'byte'],
];

const INDICES: readonly (readonly [ColumnName, Table, free?: number])[] = [
  ['nodeKind', 'kind'],
  ['nodeId', 'string'],
  ['nodeName', 'string'],
  ['nodeDescription', 'string'],
  ['alias', 'string'],
  ['link', 'string'],
  ['statementSubject', 'node'],
  ['statementPredicate', 'predicate'],
  ['statementCertainty', 'certainty'],
  ['qualifierId', 'qualifierTerm'],
  ['referenceSource', 'source'],
  ['referenceWhere', 'string'],
  ['numberUnit', 'string', NO_UNIT],
  ['mentionStatement', 'statement'],
  ['inheritedStatement', 'statement'],
  ['edgeSource', 'node'],
  ['edgeTarget', 'node'],
  ['edgeLabel', 'label'],
  ['edgeCertainty', 'certainty'],
  ['edgeStatement', 'statement'],
  ['incomingEdge', 'edge'],
];

function offsetsFault(offsets: ArrayLike<number>, owners: number, items: number): boolean {
  if (offsets.length !== owners + 1 || offsets[0] !== 0 || offsets[owners] !== items) return true;
  for (let i = 0; i < owners; i++) if (offsets[i]! > offsets[i + 1]!) return true;
  return false;
}

function allBelow(column: ArrayLike<number>, limit: number, free = -1): boolean {
  for (let i = 0; i < column.length; i++) if (column[i]! >= limit && column[i] !== free) return false;
  return true;
}

function valuesFault(columns: Columns, counts: Record<Table, number>): string | undefined {
  const limits: number[] = [];
  limits[VALUE_ENTITY] = counts.node;
  limits[VALUE_NUMBER] = counts.number;
  limits[VALUE_TEXT] = counts.string;
  const fits = (types: Uint8Array, rows: Uint32Array): boolean =>
    types.every((type, i) => type <= VALUE_NONE && rows[i]! < (limits[type] ?? 1));
  if (!fits(columns.statementObjectType, columns.statementObject))
    return 'column statementObject (a row that is not there)';
  if (!fits(columns.qualifierType, columns.qualifierValue))
    return 'column qualifierValue (a row that is not there)';
  return undefined;
}

/** The rows that an owner's offsets give it must name that owner too. */
function groupsFault(columns: Columns): string | undefined {
  const {
    nodeStatementOffsets,
    statementSubject,
    nodeOutOffsets,
    edgeSource,
    nodeInOffsets,
    incomingEdge,
    edgeTarget,
  } = columns;
  if (!ownersAgree(nodeStatementOffsets, (row) => statementSubject[row]!))
    return 'column statementSubject (order)';
  if (!ownersAgree(nodeOutOffsets, (row) => edgeSource[row]!)) return 'column edgeSource (order)';
  if (!ownersAgree(nodeInOffsets, (row) => edgeTarget[incomingEdge[row]!]!))
    return 'column incomingEdge (order)';
  return undefined;
}

function ownersAgree(offsets: Uint32Array, ownerOf: (row: number) => number): boolean {
  for (let owner = 0; owner + 1 < offsets.length; owner++) {
    for (let row = offsets[owner]!; row < offsets[owner + 1]!; row++)
      if (ownerOf(row) !== owner) return false;
  }
  return true;
}

/** Orders would not be orders with a NaN among them. Only a place may be missing. */
function numbersFault({ nodeImportance, numberValue, nodePosition }: Columns): string | undefined {
  if (!nodeImportance.every(Number.isFinite)) return 'column nodeImportance (not a number)';
  if (!numberValue.every(Number.isFinite)) return 'column numberValue (not a number)';
  if (!nodePosition.every((place) => Math.abs(place) !== Infinity))
    return 'column nodePosition (without end)';
  return undefined;
}

/** So many bytes are decoded at once, or one string where that is longer. */
const CHUNK_BYTES = 1 << 20;

function stringsFault({ stringBytes, stringOffsets }: Columns): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  try {
    for (const end of stringOffsets) {
      // No string may begin within a character of the one before.
      if (end < stringBytes.length && (stringBytes[end]! & 0xc0) === 0x80)
        return 'column stringOffsets (within a character)';
      if (end - start < CHUNK_BYTES && end < stringBytes.length) continue;
      decoder.decode(stringBytes.subarray(start, end));
      start = end;
    }
  } catch {
    return 'column stringBytes (not UTF-8)';
  }
  return undefined;
}

/** Named here so that a column added without its check is noticed by the test of this file. */
export const CHECKED_COLUMNS: ReadonlySet<ColumnName> = new Set([
  ...(Object.keys(LENGTHS) as ColumnName[]),
  ...OFFSETS.map(([column]) => column),
  ...INDICES.map(([column]) => column),
  'numberValue',
  'stringBytes',
]);

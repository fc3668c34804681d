import { CERTAINTIES } from '../model/graph';
import {
  areFinite,
  leadersAgree,
  ownersAgree,
  shapeFault,
  stringsFault,
  valuesAgree,
  type Shape,
} from './checks';
import { NARROWED, NO_UNIT, rowNumberType, type ColumnName, type Columns } from './columns';
import { namesFault } from './name-checks';
import { NAMES_IN_BLOCK } from './names';
import type { Store } from './store';

/**
 * Whether all columns fit together: lengths, offsets in order, every row number inside its table. A sum that
 * fits proves who wrote a file no more than a seal proves what is in the letter, so a snapshot is checked whole.
 * @returns what does not fit, or undefined
 */
export function checkStructure(store: Store): string | undefined {
  const { columns } = store;
  const counts = tableSizes(store);
  return (
    shapeFault(SHAPE, columns, counts) ??
    widthFault(columns) ??
    edgesFault(columns, counts) ??
    valuesFault(columns, counts) ??
    groupsFault(columns) ??
    numbersFault(columns) ??
    stringsFault(columns.stringBytes, columns.stringOffsets) ??
    namesFault(columns)
  );
}

type Table =
  | 'node'
  | 'position'
  | 'alias'
  | 'link'
  | 'statement'
  | 'circumstance'
  | 'qualifier'
  | 'reference'
  | 'number'
  | 'mention'
  | 'inherited'
  | 'edge'
  | 'block'
  | 'nameByte'
  | 'odd'
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
    circumstance: columns.circumstanceCertainty.length,
    qualifier: columns.qualifierId.length,
    reference: columns.referenceSource.length,
    number: columns.numberValue.length,
    mention: columns.mentionStatement.length,
    inherited: columns.inheritedStatement.length,
    edge: columns.edgeSource.length,
    block: Math.ceil(columns.nodeKind.length / NAMES_IN_BLOCK),
    nameByte: columns.nameBytes.length,
    odd: columns.idRow.length,
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

const SHAPE: Shape<ColumnName, Table> = {
  lengths: {
    nodeFlags: 'node',
    nodeImportance: 'node',
    nodePosition: 'position',
    nodeYear: 'node',
    nodeDescription: 'node',
    statementSubject: 'statement',
    statementObjectType: 'statement',
    statementObject: 'statement',
    statementCircumstance: 'statement',
    circumstanceFlags: 'circumstance',
    qualifierType: 'qualifier',
    qualifierValue: 'qualifier',
    referenceWhere: 'reference',
    numberUnit: 'number',
    edgeTarget: 'edge',
    edgeLabel: 'edge',
    edgeCertainty: 'edge',
    edgeFlags: 'edge',
    incomingEdge: 'edge',
    idString: 'odd',
  },
  offsets: [
    ['nodeAliasOffsets', 'node', 'alias'],
    ['nodeLinkOffsets', 'node', 'link'],
    ['nodeStatementOffsets', 'node', 'statement'],
    ['circumstanceQualifierOffsets', 'circumstance', 'qualifier'],
    ['circumstanceReferenceOffsets', 'circumstance', 'reference'],
    ['nodeMentionOffsets', 'node', 'mention'],
    ['nodeInheritedOffsets', 'node', 'inherited'],
    ['nodeOutOffsets', 'node', 'edge'],
    ['nodeInOffsets', 'node', 'edge'],
    ['nameBlockOffsets', 'block', 'nameByte'],
    ['stringOffsets', 'string', 'byte'],
  ],
  indices: [
    ['nodeKind', 'kind'],
    ['nodeDescription', 'string'],
    ['alias', 'string'],
    ['link', 'string'],
    ['statementSubject', 'node'],
    ['statementPredicate', 'predicate'],
    ['statementCircumstance', 'circumstance'],
    ['circumstanceCertainty', 'certainty'],
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
    ['idRow', 'node'],
    ['idString', 'string'],
  ],
};

function widthFault(columns: Columns): string | undefined {
  for (const [name, numbered] of Object.entries(NARROWED) as [keyof typeof NARROWED, ColumnName][]) {
    const { BYTES_PER_ELEMENT } = rowNumberType(columns[numbered].length);
    if (columns[name].BYTES_PER_ELEMENT !== BYTES_PER_ELEMENT) return `column ${name} (width)`;
  }
  return undefined;
}

/** Where no statements are named, each edge has that of its own number. */
function edgesFault({ edgeStatement }: Columns, { edge, statement }: Record<Table, number>) {
  const fits = edgeStatement.length === edge || (edgeStatement.length === 0 && edge <= statement);
  return fits ? undefined : 'column edgeStatement (length)';
}

function valuesFault(columns: Columns, counts: Record<Table, number>): string | undefined {
  // By type: VALUE_ENTITY, VALUE_NUMBER, VALUE_TEXT; VALUE_UNKNOWN and VALUE_NONE have no rows but 0.
  const limits = [counts.node, counts.number, counts.string, 1, 1];
  if (!valuesAgree(columns.statementObjectType, columns.statementObject, limits))
    return 'column statementObject (a row that is not there)';
  if (!valuesAgree(columns.qualifierType, columns.qualifierValue, limits))
    return 'column qualifierValue (a row that is not there)';
  return undefined;
}

/** The rows that an owner's offsets give it must name that owner too. */
function groupsFault(columns: Columns): string | undefined {
  const { nodeStatementOffsets, statementSubject, nodeOutOffsets, edgeSource } = columns;
  if (!ownersAgree(nodeStatementOffsets, statementSubject)) return 'column statementSubject (order)';
  // One array where statements and edges run one to one.
  const isSeen = nodeOutOffsets === nodeStatementOffsets && edgeSource === statementSubject;
  if (!isSeen && !ownersAgree(nodeOutOffsets, edgeSource)) return 'column edgeSource (order)';
  const { nodeInOffsets, incomingEdge, edgeTarget } = columns;
  if (!leadersAgree(nodeInOffsets, incomingEdge, edgeTarget)) return 'column incomingEdge (order)';
  return undefined;
}

/** Orders would not be orders with a NaN among them. Only a place may be missing. */
function numbersFault({ nodeImportance, numberValue, nodePosition }: Columns): string | undefined {
  if (!areFinite(nodeImportance)) return 'column nodeImportance (not a number)';
  if (!areFinite(numberValue)) return 'column numberValue (not a number)';
  for (let at = 0; at < nodePosition.length; at++)
    if (Math.abs(nodePosition[at]!) === Infinity) return 'column nodePosition (without end)';
  return undefined;
}

/** Named here so that a column added without its check is noticed by the test of this file. */
export const CHECKED_COLUMNS: ReadonlySet<ColumnName> = new Set([
  ...(Object.keys(SHAPE.lengths) as ColumnName[]),
  ...SHAPE.offsets.map(([column]) => column),
  ...SHAPE.indices.map(([column]) => column),
  'numberValue',
  'nameBytes',
  'stringBytes',
]);

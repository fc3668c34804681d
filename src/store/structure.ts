import { CERTAINTIES, type Source } from '../model/graph';
import type { Ontology } from '../model/ontology';
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
export function checkStructure({ columns, ontology, sources }: Store): string | undefined {
  return checkTopology(columns, ontology) ?? checkTexts(columns, ontology, sources);
}

/** The same of what is there before names and other texts are: nothing that walks edges leads out of its table. */
export function checkTopology(known: Partial<Columns>, ontology: Ontology): string | undefined {
  const columns = known as Columns;
  const counts = { ...termCounts(ontology), ...rowCounts(columns) };
  return (
    shapeFault(TOPOLOGY_SHAPE, columns, counts) ??
    edgesFault(columns, counts) ??
    groupsFault(columns) ??
    placesFault(columns)
  );
}

/** The same of the rest. */
export function checkTexts(
  columns: Columns,
  ontology: Ontology,
  sources: readonly Source[],
): string | undefined {
  const terms = { ...termCounts(ontology), source: sources.length };
  const counts = { ...terms, ...rowCounts(columns), ...textCounts(columns) };
  return (
    shapeFault(TEXT_SHAPE, columns, counts) ??
    widthFault(columns) ??
    valuesFault(columns, counts) ??
    (areFinite(columns.numberValue) ? undefined : 'column numberValue (not a number)') ??
    stringsFault(columns.stringBytes, columns.stringOffsets) ??
    namesFault(columns)
  );
}

function termCounts({ kinds, predicates, qualifiers }: Ontology) {
  return {
    kind: kinds.length,
    predicate: predicates.length,
    qualifierTerm: qualifiers.length,
    label: predicates.length + qualifiers.length,
    certainty: CERTAINTIES.length,
  };
}

function rowCounts(columns: Columns) {
  return {
    node: columns.nodeKind.length,
    position: 2 * columns.nodeKind.length,
    statement: columns.statementPredicate.length,
    circumstance: columns.circumstanceCertainty.length,
    mention: columns.mentionStatement.length,
    inherited: columns.inheritedStatement.length,
    edge: columns.edgeSource.length,
  };
}

function textCounts(columns: Columns) {
  return {
    alias: columns.alias.length,
    link: columns.link.length,
    qualifier: columns.qualifierId.length,
    reference: columns.referenceSource.length,
    number: columns.numberValue.length,
    block: Math.ceil(columns.nodeKind.length / NAMES_IN_BLOCK),
    nameByte: columns.nameBytes.length,
    odd: columns.idRow.length,
    string: Math.max(0, columns.stringOffsets.length - 1),
    byte: columns.stringBytes.length,
  };
}

type Rows = keyof ReturnType<typeof rowCounts> | keyof ReturnType<typeof termCounts>;
type Table = Rows | keyof ReturnType<typeof textCounts> | 'source';

const TOPOLOGY_SHAPE: Shape<ColumnName, Rows> = {
  lengths: {
    nodeFlags: 'node',
    nodeImportance: 'node',
    nodePosition: 'position',
    nodeYear: 'node',
    statementSubject: 'statement',
    statementObjectType: 'statement',
    statementObject: 'statement',
    statementCircumstance: 'statement',
    circumstanceFlags: 'circumstance',
    edgeTarget: 'edge',
    edgeLabel: 'edge',
    edgeCertainty: 'edge',
    edgeFlags: 'edge',
    incomingEdge: 'edge',
  },
  offsets: [
    ['nodeStatementOffsets', 'node', 'statement'],
    ['nodeMentionOffsets', 'node', 'mention'],
    ['nodeInheritedOffsets', 'node', 'inherited'],
    ['nodeOutOffsets', 'node', 'edge'],
    ['nodeInOffsets', 'node', 'edge'],
  ],
  indices: [
    ['nodeKind', 'kind'],
    ['statementSubject', 'node'],
    ['statementPredicate', 'predicate'],
    ['statementCircumstance', 'circumstance'],
    ['circumstanceCertainty', 'certainty'],
    ['mentionStatement', 'statement'],
    ['inheritedStatement', 'statement'],
    ['edgeSource', 'node'],
    ['edgeTarget', 'node'],
    ['edgeLabel', 'label'],
    ['edgeCertainty', 'certainty'],
    ['edgeStatement', 'statement'],
    ['incomingEdge', 'edge'],
  ],
};

const TEXT_SHAPE: Shape<ColumnName, Table> = {
  lengths: {
    nodeDescription: 'node',
    qualifierType: 'qualifier',
    qualifierValue: 'qualifier',
    referenceWhere: 'reference',
    numberUnit: 'number',
    idString: 'odd',
  },
  offsets: [
    ['nodeAliasOffsets', 'node', 'alias'],
    ['nodeLinkOffsets', 'node', 'link'],
    ['circumstanceQualifierOffsets', 'circumstance', 'qualifier'],
    ['circumstanceReferenceOffsets', 'circumstance', 'reference'],
    ['nameBlockOffsets', 'block', 'nameByte'],
    ['stringOffsets', 'string', 'byte'],
  ],
  indices: [
    ['nodeDescription', 'string'],
    ['alias', 'string'],
    ['link', 'string'],
    ['qualifierId', 'qualifierTerm'],
    ['referenceSource', 'source'],
    ['referenceWhere', 'string'],
    ['numberUnit', 'string', NO_UNIT],
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
function edgesFault(
  { edgeStatement }: Columns,
  { edge, statement }: Pick<Record<Table, number>, 'edge' | 'statement'>,
) {
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
function placesFault({ nodeImportance, nodePosition }: Columns): string | undefined {
  if (!areFinite(nodeImportance)) return 'column nodeImportance (not a number)';
  for (let at = 0; at < nodePosition.length; at++)
    if (Math.abs(nodePosition[at]!) === Infinity) return 'column nodePosition (without end)';
  return undefined;
}

/** Named here so that a column added without its check is noticed by the test of this file. */
export const CHECKED_COLUMNS: ReadonlySet<ColumnName> = new Set([
  ...[TOPOLOGY_SHAPE, TEXT_SHAPE].flatMap(({ lengths, offsets, indices }): ColumnName[] => [
    ...(Object.keys(lengths) as ColumnName[]),
    ...offsets.map(([column]) => column),
    ...indices.map(([column]) => column),
  ]),
  'numberValue',
  'nameBytes',
  'stringBytes',
]);

/**
 * The columns of a graph. Rows of nodes, statements, qualifiers, references, values and edges are numbered
 * from 0; a column named `…Offsets` has one entry more than its owner has rows, and row i owns [offsets[i], offsets[i + 1]).
 * Every column is frozen by convention once built: filters add masks, they never copy.
 */
export const COLUMNS = {
  /** Index into `ontology.kinds`. */
  nodeKind: Uint8Array,
  /** NODE_… bits. */
  nodeFlags: Uint8Array,
  /** PageRank over asserted edges, mean 1. */
  nodeImportance: Float32Array,
  /** x0, y0, x1, y1 … in graph units, y upwards; NaN = not placed. */
  nodePosition: Float32Array,
  /** Year of release; 0 = not recorded. */
  nodeYear: Uint16Array,
  nodeId: Uint32Array,
  nodeName: Uint32Array,
  nodeDescription: Uint32Array,
  nodeAliasOffsets: Uint32Array,
  alias: Uint32Array,
  nodeLinkOffsets: Uint32Array,
  link: Uint32Array,

  /** node → its own statements; statements are sorted by subject. */
  nodeStatementOffsets: Uint32Array,
  statementSubject: Uint32Array,
  /** Index into `ontology.predicates`. */
  statementPredicate: Uint16Array,
  /** VALUE_… */
  statementObjectType: Uint8Array,
  /** Row of a node, number or string, by type. */
  statementObject: Uint32Array,
  /** Index into CERTAINTIES. */
  statementCertainty: Uint8Array,
  /** STATEMENT_… bits. */
  statementFlags: Uint8Array,
  statementQualifierOffsets: Uint32Array,
  /** Index into `ontology.qualifiers`; several values of one qualifier are several rows. */
  qualifierId: Uint16Array,
  qualifierType: Uint8Array,
  qualifierValue: Uint32Array,
  statementReferenceOffsets: Uint32Array,
  /** Index into `sources`. */
  referenceSource: Uint32Array,
  referenceWhere: Uint32Array,
  numberValue: Float64Array,
  /** String row; NO_UNIT = without. */
  numberUnit: Uint32Array,

  /** node → statements of others that name it as object or in a qualifier. */
  nodeMentionOffsets: Uint32Array,
  mentionStatement: Uint32Array,
  /** node → statements of its families that hold for it. */
  nodeInheritedOffsets: Uint32Array,
  inheritedStatement: Uint32Array,

  /** node → outgoing edges; edges are sorted by source, so these are edge rows. */
  nodeOutOffsets: Uint32Array,
  edgeSource: Uint32Array,
  edgeTarget: Uint32Array,
  /** Index into `ontology.predicates`, or their number + index into `ontology.qualifiers`. */
  edgeLabel: Uint16Array,
  edgeCertainty: Uint8Array,
  /** EDGE_… bits. */
  edgeFlags: Uint8Array,
  edgeStatement: Uint32Array,
  /** node → incoming edges, as rows of `incomingEdge`, which holds edge rows. */
  nodeInOffsets: Uint32Array,
  incomingEdge: Uint32Array,

  /** UTF-8 of all strings, each once; string row i is [stringOffsets[i], stringOffsets[i + 1]). */
  stringBytes: Uint8Array,
  stringOffsets: Uint32Array,
} as const;

export type ColumnName = keyof typeof COLUMNS;
export type Columns = { readonly [Name in ColumnName]: Instance<(typeof COLUMNS)[Name]> };

/** Over any buffer: a column may lie in memory that threads share. */
type Instance<Type> = Type extends Uint8ArrayConstructor
  ? Uint8Array
  : Type extends Uint16ArrayConstructor
    ? Uint16Array
    : Type extends Uint32ArrayConstructor
      ? Uint32Array
      : Type extends Float32ArrayConstructor
        ? Float32Array
        : Float64Array;

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export const NODE_UNNAMED = 1;
export const NODE_PLACEHOLDER = 2;

export const STATEMENT_NEGATED = 1;

/** Joins two participants of one statement; its label is a qualifier. */
export const EDGE_PARTICIPANT = 1;
/** Holds for its source through a family, the subject of its statement. */
export const EDGE_INHERITED = 2;

export const VALUE_ENTITY = 0;
export const VALUE_NUMBER = 1;
export const VALUE_TEXT = 2;
export const VALUE_UNKNOWN = 3;
export const VALUE_NONE = 4;

export const NO_UNIT = 0xffffffff;

/**
 * The columns of a graph. Rows of nodes, statements, circumstances, qualifiers, references, values and edges are numbered
 * from 0, nodes in the order of their ids; a column named `…Offsets` has one entry more than its owner has rows, and row i
 * owns [offsets[i], offsets[i + 1]). Every column is frozen by convention once built: filters add masks, they never copy,
 * and columns that are equal may be one array (see ./sharing).
 */
export const COLUMNS = {
  /** Index into `ontology.kinds`. */
  nodeKind: Uint8Array,
  /** NODE_… bits. */
  nodeFlags: Uint8Array,
  /** PageRank over asserted edges, mean about 1, on the scale of ./importance. */
  nodeImportance: Float32Array,
  /** x0, y0, x1, y1 … in graph units, y upwards; NaN = not placed. */
  nodePosition: Float32Array,
  /** Year of release; 0 = not recorded. */
  nodeYear: Uint16Array,
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
  /** Row of a circumstance; of the narrowest type that numbers them all, see NARROWED. */
  statementCircumstance: Uint32Array,

  /** All that is said of statements beside subject, predicate and object, each combination once. Index into CERTAINTIES. */
  circumstanceCertainty: Uint8Array,
  /** STATEMENT_… bits. */
  circumstanceFlags: Uint8Array,
  circumstanceQualifierOffsets: Uint32Array,
  /** Index into `ontology.qualifiers`; several values of one qualifier are several rows. */
  qualifierId: Uint16Array,
  qualifierType: Uint8Array,
  qualifierValue: Uint32Array,
  circumstanceReferenceOffsets: Uint32Array,
  /** Index into `sources`. */
  referenceSource: Uint32Array,
  referenceWhere: Uint32Array,
  numberValue: Float64Array,
  /** String row; NO_UNIT = without. */
  numberUnit: Uint32Array,

  /** node → statements that name it as object or in a qualifier, its own among them. */
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
  /** Empty where every edge's statement has the edge's own number: ask `store.statementOf`. */
  edgeStatement: Uint32Array,
  /** node → incoming edges, as rows of `incomingEdge`, which holds edge rows. */
  nodeInOffsets: Uint32Array,
  incomingEdge: Uint32Array,

  /** Names in the order of the nodes, front-coded in blocks; see ./names. */
  nameBytes: Uint8Array,
  /** Block i of names is [nameBlockOffsets[i], nameBlockOffsets[i + 1]) of `nameBytes`. */
  nameBlockOffsets: Uint32Array,
  /** Nodes, rising, whose id is not `slug(name)`. */
  idRow: Uint32Array,
  /** The ids of those, as string rows. */
  idString: Uint32Array,

  /** UTF-8 of all other strings, each once; string row i is [stringOffsets[i], stringOffsets[i + 1]). */
  stringBytes: Uint8Array,
  stringOffsets: Uint32Array,
} as const;

export type ColumnName = keyof typeof COLUMNS;
export type Columns = {
  readonly [Name in ColumnName]: Name extends NarrowedColumn ? RowNumbers : Instance<(typeof COLUMNS)[Name]>;
};

/** Columns that may be of a narrower type than COLUMNS says, and the one whose rows they number. */
export const NARROWED = { statementCircumstance: 'circumstanceCertainty' } as const satisfies Partial<
  Record<ColumnName, ColumnName>
>;
export type NarrowedColumn = keyof typeof NARROWED;
export type RowNumbers = Uint8Array | Uint16Array | Uint32Array;

/** The type of a column that numbers `count` rows: the narrowest that can. */
export function rowNumberType(
  count: number,
): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor {
  if (count <= 2 ** 8) return Uint8Array;
  return count <= 2 ** 16 ? Uint16Array : Uint32Array;
}

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

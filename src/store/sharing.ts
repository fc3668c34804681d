import type { ColumnName, Columns } from './columns';

/*
 * Where a graph is as plain as a hub (every object an entity, nothing denied, n-ary or inherited), statements and edges
 * run one to one, and half of the columns say what another says. What is equal is held once.
 */
const TWINS: readonly (readonly [ColumnName, of: ColumnName])[] = [
  ['nodeOutOffsets', 'nodeStatementOffsets'],
  ['edgeSource', 'statementSubject'],
  ['edgeTarget', 'statementObject'],
  ['edgeLabel', 'statementPredicate'],
  ['nodeMentionOffsets', 'nodeInOffsets'],
  ['mentionStatement', 'incomingEdge'],
];

type Column = Columns[ColumnName];

/**
 * The same columns, those that are equal as one array, all that hold nothing but zeros over one buffer, and no
 * `edgeStatement` where it would count 0, 1, 2 …
 */
export function shareColumns(columns: Columns): Columns {
  const shared: Record<ColumnName, Column> = { ...columns };
  if (countsUp(columns.edgeStatement)) shared.edgeStatement = new Uint32Array();
  for (const [name, of] of TWINS) if (isEqual(shared[name], shared[of])) shared[name] = shared[of];
  shareZeros(shared);
  return shared as Columns;
}

/** How many bytes the columns would hold if none shared any: the same for a graph as built and as read. */
export function allBytes(columns: Columns): number {
  return Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** How many bytes of memory the columns of a store hold, those that several share counted once. */
export function bytesHeld({ columns }: { readonly columns: Columns }): number {
  return bytesOf(columns, () => true);
}

/** The same without names and other texts. */
export function bytesHeldWithoutTexts({ columns }: { readonly columns: Columns }): number {
  return bytesOf(columns, (name) => !TEXTS.has(name));
}

const TEXTS: ReadonlySet<ColumnName> = new Set([
  'nameBytes',
  'nameBlockOffsets',
  'idRow',
  'idString',
  'stringBytes',
  'stringOffsets',
]);

function bytesOf(columns: Columns, counts: (name: ColumnName) => boolean): number {
  const buffers = new Set<ArrayBufferLike>();
  for (const [name, column] of Object.entries(columns) as [ColumnName, Column][])
    if (counts(name)) buffers.add(column.buffer);
  let bytes = 0;
  for (const { byteLength } of buffers) bytes += byteLength;
  return bytes;
}

function countsUp(column: Uint32Array): boolean {
  for (let row = 0; row < column.length; row++) if (column[row] !== row) return false;
  return true;
}

function isEqual(one: Column, other: Column): boolean {
  if (one === other) return true;
  if (one.length !== other.length || one.BYTES_PER_ELEMENT !== other.BYTES_PER_ELEMENT) return false;
  for (let row = 0; row < one.length; row++) if (one[row] !== other[row]) return false;
  return true;
}

function isZero(column: Column): boolean {
  for (let row = 0; row < column.length; row++) if (column[row] !== 0) return false;
  return true;
}

function shareZeros(columns: Record<ColumnName, Column>): void {
  // Floats are left: a minus zero is a zero too.
  const zeros = (Object.entries(columns) as [ColumnName, Column][]).filter(
    ([, column]) => !(column instanceof Float32Array || column instanceof Float64Array) && isZero(column),
  );
  const buffer = new ArrayBuffer(Math.max(0, ...zeros.map(([, column]) => column.byteLength)));
  const views = new Map<string, Column>();
  for (const [name, column] of zeros) {
    const Type = column.constructor as Uint8ArrayConstructor;
    const key = `${Type.name} ${column.length}`;
    const view = views.get(key) ?? new Type(buffer, 0, column.length);
    views.set(key, view);
    columns[name] = view;
  }
}

/*
 * Whether columns fit together, told by tables of which column goes with what, so that each version of a snapshot has a table
 * and none a check of its own. Loops are plain and hold no closures: they run over millions of rows whenever a file is opened.
 */

export type Numbers = Uint8Array | Uint16Array | Uint32Array;
type Held = Numbers | Float32Array | Float64Array;

export interface Shape<Name extends string, Table extends string> {
  /** Columns that have as many rows as a table. */
  readonly lengths: Partial<Record<Name, Table>>;
  /** Columns that group the rows of one table by those of another. */
  readonly offsets: readonly (readonly [Name, owner: Table, items: Table])[];
  /** Columns of rows of a table, and what may stand in one instead. */
  readonly indices: readonly (readonly [Name, Table, free?: number])[];
}

/** @returns what does not fit, or undefined */
export function shapeFault<Name extends string, Table extends string>(
  { lengths, offsets, indices }: Shape<Name, Table>,
  columns: Readonly<Record<Name, Held>>,
  counts: Readonly<Record<Table, number>>,
): string | undefined {
  for (const [column, table] of Object.entries(lengths) as [Name, Table][])
    if (columns[column].length !== counts[table]) return `column ${column} (length)`;
  for (const [column, owner, items] of offsets) {
    if (!areOffsets(columns[column] as Uint32Array, counts[owner], counts[items]))
      return `column ${column} (offsets)`;
  }
  for (const [column, table, free] of indices) {
    if (!areBelow(columns[column] as Numbers, counts[table], free))
      return `column ${column} (a row that is not there)`;
  }
  return undefined;
}

function areOffsets(offsets: Uint32Array, owners: number, items: number): boolean {
  if (offsets.length !== owners + 1 || offsets[0] !== 0 || offsets[owners] !== items) return false;
  for (let i = 0; i < owners; i++) if (offsets[i]! > offsets[i + 1]!) return false;
  return true;
}

function areBelow(column: Numbers, limit: number, free = -1): boolean {
  for (let i = 0; i < column.length; i++) if (column[i]! >= limit && column[i] !== free) return false;
  return true;
}

/** Whether the rows that each owner's offsets give it name that owner. */
export function ownersAgree(offsets: Uint32Array, owners: Uint32Array): boolean {
  for (let owner = 0; owner + 1 < offsets.length; owner++) {
    const end = offsets[owner + 1]!;
    for (let row = offsets[owner]!; row < end; row++) if (owners[row] !== owner) return false;
  }
  return true;
}

/** The same where the owner is named by the row to which an item leads; items of one owner rise, so that none is there twice. */
export function leadersAgree(offsets: Uint32Array, items: Uint32Array, owners: Uint32Array): boolean {
  for (let owner = 0; owner + 1 < offsets.length; owner++) {
    const end = offsets[owner + 1]!;
    let before = -1;
    for (let at = offsets[owner]!; at < end; at++) {
      const item = items[at]!;
      if (item <= before || owners[item] !== owner) return false;
      before = item;
    }
  }
  return true;
}

/** @param limits for each type the rows of its table; 1 where it has none */
export function valuesAgree(types: Uint8Array, rows: Uint32Array, limits: readonly number[]): boolean {
  for (let at = 0; at < types.length; at++) {
    const type = types[at]!;
    if (type >= limits.length || rows[at]! >= limits[type]!) return false;
  }
  return true;
}

export function areFinite(column: Float32Array | Float64Array): boolean {
  for (let at = 0; at < column.length; at++) if (!Number.isFinite(column[at]!)) return false;
  return true;
}

/** So many bytes are decoded at once, or one string where that is longer. */
const CHUNK_BYTES = 1 << 20;

export function stringsFault(stringBytes: Uint8Array, stringOffsets: Uint32Array): string | undefined {
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

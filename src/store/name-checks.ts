import { isEntityId } from '../model/ids';
import { slug } from '../model/names';
import type { Columns } from './columns';
import { NameCursor, NAMES_IN_BLOCK, slugOfBytes, type NameColumns } from './names';

type Checked = NameColumns & Pick<Columns, 'nodeKind' | 'stringBytes' | 'stringOffsets'>;

/**
 * Whether names are as ./names has them, in UTF-8, and the ids of the nodes rise: rows are looked up by halving.
 * The offsets of blocks and the rows in `idRow` and `idString` have been checked.
 * @returns what does not fit, or undefined
 */
export function namesFault(columns: Checked): string | undefined {
  const { idRow, nameBlockOffsets } = columns;
  const ids = new Ids(columns);
  const cursor = new NameCursor(columns);
  let odd = 0;
  for (let node = 0; node < columns.nodeKind.length; node++) {
    cursor.step();
    if (cursor.length < 0) return 'column nameBytes (a name that is not whole)';
    const isLast = node % NAMES_IN_BLOCK === NAMES_IN_BLOCK - 1 || node + 1 === columns.nodeKind.length;
    if (isLast && cursor.end !== nameBlockOffsets[Math.floor(node / NAMES_IN_BLOCK) + 1])
      return 'column nameBlockOffsets (not where a block ends)';
    const isOdd = idRow[odd] === node;
    const fault = ids.next(cursor, isOdd ? columns.idString[odd]! : -1);
    if (fault !== undefined) return fault;
    if (isOdd) odd++;
  }
  return odd === idRow.length ? undefined : 'column idRow (order)';
}

/** The ids of nodes, each beside the one before. */
class Ids {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #encoder = new TextEncoder();
  #id = new Uint8Array(256);
  #before = new Uint8Array(256);
  #lengthBefore = 0;

  constructor(private readonly columns: Checked) {}

  /** @param string the string row of the id, or -1 where it is `slug(name)` */
  next({ bytes, length }: NameCursor, string: number): string | undefined {
    if (this.#id.length < length) this.#id = new Uint8Array(bytes.length);
    let written = slugOfBytes(bytes, length, this.#id);
    let isChecked = false;
    if (written < 0 || string >= 0) {
      const name = this.#decoded(bytes.subarray(0, length));
      if (name === undefined) return 'column nameBytes (not UTF-8)';
      const id = string < 0 ? slug(name) : this.#string(string);
      if (id === undefined || !isEntityId(id)) return 'column idString (no id)';
      if (this.#id.length < id.length) this.#id = new Uint8Array(id.length);
      written = this.#encoder.encodeInto(id, this.#id).written;
      isChecked = true;
    }
    if (
      !isChecked &&
      written < LONGEST_ODD &&
      !isEntityId(this.#decoder.decode(this.#id.subarray(0, written)))
    )
      return 'column nameBytes (a name that is no id)';
    return this.#isAfter(written) ? undefined : 'column nameBytes (order)';
  }

  /** Whether the id comes after the one before, which it then takes the place of. */
  #isAfter(length: number): boolean {
    const id = this.#id;
    const before = this.#before;
    const common = Math.min(length, this.#lengthBefore);
    let at = 0;
    while (at < common && id[at] === before[at]) at++;
    const rises = at < common ? id[at]! > before[at]! : length > this.#lengthBefore;
    this.#id = before;
    this.#before = id;
    this.#lengthBefore = length;
    return rises;
  }

  #string(row: number): string | undefined {
    const { stringBytes, stringOffsets } = this.columns;
    return this.#decoded(stringBytes.subarray(stringOffsets[row]!, stringOffsets[row + 1]!));
  }

  #decoded(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
}

/** A slug is an id unless it is empty, or one of the few short words that mean something else. */
const LONGEST_ODD = 8;

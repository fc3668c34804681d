import { InputError } from '../model/errors';
import { COLUMNS, COLUMN_NAMES, type ColumnName, type Columns } from './columns';
import { crc32 } from './crc32';
import { decodeDirectory, encodeDirectory, type Directory } from './directory';
import { Store } from './store';
import { checkStructure } from './structure';

/*
 * A snapshot, all numbers little-endian:
 *
 *   0  8  magic: "STEMMA" 0x1A 0x0A
 *   8  4  version
 *  12  4  bytes of the directory
 *  16  4  CRC-32 of the directory
 *  20  4  CRC-32 of this header, these four bytes taken as zeros
 *  24  8  bytes of the whole file, as float64
 *  32     directory: JSON {ontology, sources, sections: {COLUMN: [bytes, crc]}}
 *   …     the sections in that order, each at the next multiple of 8, counted from the file's first byte
 *
 * The file ends at a multiple of 8. What lies between two parts is zeros, so that no byte can change unnoticed.
 */
const MAGIC = Uint8Array.of(0x53, 0x54, 0x45, 0x4d, 0x4d, 0x41, 0x1a, 0x0a);
const VERSION_AT = 8;
const DIRECTORY_BYTES_AT = 12;
const DIRECTORY_CRC_AT = 16;
const HEADER_CRC_AT = 20;
const FILE_BYTES_AT = 24;
const HEADER_BYTES = 32;
const ALIGNMENT = 8;

export const SNAPSHOT_VERSION = 1;

/** The whole store in one buffer, ready to be written or posted. The same store gives the same bytes. */
export function writeSnapshot(store: Store): Uint8Array<ArrayBuffer> {
  const parts = COLUMN_NAMES.map((name) => bytesOf(store.columns[name]));
  const sections = parts.map((bytes, at) => [COLUMN_NAMES[at]!, [bytes.length, crc32(bytes)]] as const);
  const { ontology, sources } = store;
  const directory = encodeDirectory({ ontology, sources, sections: Object.fromEntries(sections) });
  const start = aligned(HEADER_BYTES + directory.length);
  const file = new Uint8Array(parts.reduce((end, bytes) => aligned(end + bytes.length), start));
  writeHeader(file, directory);
  let offset = start;
  for (const bytes of parts) {
    file.set(bytes, offset);
    offset = aligned(offset + bytes.length);
  }
  return file;
}

function writeHeader(file: Uint8Array, directory: Uint8Array): void {
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(VERSION_AT, SNAPSHOT_VERSION, true);
  view.setUint32(DIRECTORY_BYTES_AT, directory.length, true);
  view.setUint32(DIRECTORY_CRC_AT, crc32(directory), true);
  view.setFloat64(FILE_BYTES_AT, file.length, true);
  view.setUint32(HEADER_CRC_AT, headerCrc(file), true);
  file.set(directory, HEADER_BYTES);
}

function headerCrc(file: Uint8Array): number {
  const header = new Uint8Array(file.subarray(0, HEADER_BYTES));
  return crc32(header.fill(0, HEADER_CRC_AT, HEADER_CRC_AT + 4));
}

/** True when the bytes begin as a snapshot of any version does. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads a snapshot, without copying its columns where the file begins at a multiple of 8 in its buffer.
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file or later-version
 */
export function readSnapshot(file: Uint8Array, name: string): Store {
  // Not slice(): that of Node's buffers copies nothing.
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : new Uint8Array(file);
  const directoryEnd = readHeader(bytes, name);
  const directory = decodeDirectory(bytes.subarray(HEADER_BYTES, directoryEnd));
  if (directory === undefined) throw altered(name, 'directory');
  const columns = readColumns(bytes, directoryEnd, directory, name);
  const store = new Store(directory.ontology, directory.sources, columns);
  const fault = checkStructure(store);
  if (fault !== undefined) throw altered(name, fault);
  return store;
}

/** @returns where the directory ends, which is there whole and as it was written */
function readHeader(bytes: Uint8Array, name: string): number {
  const magic = bytes.subarray(0, MAGIC.length);
  if (!magic.every((byte, at) => byte === MAGIC[at])) {
    throw new InputError('foreign-file', `${name} is not a Stemma snapshot: it does not begin with STEMMA`);
  }
  if (bytes.length < HEADER_BYTES) throw truncated(name, bytes.length, HEADER_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  // Before any sum: a later version may sum otherwise.
  if (version > SNAPSHOT_VERSION) throw later(name, version);
  const wanted = view.getFloat64(FILE_BYTES_AT, true);
  const directoryEnd = HEADER_BYTES + view.getUint32(DIRECTORY_BYTES_AT, true);
  const sound = version > 0 && Number.isSafeInteger(wanted) && wanted >= directoryEnd;
  if (!sound || headerCrc(bytes) !== view.getUint32(HEADER_CRC_AT, true)) throw altered(name, 'header');
  if (bytes.length < wanted) throw truncated(name, bytes.length, wanted);
  if (bytes.length > wanted) throw altered(name, `length (${bytes.length} bytes, not ${wanted})`);
  const crc = crc32(bytes.subarray(HEADER_BYTES, directoryEnd));
  if (crc !== view.getUint32(DIRECTORY_CRC_AT, true)) throw altered(name, 'directory');
  return directoryEnd;
}

function readColumns(
  bytes: Uint8Array,
  directoryEnd: number,
  { sections }: Directory,
  name: string,
): Columns {
  let end = directoryEnd;
  const columns = COLUMN_NAMES.map((column) => {
    const offset = aligned(end);
    const [length, crc] = sections[column]!;
    const gap = bytes.subarray(end, offset);
    end = offset + length;
    const Type = COLUMNS[column];
    if (end > bytes.length || length % Type.BYTES_PER_ELEMENT !== 0)
      throw altered(name, `section ${column} (length)`);
    if (!isZero(gap)) throw altered(name, `padding before ${column}`);
    if (crc32(bytes.subarray(offset, end)) !== crc) throw altered(name, `section ${column}`);
    const start = bytes.byteOffset + offset;
    return [column, new Type(bytes.buffer as ArrayBuffer, start, length / Type.BYTES_PER_ELEMENT)] as const;
  });
  if (aligned(end) !== bytes.length || !isZero(bytes.subarray(end))) throw altered(name, 'end');
  return Object.fromEntries(columns) as unknown as Columns;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function bytesOf(column: Columns[ColumnName]): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function later(name: string, version: number): InputError {
  const message = `${name} is a snapshot of version ${version}; this Stemma reads versions up to ${SNAPSHOT_VERSION}: update it, or build the snapshot again`;
  return new InputError('later-version', message);
}

function truncated(name: string, has: number, wants: number): InputError {
  const message = `${name} is cut short: ${has} of ${wants} bytes are there; copy or build it again`;
  return new InputError('truncated-file', message);
}

function altered(name: string, part: string): InputError {
  const message = `${name} was altered: its ${part} is not what was written; copy or build it again`;
  return new InputError('altered-file', message);
}

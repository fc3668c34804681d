import { InputError } from '../model/errors';
import type { Source } from '../model/graph';
import type { Ontology } from '../model/ontology';
import { COLUMNS, COLUMN_NAMES, type ColumnName, type Columns } from './columns';
import { crc32 } from './crc32';
import { Store } from './store';
import { checkStructure } from './structure';

/*
 * A snapshot, all numbers little-endian:
 *
 *   0  8  magic: "STEMMA" 0x1A 0x0A
 *   8  4  version
 *  12  4  bytes of the directory
 *  16  4  CRC-32 of the directory
 *  20  4  zero
 *  24  8  bytes of the whole file, as float64
 *  32     directory: JSON {ontology, sources, sections: {COLUMN: [offset, bytes, crc]}}
 *   …     sections, each at a multiple of 8, counted from the file's first byte
 */
const MAGIC = Uint8Array.of(0x53, 0x54, 0x45, 0x4d, 0x4d, 0x41, 0x1a, 0x0a);
const VERSION_AT = 8;
const DIRECTORY_BYTES_AT = 12;
const DIRECTORY_CRC_AT = 16;
const FILE_BYTES_AT = 24;
const HEADER_BYTES = 32;
const ALIGNMENT = 8;

export const SNAPSHOT_VERSION = 1;

interface Directory {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
  readonly sections: Readonly<Record<string, readonly [offset: number, bytes: number, crc: number]>>;
}

/** The whole store in one buffer, ready to be written or posted. The same store gives the same bytes. */
export function writeSnapshot(store: Store): Uint8Array<ArrayBuffer> {
  const parts = COLUMN_NAMES.map((name) => ({ name, bytes: bytesOf(store.columns[name]) }));
  // Offsets stand in the directory, whose length moves the offsets: count them from the end of the directory's padding.
  const layOut = (start: number) => {
    let offset = start;
    return Object.fromEntries(
      parts.map(({ name, bytes }) => {
        const section = [offset, bytes.length, crc32(bytes)] as const;
        offset = aligned(offset + bytes.length);
        return [name, section];
      }),
    );
  };
  const encode = (start: number): Uint8Array => {
    const directory: Directory = { ontology: store.ontology, sources: store.sources, sections: layOut(start) };
    return new TextEncoder().encode(JSON.stringify(directory));
  };
  const start = aligned(HEADER_BYTES + encode(2 ** 48).length);
  const directory = encode(start);
  const last = Object.values(layOut(start)).at(-1)!;
  const file = new Uint8Array(aligned(last[0] + last[1]));
  writeHeader(file, directory);
  const sections = layOut(start);
  for (const { name, bytes } of parts) file.set(bytes, sections[name]![0]);
  return file;
}

function writeHeader(file: Uint8Array, directory: Uint8Array): void {
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(VERSION_AT, SNAPSHOT_VERSION, true);
  view.setUint32(DIRECTORY_BYTES_AT, directory.length, true);
  view.setUint32(DIRECTORY_CRC_AT, crc32(directory), true);
  view.setFloat64(FILE_BYTES_AT, file.length, true);
  file.set(directory, HEADER_BYTES);
}

/** True when the bytes begin as a snapshot of any version does. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads a snapshot without copying its columns.
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file or later-version
 */
export function readSnapshot(file: Uint8Array, name: string): Store {
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const directory = readDirectory(bytes, name);
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((column) => [column, readColumn(bytes, directory, column, name)]),
  ) as unknown as Columns;
  const store = new Store(directory.ontology, directory.sources, columns);
  const fault = checkStructure(store);
  if (fault !== undefined) throw altered(name, fault);
  return store;
}

function readDirectory(bytes: Uint8Array, name: string): Directory {
  const magic = bytes.subarray(0, MAGIC.length);
  if (magic.length > 0 && !magic.every((byte, at) => byte === MAGIC[at])) {
    throw new InputError('foreign-file', `${name} is not a Stemma snapshot: it does not begin with STEMMA`);
  }
  if (bytes.length < HEADER_BYTES) throw truncated(name, bytes.length, HEADER_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  if (version > SNAPSHOT_VERSION) {
    const message = `${name} is a snapshot of version ${version}; this Stemma reads versions up to ${SNAPSHOT_VERSION}: update it, or build the snapshot again`;
    throw new InputError('later-version', message);
  }
  const wanted = view.getFloat64(FILE_BYTES_AT, true);
  const directoryEnd = HEADER_BYTES + view.getUint32(DIRECTORY_BYTES_AT, true);
  if (version === 0 || !(wanted >= directoryEnd)) throw altered(name, 'header');
  if (bytes.length < wanted) throw truncated(name, bytes.length, wanted);
  if (bytes.length > wanted) throw altered(name, `length (${bytes.length} bytes, not ${wanted})`);
  const directory = bytes.subarray(HEADER_BYTES, directoryEnd);
  if (crc32(directory) !== view.getUint32(DIRECTORY_CRC_AT, true)) throw altered(name, 'directory');
  return JSON.parse(new TextDecoder().decode(directory)) as Directory;
}

function readColumn(bytes: Uint8Array, { sections }: Directory, column: ColumnName, name: string) {
  const section = sections[column];
  if (section === undefined) throw altered(name, `section ${column} (missing)`);
  const [offset, length, crc] = section;
  const Type = COLUMNS[column];
  const inside = offset % ALIGNMENT === 0 && length % Type.BYTES_PER_ELEMENT === 0 && offset + length <= bytes.length;
  if (!inside) throw altered(name, `section ${column} (its place)`);
  if (crc32(bytes.subarray(offset, offset + length)) !== crc) throw altered(name, `section ${column}`);
  return new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length / Type.BYTES_PER_ELEMENT);
}

function bytesOf(column: Columns[ColumnName]): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function truncated(name: string, has: number, wants: number): InputError {
  const message = `${name} is cut short: ${has} of ${wants} bytes are there; copy or build it again`;
  return new InputError('truncated-file', message);
}

function altered(name: string, part: string): InputError {
  const message = `${name} was altered: its ${part} is not what was written; copy or build it again`;
  return new InputError('altered-file', message);
}

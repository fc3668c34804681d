import { InputError } from '../model/errors';
import { crc32 } from './crc32';

/*
 * How a snapshot of any version begins, all numbers little-endian:
 *
 *   0  8  magic: "STEMMA" 0x1A 0x0A
 *   8  4  version
 *  12  4  bytes of the directory
 *  16  4  CRC-32 of the directory
 *  20  4  CRC-32 of this header, these four bytes taken as zeros
 *  24  8  bytes of the whole file, as float64
 *  32     directory: JSON
 */
const MAGIC = Uint8Array.of(0x53, 0x54, 0x45, 0x4d, 0x4d, 0x41, 0x1a, 0x0a);
const VERSION_AT = 8;
const DIRECTORY_BYTES_AT = 12;
const DIRECTORY_CRC_AT = 16;
const HEADER_CRC_AT = 20;
const FILE_BYTES_AT = 24;
export const HEADER_BYTES = 32;

/** The version that is written; this and all before it are read. */
export const SNAPSHOT_VERSION = 2;

export interface Header {
  readonly version: number;
  readonly directoryBytes: number;
  readonly directoryCrc: number;
  /** Of the whole file. */
  readonly fileBytes: number;
}

/** True when the bytes begin as a snapshot of any version does. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/** @param bodyBytes of what will follow the directory */
export function encodeHeader(directory: Uint8Array, bodyBytes: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(VERSION_AT, SNAPSHOT_VERSION, true);
  view.setUint32(DIRECTORY_BYTES_AT, directory.length, true);
  view.setUint32(DIRECTORY_CRC_AT, crc32(directory), true);
  view.setFloat64(FILE_BYTES_AT, HEADER_BYTES + directory.length + bodyBytes, true);
  view.setUint32(HEADER_CRC_AT, headerCrc(header), true);
  return header;
}

/**
 * @param bytes the first HEADER_BYTES of a file, or all of a shorter one
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file or later-version
 */
export function decodeHeader(bytes: Uint8Array, name: string): Header {
  const magic = bytes.subarray(0, MAGIC.length);
  if (!magic.every((byte, at) => byte === MAGIC[at])) {
    throw new InputError('foreign-file', `${name} is not a Stemma snapshot: it does not begin with STEMMA`);
  }
  if (bytes.length < HEADER_BYTES) throw truncated(name, bytes.length, HEADER_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const version = view.getUint32(VERSION_AT, true);
  // Before any sum: a later version may sum otherwise.
  if (version > SNAPSHOT_VERSION) throw later(name, version);
  const fileBytes = view.getFloat64(FILE_BYTES_AT, true);
  const directoryBytes = view.getUint32(DIRECTORY_BYTES_AT, true);
  const isSound =
    version > 0 && Number.isSafeInteger(fileBytes) && fileBytes >= HEADER_BYTES + directoryBytes;
  if (!isSound || headerCrc(bytes) !== view.getUint32(HEADER_CRC_AT, true)) throw altered(name, 'header');
  return { version, directoryBytes, directoryCrc: view.getUint32(DIRECTORY_CRC_AT, true), fileBytes };
}

function headerCrc(bytes: Uint8Array): number {
  const header = new Uint8Array(bytes.subarray(0, HEADER_BYTES));
  return crc32(header.fill(0, HEADER_CRC_AT, HEADER_CRC_AT + 4));
}

function later(name: string, version: number): InputError {
  const message = `${name} is a snapshot of version ${version}; this Stemma reads versions up to ${SNAPSHOT_VERSION}: update it, or build the snapshot again`;
  return new InputError('later-version', message);
}

export function truncated(name: string, has: number, wants: number): InputError {
  const message = `${name} is cut short: ${has} of ${wants} bytes are there; copy or build it again`;
  return new InputError('truncated-file', message);
}

export function altered(name: string, part: string): InputError {
  const message = `${name} was altered: its ${part} is not what was written; copy or build it again`;
  return new InputError('altered-file', message);
}

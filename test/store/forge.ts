import { crc32 } from '../../src/store/crc32';
import { SNAPSHOT_VERSION } from '../../src/store/snapshot';

/** Snapshots as somebody would write them who knows the layout and means harm; see src/store/snapshot.ts. */

const HEADER_BYTES = 32;

export type Json = null | number | string | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Place = readonly (string | number)[];

function viewOf(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, file.byteLength);
}

export function directoryBytesOf(file: Uint8Array): Uint8Array {
  return file.subarray(HEADER_BYTES, HEADER_BYTES + viewOf(file).getUint32(12, true));
}

export function directoryOf(file: Uint8Array): Json {
  return JSON.parse(new TextDecoder().decode(directoryBytesOf(file))) as Json;
}

/** The sections, one behind the other. */
export function bodyOf(file: Uint8Array): Uint8Array {
  return file.subarray(HEADER_BYTES + directoryBytesOf(file).length);
}

/** A file of these parts, every sum right. */
export function seal(
  directory: Uint8Array,
  body: Uint8Array,
  fields: { version?: number; directoryBytes?: number; fileBytes?: number } = {},
): Uint8Array {
  const start = HEADER_BYTES + directory.length;
  const file = new Uint8Array(start + body.length);
  const view = viewOf(file);
  const { version = SNAPSHOT_VERSION, directoryBytes = directory.length, fileBytes = file.length } = fields;
  file.set(new TextEncoder().encode('STEMMA\u001a\n'));
  file.set(directory, HEADER_BYTES);
  file.set(body, start);
  view.setUint32(8, version, true);
  view.setUint32(12, directoryBytes, true);
  view.setUint32(16, crc32(file.subarray(HEADER_BYTES, HEADER_BYTES + directoryBytes)), true);
  view.setFloat64(24, fileBytes, true);
  view.setUint32(20, crc32(file.subarray(0, HEADER_BYTES)), true);
  return file;
}

/** Every place of a document where something stands, the document itself left out. */
export function placesIn(value: Json, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const here = [...place, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn(part, here)];
  });
}

export function partAt(value: Json, place: Place): Json {
  return place.reduce<Json>((part, key) => (part as Record<string | number, Json>)[key]!, value);
}

/** The document with something else at a place, or nothing. */
export function withAt(value: Json, place: Place, other: Json | undefined): Json {
  const copy = structuredClone(value);
  const parent = partAt(copy, place.slice(0, -1)) as Record<string | number, Json>;
  const key = place.at(-1)!;
  if (other !== undefined) parent[key] = other;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return copy;
}

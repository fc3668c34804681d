import { crc32 } from './crc32';
import { decodeDirectory, encodeDirectory } from './directory';
import { decodeHeader, encodeHeader, HEADER_BYTES, isSnapshot } from './frame';
import { reading, type ReadOptions } from './reading';
import { encodePlaces, encodeSection, SECTIONS, type SectionName } from './sections';
import { allBytes } from './sharing';
import { readVersion1 } from './snapshot-v1';
import { Store } from './store';

export { isSnapshot, SNAPSHOT_VERSION } from './frame';

export interface WriteOptions {
  /** What a first view needs, as whoever draws it understands it: the first that a reader gets. */
  readonly preview?: Uint8Array;
  /**
   * Places that any reader would make for this graph. Where these are the store's, they are not stored: the file says no places,
   * and whoever wants some lays it out.
   */
  readonly remade?: Float32Array;
}

/**
 * The whole store in one buffer, coded but not compressed: a server compresses what it sends. Behind the header (./frame) and the
 * directory (./directory) lie the sections (./sections), one behind the other, in the order in which a reader wants them. The
 * same store gives the same bytes.
 */
export function writeSnapshot(store: Store, options: WriteOptions = {}): Uint8Array<ArrayBuffer> {
  const { ontology, sources, columns, nodeCount } = store;
  const parts = SECTIONS.map((section) => sectionBytes(section, store, options));
  const sections = parts.map((bytes, at) => [SECTIONS[at]!, [bytes.length, crc32(bytes)]] as const);
  const directory = encodeDirectory({
    ontology,
    sources,
    sections: Object.fromEntries(sections),
    size: { nodes: nodeCount, bytes: allBytes(columns) },
  });
  const bodyBytes = parts.reduce((sum, { length }) => sum + length, 0);
  const file = new Uint8Array(HEADER_BYTES + directory.length + bodyBytes);
  let at = 0;
  for (const part of [encodeHeader(directory, bodyBytes), directory, ...parts]) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function sectionBytes(section: SectionName, store: Store, { preview, remade }: WriteOptions): Uint8Array {
  const { columns, nodeCount, ontology } = store;
  if (section === 'preview') return preview ?? new Uint8Array(0);
  if (section === 'places') return encodePlaces(columns.nodePosition, remade);
  return encodeSection(section, columns, { nodes: nodeCount, ontology });
}

/**
 * Reads a snapshot of any version that is there whole. Where the file holds no places, the nodes have none.
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file, later-version or too-large
 */
export function readSnapshot(file: Uint8Array, name: string, options: ReadOptions = {}): Store {
  const steps = reading(name, options);
  let at = 0;
  let step = steps.next();
  while (step.done !== true) {
    const part = file.subarray(at, at + step.value);
    at += part.length;
    step = steps.next(part);
  }
  const read = step.value;
  return read instanceof Store ? read : readVersion1(read, name);
}

/**
 * How many bytes of a snapshot hold what a first view needs; 0 where there is nothing of the kind, and of what is no snapshot
 * that can be read.
 */
export function firstViewBytes(file: Uint8Array): number {
  const directoryBytes = isSnapshot(file) ? directoryBytesIn(file) : undefined;
  if (directoryBytes === undefined) return 0;
  const end = HEADER_BYTES + directoryBytes;
  const preview = decodeDirectory(file.subarray(HEADER_BYTES, end), SECTIONS)?.sections['preview']?.[0] ?? 0;
  return preview === 0 ? 0 : end + preview;
}

function directoryBytesIn(file: Uint8Array): number | undefined {
  try {
    return decodeHeader(file.subarray(0, HEADER_BYTES), '').directoryBytes;
  } catch {
    return undefined;
  }
}

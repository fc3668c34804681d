import { InputError } from '../model/errors';
import type { Source } from '../model/graph';
import type { Ontology } from '../model/ontology';
import { CodingFault } from './coding/bytes';
import type { Columns } from './columns';
import { crc32 } from './crc32';
import { decodeDirectory, type Directory, type Size } from './directory';
import { altered, decodeHeader, HEADER_BYTES, truncated, type Header } from './frame';
import { decodePlaces, decodeSection, SECTIONS, type Known, type SectionName } from './sections';
import { shareColumns } from './sharing';
import { Store } from './store';
import { checkTexts, checkTopology } from './structure';

export interface ReadOptions {
  /** Bytes of memory that the columns may take; 4 GiB unless said otherwise. */
  readonly most?: number;
  /** Bytes of the whole file, once the header is there. */
  readonly onSize?: (bytes: number) => void;
  /** How many nodes there will be, once the directory is there; of an older version nobody says. */
  readonly onNodes?: (nodes: number) => void;
  /** As soon as it has come, and before all else: what the writer was given for a first view. */
  readonly onPreview?: (preview: Uint8Array, about: Pick<Directory, 'ontology' | 'sources'>) => void;
  /** Once all is there, and checked, but names and other texts. */
  readonly onTopology?: (topology: Topology) => void;
}

/** What is known of a graph before its names are. */
export interface Topology {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
  readonly columns: Readonly<Known>;
}

const MOST = 2 ** 32;

/**
 * How a file is read, whoever fetches it: yields how many bytes it wants next, and is given them, or fewer where no more come. One
 * of an older version is given back whole: most readers never meet one, and need not have what reads it.
 */
export type Reading = Generator<number, Store | OlderFile, Uint8Array>;

/** A file of version 1, of which the header and the directory's sum are right. */
export interface OlderFile {
  readonly bytes: Uint8Array;
  readonly directoryStart: number;
  readonly directoryEnd: number;
}

/**
 * Reads a snapshot of any version.
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file, later-version, or too-large
 */
export function* reading(name: string, options: ReadOptions): Reading {
  const head = yield HEADER_BYTES;
  const header = decodeHeader(head, name);
  if (header.fileBytes > (options.most ?? MOST)) throw tooLarge(name, header.fileBytes, options);
  options.onSize?.(header.fileBytes);
  const input = new Input(name, header.fileBytes);
  const directoryBytes = yield* input.take(header.directoryBytes);
  if (crc32(directoryBytes) !== header.directoryCrc) throw altered(name, 'directory');
  return header.version === 1
    ? yield* version1(head, directoryBytes, input, header)
    : yield* version2(directoryBytes, input, options);
}

/** What follows the header. */
class Input {
  #taken = HEADER_BYTES;

  constructor(
    readonly name: string,
    readonly fileBytes: number,
  ) {}

  /** @throws InputError truncated-file, or altered-file where the file goes on behind its end */
  *take(count: number): Generator<number, Uint8Array, Uint8Array> {
    const part = count === 0 ? new Uint8Array(0) : yield count;
    this.#taken += part.length;
    if (part.length < count) throw truncated(this.name, this.#taken, this.fileBytes);
    return part;
  }

  get left(): number {
    return this.fileBytes - this.#taken;
  }

  *end(): Generator<number, void, Uint8Array> {
    if ((yield 1).length > 0) throw altered(this.name, `length (more than ${this.fileBytes} bytes)`);
  }
}

function* version1(head: Uint8Array, directory: Uint8Array, input: Input, header: Header): Reading {
  const body = yield* input.take(input.left);
  yield* input.end();
  const directoryEnd = HEADER_BYTES + directory.length;
  const bytes = new Uint8Array(header.fileBytes);
  bytes.set(head);
  bytes.set(directory, HEADER_BYTES);
  bytes.set(body, directoryEnd);
  return { bytes, directoryStart: HEADER_BYTES, directoryEnd };
}

/** A node takes more in its columns, so what says otherwise asks for memory in vain. */
const LEAST_NODE_BYTES = 16;

function* version2(directoryBytes: Uint8Array, input: Input, options: ReadOptions): Reading {
  const { name } = input;
  const directory = decodeDirectory(directoryBytes, SECTIONS);
  const size = directory?.size;
  if (directory === undefined || size === undefined || sectionBytes(directory) !== input.left)
    throw altered(name, 'directory');
  if (size.bytes > (options.most ?? MOST)) throw tooLarge(name, size.bytes, options);
  if (size.nodes * LEAST_NODE_BYTES > size.bytes) throw altered(name, 'directory');
  options.onNodes?.(size.nodes);
  const known: Known = {};
  for (const section of SECTIONS) {
    const [length, crc] = directory.sections[section]!;
    const bytes = yield* input.take(length);
    if (crc32(bytes) !== crc) throw altered(name, `section ${section}`);
    enter(section, bytes, known, { name, directory, size, options });
  }
  yield* input.end();
  return finished(known, directory, input.name);
}

interface Context {
  readonly name: string;
  readonly directory: Directory;
  readonly size: Size;
  readonly options: ReadOptions;
}

function enter(section: SectionName, bytes: Uint8Array, known: Known, context: Context): void {
  const { name, directory, size, options } = context;
  const { ontology, sources } = directory;
  if (section === 'preview') {
    if (bytes.length > 0) options.onPreview?.(bytes, { ontology, sources });
    return;
  }
  try {
    if (section === 'places') Object.assign(known, decodePlaces(bytes, size.nodes));
    else decodeSection(section, bytes, known, { nodes: size.nodes, ontology }, size.bytes);
  } catch (error) {
    if (error instanceof CodingFault) throw altered(name, `section ${section} (${error.message})`);
    if (error instanceof RangeError) throw tooLarge(name, size.bytes, options);
    throw error;
  }
  if (section !== 'places') return;
  // Of a store that is not placed, or whose places follow from the rest.
  known.nodePosition ??= new Float32Array(2 * size.nodes).fill(Number.NaN);
  const fault = checkTopology(known, ontology);
  if (fault !== undefined) throw altered(name, fault);
  options.onTopology?.({ ontology, sources, columns: known });
}

function finished(known: Known, { ontology, sources }: Directory, name: string): Store {
  const columns = known as Columns;
  const fault = checkTexts(columns, ontology, sources);
  if (fault !== undefined) throw altered(name, fault);
  return new Store(ontology, sources, shareColumns(columns));
}

function sectionBytes({ sections }: Directory): number {
  return Object.values(sections).reduce((sum, [bytes]) => sum + bytes, 0);
}

function tooLarge(name: string, bytes: number, { most = MOST }: ReadOptions): InputError {
  const message = `${name} takes ${megabytes(bytes)} of memory; this Stemma has ${megabytes(most)} for it: open a part of the graph`;
  return new InputError('too-large', message);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}

import { InputError } from '../model/errors';
import { CSV_FILES } from '../format/csv-pairs';
import { decodeText, MOST_BYTES, tooLarge } from '../format/decode';
import { detectFormat, FORMATS } from '../format/formats';
import { readGraph, type GraphReading } from '../format/read-graph';
import type { TextFile } from '../format/yaml-text';
import type { Ontology } from '../model/ontology';
import { buildStore } from '../store/build';
import { isSnapshot, readSnapshot } from '../store/snapshot';
import type { Store } from '../store/store';
import type { Effects } from './effects';
import { storeOfImport } from './imported';

/** The graph that comes with Stemma. */
export const BUNDLED = 'graph-data';
const ONTOLOGY = 'ontology.yaml';
const SOURCES = 'sources.yaml';
/** A graph as found at a path: its checked texts, or a store. */
export type Found = { readonly reading: GraphReading } | { readonly store: Store };

/**
 * The graph at a path: a folder of YAML or of tables, a snapshot, or a file of any format that is read. What a file is, is
 * told by how it begins.
 * @throws InputError missing-file, foreign-file, truncated-file, altered-file, later-version or too-large
 */
export async function findGraph(effects: Effects, path: string | undefined): Promise<Found> {
  const place = path ?? effects.ownPath(BUNDLED);
  const names = await attempt(place, () => effects.listFolder(place));
  if (names?.includes(CSV_FILES.edges) === true) return { store: await readTables(effects, place, names) };
  if (names !== undefined) return { reading: await readFolder(effects, place, path ?? BUNDLED, names) };
  const bytes = await loadBytes(effects, place);
  if (isSnapshot(bytes) || bytes.length === 0) return { store: readSnapshot(bytes, place) };
  const file = { file: place, text: decodeText(bytes, place) };
  if (/\.ya?ml$/.test(place))
    throw new InputError('foreign-file', `${place} is one file of a graph: name the folder that holds it`);
  const format = detectFormat(file.text);
  if (format === undefined) return { store: readSnapshot(bytes, place) };
  return { store: storeOfImport(await format.read([file], await bundledOntology(effects))) };
}

async function readTables(effects: Effects, folder: string, names: readonly string[]): Promise<Store> {
  const format = FORMATS.find(({ id }) => id === 'csv')!;
  const files = Object.values(CSV_FILES).filter((name) => names.includes(name));
  const texts = await Promise.all(files.map((name) => loadText(effects, `${folder}/${name}`)));
  return storeOfImport(await format.read(texts, await bundledOntology(effects)));
}

/**
 * The store of the graph at a path.
 * @throws InputError graph-has-faults with all of them; and as `findGraph`
 */
export async function loadStore(effects: Effects, path: string | undefined): Promise<Store> {
  const found = await findGraph(effects, path);
  if ('store' in found) return found.store;
  return buildStore(soundGraph(found.reading));
}

/** The vocabulary that comes with Stemma. */
export async function bundledOntology(effects: Effects): Promise<Ontology> {
  return soundGraph(readGraph({ ontology: await ownOntology(effects), entities: [] })).ontology;
}

/**
 * A text file, which is named in faults as it was asked for.
 * @throws InputError missing-file, foreign-file where it is no text, too-large
 */
export async function loadText(effects: Effects, path: string): Promise<TextFile> {
  // Before it is in memory.
  if ((await effects.sizeOf(path)) > MOST_BYTES) throw tooLarge(path);
  return { file: path, text: decodeText(await loadBytes(effects, path), path) };
}

/**
 * A file of a size that can be held.
 * @throws InputError missing-file, too-large
 */
async function loadBytes(effects: Effects, path: string): Promise<Uint8Array<ArrayBuffer>> {
  return attempt(path, () => effects.readFile(path));
}

/**
 * The vocabulary of a folder, or ours where it has none.
 * @throws InputError graph-has-faults
 */
export async function readOntologyAt(effects: Effects, folder: string): Promise<Ontology> {
  const names = await attempt(folder, () => effects.listFolder(folder));
  const own =
    names?.includes(ONTOLOGY) === true ? await textFile(effects, folder, folder, ONTOLOGY) : undefined;
  return soundGraph(readGraph({ ontology: own ?? (await ownOntology(effects)), entities: [] })).ontology;
}

/** @throws InputError graph-has-faults, with all of them */
function soundGraph({ graph, diagnostics }: GraphReading) {
  if (graph !== undefined) return graph;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const count = `${errors.length} fault${errors.length === 1 ? '' : 's'}`;
  const message = `the graph has ${count}; stemma check lists them`;
  throw new InputError('graph-has-faults', message, { diagnostics });
}

async function readFolder(
  effects: Effects,
  folder: string,
  shown: string,
  names: readonly string[],
): Promise<GraphReading> {
  const yaml = names.filter((name) => /\.ya?ml$/.test(name));
  const text = (name: string): Promise<TextFile> => textFile(effects, folder, shown, name);
  const entities = yaml.filter((name) => name !== ONTOLOGY && name !== SOURCES);
  if (entities.length === 0)
    throw new InputError('foreign-file', `${folder} holds no graph: no file of entities ends in .yaml`);
  return readGraph({
    ontology: yaml.includes(ONTOLOGY) ? await text(ONTOLOGY) : await ownOntology(effects),
    ...(yaml.includes(SOURCES) ? { sources: await text(SOURCES) } : {}),
    entities: await Promise.all(entities.map(text)),
  });
}

async function textFile(effects: Effects, folder: string, shown: string, name: string): Promise<TextFile> {
  const path = `${folder}/${name}`;
  return {
    file: `${shown.replace(/\/$/, '')}/${name}`,
    text: decode(await attempt(path, () => effects.readFile(path)), path),
  };
}

/** A graph that brings no vocabulary of its own speaks ours. */
async function ownOntology(effects: Effects): Promise<TextFile> {
  const path = effects.ownPath(`${BUNDLED}/${ONTOLOGY}`);
  return {
    file: `${BUNDLED}/${ONTOLOGY}`,
    text: decode(await attempt(path, () => effects.readFile(path)), path),
  };
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('foreign-file', `${name} is not UTF-8 text`);
  }
}

/** What the file system says, by its code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EISDIR: 'a folder where a file was expected',
  EACCES: 'not allowed to read',
  EPERM: 'not allowed to read',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'a path that is too long',
  EIO: 'the disk failed to read',
};

/** @throws InputError missing-file or too-large where the file system says so */
export async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (Object.hasOwn(UNREADABLE, code)) throw new InputError('missing-file', `${UNREADABLE[code]}: ${path}`);
    if (code === 'ERR_FS_FILE_TOO_LARGE')
      throw new InputError('too-large', `too large to be read at once (over 2 GiB): ${path}`);
    throw error;
  }
}

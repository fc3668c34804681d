import { InputError } from '../model/errors';
import { readGraph, type GraphReading } from '../format/read-graph';
import type { TextFile } from '../format/yaml-text';
import type { Ontology } from '../model/ontology';
import { buildStore } from '../store/build';
import { isSnapshot, readSnapshot } from '../store/snapshot';
import type { Store } from '../store/store';
import type { Effects } from './effects';

/** The graph that comes with Stemma. */
export const BUNDLED = 'graph-data';
const ONTOLOGY = 'ontology.yaml';
const SOURCES = 'sources.yaml';
/** What a string of JavaScript can hold. */
const LONGEST_TEXT = 512_000_000;

/** A graph as found at a path: its checked texts, or a snapshot. */
export type Found = { readonly reading: GraphReading } | { readonly store: Store };

/**
 * The graph at a path: a folder of YAML, or a snapshot.
 * @throws InputError missing-file, foreign-file, truncated-file, altered-file or later-version
 */
export async function findGraph(effects: Effects, path: string | undefined): Promise<Found> {
  const place = path ?? effects.ownPath(BUNDLED);
  const names = await attempt(place, () => effects.listFolder(place));
  if (names !== undefined) return { reading: await readFolder(effects, place, path ?? BUNDLED, names) };
  const bytes = await attempt(place, () => effects.readFile(place));
  if (bytes.length > 0 && !isSnapshot(bytes) && /\.ya?ml$/.test(place)) {
    throw new InputError('foreign-file', `${place} is one file of a graph: name the folder that holds it`);
  }
  return { store: readSnapshot(bytes, place) };
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
 * @throws InputError missing-file, foreign-file where it is not UTF-8, too-large
 */
export async function loadText(effects: Effects, path: string): Promise<TextFile> {
  const bytes = await attempt(path, () => effects.readFile(path));
  if (bytes.length > LONGEST_TEXT) throw new InputError('too-large', `a text of over 512 MB: ${path}`);
  return { file: path, text: decode(bytes, path) };
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

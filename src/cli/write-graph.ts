import { MOST_BY_FORCE, placesOf } from '../layout/places';
import { InputError } from '../model/errors';
import { previewOf } from '../source/preview';
import { firstViewBytes, isSnapshot, readSnapshot, writeSnapshot } from '../store/snapshot';
import type { Store } from '../store/store';
import type { Options } from './command';
import type { Effects } from './effects';
import { loadStore } from './load';

export const OUTPUT = { name: 'output', short: 'o', value: 'FILE', help: 'where to write it' } as const;

/**
 * The file named by -o. A slip there must not cost somebody a file: only a snapshot, or an empty file, is written over.
 * @throws InputError wrong-use where none is named; unwritable-file where another file is in its place
 */
export async function outputFile(effects: Effects, options: Options, command: string): Promise<string> {
  const file = options.text(OUTPUT.name);
  if (file === undefined || file === '') throw new InputError('wrong-use', `${command} needs -o FILE`);
  const there = await effects.readFile(file).catch(() => undefined);
  if (there === undefined || there.length === 0 || isSnapshot(there)) return file;
  throw new InputError(
    'unwritable-file',
    `${file} exists and is no snapshot; choose another name, or remove it`,
  );
}

/**
 * Writes a graph as a snapshot that is ready for the explorer. Whole or not at all.
 * @returns the size of the file in bytes
 * @throws InputError unwritable-file
 */
export async function writeGraph(effects: Effects, file: string, store: Store): Promise<number> {
  const bytes = graphBytes(store);
  await effects.writeFile(file, bytes).catch((error: unknown) => {
    throw new InputError('unwritable-file', `${file} could not be written: ${(error as Error).message}`);
  });
  return bytes.length;
}

/**
 * The snapshot that the explorer opens: a file that is ready for it as it is, else what is made of the graph at the path.
 * @throws InputError as `loadStore`
 */
export async function servedBytes(
  effects: Effects,
  path: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = path === undefined ? undefined : await effects.readFile(path).catch(() => undefined);
  if (file === undefined || firstViewBytes(file) === 0) return graphBytes(await loadStore(effects, path));
  // What is damaged is refused here, not in the page.
  readSnapshot(file, path!);
  return file;
}

/** The snapshot of a graph in which every node has a place; of a large one with what a first view needs. */
export function graphBytes(store: Store): Uint8Array<ArrayBuffer> {
  const there = store.nodeCount > 0 && !Number.isNaN(store.columns.nodePosition[0]);
  const remade = there && store.nodeCount <= MOST_BY_FORCE ? undefined : placesOf(store);
  const placed = there || remade === undefined ? store : store.withPositions(remade);
  const preview = previewOf(placed);
  // Those of a small graph take few bytes, and forces would have to find them again in the page.
  const isRemade = store.nodeCount > MOST_BY_FORCE && remade !== undefined;
  return writeSnapshot(placed, {
    ...(preview === undefined ? {} : { preview }),
    ...(isRemade ? { remade } : {}),
  });
}

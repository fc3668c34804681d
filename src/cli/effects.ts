import { mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** All that a command may do to the world. Tests hand in one that records. */
export interface Effects {
  /** @throws an error with `code` ENOENT and the like */
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** In bytes; 0 where there is no such file. */
  sizeOf(path: string): Promise<number>;
  /** Names of the entries of a folder, sorted; undefined where the path is a file. */
  listFolder(path: string): Promise<readonly string[] | undefined>;
  /** Writes whole or not at all; makes the folders it needs. */
  writeFile(path: string, content: Uint8Array | string): Promise<void>;
  /** A line for the answer. */
  out(text: string): void;
  /** A line for the person at the terminal. */
  err(text: string): void;
  /** A path inside the project: of its bundled graph, or its built explorer. */
  ownPath(path: string): string;
  /** Resolves when somebody asks the command to end. */
  untilStopped(): Promise<void>;
}

export function realEffects(): Effects {
  return {
    readFile: async (path) => unwrapped(await readFile(path)),
    sizeOf: async (path) => (await stat(path).catch(() => undefined))?.size ?? 0,
    listFolder: async (path) =>
      (await stat(path)).isDirectory() ? (await readdir(path)).toSorted() : undefined,
    writeFile: writeWhole,
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    // The built command lies two folders deep: dist/cli/main.js.
    ownPath: (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url)),
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}

/** With those above it. Node's own way of doing so never comes back where nothing can be made, as below /proc. */
async function makeFolder(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.isDirectory() === true) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** The same bytes without Node's own methods; a large file is not copied. */
function unwrapped({ buffer, byteOffset, length }: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, length);
}

/** Into a file beside it first: a crash or a full disk leaves what was there. */
async function writeWhole(name: string, content: Uint8Array | string): Promise<void> {
  const there = await stat(name).catch(() => undefined);
  // A device or a pipe is written to, never replaced; a folder says so itself.
  if (there !== undefined && !there.isFile()) return writeFile(name, content);
  // Through a link, what it leads to is replaced, not the link.
  const path = there === undefined ? name : await realpath(name);
  await makeFolder(dirname(path));
  const beside = join(dirname(path), `.${process.pid}-${Date.now()}.part`);
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

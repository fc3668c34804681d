/**
 * Finds a browser for the tests, or fetches one.
 *
 * Order: $CHROME_PATH, then a Chromium or Chrome of this machine, then (Linux x64) the pinned npm package
 * below, unpacked once into `.cache/`. The package is fetched through npm and not by a download of our own,
 * because the npm registry is the one address that a machine which ran `npm ci` can surely reach.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';

const run = promisify(execFile);
const unbrotli = promisify(brotliDecompress);
const ungzip = promisify(gunzip);

const PACKAGE = '@sparticuz/chromium@147.0.2';
/** Of the package's tarball: what we are about to execute is what was tried. */
const INTEGRITY =
  'sha512-oqXyPAlGQuT9wdZAhcx4nmhehVgEsDc2adL/+FlX8qsLh/YyOgl9GQp8dPMDIBRmktxgA9c1QSNJIQUj2UeHhQ==';

const CACHE = fileURLToPath(new URL('../../.cache/', import.meta.url));
const UNPACKED = join(CACHE, 'chromium-147.0.2');
const EXECUTABLE = join(UNPACKED, 'chromium');

/**
 * Software GL, so that a machine without a GPU draws the same picture as one with, and none of the browser's own
 * errands: on a machine without internet they are refused many at a time and slow every start.
 */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
];

/** @typedef {{ executablePath: string, env: Record<string, string>, args: string[] }} Chromium */

/**
 * What playwright needs to start a browser. Rejects with one sentence that says what to install.
 * @returns {Promise<Chromium>}
 */
export async function findChromium() {
  const path = await locate();
  if (path !== undefined) return installed(path);
  if (!canFetch()) throw new Error(advice('no Chromium or Chrome found'));
  await fetchOnce();
  return fetched();
}

/**
 * The same without fetching: where the browser is, or will be once `findChromium` has been called.
 * @returns {Promise<Chromium>}
 */
export async function expectChromium() {
  const path = await locate();
  return path === undefined ? fetched() : installed(path);
}

/** Starts the browser. The caller closes it. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const options = await findChromium();
  return chromium.launch({ ...options, headless: true });
}

/** @returns the browser that the user names or the machine has */
async function locate() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`no browser at $CHROME_PATH: ${named}`);
  }
  for (const path of usualPlaces()) {
    if ((await isExecutable(path)) && (await starts(path))) return path;
  }
  return undefined;
}

/** The package holds a browser for one platform only. */
function canFetch() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @param {string} executablePath @returns {Chromium} */
function installed(executablePath) {
  return { executablePath, env: environment(), args: CHROMIUM_ARGS };
}

/** @param {string} fault */
function advice(fault) {
  return `${fault}: install Chromium or Chrome (Debian: apt-get install chromium), or set CHROME_PATH to one`;
}

function usualPlaces() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...platformPlaces()];
}

function platformPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Google Chrome for Testing'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
}

/** @param {string} path */
async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Some `chromium-browser` only prints "install the snap". On Windows `--version` would open a window.
 * @param {string} path
 */
async function starts(path) {
  if (process.platform === 'win32') return true;
  return run(path, ['--version'], { timeout: 30_000 }).then(
    ({ stdout }) => /Chrom/.test(stdout),
    () => false,
  );
}

/** @returns {Promise<Chromium>} */
async function fetched() {
  const env = environment();
  // Its own libraries always, not only where the machine lacks them: one way of starting is one way to test.
  env.LD_LIBRARY_PATH = join(UNPACKED, 'lib');
  if (!(await exists('/etc/fonts/fonts.conf'))) env.FONTCONFIG_FILE = join(UNPACKED, 'fonts.conf');
  return { executablePath: EXECUTABLE, env, args: CHROMIUM_ARGS };
}

async function fetchOnce() {
  if (await isExecutable(EXECUTABLE)) return;
  await fetchPackage().catch((error) => {
    const fault = `no Chromium or Chrome found, and fetching ${PACKAGE} failed (${reason(error)})`;
    throw new Error(advice(fault), { cause: error });
  });
}

/** npm's own words where it was npm. @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  const said =
    'stderr' in error ? String(error.stderr).match(/^npm error (?!code|errno|syscall).+/m)?.[0] : undefined;
  return said ?? error.message.split('\n', 1)[0];
}

/** @returns {Record<string, string>} */
function environment() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return env;
}

/** @param {string} path */
async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Everything happens in a folder of our own that is renamed last, so two processes may fetch at once. */
async function fetchPackage() {
  process.stderr.write(`no Chromium or Chrome found: fetching ${PACKAGE} (64 MB) into .cache/\n`);
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    await npmPack(folder);
    const [name] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    if (name === undefined) throw new Error('npm pack left no file');
    const tarball = await readFile(join(folder, name));
    const hash = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (hash !== INTEGRITY) throw new Error(`${name} has hash ${hash}, expected ${INTEGRITY}`);
    const browser = join(folder, 'browser');
    await unpack(await ungzip(tarball), browser);
    await rename(browser, UNPACKED).catch(async (error) => {
      if (!(await isExecutable(EXECUTABLE))) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function npmPack(folder) {
  const args = ['pack', PACKAGE, '--loglevel=error', '--pack-destination', folder];
  // Under `npm run`, the very npm that runs us; a bare `npm` is a .cmd on Windows, but this is Linux only.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await run(command, [...first, ...args], { cwd: folder, timeout: 300_000 });
}

/** @param {Buffer} tarball @param {string} folder */
async function unpack(tarball, folder) {
  for (const { path, bytes } of tarEntries(tarball)) {
    const name = path.replace(/^package\/bin\//, '');
    if (name === 'chromium.br') await write(join(folder, 'chromium'), await unbrotli(bytes), 0o755);
    if (!name.endsWith('.tar.br') || name === path) continue;
    for (const inner of tarEntries(await unbrotli(bytes))) {
      await write(join(folder, inner.path), inner.bytes, inner.mode);
    }
  }
  // The package's own list of font folders is written for another place.
  const fonts = `<dir>${join(UNPACKED, 'fonts')}</dir><cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>`;
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  await write(join(folder, 'fonts.conf'), `${head}<fontconfig>${fonts}</fontconfig>\n`, 0o644);
}

/** @param {string} path @param {Buffer | string} bytes @param {number} mode */
async function write(path, bytes, mode) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { mode });
}

const BLOCK = 512;

/**
 * The regular files of a tar archive: a 512-byte header (name at 0, mode at 100 and size at 124 as octal text, type
 * at 156), then the bytes, padded to the next block. Enough for the one package, whose names are short.
 * @param {Buffer} tar
 */
function* tarEntries(tar) {
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const path = text(0, 100);
    const size = parseInt(text(124, 12), 8);
    const type = text(156, 1);
    if (type === '' || type === '0') {
      if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`path outside: ${path}`);
      yield {
        path,
        mode: parseInt(text(100, 8), 8) & 0o777,
        bytes: tar.subarray(at + BLOCK, at + BLOCK + size),
      };
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

// Called by its own name: get a browser now, or say in one line what to install.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await findChromium().then(
    ({ executablePath }) => process.stdout.write(`${executablePath}\n`),
    (/** @type {Error} */ { message }) => {
      process.stderr.write(`${message}\n`);
      process.exitCode = 1;
    },
  );
}

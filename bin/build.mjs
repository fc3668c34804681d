/**
 * Builds what `dist/` lacks: `node bin/build.mjs [--if-stale] [cli] [explorer]`, both unless named.
 */
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** @typedef {{ entry: string, out: string, last: string, inputs: string[] }} Target */

/**
 * `entry`: its source; without it there is nothing to build. `out`: its folder under dist/.
 * `last`: the file by which the others are found; it changes last, and its time says how old the build is.
 * `inputs`: what it is made of, besides src/.
 * @type {{ cli: Target, explorer: Target }}
 */
const TARGETS = {
  cli: { entry: 'src/cli/main.ts', out: 'cli', last: 'main.js', inputs: ['package.json', 'vite.config.ts'] },
  explorer: {
    entry: 'src/main.ts',
    out: 'explorer',
    last: 'index.html',
    inputs: ['package.json', 'vite.config.ts', 'index.html'],
  },
};

/** @typedef {keyof typeof TARGETS} TargetName */

/**
 * In a checkout, whether the build is missing or older than the sources; never in an installed package.
 * @param {TargetName} name
 */
export async function isStale(name) {
  const { entry, out, last, inputs } = TARGETS[name];
  if (!(await hasSource(name))) return false;
  const built = await changedAt(join(ROOT, 'dist', out, last));
  const sources = await readdir(join(ROOT, 'src'), { recursive: true });
  const paths = [...inputs, entry, 'src', ...sources.map((path) => join('src', path))];
  const times = await Promise.all(paths.map((path) => changedAt(join(ROOT, path))));
  return Math.max(...times) > built;
}

/** @param {TargetName} name */
export async function hasSource(name) {
  return (await changedAt(join(ROOT, TARGETS[name].entry))) > 0;
}

/**
 * Each build goes to a folder of its own and is moved file by file, the entry last: several may run at once, and
 * whoever starts meanwhile finds the old build whole, or the new one.
 * @param {TargetName} name
 */
export async function build(name) {
  const { entry, out, last } = TARGETS[name];
  const { build: viteBuild } = await import('vite');
  const dist = join(ROOT, 'dist');
  await mkdir(dist, { recursive: true });
  const fresh = await mkdtemp(join(dist, 'building-'));
  const since = new Date();
  try {
    // Whoever calls, a test runner too: what is served is the production build.
    process.env['NODE_ENV'] = 'production';
    const options = { outDir: fresh, emptyOutDir: true, ...(name === 'cli' ? { ssr: entry } : {}) };
    await viteBuild({
      root: ROOT,
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      build: options,
    });
    // Dated from the start: a source saved while we were building is newer.
    await utimes(join(fresh, last), since, since);
    await move(fresh, join(dist, out), last);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const DAY_MS = 86_400_000;

/**
 * Files of earlier builds stay for a day, because a process or an open page may still load its later parts.
 * @param {string} from @param {string} to @param {string} last
 */
async function move(from, to, last) {
  const files = await filesIn(from);
  const ordered = [...files.filter((file) => file !== last), last];
  for (const file of ordered) {
    await mkdir(join(to, file, '..'), { recursive: true });
    await rename(join(from, file), join(to, file));
  }
  for (const file of await filesIn(to)) {
    const age = Date.now() - (await changedAt(join(to, file)));
    if (!files.includes(file) && age > DAY_MS) await rm(join(to, file), { force: true });
  }
}

/** @param {string} folder */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** In milliseconds; 0 where there is nothing. @param {string} path */
async function changedAt(path) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

/** Whether the builder is installed; it is not after `npm ci --omit=dev`. */
export async function canBuild() {
  return access(join(ROOT, 'node_modules', 'vite')).then(
    () => true,
    () => false,
  );
}

async function main() {
  const args = process.argv.slice(2);
  const ifStale = args.includes('--if-stale');
  const named = args.filter((arg) => arg !== '--if-stale');
  for (const name of /** @type {TargetName[]} */ (Object.keys(TARGETS))) {
    if (named.length > 0 && !named.includes(name)) continue;
    if (!ifStale || (await isStale(name))) await build(name);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

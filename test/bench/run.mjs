/**
 * `npm run bench [NAME…]`: runs `test/bench/<name>.bench.ts`, all unless named, each in a process of its own, so that
 * no bench inherits another's heap. A bench is a script that prints its table; `npm run bench -- NAME --OPTION …` hands the options on. Then
 * `gather.ts` makes one JSON and one Markdown table of what the benches left: `bench-results/bench.json` and `bench.md`.
 * They are bundled first, as the shipped code is: a dev server's module wrappers would be measured along.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'test', 'bench');
const SUFFIX = '.bench.ts';

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const split = firstOption < 0 ? args.length : firstOption;
const all = (await readdir(FOLDER))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => basename(file, SUFFIX));
const names = split > 0 ? args.slice(0, split) : all.sort();
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`unknown bench ${unknown.join(', ')}: expected one of ${all.sort().join(', ')}\n`);
  process.exit(2);
}

// Under the checkout, so that what is left outside the bundle is found in its node_modules.
const out = join(ROOT, '.cache', `bench-${process.pid}`);
try {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: out,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          ...Object.fromEntries(names.map((name) => [name, join(FOLDER, name + SUFFIX)])),
          gather: join(FOLDER, 'gather.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  // What the others left stays: benches that take long can be run one by one.
  for (const name of names) await rm(join(ROOT, 'bench-results', `${name}.json`), { force: true });
  for (const name of [...names, 'gather']) {
    const command = [
      '--expose-gc',
      '--max-old-space-size=8192',
      join(out, `${name}.mjs`),
      ...args.slice(split),
    ];
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    if (code !== 0) process.exitCode = 1;
  }
} finally {
  await rm(out, { recursive: true, force: true });
}

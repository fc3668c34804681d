/**
 * `npm test`: every check, cheapest first, stopping at the first that fails. Its last line is the sum of the tests:
 * `N passed, N failed, N skipped`; a check that is no test counts as one failed test when it fails.
 *
 *   node test/run.mjs [STEP]…    only these steps, in this order
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const reports = await mkdtemp(join(tmpdir(), 'stemma-test-'));

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** Name of the step → what it runs. A script of node's own, so that no shell and no `.cmd` stands between. */
const STEPS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  types: ['node_modules/typescript/bin/tsc'],
  'types without DOM and Node': ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  build: ['bin/build.mjs'],
  unit: vitest('unit'),
  'a browser to test in': ['test/setup/chromium.mjs'],
  browser: vitest('browser'),
  'end to end': vitest('e2e'),
};

/** @param {string} project */
function vitest(project) {
  const report = `--outputFile.json=${join(reports, `${project}.json`)}`;
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    report,
  ];
}

/** @typedef {keyof typeof STEPS} Step */

const names = /** @type {Step[]} */ (process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STEPS));
/** @type {Totals} */
const totals = { passed: 0, failed: 0, skipped: 0 };

for (const name of names) {
  const failed = await runStep(name);
  await count(name, failed);
  if (!failed) continue;
  process.exitCode = 1;
  break;
}
await rm(reports, { recursive: true, force: true });
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);

/** @param {Step} name @returns {Promise<boolean>} whether it failed */
async function runStep(name) {
  const command = STEPS[name];
  if (command === undefined)
    throw new Error(`unknown step ${name}: expected one of ${Object.keys(STEPS).join(', ')}`);
  process.stdout.write(`\n── ${name}\n`);
  const since = performance.now();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  process.stdout.write(code === 0 ? `── ${name}: ok, ${seconds} s\n` : `── ${name}: FAILED, ${seconds} s\n`);
  return code !== 0;
}

/** @param {Step} name @param {boolean} failed */
async function count(name, failed) {
  const project = STEPS[name].find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1];
  const report = project === undefined ? undefined : await readFile(project, 'utf8').catch(() => undefined);
  if (report !== undefined) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report);
    totals.passed += numPassedTests;
    totals.failed += numFailedTests;
    totals.skipped += numPendingTests + numTodoTests;
  }
  // A file that does not even load has no failed test of its own.
  if (failed && totals.failed === 0) totals.failed = 1;
}

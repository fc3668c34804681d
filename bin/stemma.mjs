#!/usr/bin/env node
/** Runs the command line; in a checkout, builds it first when a source is newer, so that it is always true to them. */
import { build, canBuild, isStale } from './build.mjs';

/** None of those the command line itself answers with: no answer was attempted. */
const EXIT_NOT_BUILT = 70;

try {
  if (await canBuild()) {
    if (await isStale('cli')) await build('cli');
    if (servesPage(process.argv.slice(2)) && (await isStale('explorer'))) await build('explorer');
  }
} catch (error) {
  process.stderr.write(
    `stemma: building it failed: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(EXIT_NOT_BUILT);
}

// Not written out, because it exists only after a build.
const main = new URL('../dist/cli/main.js', import.meta.url).href;
await import(main).catch((/** @type {unknown} */ error) => {
  if (!isMissing(error, main)) throw error;
  process.stderr.write('stemma: it is not built yet: run npm ci\n');
  process.exit(EXIT_NOT_BUILT);
});

/** @param {string[]} args */
function servesPage([command, ...rest]) {
  return command === 'serve' && !rest.some((arg) => arg === '--help' || arg === '-h');
}

/** @param {unknown} error @param {string} url */
function isMissing(error, url) {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    'url' in error &&
    error.url === url
  );
}

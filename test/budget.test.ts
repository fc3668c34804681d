import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, isStale } from '../bin/build.mjs';
import { ROOT } from './setup/data';

/** In kB of 1,000 bytes, gzipped: script, style and worker of the first load, without data and fonts. */
const BUDGET_KB = 100;
/** How far README's figure may be off. */
const TOLERANCE_KB = 2;

const explorer = join(ROOT, 'dist', 'explorer');

describe('the first load', () => {
  beforeAll(async () => {
    if (await isStale('explorer')) await build('explorer');
  }, 120_000);

  test('stays within its budget, and README says the figure', () => {
    const files = firstLoad();
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(1);
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    const sizes = files.map(
      (file) => [file, gzipSync(readFileSync(join(explorer, file)), { level: 9 }).length] as const,
    );
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
    const list = sizes
      .map(([file, bytes]) => `  ${(bytes / 1000).toFixed(1).padStart(6)}  ${file}`)
      .join('\n');
    process.stdout.write(
      `first load: ${total.toFixed(1)} of ${BUDGET_KB} kB (script, style and worker, gzipped)\n${list}\n`,
    );
    expect(total).toBeLessThanOrEqual(BUDGET_KB);
    expect(Math.abs(statedKilobytes() - total)).toBeLessThanOrEqual(TOLERANCE_KB);
  });
});

/** What the page names itself, and what that imports at once or starts as a worker. */
function firstLoad(): string[] {
  const html = readFileSync(join(explorer, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)];
  const files = new Set(named.map(([, file]) => file ?? ''));
  // A set hands out what is added while it is walked.
  for (const file of files) for (const next of file.endsWith('.js') ? needs(file) : []) files.add(next);
  return [...files];
}

function needs(file: string): string[] {
  const text = readFileSync(join(explorer, file), 'utf8');
  const { module } = parseSync(file, text);
  const again = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
  );
  const imported = [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...again].map(
    ({ value }) => value,
  );
  const workers = [...text.matchAll(/new URL\(\s*["'`]([^"'`]+\.js)["'`]\s*,\s*import\.meta\.url/g)].map(
    ([, name]) => name ?? '',
  );
  const beside = [...imported, ...workers].map((name) => normalize(join(dirname(file), name)));
  return beside.filter((path) => existsSync(join(explorer, path)));
}

/** The number in README's line about the first load: "First load: 87 kB …". */
function statedKilobytes(): number {
  const line = /^.*first load\D*([\d.]+) kB/im.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  if (line === null) throw new Error('README.md lacks "First load: N kB"');
  return Number(line[1]);
}

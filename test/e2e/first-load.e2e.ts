import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { ROOT } from '../setup/data';
import { test } from './explorer';

/** As test/budget.test.ts has it, which reads the build; this counts what a browser fetched, its worker too, late parts loaded early too. */
const BUDGET_KB = 100;

test('a first visit fetches no more script and style than the budget allows', async ({ page }) => {
  const paths = new Set<string>();
  page.on('response', (response) => paths.add(new URL(response.url()).pathname));
  await page.reload();
  await page.waitForLoadState('networkidle');
  const files = [...paths].filter((path) => /\.(js|css)$/.test(path));
  expect(files.filter((path) => path.includes('worker'))).toHaveLength(1);
  const sizes = files.map((path) => {
    const bytes = readFileSync(join(ROOT, 'dist', 'explorer', path));
    return [path, gzipSync(bytes, { level: 9 }).length] as const;
  });
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(BUDGET_KB);
});

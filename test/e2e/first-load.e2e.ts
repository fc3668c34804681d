import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { ROOT } from '../setup/data';
import { test } from './explorer';

/** As test/budget.test.ts has it, which reads the build; this reads what a browser fetched, late parts loaded early too. */
const BUDGET_KB = 115;

test('a first visit fetches no more script and style than the budget allows', async ({ page }) => {
  await page.waitForLoadState('networkidle');
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const paths = fetched.map((url) => new URL(url).pathname).filter((path) => /\.(js|css)$/.test(path));
  expect(paths.length).toBeGreaterThan(2);
  const sizes = paths.map(
    (path) => gzipSync(readFileSync(join(ROOT, 'dist', 'explorer', path)), { level: 9 }).length,
  );
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
  expect(total, paths.join(', ')).toBeLessThanOrEqual(BUDGET_KB);
});

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK, PICTURES, type PictureScene } from '../scenes/pictures';
import { ROOT } from '../setup/data';
import { startExplorer, type Explorer } from './explorer';

/*
 * What each state looks like, held against pictures that somebody has looked at. Where a change is meant:
 *
 *   STEMMA_PICTURES=write npx vitest run --project e2e test/e2e/pictures.e2e.ts
 *
 * writes them anew; look at each before it is committed. A picture that differs is left in test-results/pictures, with the difference.
 */
const FOLDER = join(ROOT, 'test', 'scenes', 'pictures');
const RESULTS = join(ROOT, 'test-results', 'pictures');
const WRITES = process.env['STEMMA_PICTURES'] === 'write';
/** Of all pixels: another version of the browser smooths letters otherwise. */
const MOST_DIFFERENT = 0.01;
/** Of a pixel's colour, 0 to 1. */
const SAME_COLOUR = 0.15;

let explorer: Explorer;
beforeAll(async () => {
  explorer = await startExplorer();
});
afterAll(() => explorer.close());

describe('the picture', () => {
  test('has a name of its own in each state', () => {
    expect(new Set(PICTURES.map(({ name }) => name)).size).toBe(PICTURES.length);
  });

  test.each(PICTURES)('of $name is as it was looked at', async (scene) => {
    const drawn = await draw(scene);
    const file = join(FOLDER, `${scene.name}.png`);
    if (WRITES) {
      await mkdir(FOLDER, { recursive: true });
      await writeFile(file, drawn);
      return;
    }
    expect(existsSync(file), `${file} is not there: write it, and look at it`).toBe(true);
    const { share, difference } = compare(PNG.sync.read(await readFile(file)), PNG.sync.read(drawn));
    if (share > MOST_DIFFERENT) await keep(scene.name, drawn, difference);
    expect(share).toBeLessThanOrEqual(MOST_DIFFERENT);
  });
});

async function draw({ path, width = DESK.width, height = DESK.height, dark }: PictureScene): Promise<Buffer> {
  const { page, close } = await explorer.open(path, {
    viewport: { width, height },
    colorScheme: dark === true ? 'dark' : 'light',
  });
  await atRest(page);
  const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await close();
  return drawn;
}

/** Faces are there, nothing moves, and nothing is waited for. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.dataset['ready'] !== undefined);
  await page.waitForLoadState('networkidle');
  await lateParts(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForFunction(() => {
    const canvas = document.querySelector('#canvas') as unknown as { report?: () => { moving: boolean } };
    return canvas.report?.().moving !== true;
  });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The bars of time and the trail come a little after the map; their room is kept. */
async function lateParts(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    ['kg-timeline', 'kg-trail'].every((name) => {
      const part = document.querySelector<HTMLElement>(name);
      return part === null || part.hidden || part.shadowRoot !== null;
    }),
  );
}

function compare(known: PNG, drawn: PNG): { share: number; difference: PNG } {
  const { width, height } = known;
  const difference = new PNG({ width, height });
  if (drawn.width !== width || drawn.height !== height) return { share: 1, difference };
  const pixels = pixelmatch(known.data, drawn.data, difference.data, width, height, {
    threshold: SAME_COLOUR,
  });
  return { share: pixels / (width * height), difference };
}

async function keep(name: string, drawn: Buffer, difference: PNG): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, `${name}.png`), drawn);
  await writeFile(join(RESULTS, `${name}-difference.png`), PNG.sync.write(difference));
}

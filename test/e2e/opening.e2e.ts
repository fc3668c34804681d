import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SceneReport } from '../../src/scene/scene';
import { firstViewBytes } from '../../src/store/snapshot';
import { ROOT } from '../setup/data';
import { startExplorer, type Explorer, type OpenPage } from './explorer';
import { holdBack, type HeldBack } from './held-back';
import { settled } from './scene';

/** A large graph opens while it comes: something to see at once, and one clear sentence where the rest does not come. */
const folder = mkdtempSync(join(tmpdir(), 'stemma-opening-'));
const file = join(folder, 'hub.stemma');
let explorer: Explorer;
let graph: Uint8Array;
beforeAll(async () => {
  const args = ['generate', '--models', '8000', '--seed', '1', '-o', file];
  execFileSync(process.execPath, [join(ROOT, 'bin', 'stemma.mjs'), ...args], { cwd: ROOT });
  graph = new Uint8Array(readFileSync(file));
  explorer = await startExplorer();
}, 60_000);
afterAll(async () => {
  await explorer.close();
  rmSync(folder, { recursive: true });
});

let server: HeldBack;
let opened: OpenPage;
let page: Page;
/** Names are the most of it: what lies near the end is theirs. */
const first = () => firstViewBytes(graph);
beforeEach(async () => {
  server = await holdBack(explorer.address, graph.subarray(0, first() + 2_000), graph.length);
  opened = await explorer.open('/no-page-yet.txt');
  opened.problems.length = 0;
  ({ page } = opened);
  await page.goto(server.address);
  await page.locator('body[data-ready]').waitFor();
});
afterEach(async () => {
  await opened.close();
  await server.close();
});

const isSharp = ({ backdrop }: SceneReport): boolean => backdrop?.sharp === true;
const loading = () => page.getByText('Opening the rest of the graph');

describe('while the rest of a large graph comes', () => {
  test('there is a map, and what is asked waits; then nothing has moved', async () => {
    const before = await settled(page, isSharp);
    expect(before.nodes.length).toBeGreaterThan(10);
    expect(before.backdrop).toMatchObject({ missing: 0, empty: 0 });
    await loading().waitFor();
    await page.getByRole('combobox').fill('llama');
    expect(await page.getByRole('option').count()).toBe(0);
    server.goOn(graph.subarray(first() + 2_000));
    await page.getByRole('option').first().waitFor();
    await loading().waitFor({ state: 'detached' });
    const after = await settled(page, isSharp);
    const places = new Map(after.nodes.map(({ id, x, y }) => [id, [x, y] as const]));
    const still = before.nodes.filter(({ id }) => places.has(id));
    expect(still.length).toBeGreaterThan(before.nodes.length / 2);
    for (const { id, x, y } of still) {
      expect(Math.abs(places.get(id)![0] - x)).toBeLessThan(1);
      expect(Math.abs(places.get(id)![1] - y)).toBeLessThan(1);
    }
  });

  test('one may change one’s mind', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await said(/You stopped it/);
  });

  test('a connection that breaks off is said, and no half of a graph is left on the page', async () => {
    await settled(page, isSharp);
    server.breakOff();
    await said(/cut short: \d+ of \d+ bytes/);
    opened.problems.length = 0;
  });

  test('a byte that is another is said, with the section it is in', async () => {
    await settled(page, isSharp);
    const at = graph.length - 20_000;
    server.goOn(graph.with(at, graph[at]! ^ 1).subarray(first() + 2_000));
    await said(/altered: its section names/);
  });

  async function said(words: RegExp): Promise<void> {
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(words);
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
    expect(await page.locator('#canvas canvas').count()).toBe(0);
    expect(await page.locator('kg-legend').isVisible()).toBe(false);
    await loading().waitFor({ state: 'detached' });
  }
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SceneReport } from '../../src/scene/scene';
import { dataFolder, ROOT } from '../setup/data';
import { startExplorer, type Explorer, type OpenPage } from './explorer';
import { lit, settled } from './scene';

/** So many generated models; a million by the environment, where there is time. */
const MODELS = Number(process.env['STEMMA_HUB_MODELS'] ?? 30_000);

/** Tasks and licences are quiet: off the map until asked for. */
const ON_THE_MAP = 'model,organization,architecture,training_method';

const folder = mkdtempSync(join(tmpdir(), 'stemma-hub-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stemma(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'bin', 'stemma.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}

/** Ids of those that the command line lists. */
function neighbors(file: string, ...args: readonly string[]): string[] {
  const { nodes } = JSON.parse(stemma('neighbors', ...args, '--graph', file, '--json')) as Neighborhood;
  return nodes.map(({ id }) => id);
}

const isSharp = ({ backdrop }: SceneReport): boolean => backdrop?.sharp === true;

async function keep(page: Page, name: string): Promise<void> {
  await mkdir(join(ROOT, 'test-results'), { recursive: true });
  await page.screenshot({ path: join(ROOT, 'test-results', `${name}.png`) });
}

async function follow(page: Page, text: string, id: string): Promise<SceneReport> {
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: text, exact: true }).waitFor();
  return settled(page, (drawn) => isSharp(drawn) && lit(drawn).includes(id));
}

interface Neighborhood {
  readonly nodes: readonly { readonly id: string }[];
}

/** Opens a graph of many, and closes the page with a word on what it complained of. */
function hub(file: string): { page: () => Page } {
  let explorer: Explorer;
  let opened: OpenPage;
  beforeAll(async () => {
    explorer = await startExplorer(['--graph', file]);
    opened = await explorer.open();
    await opened.page.locator('body[data-ready]').waitFor({ timeout: 60_000 });
    // The preview has a test of its own; here is what the whole shows.
    const isWhole = () => document.querySelector('kg-message')!.loading === undefined;
    await opened.page.waitForFunction(isWhole, undefined, { timeout: 60_000 });
  }, 120_000);
  afterAll(async () => {
    await opened.close();
    await explorer.close();
  });
  return { page: () => opened.page };
}

const data = dataFolder();

describe.skipIf(data === undefined)('the real hub (skipped without $STEMMA_DATA)', () => {
  const file = join(folder, 'real.stemma');
  const tables = join(data ?? '', 'huggingface');
  beforeAll(() => {
    const [edges, nodes] = ['edges-2025.csv', 'nodes-2025.csv'].map((name) => join(tables, name));
    stemma('import', 'huggingface', edges!, nodes!, '-o', file);
  }, 60_000);
  const { page } = hub(file);

  test('opens as a map: tiles without gaps, names apart, few nodes on the canvas', async () => {
    const drawn = await settled(page(), isSharp);
    expect(drawn.backdrop).toMatchObject({ missing: 0, empty: 0, coarse: 0 });
    expect(drawn.labels.length).toBeGreaterThan(10);
    expect(drawn.nodes.length).toBeLessThan(5_000);
    await keep(page(), 'hub-real');
  });

  test('finds a model by search, and lights the neighbours that the command line names', async () => {
    const drawn = await follow(
      page(),
      'teknium/OpenHermes-2.5-Mistral-7B',
      'teknium-openhermes-2-5-mistral-7b',
    );
    expect(new Set(lit(drawn))).toEqual(new Set(neighbors(file, 'teknium/OpenHermes-2.5-Mistral-7B')));
    await keep(page(), 'hub-real-chosen');
  });

  test('draws its lineage through fine-tunes and merges', async () => {
    await page().getByRole('button', { name: 'Lineage', exact: true }).click();
    const drawn = await settled(page(), ({ mode, edges }) => mode === 'lineage' && edges.length > 5);
    const said = drawn.edges.map(({ label }) => label).join(' ');
    expect(said).toMatch(/fine-tuned from/);
    expect(lit(drawn)).toContain('mistralai-mistral-7b-v0-1');
    await keep(page(), 'hub-real-lineage');
  });

  test('says how much of a large lineage is drawn, and draws more', async () => {
    const remark = page().locator('kg-lineage .remark');
    expect(await remark.innerText()).toMatch(/^\d+ of [\d,]+ shown · more$/);
    const { nodes } = await settled(page());
    await remark.getByRole('button', { name: 'more' }).click();
    await settled(page(), (drawn) => drawn.nodes.length > nodes.length + 10);
  });

  test('filters by relation: its lineage follows, and so does the map', async () => {
    const relation = (label: string) => page().getByRole('switch', { name: label });
    for (const label of ['quantization', 'adapter', 'merge']) await relation(label).click();
    const drawn = await settled(
      page(),
      ({ edges }) => edges.length > 0 && edges.every(({ label }) => !/quanti|adapt|merge/.test(label)),
    );
    const root = 'teknium-openhermes-2-5-mistral-7b';
    const options = ['--down', '--relation', 'fine_tune', '--json', '--graph', file];
    const { nodes } = JSON.parse(stemma('lineage', root, ...options)) as Neighborhood;
    const down = new Set(nodes.map(({ id }) => id));
    const derived = drawn.edges.filter(({ target }) => target === root).map(({ source }) => source);
    expect(derived.length).toBeGreaterThan(1);
    for (const source of derived) expect(down).toContain(source);
    await page().getByRole('button', { name: 'Show all again' }).click();
    await settled(page(), ({ edges }) => edges.length > drawn.edges.length);
  });

  test('and goes back to the map', async () => {
    await page().getByRole('button', { name: 'Back to the map' }).click();
    await settled(page(), ({ mode }) => mode === 'map');
  });
});

describe(`a hub of ${MODELS.toLocaleString('en')} generated models`, () => {
  const file = join(folder, 'generated.stemma');
  beforeAll(() => void stemma('generate', '--models', String(MODELS), '--seed', '1', '-o', file), 300_000);
  const { page } = hub(file);

  test('is a map that one can pan and zoom, and at rest it is sharp and whole', async () => {
    await settled(page(), isSharp);
    await keep(page(), 'hub-generated');
    const box = (await page().locator('#canvas').boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page().mouse.move(x, y);
    await page().mouse.down();
    await page().mouse.move(x + 80, y + 40, { steps: 4 });
    await page().mouse.up();
    for (let step = 0; step < 6; step++) await page().mouse.wheel(0, -240);
    const near = await settled(page(), isSharp);
    expect(near.backdrop).toMatchObject({ missing: 0, empty: 0, coarse: 0 });
    await keep(page(), 'hub-generated-near');
  });

  test('a click on a node of the map chooses it, and its neighbourhood is right', async () => {
    const drawn = await settled(page(), isSharp);
    const box = (await page().locator('#canvas').boundingBox())!;
    // The nearest to the middle: a panel may lie on those at the rim.
    const fromMiddle = ({ x, y }: { x: number; y: number }) =>
      Math.hypot(x - box.width / 2, y - box.height / 2);
    const named = new Set(drawn.labels.map(({ id }) => id));
    const [labelled] = drawn.nodes
      .filter(({ id }) => named.has(id))
      .toSorted((a, b) => fromMiddle(a) - fromMiddle(b)) as [SceneReport['nodes'][number]];
    await page().mouse.click(box.x + labelled.x, box.y + labelled.y);
    await page().waitForFunction(
      (id) => new URL(location.href).searchParams.get('select') === id,
      labelled.id,
    );
    const wanted = neighbors(file, labelled.id, '--limit', '200', '--kind', ON_THE_MAP);
    const after = await settled(page(), (one) => wanted.every((id) => lit(one).includes(id)));
    expect(lit(after).length).toBeGreaterThan(1);
  });
});

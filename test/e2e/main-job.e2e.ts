import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { ROOT } from '../setup/data';
import { test } from './explorer';
import { clickNode, lit, report, settled } from './scene';

const places = ({ nodes }: Awaited<ReturnType<typeof report>>) =>
  nodes.map(({ id, x, y }) => `${id} ${Math.round(x)} ${Math.round(y)}`);

/** The main job, by mouse, on the bundled graph: real browser, real worker, real server. */
describe('a first visit', () => {
  test('shows the graph, labels that do not overlap, and three questions', async ({ page }) => {
    const { nodes, labels } = await settled(page);
    expect(nodes.length).toBeGreaterThan(80);
    expect(labels.length).toBeGreaterThan(25);
    for (const [at, { box: a }] of labels.entries()) {
      for (const { box: b } of labels.slice(at + 1)) {
        const apart =
          a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1];
        expect(apart, `${JSON.stringify(a)} over ${JSON.stringify(b)}`).toBe(true);
      }
    }
    expect(
      await page
        .getByRole('link', { name: 'Where does LLaVA come from?' })
        .or(page.getByRole('button', { name: 'Where does LLaVA come from?' }))
        .count(),
    ).toBe(1);
  });

  test('draws the same picture again', async ({ explorer, page }) => {
    const first = places(await settled(page));
    const again = await explorer.open();
    expect(places(await settled(again.page))).toEqual(first);
    await again.close();
  });

  test('does not move when faces come late and panels grow by them', async ({ page }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    await page.route('**/*.woff2', async (route) => {
      asked++;
      await released;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    const before = places(await settled(page));
    release();
    await page.evaluate(async () => {
      await document.fonts.ready;
      // What a panel covers is looked at again within a tenth of a second.
      const until = performance.now() + 200;
      while (performance.now() < until) await new Promise(requestAnimationFrame);
    });
    expect(asked).toBeGreaterThan(0);
    expect(places(await settled(page))).toEqual(before);
  });
});

describe('choosing a model', () => {
  test('lights LLaVA and its neighbours, and tells what is related and why', async ({ page }) => {
    await clickNode(page, 'llava');
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    const drawn = await settled(page, (one) => lit(one).length < one.nodes.length);
    expect(lit(drawn)).toEqual(
      expect.arrayContaining(['llava', 'vicuna', 'clip-vit-l-14', 'uw-madison', 'projection-matrix']),
    );
    expect(lit(drawn)).not.toContain('midjourney');
    const related = page.getByRole('region', { name: 'Related, and why' });
    await related.getByRole('link', { name: 'GPT-4V' }).waitFor();
    expect(await related.innerText()).toMatch(/both/);
    const builtOn = page.getByRole('region', { name: 'Built on' });
    expect(await builtOn.innerText()).toMatch(/Vicuna as its language model, joined by a projection matrix/);
    expect(await page.getByRole('contentinfo', { name: 'References' }).innerText()).toMatch(
      /Overview, part 5, LLaVA, architecture/,
    );
    expect(new URL(page.url()).searchParams.get('select')).toBe('llava');
  });

  test('every name in the inspector leads on, and back and forward work', async ({ page }) => {
    await clickNode(page, 'llava');
    await page
      .getByRole('region', { name: 'Built on' })
      .getByRole('link', { name: 'Vicuna' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
  });

  test('reaches farther with the slider', async ({ page }) => {
    await clickNode(page, 'vicuna');
    const near = lit(await settled(page, (one) => lit(one).length < one.nodes.length)).length;
    await page.getByRole('slider', { name: 'Neighbourhood' }).press('ArrowRight');
    const far = await settled(page, (one) => lit(one).length > near);
    expect(lit(far)).toContain('gpt-4');
    expect(new URL(page.url()).searchParams.get('hops')).toBe('2');
  });
});

describe('lineage', () => {
  test('leads from LLaVA over Vicuna to LLaMA, and to CLIP, with roles on the edges', async ({
    explorer,
  }) => {
    const { page, close } = await explorer.open('/', { viewport: { width: 1440, height: 900 } });
    await clickNode(page, 'llava');
    await page.getByRole('button', { name: 'Lineage' }).click();
    const drawn = await settled(page, (one) => one.mode === 'lineage');
    const edge = (source: string, target: string) =>
      drawn.edges.find((one) => one.source === source && one.target === target && !one.dimmed);
    expect(edge('llava', 'vicuna')?.label).toMatch(/language model/);
    expect(edge('llava', 'clip-vit-l-14')?.label).toMatch(/vision encoder/);
    expect(edge('vicuna', 'llama')?.label).toMatch(/fine-tuned/);
    // In rows, for want of width: bases are above.
    const y = (id: string) => drawn.nodes.find((node) => node.id === id)!.y;
    expect(y('llama')).toBeLessThan(y('vicuna'));
    expect(y('vicuna')).toBeLessThan(y('llava'));
    expect(await page.getByText(/\d+ of \d+ steps referenced/).count()).toBe(1);
    await mkdir(join(ROOT, 'test-results'), { recursive: true });
    await page.screenshot({ path: join(ROOT, 'test-results', 'lineage-of-llava.png') });
    await close();
  });

  test('fits into the part that no panel covers', async ({ explorer }) => {
    const { page: wide, close } = await explorer.open('/?select=llava&mode=lineage', {
      viewport: { width: 1440, height: 900 },
    });
    const drawn = await settled(wide, (one) => one.mode === 'lineage');
    const legend = (await wide.locator('kg-legend').boundingBox())!;
    const sheet = (await wide.locator('kg-sheet').boundingBox())!;
    for (const { id, x } of drawn.nodes.filter((node) => !node.dimmed)) {
      expect(x, id).toBeGreaterThan(legend.x + legend.width);
      expect(x, id).toBeLessThan(sheet.x);
    }
    await close();
  });

  test('goes back to the map, where everything lies as before', async ({ page }) => {
    await clickNode(page, 'llava');
    const before = await settled(page, (one) => lit(one).length < one.nodes.length);
    await page.getByRole('button', { name: 'Lineage' }).click();
    await settled(page, (one) => one.mode === 'lineage');
    await page.getByRole('button', { name: 'Back to the map' }).click();
    const after = await settled(page, (one) => one.mode === 'map');
    const place = (drawn: typeof before, id: string) => drawn.nodes.find((node) => node.id === id)!;
    const shift = (id: string) =>
      [place(after, id).x - place(before, id).x, place(after, id).y - place(before, id).y].map(Math.round);
    expect(shift('gpt-4')).toEqual(shift('llava'));
  });

  test('down from GPT-4 shows what a flaw would touch', async ({ page }) => {
    await page
      .getByRole('link', { name: /flaw in GPT-4/ })
      .or(page.getByRole('button', { name: /flaw in GPT-4/ }))
      .click();
    const drawn = await settled(page, (one) => one.mode === 'lineage');
    expect(lit(drawn)).toEqual(
      expect.arrayContaining(['gpt-4', 'gpt-4v', 'dall-e-3', 'llava-instructions', 'llava']),
    );
  });
});

describe('filters', () => {
  test('an edge type is hidden, its edges are gone, and nothing jumps', async ({ page }) => {
    const before = await settled(page);
    expect(before.edges.some(({ predicate }) => predicate === 'developed_by')).toBe(true);
    await page.getByRole('switch', { name: /^developed by/ }).click();
    const after = await settled(
      page,
      (one) => !one.edges.some(({ predicate }) => predicate === 'developed_by'),
    );
    expect(after.nodes.map(({ id, x, y }) => [id, Math.round(x), Math.round(y)])).toEqual(
      before.nodes.map(({ id, x, y }) => [id, Math.round(x), Math.round(y)]),
    );
    expect(new URL(page.url()).search).toContain('hide-predicate=developed_by');
  });

  test('only one kind is shown, and all again', async ({ page }) => {
    const before = (await settled(page)).nodes.length;
    await page.getByRole('button', { name: 'Only Organizations' }).click();
    const only = await settled(page, (one) => one.nodes.length < before);
    expect(only.nodes.map(({ id }) => id)).toContain('openai');
    expect(only.nodes.map(({ id }) => id)).not.toContain('gpt-4');
    await page.getByRole('button', { name: 'Show all again' }).click();
    await settled(page, (one) => one.nodes.length === before);
  });

  test('the neighbourhood obeys the filter', async ({ page }) => {
    await clickNode(page, 'llava');
    await page.getByRole('switch', { name: /^developed by/ }).click();
    await settled(page, (one) => !lit(one).includes('uw-madison'));
  });
});

describe('search and path', () => {
  test('"llma" finds LLaMA, by keyboard alone', async ({ page }) => {
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('llma');
    await page
      .getByRole('option', { name: /^LLaMA/ })
      .first()
      .waitFor();
    expect((await page.getByRole('option').first().innerText()).trim()).toMatch(/^LLaMA/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LLaMA', exact: true }).waitFor();
  });

  test('an alias is found, and nothing found is said', async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('large language and vision');
    await page.getByRole('option', { name: /LLaVA/ }).first().waitFor();
    await page.getByRole('combobox', { name: /Search/ }).fill('qqqqqq');
    await page
      .getByText(/nothing/i)
      .first()
      .waitFor();
  });

  test('a path between two is lit, and told in words', async ({ explorer }) => {
    const { page: path, close } = await explorer.open('/?select=llava&mode=path&to=llama');
    const drawn = await settled(path, (one) => one.mode === 'path' && lit(one).length === 3);
    expect(lit(drawn).toSorted()).toEqual(['llama', 'llava', 'vicuna']);
    await path.locator('kg-path').getByText('built on').first().waitFor();
    await close();
  });
});

describe('a permalink', () => {
  test('opens what was seen: selection, filter, hops, camera', async ({ explorer }) => {
    const link = '/?select=vicuna&hops=2&hide-predicate=developed_by&at=0,0,0.6';
    const { page: other, close } = await explorer.open(link);
    await other.getByRole('heading', { name: 'Vicuna', exact: true }).waitFor();
    const drawn = await settled(
      other,
      (one) => lit(one).includes('gpt-4') || lit(one).includes('clip-vit-l-14'),
    );
    expect(drawn.edges.some(({ predicate }) => predicate === 'developed_by')).toBe(false);
    expect(await other.getByRole('switch', { name: /^developed by/ }).getAttribute('aria-checked')).toBe(
      'false',
    );
    expect(new URL(other.url()).searchParams.get('at')).toBe('0,0,0.6');
    await close();
  });

  test('that is partly nonsense opens with a note', async ({ explorer }) => {
    const { page: other, close } = await explorer.open('/?select=llava&hops=99&mode=sideways&at=x,y');
    await other.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await other.getByRole('button', { name: 'Close this note' }).waitFor();
    await close();
  });
});

describe('the live layout', () => {
  test('follows a node that is dragged', async ({ page }) => {
    const before = await settled(page);
    const place = (drawn: typeof before, id: string) => drawn.nodes.find((node) => node.id === id)!;
    const box = (await page.locator('#canvas').boundingBox())!;
    const grip = place(before, 'encodec');
    await page.mouse.move(box.x + grip.x, box.y + grip.y);
    await page.mouse.down();
    await page.mouse.move(box.x + grip.x + 60, box.y + grip.y + 40, { steps: 6 });
    await settled2(page, (one) => Math.abs(place(one, 'encodec').x - grip.x - 60) < 8);
    await page.mouse.up();
    const after = await settled(page);
    const moved = after.nodes.filter(
      ({ id, x, y }) => Math.hypot(x - place(before, id).x, y - place(before, id).y) > 2,
    );
    expect(moved.map(({ id }) => id)).toContain('encodec');
    expect(moved.length).toBeGreaterThan(1);
  });
});

/** Not at rest while the hand still holds. */
async function settled2(
  page: Parameters<typeof report>[0],
  wanted: (drawn: Awaited<ReturnType<typeof report>>) => boolean,
): Promise<void> {
  for (let frame = 0; frame < 600; frame++) {
    if (wanted(await report(page))) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error('the picture did not become as wanted while it moved');
}

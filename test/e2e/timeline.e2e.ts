import { describe, expect } from 'vitest';
import { test } from './explorer';
import { settled } from './scene';

const drawn = ({ nodes }: Awaited<ReturnType<typeof settled>>) => nodes.map(({ id }) => id);
const search = (url: string) => decodeURIComponent(new URL(url).search);

describe('the field as of a month', () => {
  test('is set with the arrow keys, seen on the map and in the table, and undone as one step', async ({
    page,
  }) => {
    await settled(page);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText(/entries with a date, \d+ without/).waitFor();
    const to = timeline.getByRole('slider', { name: 'Released up to' });
    await to.focus();
    await page.keyboard.press('Home');
    await settled(page, (one) => !drawn(one).includes('llava'));
    expect(search(page.url())).toBe('?as-of=2020-05');
    await page.keyboard.press('ArrowRight');
    expect(await to.getAttribute('aria-valuetext')).toBe('June 2020');
    await page.getByText('As of June 2020').first().waitFor();
    expect(drawn(await settled(page))).toContain('gpt-3');
    await timeline.getByText(/without that belongs? to them, \d+ joined to nothing dated/).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('row', { name: /GPT-3/ }).waitFor();
    expect(await page.getByRole('row', { name: /LLaVA/ }).count()).toBe(0);
    await page.goBack();
    await timeline.getByRole('button', { name: 'Any time' }).click();
    await settled(page, (one) => drawn(one).includes('llava'));
    expect(search(page.url())).toBe('');
  });

  test('is the same from a link, old ones too', async ({ explorer }) => {
    for (const link of ['/?as-of=2022', '/?years=2020,2022']) {
      const { page, close } = await explorer.open(link);
      const ids = drawn(await settled(page));
      expect(ids, link).toContain('gpt-3');
      expect(ids, link).not.toContain('gpt-4');
      await close();
    }
  });

  test('cuts lineage, search and what the legend counts', async ({ explorer }) => {
    const { page, close } = await explorer.open('/?as-of=2023-03&select=llama&mode=lineage&side=down');
    const ids = drawn(await settled(page, (one) => one.mode === 'lineage'));
    expect(ids).toContain('vicuna');
    expect(ids).not.toContain('llava');
    await page.getByRole('switch', { name: /^built on 3/ }).waitFor();
    await page.getByRole('combobox', { name: 'Search for an entry' }).fill('Gemini');
    await page.getByText(/Nothing here is called “Gemini” as of March 2023/).waitFor();
    await page.getByRole('button', { name: 'Look at any time' }).click();
    await page
      .getByRole('option', { name: /^Gemini/ })
      .first()
      .waitFor();
    await close();
  });

  test('plays from month to month, and one step back leads to where it began', async ({ page }) => {
    await settled(page);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByRole('button', { name: /^Play/ }).click();
    await timeline.getByText('As of July 2020').waitFor();
    await timeline.getByRole('button', { name: 'Pause' }).click();
    await timeline.getByRole('button', { name: /^Play/ }).waitFor();
    await page.goBack();
    await timeline.getByText('Any time').waitFor();
    expect(search(page.url())).toBe('');
  });

  test('works by touch on a phone, without a drag', async ({ explorer }) => {
    const { page, close } = await explorer.open('/', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await settled(page);
    await page.getByRole('button', { name: 'Timeline: Any time' }).tap();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    const to = await timeline.getByRole('slider', { name: 'Released up to' }).boundingBox();
    await page.touchscreen.tap(to!.x + to!.width / 2, to!.y + to!.height / 2);
    await timeline.getByText(/^As of /).waitFor();
    expect(search(page.url())).toMatch(/^\?as-of=2022-\d\d$/);
    await close();
  });
});

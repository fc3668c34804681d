import { describe, expect } from 'vitest';
import { test } from './explorer';
import { lit, settled } from './scene';

describe('a link', () => {
  test('opens the exact view, theme too, and a reload keeps it', async ({ explorer }) => {
    const link = '/?select=llava&hops=2&hide-predicate=developed_by&theme=dark&at=0,0,0.6';
    const { page, close } = await explorer.open(link, { colorScheme: 'light' });
    for (const reload of [false, true]) {
      if (reload) await page.reload();
      await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
      const drawn = await settled(page, (one) => lit(one).length < one.nodes.length);
      expect(drawn.edges.some(({ predicate }) => predicate === 'developed_by')).toBe(false);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(new URL(page.url()).search).toBe(link.slice(1));
    }
    await close();
  });

  test('wears its theme without changing what its reader chose here', async ({ explorer }) => {
    const { page, close } = await explorer.open('/?theme=dark');
    await settled(page);
    await page.goto(explorer.address);
    await settled(page);
    expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.waitForURL(/theme=light/);
    await page.goto(explorer.address);
    await settled(page);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await close();
  });

  test('to an entity by a name that it used to have lands, and is put right', async ({ explorer }) => {
    const { page, close } = await explorer.open('/?select=vit&hops=2');
    await page.getByRole('heading', { name: 'Vision Transformer', exact: true }).waitFor();
    await page.waitForURL(/select=vision-transformer&hops=2/);
    await close();
  });

  test('of a later version opens as far as it is understood, and says so', async ({ explorer }) => {
    const { page, close } = await explorer.open('/?v=9&select=llava&mood=blue');
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await page.getByText('The link comes from a later Stemma').waitFor();
    await close();
  });
});

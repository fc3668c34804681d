import { describe, expect } from 'vitest';
import { test } from './explorer';
import { lit, settled } from './scene';

describe('a path', () => {
  test('is stepped through by button and key, and the canvas lights the way that is told', async ({
    explorer,
  }) => {
    const { page, close } = await explorer.open('/?select=llava&mode=path&to=gpt-4');
    const panel = page.getByRole('region', { name: 'Path' });
    const way = async () => {
      const names = await panel.getByRole('list').getByRole('link').allInnerTexts();
      const { nodes } = await settled(page, (one) => one.mode === 'path' && lit(one).length === names.length);
      return {
        names,
        lit: nodes
          .filter(({ dimmed }) => !dimmed)
          .map(({ id }) => id)
          .toSorted(),
      };
    };
    await panel.getByText('1 of 5').waitFor();
    const first = await way();
    await panel.getByRole('button', { name: 'The next way' }).click();
    await panel.getByText('2 of 5').waitFor();
    await settled(page, (one) => String(lit(one).toSorted()) !== String(first.lit));
    const second = await way();
    expect(second.names).not.toEqual(first.names);
    expect(new URL(page.url()).searchParams.get('way')).toBe('2');
    await page.locator('#canvas').focus();
    await page.keyboard.press('Shift+N');
    await panel.getByText('1 of 5').waitFor();
    expect(new URL(page.url()).searchParams.get('way')).toBeNull();
    await close();
  });

  test('avoids who is named, by a chip that lets them in again, and the link says so', async ({
    explorer,
  }) => {
    const { page, close } = await explorer.open('/?select=llava&mode=path&to=llama');
    const panel = page.getByRole('region', { name: 'Path' });
    await panel.getByRole('button', { name: 'Avoid Vicuna', exact: true }).click();
    await settled(page, (one) => one.mode === 'path' && !lit(one).includes('vicuna'));
    expect(new URL(page.url()).searchParams.get('avoid')).toBe('vicuna');
    await page.reload();
    await panel.getByRole('button', { name: 'Avoid Vicuna no longer' }).click();
    await panel.getByRole('link', { name: 'Vicuna' }).waitFor();
    expect(new URL(page.url()).searchParams.get('avoid')).toBeNull();
    await panel.getByRole('button', { name: /^Along any edge/ }).click();
    await panel.getByRole('button', { name: 'Lineage alone' }).click();
    await panel.getByRole('button', { name: 'Along the arrows' }).click();
    await panel.getByText('2 steps').waitFor();
    expect(new URL(page.url()).search).toMatch(/along=built_on,.*&directed=yes/);
    await close();
  });
});

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './explorer';
import { clickNode, settled } from './scene';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const trail = (page: Page) => page.getByRole('navigation', { name: 'Trail' });

/** LLaVA, its lineage, an edge type hidden, Vicuna. */
async function wander(page: Page): Promise<void> {
  await clickNode(page, 'llava');
  await heading(page, 'LLaVA');
  await page.getByRole('button', { name: 'Lineage', exact: true }).click();
  await settled(page, (one) => one.mode === 'lineage');
  await page.getByRole('switch', { name: /^developed by/ }).click();
  await page.getByRole('region', { name: 'Built on' }).getByRole('link', { name: 'Vicuna' }).first().click();
  await heading(page, 'Vicuna');
}

describe('the trail', () => {
  test('undoes and redoes every step by button and key, and the address follows', async ({ page }) => {
    await wander(page);
    const addresses = [page.url()];
    const undo = trail(page).getByRole('button', { name: 'Undo', exact: true });
    for (const way of ['button', 'key', 'button', 'key']) {
      const before = page.url();
      if (way === 'button') await undo.click();
      else await page.keyboard.press('Control+z');
      await page.waitForURL((url) => url.href !== before);
      addresses.unshift(page.url());
    }
    expect(await undo.isDisabled()).toBe(true);
    await heading(page, 'What are the models built on?');
    for (const [step, key] of ['Control+y', 'Control+Shift+z', 'Control+y', 'Control+Shift+z'].entries()) {
      await page.keyboard.press(key);
      await page.waitForURL(addresses[step + 1]!);
    }
    await heading(page, 'Vicuna');
    expect(await page.getByRole('switch', { name: /^developed by/ }).getAttribute('aria-checked')).toBe(
      'false',
    );
  });

  test('leads back to any step, told in words; the browser’s back and forward agree', async ({ page }) => {
    await wander(page);
    await trail(page).getByRole('button', { name: 'All steps' }).click();
    const all = page.getByRole('region', { name: 'All steps' });
    expect(await all.getByRole('listitem').allInnerTexts()).toEqual([
      'Start',
      'LLaVA',
      'Lineage of LLaVA',
      'hidden: developed by',
      'Vicuna',
    ]);
    await all.getByRole('button', { name: 'Lineage of LLaVA' }).click();
    await settled(page, (one) => one.mode === 'lineage');
    expect(await all.locator('[aria-current=step]').innerText()).toBe('Lineage of LLaVA');
    await page.goBack();
    await settled(page, (one) => one.mode === 'map');
    expect(await all.locator('[aria-current=step]').innerText()).toBe('LLaVA');
    await page.goForward();
    await page.goForward();
    await page.goForward();
    await heading(page, 'Vicuna');
    expect(await all.locator('[aria-current=step]').innerText()).toBe('Vicuna');
  });

  test('three quick undos are three steps back, for the browser too', async ({ page }) => {
    await wander(page);
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await heading(page, 'LLaVA');
    await page.waitForURL(
      (url) => url.search === '?select=llava' || url.search.startsWith('?select=llava&at='),
    );
    await page.goForward();
    await settled(page, (one) => one.mode === 'lineage');
  });

  test('after a reload, back leads to what was seen before it', async ({ page }) => {
    await clickNode(page, 'llava');
    await heading(page, 'LLaVA');
    await page.reload();
    await heading(page, 'LLaVA');
    await page.goBack();
    await heading(page, 'What are the models built on?');
    await page.keyboard.press('Control+y');
    await heading(page, 'LLaVA');
  });

  test('in a field, the keys undo what was typed', async ({ page }) => {
    await clickNode(page, 'llava');
    await heading(page, 'LLaVA');
    await page.keyboard.press('/');
    await page.keyboard.type('vic');
    await page.keyboard.press('Control+z');
    await heading(page, 'LLaVA');
    expect(await page.getByRole('combobox', { name: /Search/ }).inputValue()).not.toBe('vic');
  });
});

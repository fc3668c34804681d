import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './explorer';
import { clickNode, settled } from './scene';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search for an entry' });

describe('the palette of acts', () => {
  test('does by name what buttons do, by keyboard alone', async ({ page }) => {
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('llava');
    await page
      .getByRole('option', { name: /^LLaVA/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await page.keyboard.press('>');
    await page.getByRole('group', { name: 'Acts' }).waitFor();
    await page.keyboard.type('lineage');
    await page.keyboard.press('Enter');
    await settled(page, (one) => one.mode === 'lineage');
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('undo');
    await page.getByRole('option', { name: 'Undo the last step Ctrl Z' }).waitFor();
    await page.keyboard.press('Enter');
    await settled(page, (one) => one.mode === 'map');
  });

  test('hides what a legend’s switch would hide, and names the help', async ({ page }) => {
    await clickNode(page, 'llava');
    await field(page).fill('>hide developed');
    await page.getByRole('option', { name: 'Hide edges: developed by' }).click();
    await settled(page, (one) => !one.edges.some(({ predicate }) => predicate === 'developed_by'));
    await field(page).fill('>help');
    await page.getByRole('option', { name: /^Help/ }).click();
    await page.getByRole('dialog', { name: 'How to read and move' }).waitFor();
  });
});

describe('search', () => {
  test('keeps to one kind when asked, reached by Tab, and marks what was typed', async ({ page }) => {
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('co');
    const kinds = page.getByRole('group', { name: 'Only one kind' });
    await kinds.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const first = (await kinds.getByRole('button').first().innerText()).trim();
    await page.keyboard.press('Enter');
    await kinds.getByRole('button', { name: first, pressed: true }).waitFor();
    expect(await page.getByRole('listbox').getByRole('group').first().innerText()).toMatch(
      new RegExp(`^${first}`, 'i'),
    );
    expect(await page.getByRole('option').locator('mark').first().innerText()).toMatch(/^co$/i);
    expect(await field(page).evaluate((input) => input.matches(':focus'))).toBe(true);
  });
});

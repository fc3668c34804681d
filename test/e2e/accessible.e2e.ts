import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './explorer';
import { lit, settled } from './scene';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA and best practice, one line for each element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const result = await axe.run();
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

const PAGES = [
  ['the first visit', '/'],
  ['a chosen model', '/?select=llava'],
  ['lineage', '/?select=llava&mode=lineage'],
  ['impact', '/?select=gpt-4&mode=lineage&side=down'],
  ['a path', '/?select=llava&mode=path&to=llama'],
  ['a comparison', '/?select=gpt-4&mode=compare&with=llama-3'],
  ['the table', '/?mode=table'],
] as const;

describe('axe finds nothing', () => {
  for (const [name, path] of PAGES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`in ${name}, ${colorScheme}`, async ({ explorer }) => {
        const { page: other, close } = await explorer.open(path, { colorScheme });
        await settled(other);
        expect(await violations(other)).toEqual([]);
        await close();
      });
    }
  }

  test('on a phone with a model chosen, nor in the help', async ({ explorer }) => {
    const { page: phone, close } = await explorer.open('/?select=llava', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await settled(phone);
    expect(await violations(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Help' }).click();
    await phone.getByRole('dialog').waitFor();
    expect(await violations(phone)).toEqual([]);
    await close();
  });
});

describe('by keyboard alone', () => {
  test('LLaVA is found, its lineage drawn, left again, and the choice let go', async ({ page }) => {
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('llava');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
    await page.keyboard.press('l');
    await settled(page, (one) => one.mode === 'lineage' && lit(one).includes('llama'));
    await page.keyboard.press('Escape');
    await settled(page, (one) => one.mode === 'map');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /What are the models/ }).waitFor();
  });

  test('every act has a button that Tab reaches', async ({ page }) => {
    await settled(page);
    const names = new Set<string>();
    for (let step = 0; step < 90; step++) {
      await page.keyboard.press('Tab');
      names.add(
        await page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
        }),
      );
    }
    for (const name of [
      'Zoom in',
      'Zoom out',
      'Fit everything into the window',
      'Let the layout relax',
      'Table',
      'Help',
    ]) {
      expect([...names], name).toContain(name);
    }
  });

  test('single keys can be switched off', async ({ page }) => {
    await settled(page);
    await page.getByRole('button', { name: 'Help' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').or(dialog.getByRole('switch')).first().click();
    await dialog.getByRole('button', { name: 'Close the help' }).click();
    await page.keyboard.press('t');
    expect(new URL(page.url()).searchParams.get('mode')).toBeNull();
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('combobox').evaluate((field) => field.matches(':focus'))).toBe(true);
  });
});

describe('on a phone', () => {
  for (const width of [390, 320]) {
    test(`of ${width} px every act is there and nothing is cut off at the side`, async ({ explorer }) => {
      const { page: phone, close } = await explorer.open('/?select=llava', {
        viewport: { width, height: 720 },
        hasTouch: true,
      });
      await settled(phone);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await phone.getByRole('heading', { name: 'LLaVA', exact: true }).waitFor();
      await phone.getByRole('button', { name: 'Lineage' }).click();
      await settled(phone, (one) => one.mode === 'lineage');
      await phone.getByRole('button', { name: /^Filter/ }).click();
      await phone.getByRole('switch', { name: /^trained on/ }).click();
      expect(new URL(phone.url()).search).toContain('hide-predicate=trained_on');
      await close();
    });
  }
});

import { describe, expect } from 'vitest';
import { test } from './explorer';

describe('a comparison', () => {
  test('of GPT-4 and LLaMA 3 leaves what differs when asked, with references, and the link says so', async ({
    explorer,
  }) => {
    const { page, close } = await explorer.open('/?select=gpt-4&mode=compare&with=llama-3');
    const rows = page
      .getByRole('region', { name: 'Comparison, row by row' })
      .locator('tbody')
      .getByRole('row');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('button', { name: /^What differs/ }).click();
    await page.waitForURL(/rows=different/);
    expect(await rows.count()).toBeLessThan(all);
    for (const row of await rows.all())
      expect(await row.getByRole('rowheader').innerText()).toMatch(/differs/);
    await page.reload();
    await rows.first().waitFor();
    expect(await page.getByRole('button', { name: /^What differs/, pressed: true }).count()).toBe(1);
    await rows
      .first()
      .getByRole('button', { name: /^Reference \d+$/ })
      .first()
      .click();
    const note = page.getByRole('region', { name: 'Comparison, row by row' }).locator('footer li:focus');
    expect(await note.innerText()).toMatch(/Overview, part \d/);
    await page.getByRole('button', { name: /^Not known of all/ }).click();
    await page
      .getByText(/^not (?:recorded|disclosed)$/)
      .first()
      .waitFor();
    await close();
  });
});

import { describe, expect } from 'vitest';
import { test } from './explorer';
import { lit, settled } from './scene';

describe('impact', () => {
  test('of GPT-4 is a picture, a list and counts, by distance, organization and licence', async ({
    explorer,
  }) => {
    const { page, close } = await explorer.open('/?select=gpt-4&mode=lineage&side=down');
    const panel = page.getByRole('region', { name: 'Impact' });
    const sentence = await panel.getByText(/^\d+ entries rest on GPT-4/).innerText();
    const drawn = await settled(page, (one) => one.mode === 'lineage');
    expect(Number.parseInt(sentence, 10)).toBe(lit(drawn).length - 1);
    await panel.getByRole('button', { name: 'By organization' }).click();
    await panel.getByRole('link', { name: 'OpenAI' }).waitFor();
    await panel.getByRole('button', { name: 'By licence' }).click();
    await panel.getByText('not recorded').waitFor();
    await close();
  });

  test('of a data set is there, too', async ({ explorer }) => {
    const { page, close } = await explorer.open('/?select=llava-instructions');
    await page.getByRole('button', { name: 'Impact' }).click();
    await page
      .getByRole('region', { name: 'Impact' })
      .getByRole('link', { name: 'LLaVA', exact: true })
      .waitFor();
    await close();
  });
});

test('obligations name the licences along the lineage of LLaVA, and the path of a conflict', async ({
  explorer,
}) => {
  const { page, close } = await explorer.open('/?select=llava');
  const part = page.getByRole('region', { name: 'Obligations' });
  await part.getByRole('link', { name: 'LLaMA research licence' }).first().waitFor();
  expect(await part.innerText()).toMatch(/Conflict\..*LLaMA research licence forbids/s);
  expect(await part.innerText()).toMatch(/LLaVA → Vicuna → LLaMA/);
  expect(await part.innerText()).toMatch(/no legal advice/);
  await close();
});

import { expect } from 'vitest';
import { test } from './explorer';

test('what is related is kept to architecture and training, in the link too', async ({ explorer }) => {
  const { page, close } = await explorer.open('/?select=mixtral-8x7b');
  const part = page.getByRole('region', { name: 'Related, and why' });
  await part.getByRole('button', { name: 'in any way' }).click();
  await part.getByRole('button', { name: 'Architecture' }).click();
  await part.getByRole('button', { name: 'Training' }).click();
  await page.waitForURL(/alike=architecture,method/);
  await part.getByRole('button', { name: 'by architecture and training' }).waitFor();
  await page.reload();
  await part.getByRole('button', { name: 'by architecture and training' }).waitFor();
  const reasons = part.getByRole('listitem');
  await reasons.first().waitFor();
  for (const reason of await reasons.allInnerTexts())
    expect(reason).not.toMatch(/developed by|Large language/);
  await close();
});

import { describe, expect, test } from 'vitest';
import '../../../src/views/kg-search';
import type { KgSearch } from '../../../src/views/kg-search';
import { faults, press, stand, type } from './page';

async function search(text: string) {
  const page = await stand<KgSearch>('kg-search');
  page.view.focus();
  type(page.$('input'), text);
  await page.settled();
  return page;
}

const names = (page: Awaited<ReturnType<typeof search>>) =>
  page.$$('.hit').map((hit) => hit.textContent!.replace(/\s+/g, ' ').trim());

describe('results', () => {
  test('stand under their kinds, with the part that was searched for marked', async () => {
    const page = await search('cl');
    expect(page.$$('.head').map((head) => head.textContent)).toEqual(['Models', 'Families']);
    expect(names(page)).toEqual(['CLIP ViT-L/14', 'Claude 3 Opus', 'Claude 3']);
    expect(page.$$('mark').map((mark) => mark.textContent)).toEqual(['CL', 'Cl', 'Cl']);
  });

  test('say which other name was found', async () => {
    const page = await search('vision assistant');
    expect(names(page)).toEqual(['LLaVA Large Language and Vision Assistant']);
    expect(page.text('.alias mark')).toBe('Vision Assistant');
  });

  test('nothing found: said so, with the nearest, which can be taken', async () => {
    const page = await search('llawa');
    expect(page.text('.empty')).toMatch(/^Nothing here is called “llawa”\. Nearest: /);
    const near = page.$$('.empty button').find((button) => button.textContent!.trim() === 'LLaVA')!;
    near.click();
    await page.settled();
    expect(names(page)[0]).toBe('LLaVA');
  });

  test('markup in a query is text', async () => {
    const page = await search('<img src=x onerror=alert(1)>');
    expect(page.$$('img')).toEqual([]);
    expect(page.text('.empty')).toContain('<img');
  });
});

describe('by keyboard alone', () => {
  test('arrows move through the list and round it, Enter takes', async () => {
    const page = await search('cl');
    const input = page.$('input');
    expect(input.hasAttribute('aria-activedescendant')).toBe(false);
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    press(input, 'ArrowUp');
    await page.settled();
    expect(input.getAttribute('aria-activedescendant')).toBe('hit-2');
    expect(page.$('#hit-2').getAttribute('aria-selected')).toBe('true');
    press(input, 'Enter');
    expect(page.acts).toEqual([{ type: 'select', id: 'claude-3' }]);
    await page.settled();
    expect(page.$('input').getAttribute('aria-expanded')).toBe('false');
  });

  test('Enter takes the first at once', async () => {
    const page = await search('cl');
    press(page.$('input'), 'Enter');
    expect(page.acts).toEqual([{ type: 'select', id: 'clip-vit-l-14' }]);
  });

  test('Escape empties first, then leaves', async () => {
    const page = await search('cl');
    press(page.$('input'), 'Escape');
    await page.settled();
    expect((page.$('input') as HTMLInputElement).value).toBe('');
    expect(page.view.shadowRoot!.activeElement).toBe(page.$('input'));
    press(page.$('input'), 'Escape');
    await page.settled();
    expect(page.view.shadowRoot!.activeElement).toBeNull();
  });
});

test('another panel may do something else with a hit', async () => {
  const page = await search('vicuna');
  page.view.makes = (id) => ({ type: 'path-to', id });
  page.$('.hit').click();
  expect(page.acts).toEqual([{ type: 'path-to', id: 'vicuna' }]);
});

test('the answer to an older question never overtakes a newer one', async () => {
  const page = await search('claude');
  type(page.$('input'), 'vic');
  type(page.$('input'), 'llam');
  await page.settled();
  expect(names(page)).toEqual(['LLaMA', 'LLaMA 3']);
});

test('no fault that axe can find', async () => {
  for (const text of ['cl', 'llawa', '']) {
    await search(text);
    expect(await faults()).toEqual([]);
  }
});

import { describe, expect, test } from 'vitest';
import '../../../src/views/kg-search';
import '../../../src/views/search-list'; // fetched when a field is first used, which no test should wait for
import type { KgSearch } from '../../../src/views/kg-search';
import type { Act } from '../../../src/state/act';
import { after, begin } from '../../../src/state/history';
import { START } from '../../../src/state/state';
import { actsOf } from '../../../src/views/acts';
import { overview } from '../../views/fake-source';
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

describe('one kind', () => {
  test('can be asked for among those that were found, and let go', async () => {
    const page = await search('cl');
    expect(page.$$('.kinds button').map((one) => one.textContent!.trim())).toEqual(['Models', 'Families']);
    page.$$('.kinds button')[1]!.click();
    await page.settled();
    expect(names(page)).toEqual(['Claude 3']);
    expect(page.$('.kinds button').getAttribute('aria-pressed')).toBe('true');
    page.$('.kinds button').click();
    await page.settled();
    expect(names(page)).toHaveLength(3);
  });

  test('that has no such name says so', async () => {
    const page = await search('cl');
    page.$$('.kinds button')[1]!.click();
    type(page.$('input'), 'vicuna');
    await page.settled();
    expect(page.text('.empty')).toMatch(/^None of the families is called “vicuna”/);
  });
});

describe('acts', () => {
  async function palette(text: string, acts: readonly Act[] = []) {
    const page = await stand<KgSearch>('kg-search');
    const history = acts.reduce(after, begin(START));
    Object.assign(page.view, { acts: true, history, state: history.present });
    page.view.begin(text);
    await page.settled();
    return page;
  }

  test('stand after “>”, each with its key, those of no use left out', async () => {
    const page = await palette('>');
    expect(page.$$('.head').map((head) => head.textContent)).toEqual(['Acts']);
    const all = names(page);
    expect(all).toContain('Table instead of the map, and back T');
    expect(all).toContain('Dark theme');
    expect(all).toContain('Hide edges: developed by');
    expect(all).toContain('Show concerns');
    for (const idle of [/^Undo/, /^Lineage/, /^Show all again/, /^Search/])
      expect(all.filter((words) => idle.test(words))).toEqual([]);
    const chosen = await palette('>', [{ type: 'select', id: 'llava' }]);
    expect(names(chosen).slice(0, 2)).toEqual([
      'Undo the last step Ctrl Z',
      'Lineage of the chosen entry, and back L',
    ]);
  });

  test('are found by the beginnings of their words, marked, and taken by Enter', async () => {
    const page = await palette('>dark th');
    expect(names(page)).toEqual(['Dark theme']);
    expect(page.text('mark')).toBe('Dark th');
    press(page.$('input'), 'Enter');
    expect(page.acts).toEqual([{ type: 'theme', theme: 'dark' }]);
  });

  test('a few stand after what was found by name', async () => {
    const page = await palette('models');
    expect(page.$$('.head').at(-1)!.textContent).toBe('Acts');
    const last = names(page).length - 1;
    expect(names(page)[last]).toBe('Only models');
    press(page.$('input'), 'ArrowUp');
    press(page.$('input'), 'Enter');
    expect(page.acts).toEqual([{ type: 'only', facet: 'kind', value: 'model' }]);
  });

  test('every act does something, and no two are called the same', () => {
    for (const trail of [[], [{ type: 'select', id: 'llava' }] as const]) {
      const history = (trail as readonly Act[]).reduce(after, begin(START));
      const all = actsOf(history, overview);
      expect(all.length).toBeGreaterThan(60);
      for (const { act } of all)
        if (!['open', 'canvas'].includes(act.type)) expect(after(history, act)).not.toBe(history);
      const words = all.map((one) => one.words);
      expect(words.filter((one, at) => words.indexOf(one) !== at)).toEqual([]);
    }
  });

  test('are not offered where another end is chosen', async () => {
    const page = await search('>dark');
    expect(page.$$('.hit')).toEqual([]);
  });

  test('no fault that axe can find', async () => {
    for (const text of ['>', '>qq', 'mod']) {
      await palette(text);
      expect(await faults()).toEqual([]);
    }
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

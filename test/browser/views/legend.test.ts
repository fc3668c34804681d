import { describe, expect, test } from 'vitest';
import '../../../src/views/kg-legend';
import type { KgLegend } from '../../../src/views/kg-legend';
import type { State } from '../../../src/state/state';
import { faults, press, stand } from './page';

const legend = (start: Partial<State> = {}) => stand<KgLegend>('kg-legend', start);
type Page = Awaited<ReturnType<typeof legend>>;

function row(page: Page, label: string): HTMLElement {
  const found = page.$$('li').find((item) => item.querySelector('.label')?.textContent === label);
  if (found === undefined) throw new Error(`no row ${label}`);
  return found;
}

const state = (item: HTMLElement) => ({
  checked: item.querySelector('.switch')!.getAttribute('aria-checked'),
  count: item.querySelector('.count')!.textContent,
});

describe('the legend', () => {
  test('counts what the graph has, and says how it is drawn', async () => {
    const page = await legend();
    expect(state(row(page, 'Models'))).toEqual({ checked: 'true', count: '9' });
    expect(row(page, 'Training methods').querySelector('.glyph')!.classList.contains('c-method')).toBe(true);
    expect(row(page, 'built on').querySelector('.line')!.classList.contains('heavy')).toBe(true);
    expect(row(page, 'estimated').querySelector('.line')!.classList.contains('estimated')).toBe(true);
  });

  test('has no row for what the graph has none of', async () => {
    const page = await legend();
    const labels = page.$$('.label').map((label) => label.textContent);
    expect(labels).toContain('built on');
    for (const absent of ['released', 'reported', 'Licences']) expect(labels).not.toContain(absent);
  });
});

describe('is the filter', () => {
  test('a row hides and shows again', async () => {
    const page = await legend();
    row(page, 'Organizations').querySelector<HTMLElement>('.switch')!.click();
    await page.settled();
    expect(page.state().filter).toEqual({ kind: { hide: ['organization'] } });
    expect(state(row(page, 'Organizations'))).toEqual({ checked: 'false', count: 'hidden' });
    expect(row(page, 'Organizations').querySelector('.glyph')!.classList.contains('open')).toBe(true);
    row(page, 'Organizations').querySelector<HTMLElement>('.switch')!.click();
    expect(page.state().filter).toEqual({});
  });

  test('“only” leaves one, and asked again, all', async () => {
    const page = await legend();
    row(page, 'built on').querySelector<HTMLElement>('.only')!.click();
    await page.settled();
    expect(page.state().filter).toEqual({ predicate: { only: ['built_on'] } });
    expect(row(page, 'built on').classList.contains('alone')).toBe(true);
    expect(state(row(page, 'developed by')).checked).toBe('false');
    row(page, 'built on').querySelector<HTMLElement>('.only')!.click();
    expect(page.state().filter).toEqual({});
  });

  test('quiet kinds are folded away, and come when asked for', async () => {
    const page = await legend();
    expect(page.$$('.label').map((label) => label.textContent)).not.toContain('Concerns');
    page.$('.fold').click();
    await page.settled();
    expect(state(row(page, 'Concerns'))).toEqual({ checked: 'false', count: 'off' });
    row(page, 'Concerns').querySelector<HTMLElement>('.switch')!.click();
    await page.settled();
    expect(page.state().filter).toEqual({ quiet: ['concern'] });
    expect(state(row(page, 'Concerns'))).toEqual({ checked: 'true', count: '1' });
    expect(state(row(page, 'Models')).checked).toBe('true');
  });

  test('everything can be shown again at once', async () => {
    const page = await legend({ filter: { kind: { hide: ['model'] }, certainty: { only: ['stated'] } } });
    page.$('.top .more').click();
    await page.settled();
    expect(page.state().filter).toEqual({});
    expect(page.$$('.top .more')).toEqual([]);
  });
});

test('on a small screen it opens and closes, and gives the focus back', async () => {
  const page = await legend();
  page.$('.opener').click();
  await page.settled();
  expect(page.$('#legend').classList.contains('open')).toBe(true);
  press(page.$('#legend'), 'Escape');
  await page.settled();
  expect(page.$('#legend').classList.contains('open')).toBe(false);
  expect(page.$('.opener').getAttribute('aria-expanded')).toBe('false');
});

test('no fault that axe can find', async () => {
  const page = await legend({ filter: { kind: { hide: ['model'] } } });
  page.$('.fold').click();
  await page.settled();
  expect(await faults()).toEqual([]);
});

test('how one was built on another has rows of its own below that edge, which filter', async () => {
  const page = await legend();
  page.view.overview = { ...page.view.overview!, relations: { fine_tune: 3, merge: 2 } };
  await page.settled();
  const labels = page.$$('.label').map((label) => label.textContent);
  const at = labels.indexOf('built on');
  expect(labels[at + 1]).toBe('fine tune');
  row(page, 'fine tune').querySelector<HTMLElement>('.switch')!.click();
  expect(page.state().filter).toEqual({ relation: { hide: ['fine_tune'] } });
});

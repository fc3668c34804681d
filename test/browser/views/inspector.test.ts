import { describe, expect, test } from 'vitest';
import '../../../src/views/kg-inspector';
import type { KgInspector } from '../../../src/views/kg-inspector';
import { faults, stand } from './page';

const inspect = (id: string) => stand<KgInspector>('kg-inspector', { selection: id });

/** The text of the part under a head. */
function part(page: Awaited<ReturnType<typeof inspect>>, head: string): string {
  const found = page
    .$$('.part')
    .find((element) => element.querySelector('.head')?.textContent?.trim().startsWith(head));
  return (found?.textContent ?? `no part ${head}`).replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
}

describe('the chosen entity', () => {
  test('is named, described, and says what it is', async () => {
    const page = await inspect('llava');
    expect(page.text('h1')).toBe('LLaVA');
    expect(page.text('.aliases')).toBe('Large Language and Vision Assistant');
    expect(page.text('.kind')).toContain('Model');
    expect(page.text('.access')).toContain('open weights');
    expect(page.text('.prose')).toContain('vision encoder');
  });

  test('has its statements in sentences, with numbers that lead to the references', async () => {
    const page = await inspect('llava');
    const joined = ', joined by a projection matrix with';
    expect(part(page, 'built on')).toBe(
      `built on 2 Vicuna as its language model${joined} CLIP ViT-L/14 4 CLIP ViT-L/14 as its vision encoder${joined} Vicuna 4`,
    );
    page
      .$$('.ref')
      .find((ref) => ref.textContent!.trim() === '4')!
      .click();
    expect(page.view.shadowRoot!.activeElement).toBe(page.$('#note-4'));
    expect(page.text('#note-4')).toBe('4Overview, part 5, LLaVA, architecture · stated');
  });

  test('says how sure it is in words and by the line', async () => {
    const page = await inspect('gpt-4');
    expect(part(page, 'Facts')).toContain('Parameters about 1.8 trillion parameters, estimated');
    expect(page.$('.fact.estimated .value').textContent).toContain('1.8 trillion');
    expect(page.$$('.statement .line.estimated')).toHaveLength(1);
    expect(part(page, 'Facts')).toContain('Context window not disclosed');
  });

  test('names what comes down from its family', async () => {
    expect(part(await inspect('claude-3-opus'), 'developed by')).toContain('Anthropic, through Claude 3');
  });

  test('repeats a denial as one', async () => {
    expect(part(await inspect('llama-3'), 'trained on')).toContain(
      'no user data, as stated by Meta, reported',
    );
  });

  test('is related to others, for reasons in words', async () => {
    const page = await inspect('llava');
    expect(part(page, 'Related')).toContain('GPT-4V both accepts Image');
    expect(part(page, 'Related')).not.toMatch(/0\.\d/);
  });

  test('has its line of descent in a line', async () => {
    expect(part(await inspect('llava'), 'Lineage')).toContain('LLaVA → Vicuna → LLaMA');
  });

  test('says who names it, and how', async () => {
    const page = await inspect('clip-vit-l-14');
    expect(part(page, 'base of')).toContain('LLaVA as its vision encoder');
    expect(part(page, 'has a part in')).toContain('LLaVA is built on Vicuna as its language model');
  });

  test('opens on the web only what is on the web', async () => {
    const page = await inspect('llava');
    const outward = page.$$('a[target=_blank]').map((link) => link.getAttribute('href'));
    expect(outward).toEqual(['https://arxiv.org/abs/2304.08485', 'https://arxiv.org/abs/2304.08485']);
  });
});

describe('what can be done', () => {
  test('every name is a link with an address of its own', async () => {
    const page = await inspect('llava');
    const vicuna = page.$$('a.name').find((link) => link.textContent === 'Vicuna')!;
    expect(vicuna.getAttribute('href')).toBe('?select=vicuna');
    vicuna.click();
    expect(page.acts).toEqual([{ type: 'select', id: 'vicuna' }]);
    await page.settled();
    expect(page.text('h1')).toBe('Vicuna');
  });

  test('a click with Ctrl is the browser’s own', async () => {
    const page = await inspect('llava');
    const vicuna = page.$$('a.name').find((link) => link.textContent === 'Vicuna')!;
    const click = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true });
    vicuna.addEventListener('click', (event) => event.preventDefault(), { once: true });
    vicuna.dispatchEvent(click);
    expect(page.acts).toEqual([]);
  });

  test('the focus moves to the new name when its link was followed', async () => {
    const page = await inspect('llava');
    const vicuna = page.$$('a.name').find((link) => link.textContent === 'Vicuna')!;
    vicuna.focus();
    vicuna.click();
    await page.settled();
    expect(page.view.shadowRoot!.activeElement?.textContent).toBe('Vicuna');
  });

  test('lineage, path, comparison and impact, and back', async () => {
    const page = await inspect('llava');
    const pill = (label: string) =>
      page.$$('.acts .pill').find((button) => button.textContent!.trim() === label)!;
    for (const label of ['Lineage', 'Impact', 'Path to…', 'Compare']) {
      pill(label).click();
      await page.settled();
      expect(pill(label).getAttribute('aria-pressed'), label).toBe('true');
    }
    pill('Compare').click();
    expect(page.state().mode).toBe('map');
    expect(page.acts.map((act) => act.type)).toEqual(['lineage', 'lineage', 'mode', 'mode', 'mode']);
  });

  test('a lineage is not offered to what can have none', async () => {
    const page = await inspect('transformer');
    expect(page.$$('.acts .pill').map((pill) => pill.textContent!.trim())).toEqual(['Path to…', 'Compare']);
  });

  test('the neighbourhood reaches further', async () => {
    const page = await inspect('llava');
    const range = page.$('input[type=range]') as HTMLInputElement;
    expect(page.text('output')).toMatch(/^1 step · \d+ neighbours$/);
    range.value = '3';
    range.dispatchEvent(new InputEvent('input'));
    await page.settled();
    expect(page.acts).toEqual([{ type: 'hops', hops: 3 }]);
    expect(page.text('output')).toMatch(/^3 steps · \d+ neighbours$/);
  });
});

test('an entity that this graph has not: said so, with the nearest', async () => {
  const page = await inspect('lava');
  expect(page.text('.failed')).toContain('Nothing is called "lava".');
  page.$('.failed a.name').click();
  expect(page.acts).toEqual([{ type: 'select', id: 'llava' }]);
});

test('a former id leads to the present one, and leaves no step to go back to', async () => {
  const page = await inspect('llama-one');
  expect(page.text('h1')).toBe('LLaMA');
  expect(page.acts).toEqual([{ type: 'select', id: 'llama', keepMode: true, corrects: true }]);
  expect(page.state().selection).toBe('llama');
});

test('no fault that axe can find, nor a word that only programs know', async () => {
  for (const id of ['llava', 'gpt-4', 'llama-3', 'openai', 'lava']) {
    const page = await inspect(id);
    expect(await faults()).toEqual([]);
    expect(page.text()).not.toMatch(/[a-z]_[a-z]/);
  }
});

test('what is related can be kept to some of the reasons, and let go again', async () => {
  const page = await stand<KgInspector>('kg-inspector', { selection: 'gpt-4' });
  const part = () => page.$('[aria-label="Related, and why"]');
  const all = part().querySelectorAll('.related li').length;
  page.$('.weighed').click();
  await page.settled();
  const pill = (label: string) => page.$$('#groups .pill').find((one) => one.textContent!.trim() === label)!;
  pill('Makers').click();
  await page.settled();
  expect(page.state().alike).toEqual(['organization']);
  expect(page.text('.weighed')).toBe('by makers');
  const reasons = [...part().querySelectorAll('.related p')].map((one) => one.textContent!);
  expect(reasons.length).toBeLessThanOrEqual(all);
  for (const reason of reasons) expect(reason).toMatch(/developed by/);
  pill('Training').click();
  await page.settled();
  expect(page.state().alike).toEqual(['organization', 'method']);
  pill('Anything').click();
  await page.settled();
  expect(page.state()).not.toHaveProperty('alike');
  expect(await faults()).toEqual([]);
});

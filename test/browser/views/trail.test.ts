import { describe, expect, test } from 'vitest';
import type { Act } from '../../../src/state/act';
import { after, begin } from '../../../src/state/history';
import { START } from '../../../src/state/state';
import '../../../src/views/kg-trail';
import type { KgTrail } from '../../../src/views/kg-trail';
import { faults, press, stand } from './page';

const WAY: readonly Act[] = [
  { type: 'select', id: 'llava' },
  { type: 'lineage' },
  { type: 'toggle', facet: 'predicate', value: 'uses_architecture' },
];

async function trail(acts: readonly Act[]) {
  const page = await stand<KgTrail>('kg-trail');
  const history = acts.reduce(after, begin(START));
  Object.assign(page.view, { history, state: history.present });
  await page.settled();
  return page;
}

const words = (elements: readonly HTMLElement[]) => elements.map((one) => one.textContent!.trim());

describe('the trail', () => {
  test('tells the last steps in words, and undoes', async () => {
    const page = await trail(WAY);
    expect(words(page.$$('.recent li'))).toEqual(['LLaVA', 'Lineage of LLaVA', 'hidden: uses architecture']);
    expect(page.text('.recent [aria-current=step]')).toBe('hidden: uses architecture');
    page.$('[aria-label=Undo]').click();
    expect(page.acts).toEqual([{ type: 'undo' }]);
  });

  test('has nothing to undo at the start, and nothing to redo at the end', async () => {
    const start = await trail([]);
    const disabled = (page: typeof start, label: string) =>
      (page.$(`[aria-label=${label}]`) as HTMLButtonElement).disabled;
    expect([disabled(start, 'Undo'), disabled(start, 'Redo')]).toEqual([true, true]);
    const undone = await trail([...WAY, { type: 'undo' }]);
    expect([disabled(undone, 'Undo'), disabled(undone, 'Redo')]).toEqual([false, false]);
  });

  test('lists every step, those undone too, and leads back to any', async () => {
    const page = await trail([...WAY, { type: 'undo' }, { type: 'undo' }]);
    page.$('.opener').click();
    await page.settled();
    expect(words(page.$$('.all li'))).toEqual([
      'Start',
      'LLaVA',
      'Lineage of LLaVA',
      'hidden: uses architecture',
    ]);
    expect(words(page.$$('.all .undone'))).toEqual(['Lineage of LLaVA', 'hidden: uses architecture']);
    expect(await faults()).toEqual([]);
    page.$$('.all button').at(-1)!.click();
    expect(page.acts).toEqual([{ type: 'return', at: 3 }]);
    press(page.$('.all'), 'Escape');
    await page.settled();
    expect(page.$('.all').hidden).toBe(true);
    expect(page.view.shadowRoot!.activeElement).toBe(page.$('.opener'));
  });
});

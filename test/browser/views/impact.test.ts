import { describe, expect, test } from 'vitest';
import type { Answers, StatementRef } from '../../../src/model/answer';
import type { Source } from '../../../src/source/source';
import '../../../src/views/kg-impact';
import '../../../src/views/kg-inspector';
import type { KgImpact } from '../../../src/views/kg-impact';
import type { KgInspector } from '../../../src/views/kg-inspector';
import { fakeSource } from '../../views/fake-source';
import { ref } from '../../views/small-graph';
import { faults, stand } from './page';

const down = { selection: 'gpt-4', mode: 'lineage', side: 'down' } as const;

describe('impact', () => {
  test('says how much rests on it, and names it by distance', async () => {
    const page = await stand<KgImpact>('kg-impact', down);
    expect(page.text('.sentence')).toMatch(/^\d+ entries rest on GPT-4, up to \d steps away: \d+ models/);
    expect(page.$$('h3')[0]!.textContent).toMatch(/^1 step away\d+$/);
    expect(page.$$('ul')[0]!.textContent).toContain('GPT-4V');
    expect(await faults()).toEqual([]);
    page
      .$$('ul a')
      .find((link) => link.textContent === 'GPT-4V')!
      .click();
    expect(page.acts).toEqual([{ type: 'select', id: 'gpt-4v', keepMode: true }]);
  });

  test('by organization and licence, with those of which none is recorded', async () => {
    const page = await stand<KgImpact>('kg-impact', down);
    page.$$('.ways button')[1]!.click();
    await page.settled();
    expect(page.$$('h3').map((head) => head.textContent)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Microsoft Research\d$/),
        expect.stringMatching(/^not recorded\d+$/),
      ]),
    );
    page.$$('.ways button')[2]!.click();
    await page.settled();
    expect(page.$$('h3').map((head) => head.textContent)).toEqual([expect.stringMatching(/^not recorded/)]);
  });

  test('of what nothing rests on says so; it is nowhere but in the picture of impact', async () => {
    const none = await stand<KgImpact>('kg-impact', { ...down, selection: 'llava' });
    expect(none.text('.sentence')).toBe('Nothing that is recorded here rests on LLaVA.');
    const up = await stand<KgImpact>('kg-impact', { selection: 'gpt-4', mode: 'lineage' });
    expect(up.view.hidden).toBe(true);
  });
});

const term = (predicate: string, value: string): StatementRef => ({
  predicate,
  subject: { id: 'strict', name: 'Strict', kind: 'licence' },
  object: { value },
  qualifiers: {},
  certainty: 'stated',
  references: [{ source: 'overview', where: 'section 2' }],
});

const OBLIGATIONS: Answers['obligations'] = {
  licences: [
    {
      id: 'free',
      name: 'Free',
      via: ['llava'],
      terms: { permits: [term('permits', 'commercial use')], forbids: [], requires: [] },
    },
    {
      id: 'strict',
      name: 'Strict',
      via: ['llava', 'vicuna', 'llama'],
      terms: {
        permits: [],
        forbids: [term('forbids', 'commercial use')],
        requires: [term('requires', 'a notice')],
      },
    },
  ],
  conflicts: [
    {
      terms: 'Free permits commercial use, Strict forbids it',
      path: ['llava', 'vicuna', 'llama'],
    },
  ],
};

describe('obligations', () => {
  const licensed = (): Source => {
    const source = fakeSource();
    const ask = source.ask.bind(source) as (...args: unknown[]) => Promise<never>;
    return Object.assign(source, {
      ask: (verb: string, ...rest: unknown[]) =>
        verb === 'obligations' ? Promise.resolve(OBLIGATIONS) : ask(verb, ...rest),
    });
  };

  test('are licences with their terms, conflicts first with the path that causes them, and no advice', async () => {
    const page = await stand<KgInspector>('kg-inspector', { selection: 'llava' }, licensed());
    expect(page.text('.conflict')).toBe(
      'Conflict. Free permits commercial use, Strict forbids it.By way of LLaVA → Vicuna → LLaMA',
    );
    expect(page.text('.obligations ul')).toContain('Free its own'.replace(' ', ''));
    expect(page.$$('.terms').map((line) => line.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Permits commercial use/),
      expect.stringMatching(/^Requires a notice/),
      expect.stringMatching(/^Forbids commercial use/),
    ]);
    expect(page.text('.obligations .aside')).toMatch(/no legal advice/);
    expect(await faults()).toEqual([]);
    page
      .$$('.conflict a')
      .find((link) => link.textContent === 'Vicuna')!
      .click();
    expect(page.state().selection).toBe(ref('vicuna').id);
  });

  test('are left out where no licence is recorded', async () => {
    const page = await stand<KgInspector>('kg-inspector', { selection: 'llava' });
    expect(page.$$('.obligations')).toEqual([]);
  });
});

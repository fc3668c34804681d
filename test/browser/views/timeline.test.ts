import { describe, expect, test, vi } from 'vitest';
import type { Answers } from '../../../src/model/answer';
import type { Questions, Verb } from '../../../src/model/question';
import type { Source } from '../../../src/source/source';
import type { State } from '../../../src/state/state';
import '../../../src/views/kg-timeline';
import type { KgTimeline } from '../../../src/views/kg-timeline';
import { fakeSource } from '../../views/fake-source';
import { faults, stand } from './page';

const DATES = { '2022-11': 2, '2022-12': 1, '2023-02': 4 };

/** Knows when nine entries were released, and how many each question leaves. */
function datedSource(dates: Record<string, number> = DATES): Source {
  const source = fakeSource();
  return {
    ...source,
    async ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal) {
      const answer = await source.ask(verb, question, signal);
      const { filter } = question as Questions['facets'];
      const to = filter?.released?.to ?? '9999';
      const within = Object.fromEntries(Object.entries(dates).filter(([date]) => date <= to));
      return { ...answer, released: { dates: within, undated: { joined: 3, alone: 1 } } } as Answers[V];
    },
  };
}

const timeline = (filter: State['filter'] = {}, source = datedSource()) =>
  stand<KgTimeline>('kg-timeline', { filter }, source);
type Page = Awaited<ReturnType<typeof timeline>>;

const handle = (page: Page, end: 'from' | 'to') => page.$(`input.${end}`) as HTMLInputElement;

function slide(input: HTMLInputElement, value: number): void {
  input.value = String(value);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('the timeline', () => {
  test('shows what was released when, and how much has no date', async () => {
    const page = await timeline();
    expect(page.$$('rect.within')).toHaveLength(3);
    expect(page.text('.when')).toBe('Any time');
    expect(page.text('.words')).toBe('7 entries with a date, 4 without');
    expect(handle(page, 'to').getAttribute('aria-valuetext')).toBe('February 2023');
    expect(await faults()).toEqual([]);
  });

  test('is not there where the graph has no dates', async () => {
    const page = await timeline({}, datedSource({}));
    expect(page.text()).toBe('');
  });

  test('says why what has no date is there as of a month', async () => {
    const page = await timeline({ released: { to: '2022-12' } });
    expect(page.text('.when')).toMatch(/^As of December 2022/);
    expect(page.text('.words')).toBe(
      '3 entries with a date, 3 without that belong to them, 1 joined to nothing dated',
    );
    expect(page.$$('rect.without')).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });
});

describe('its handles', () => {
  test('move along the months in one step to go back to', async () => {
    const page = await timeline();
    slide(handle(page, 'to'), 2);
    await page.settled();
    slide(handle(page, 'to'), 1);
    expect(page.acts).toEqual([
      { type: 'released', span: { to: '2023-01' } },
      { type: 'released', span: { to: '2022-12' }, continues: true },
    ]);
    handle(page, 'to').dispatchEvent(new Event('change'));
    await page.settled();
    slide(handle(page, 'from'), 1);
    expect(page.acts.at(-1)).toEqual({ type: 'released', span: { from: '2022-12', to: '2022-12' } });
  });

  test('never pass each other', async () => {
    const page = await timeline({ released: { from: '2022-12' } });
    slide(handle(page, 'to'), 0);
    expect(page.state().filter.released).toEqual({ from: '2022-12', to: '2022-12' });
    expect(handle(page, 'to').value).toBe('1');
  });

  test('come to a bar that is tapped', async () => {
    const page = await timeline();
    const bars = page.$('.bars').getBoundingClientRect();
    const tap = (share: number) =>
      page.$('.chart').dispatchEvent(
        new MouseEvent('click', {
          clientX: bars.left + share * bars.width,
          clientY: bars.top + 5,
          bubbles: true,
        }),
      );
    tap(2 / 3);
    expect(page.state().filter.released).toEqual({ to: '2023-01' });
    await page.settled();
    tap(0.99);
    expect(page.state().filter.released, 'the nearer one').toBeUndefined();
  });

  test('go back to the ends with one button', async () => {
    const page = await timeline({ released: { to: '2022-12' } });
    page.$('.when button').click();
    expect(page.state().filter).toEqual({});
  });
});

test('play goes from month to month, one step to go back to, and stops at the end', async () => {
  const page = await timeline();
  page.$('.play').click();
  await page.view.updateComplete;
  expect(page.$('.play').getAttribute('aria-label')).toBe('Pause');
  await vi.waitFor(() => expect(page.acts).toHaveLength(4), 10_000);
  await page.settled();
  expect(page.acts.map((act) => (act.type === 'released' ? (act.span?.to ?? 'any') : act.type))).toEqual([
    '2022-11',
    '2022-12',
    '2023-01',
    'any',
  ]);
  expect(page.acts.map((act) => act.type === 'released' && act.continues === true)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(page.$('.play').getAttribute('aria-label')).toMatch(/^Play/);
});

test('a hand stops the play', async () => {
  const page = await timeline();
  page.$('.play').click();
  await page.settled();
  slide(handle(page, 'to'), 2);
  await page.settled();
  expect(page.$('.play').getAttribute('aria-label')).toMatch(/^Play/);
});

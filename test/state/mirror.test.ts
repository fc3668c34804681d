import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Act } from '../../src/state/act';
import { after, arrive, begin, stepsOf, type History } from '../../src/state/history';
import { Mirror, stepIn } from '../../src/state/mirror';
import { START } from '../../src/state/state';
import { toSearch } from '../../src/state/address';
import { fromSearch } from '../../src/state/url';
import { acts } from './arbitrary';

interface Entry {
  readonly data: unknown;
  readonly url: string;
}

/** A browser's history, which goes somewhere only when it gets round to it, and holds so many entries. */
class FakeBrowser {
  entries: Entry[] = [{ data: null, url: '' }];
  index = 0;
  onPop = () => {};
  takes = true;
  readonly #moves: number[] = [];

  constructor(private readonly most = 50) {}

  get state(): unknown {
    return this.entries[this.index]!.data;
  }

  get url(): string {
    return this.entries[this.index]!.url;
  }

  pushState(data: unknown, _unused: string, url: string): void {
    if (!this.takes) return;
    this.entries = [...this.entries.slice(0, this.index + 1), { data, url }].slice(-this.most);
    this.index = this.entries.length - 1;
  }

  replaceState(data: unknown, _unused: string, url: string): void {
    if (this.takes) this.entries[this.index] = { data, url };
  }

  go(delta: number): void {
    this.#moves.push(delta);
  }

  /** Does what it was asked to; where there is no such entry, nothing. */
  arrive(): void {
    for (let delta = this.#moves.shift(); delta !== undefined; delta = this.#moves.shift()) {
      if (this.entries[this.index + delta] === undefined) continue;
      this.index += delta;
      this.onPop();
    }
  }
}

const address = toSearch;

/** Trail and browser, wired as the page does it, but for what takes time. */
function wired(most?: number) {
  const browser = new FakeBrowser(most);
  let history = begin(START);
  const mirror = new Mirror(browser, address, history);
  browser.onPop = () => {
    const at = mirror.popped();
    if (at === undefined) return;
    const isKnown = stepsOf(history).some((step) => step.at === at);
    history = isKnown
      ? after(history, { type: 'return', at })
      : arrive(history, at, fromSearch(browser.url).state);
    mirror.follow(history);
  };
  return {
    browser,
    history: () => history,
    act: (next: (history: History) => History): void => {
      history = next(history);
      mirror.follow(history);
    },
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Deed = { act: Act } | { back: number } | { user: number } | 'wait';

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: acts.map((act) => ({ act })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ act: { type: 'undo' } } as const, { act: { type: 'redo' } } as const),
  },
  { weight: 1, arbitrary: fc.nat(8).map((back) => ({ back })) },
  { weight: 2, arbitrary: fc.constantFrom({ user: -1 }, { user: 1 }, { user: -2 }) },
  { weight: 3, arbitrary: fc.constant('wait' as const) },
);

describe('the browser’s history', () => {
  const settle = (browser: FakeBrowser) => {
    for (let round = 0; round < 4; round++) {
      browser.arrive();
      vi.advanceTimersByTime(5_000);
    }
  };
  const run = (all: readonly Deed[], most: number, hasty: boolean) => {
    const page = wired(most);
    const { browser, act } = page;
    for (const deed of all) {
      if (deed === 'wait' || (!hasty && 'user' in deed)) settle(browser);
      if (deed === 'wait') continue;
      if ('user' in deed) browser.go(deed.user);
      else if ('back' in deed)
        act((now) => after(now, { type: 'return', at: stepsOf(now).at(-1 - deed.back)?.at ?? -1 }));
      else act((now) => after(now, deed.act));
      if (!hasty && 'user' in deed) settle(browser);
    }
    settle(browser);
    return page;
  };

  test('shows the present, whatever is done, however fast, and however little it holds', () => {
    fc.assert(
      fc.property(fc.array(deeds, { maxLength: 40 }), fc.constantFrom(4, 50), (all, most) => {
        const { browser, history } = run(all, most, true);
        expect(browser.url).toBe(address(history().present));
        expect(stepIn(browser.state)).toBe(history().at);
      }),
      { numRuns: 1_000 },
    );
  });

  test('lies in the order of the trail, and holds no step that the trail has forgotten', () => {
    fc.assert(
      fc.property(fc.array(deeds, { maxLength: 40 }), (all) => {
        const { browser, history } = run(all, 50, false);
        const numbers = browser.entries.map(({ data }) => stepIn(data)!);
        expect(numbers).toEqual(stepsOf(history()).map(({ at }) => at));
      }),
    );
  });

  test('undo goes back in it, and its own back button then goes on from there', () => {
    const { browser, history, act } = wired();
    for (const id of ['a', 'b', 'c']) act((now) => after(now, { type: 'select', id }));
    expect(browser.entries).toHaveLength(4);
    act((now) => after(now, { type: 'undo' }));
    browser.arrive();
    expect(browser.url).toBe('?select=b');
    browser.go(-1);
    browser.arrive();
    expect(history().present.selection).toBe('a');
    expect(history().future.map(({ state }) => state.selection)).toEqual(['b', 'c']);
    browser.go(2);
    browser.arrive();
    expect(history().present.selection).toBe('c');
  });

  test('steps that come while it is on its way are all written when it has arrived', () => {
    const { browser, act } = wired();
    for (const id of ['a', 'b']) act((now) => after(now, { type: 'select', id }));
    act((now) => after(now, { type: 'undo' }));
    for (const id of ['c', 'd']) act((now) => after(now, { type: 'select', id }));
    browser.arrive();
    expect(browser.entries.map(({ url }) => url)).toEqual(['', '?select=a', '?select=c', '?select=d']);
  });

  test('what a browser that is asked too often left out comes with the next step', () => {
    const { browser, act } = wired();
    browser.takes = false;
    act((now) => after(now, { type: 'select', id: 'a' }));
    browser.takes = true;
    act((now) => after(now, { type: 'select', id: 'b' }));
    expect(browser.entries.map(({ url }) => url)).toEqual(['', '?select=a', '?select=b']);
  });

  test('an entry that is not ours is taken for the present', () => {
    const { browser, history, act } = wired();
    act((now) => after(now, { type: 'select', id: 'a' }));
    browser.entries.push({ data: null, url: '#top' });
    browser.go(1);
    browser.arrive();
    expect(history().present.selection).toBe('a');
    expect(browser.url).toBe('?select=a');
  });
});

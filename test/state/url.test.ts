import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { START, type State } from '../../src/state/state';
import { toSearch } from '../../src/state/address';
import { fromSearch } from '../../src/state/url';
import { states } from './arbitrary';

describe('the address of a state', () => {
  test('leads back to it', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromSearch(toSearch(state))).toEqual({ state, notes: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('can be read and typed', () => {
    const state: State = {
      ...START,
      selection: 'llava',
      mode: 'lineage',
      side: 'up',
      lots: 3,
      hops: 2,
      filter: {
        kind: { hide: ['concern', 'modality'] },
        predicate: { only: ['built_on'] },
        relation: { hide: ['merge'] },
        quiet: ['licence'],
      },
      camera: { x: 1.5, y: -2, ratio: 0.25 },
    };
    expect(toSearch(state)).toBe(
      '?select=llava&mode=lineage&side=up&lots=3&hops=2&hide-kind=concern,modality&only-predicate=built_on&hide-relation=merge&show-kind=licence&at=1.5,-2,0.25',
    );
  });

  test('of a path holds which way, along what and whom to avoid', () => {
    const state: State = {
      ...START,
      selection: 'llava',
      mode: 'path',
      target: 'gpt-4',
      along: ['built_on', 'trained_on'],
      directed: true,
      avoid: ['vicuna'],
      way: 2,
    };
    expect(toSearch(state)).toBe(
      '?select=llava&mode=path&to=gpt-4&along=built_on,trained_on&directed=yes&avoid=vicuna&way=2',
    );
    expect(fromSearch('?select=llava&mode=path&to=gpt-4&avoid=llava,gpt-4,vicuna').state.avoid).toEqual([
      'vicuna',
    ]);
  });

  test('has the theme that was chosen', () => {
    expect(toSearch({ ...START, theme: 'dark' })).toBe('?theme=dark');
    expect(fromSearch('?theme=light').state.theme).toBe('light');
  });

  test('is of the one version there is; links of a later one are read as far as they can be', () => {
    expect(fromSearch('?v=1&select=llava')).toEqual({ state: { ...START, selection: 'llava' }, notes: [] });
    const later = fromSearch('?v=2&select=llava&mood=blue');
    expect(later.state.selection).toBe('llava');
    expect(later.notes[0]).toBe(
      'The link comes from a later Stemma; what this one does not understand is left out.',
    );
  });

  test('reads as it did: links of before, one by one', () => {
    const links: readonly (readonly [string, Partial<State>])[] = [
      ['?select=llava&mode=lineage&side=down', { selection: 'llava', mode: 'lineage', side: 'down' }],
      [
        '?select=gpt-4&mode=compare&with=llama-3',
        { selection: 'gpt-4', mode: 'compare', others: ['llama-3'] },
      ],
      ['?select=llava&mode=path&to=gpt-4', { selection: 'llava', mode: 'path', target: 'gpt-4' }],
      ['?hide-kind=concern&hops=2', { filter: { kind: { hide: ['concern'] } }, hops: 2 }],
      ['?mode=table&only-kind=model', { mode: 'table', filter: { kind: { only: ['model'] } } }],
      ['?at=1,2,0.5', { camera: { x: 1, y: 2, ratio: 0.5 } }],
    ];
    for (const [link, wanted] of links)
      expect(fromSearch(link), link).toEqual({ state: { ...START, ...wanted }, notes: [] });
  });

  test.each([
    [{ to: '2023-03' }, '?as-of=2023-03'],
    [{ from: '2020-05' }, '?since=2020-05'],
    [{ from: '2020', to: '2023' }, '?years=2020,2023'],
    [{ from: '2020-05', to: '2023-03' }, '?years=2020-05,2023-03'],
  ])('tells a time as people do: %j', (released, search) => {
    expect(toSearch({ ...START, filter: { released } })).toBe(search);
    expect(fromSearch(search)).toEqual({ state: { ...START, filter: { released } }, notes: [] });
  });

  test('is empty at the start', () => {
    expect(toSearch(START)).toBe('');
    expect(fromSearch('')).toEqual({ state: START, notes: [] });
  });
});

describe('a broken address', () => {
  test('never throws, and gives a state with an address of its own', () => {
    const keys = fc.constantFrom(
      'select',
      'mode',
      'to',
      'with',
      'hops',
      'at',
      'side',
      'years',
      'way',
      'avoid',
      'along',
      'directed',
      'as-of',
      'since',
      'only-kind',
      'hide-predicate',
      'constructor',
      '__proto__',
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'llava',
        'lineage',
        'path',
        '1,2,3',
        '2023-03',
        '2020,2023',
        '1,,',
        'NaN',
        'model,%00',
        '-1',
        '1e999',
        'llava,llava',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, values)), (pairs) => {
        const search = `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
        const { state } = fromSearch(search);
        expect(fromSearch(toSearch(state)).state).toEqual(state);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['?mode=globe', 'There is no view called “globe”; this is the map.'],
    ['?mode=lineage', 'The address asks for a lineage view of nothing; this is the map.'],
    ['?select=Hello%20World', '“Hello World” cannot be the name of an entry in an address.'],
    ['?at=1,2', '“1,2” is not a place on the map.'],
    ['?at=1,2,-1', '“1,2,-1” is not a place on the map.'],
    ['?hops=many', '“many” is not a number of hops.'],
    [
      '?years=2024,2020',
      '“2024,2020” is not a span of years such as 2020,2023, or of months such as 2020-05,2023-03.',
    ],
    ['?as-of=soon', '“soon” is not a date such as 2023, 2023-03 or 2023-03-14.'],
    ['?since=2024&as-of=2023-03', 'Nothing is both since 2024 and as of 2023-03; this is any time.'],
    ['?theme=blue', 'A theme is light or dark, not “blue”.'],
    ['?v=new', '“new” is not a version of links.'],
    ['?rows=odd', 'Rows are shared, different, unknown, not “odd”.'],
    ['?way=long', '“long” is not a number of ways.'],
    ['?directed=up', 'A path is directed, “yes”, or not, rather than “up”.'],
    ['?hide-certainty=sure', '“sure” is not something to filter by.'],
    ['?colour=red', 'The address says “colour”, which means nothing here.'],
  ])('%s is noted and left out', (search, note) => {
    expect(fromSearch(search)).toEqual({ state: START, notes: [note] });
  });

  test('keeps what can be kept', () => {
    const { state, notes } = fromSearch('?select=llava&hops=99&mode=compare&with=llava,gpt-4,!&only-kind=');
    expect(state).toEqual({
      ...START,
      selection: 'llava',
      mode: 'compare',
      others: ['gpt-4'],
      hops: 4,
      filter: { kind: { only: [] } },
    });
    expect(notes).toHaveLength(1);
  });
});

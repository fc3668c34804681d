import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binsOf, handlesOf, spanOf } from '../../src/views/timeline-bins';
import { spanInWords } from '../../src/views/quantities';

const dates = (counts: Record<string, number>) => binsOf(counts).map(({ date, count }) => `${date}:${count}`);

describe('the bars of a timeline', () => {
  test('are months without a gap', () => {
    expect(dates({ '2022-11': 2, '2023-02': 1 })).toEqual([
      '2022-11:2',
      '2022-12:0',
      '2023-01:0',
      '2023-02:1',
    ]);
  });

  test('are years where no month is recorded, or there are too many months', () => {
    expect(dates({ 2021: 1, 2023: 4 })).toEqual(['2021:1', '2022:0', '2023:4']);
    expect(dates({ 1956: 1, '2023-03': 2, '2023-04': 1 })).toHaveLength(2023 - 1956 + 1);
    expect(dates({ 1956: 1, '2023-03': 2, '2023-04': 1 }).at(-1)).toBe('2023:3');
  });

  test('count a year among months in its first', () => {
    expect(dates({ 2022: 3, '2022-02': 1 })).toEqual(['2022-01:3', '2022-02:1']);
  });

  test('are none where there is no date', () => {
    expect(binsOf({})).toEqual([]);
  });
});

describe('the handles', () => {
  const bins = binsOf({ '2022-11': 2, '2023-02': 1 });

  test('stand at the ends of any time, and lead to the span that they were put by', () => {
    expect(handlesOf(bins, undefined)).toEqual([0, 3]);
    expect(spanOf(bins, 0, 3)).toBeUndefined();
    const at = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(at, at, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(handlesOf(bins, spanOf(bins, from, to))).toEqual([from, to]);
      }),
    );
  });

  test('stand where a link says, whatever its precision', () => {
    expect(handlesOf(bins, { to: '2022' })).toEqual([0, 1]);
    expect(handlesOf(bins, { from: '2022-12-24', to: '2023-01-06' })).toEqual([1, 2]);
    expect(handlesOf(bins, { to: '2019' })).toEqual([0, 0]);
    expect(handlesOf(bins, { from: '2031' })).toEqual([3, 3]);
  });
});

test('a span is told as people say it', () => {
  expect(spanInWords({ to: '2023-03' })).toBe('as of March 2023');
  expect(spanInWords({ from: '2020' })).toBe('since 2020');
  expect(spanInWords({ from: '2020-05', to: '2023-03-14' })).toBe('May 2020 to 14 March 2023');
  expect(spanInWords({ from: '2023', to: '2023' })).toBe('in 2023');
  expect(spanInWords()).toBe('any time');
});

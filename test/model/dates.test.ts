import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlier, IN_TIME, inTime, isDate, isWithin, OUT_OF_TIME, UNDATED } from '../../src/model/dates';

describe('dates', () => {
  it.each(['2023', '2023-03', '2024-02-29'])('%s is one', (text) => expect(isDate(text)).toBe(true));
  it.each([
    '2023-02-29',
    '2023-13',
    '23',
    '2023-3-1',
    '2023-00-10',
    '0999',
    'March 2023',
    '2023-03-14T00:00',
  ])('%s is none', (text) => expect(isDate(text)).toBe(false));
});

describe('a date within a span', () => {
  it('counts both ends, as precisely as each is given', () => {
    expect(isWithin('2023-03-14', { from: '2023-03', to: '2023-03' })).toBe(true);
    expect(isWithin('2023-03-14', { from: '2023-03-15' })).toBe(false);
    expect(isWithin('2023-03-14', { to: '2023-03-13' })).toBe(false);
    expect(isWithin('2023-03-14', { to: '2023' })).toBe(true);
    expect(isWithin('2023-03-14', { to: '2022' })).toBe(false);
    expect(isWithin('2023-03-14', {})).toBe(true);
  });

  it('may be any of those that a less precise one could be', () => {
    expect(isWithin('2023', { to: '2023-01' })).toBe(true);
    expect(isWithin('2023', { from: '2023-12-31' })).toBe(true);
    expect(isWithin('2023', { to: '2022-12-31' })).toBe(false);
    expect(isWithin('2023-03', { from: '2023-03-31', to: '2024' })).toBe(true);
    expect(isWithin('2023-03', { from: '2023-04' })).toBe(false);
  });
});

describe('the earlier of two dates', () => {
  it('is the first, and of a date and a part of it the more precise', () => {
    expect(earlier('2023-03', '2022')).toBe('2022');
    expect(earlier('2022', '2023-03')).toBe('2022');
    expect(earlier('2023', '2023-03')).toBe('2023-03');
    expect(earlier('2023-03-14', '2023-03')).toBe('2023-03-14');
  });
});

describe('what has no date', () => {
  /** Shown as of a time: capitals are in it, digits are not, small letters have no date. */
  const shown = (...edges: string[]): string => {
    const names = [...new Set(edges.join(''))].sort();
    const standing = Uint8Array.from(names, (name) =>
      /[A-Z]/.test(name) ? IN_TIME : /\d/.test(name) ? OUT_OF_TIME : UNDATED,
    );
    const mask = inTime(standing, (join) => {
      for (const [a, b] of edges) if (b !== undefined) join(names.indexOf(a!), names.indexOf(b));
    });
    return names.filter((_, at) => mask.shown[at] === 1).join('');
  };

  it('is shown as long as something dated that it is joined to is', () => {
    expect(shown('aA', 'a1')).toBe('Aa');
    expect(shown('a1', '2a', 'b1')).toBe('');
    expect(shown('ab', 'b1', 'aA'), 'what is dated decides').toBe('Aa');
  });

  it('is shown where it is joined to nothing, or to nothing dated', () => {
    expect(shown('a', '1')).toBe('a');
    expect(shown('ab', 'bc', '1')).toBe('abc');
    expect(shown('aa', '1')).toBe('a');
  });

  it('goes with all that it hangs on', () => {
    expect(shown('a1', 'ab', 'bc', 'cd')).toBe('');
    expect(shown('a1', 'ab', 'bd', 'dc', 'cA')).toBe('Abcd');
    expect(shown('a1', 'aA', 'ab', 'bc')).toBe('Aabc');
  });

  it('is never what keeps something dated', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'A', 'B', '1', '2');
    const pair = fc.tuple(name, name);
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const left = shown('A', 'B', '1', '2', ...pairs.map(([a, b]) => a + b));
        expect([...left].filter((name) => /[A-Z\d]/.test(name))).toEqual(['A', 'B']);
      }),
    );
  });
});

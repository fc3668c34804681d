import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, difference, EYES, type Eyes } from './colour';

const css = readFileSync(new URL('../../src/views/tokens.css', import.meta.url), 'utf8');

/** Every colour token of the first block that this selector opens. */
function colours(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  );
}

const LOUD = [
  'kind-model',
  'kind-product',
  'kind-organization',
  'kind-architecture',
  'kind-method',
  'kind-data',
  'chosen',
];
const TEXT = ['ink', 'soft', 'faint', 'chosen'];
const MARKS = [...LOUD, 'kind-quiet', 'edge'];
const THEMES = { light: colours(':root'), dark: colours(":root[data-theme='dark']") };

/**
 * Distance in OKLab times 100, after Machado, Oliveira and Fernandes (2009) at full severity. About 2 is the
 * least that is seen side by side; marks lie apart, so we ask for much more. A quiet kind differs by shape
 * and size foremost, so less will do there.
 */
const APART = 7.5;
const APART_FROM_QUIET = 4.5;

describe.each(Object.entries(THEMES))('%s', (_theme, tokens) => {
  test('has every token', () => {
    for (const name of ['paper', 'panel', 'line', ...TEXT, ...MARKS])
      expect(tokens, name).toHaveProperty(name);
  });

  test.each(TEXT)('%s can be read on paper and panel', (name) => {
    for (const ground of ['paper', 'panel'])
      expect(contrast(tokens[name]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['ink', 'soft'])('%s can be read on a row under the pointer, and ink on a found part', (name) => {
    expect(contrast(tokens[name]!, tokens['wash']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['ink']!, tokens['mark']!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s can be seen on paper and panel', (name) => {
    for (const ground of ['paper', 'panel'])
      expect(contrast(tokens[name]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(EYES) as Eyes[])('kinds are told apart by %s eyes', (eyes) => {
    const close = pairs([...LOUD, 'kind-quiet'])
      .map(([a, b]) => ({
        pair: `${a} and ${b}`,
        apart: difference(tokens[a]!, tokens[b]!, eyes),
        least: b === 'kind-quiet' ? APART_FROM_QUIET : APART,
      }))
      .filter(({ apart, least }) => apart < least);
    expect(close).toEqual([]);
  });
});

test('dark is the same whether the system or the reader asks for it', () => {
  expect(colours(":root:not([data-theme='light'])")).toEqual(THEMES.dark);
});

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((a, index) => names.slice(index + 1).map((b): [string, string] => [a, b]));
}

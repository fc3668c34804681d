import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colourClass, SHAPE_NAMES } from '../../src/views/glyphs';

const ontology = readFileSync(new URL('../../graph-data/ontology.yaml', import.meta.url), 'utf8');
const named = (key: string) =>
  [...ontology.matchAll(new RegExp(`${key}: (\\w+)`, 'g'))].map((match) => match[1]!);

describe('the bundled vocabulary', () => {
  test('names only shapes that the legend can draw', () => {
    expect(named('glyph').length).toBeGreaterThan(10);
    expect(named('glyph').filter((shape) => !SHAPE_NAMES.includes(shape))).toEqual([]);
  });

  test('names only colours that the tokens have', () => {
    expect(named('color').length).toBeGreaterThan(20);
    expect(named('color').filter((color) => colourClass(color) !== `c-${color}`)).toEqual([]);
  });
});

test('a colour that no token has is quiet, and never a class of its own', () => {
  expect(colourClass('pink" onload="x')).toBe('c-quiet');
});

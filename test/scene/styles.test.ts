import { expect, test } from 'vitest';
import { opaque, palette, rgb } from '../../src/scene/styles';

test('colours are read in the ways that style sheets write them', () => {
  expect(opaque(' #1E2126 ')).toBe('#1e2126');
  expect(opaque('#abc')).toBe('#aabbcc');
  expect(opaque('rgb(255, 0, 16)')).toBe('#ff0010');
  expect(opaque('rgb(255 0 16)')).toBe('#ff0010');
  for (const odd of ['', 'red', '#12345', 'rgb(1,2)', 'oklch(0.5 0.1 20)'])
    expect(opaque(odd)).toBeUndefined();
  expect(rgb('#ff8000')).toEqual([1, 128 / 255, 0]);
});

test('a page’s tokens win over ours, and what it lacks is ours', () => {
  const colors = palette((property) => (property === '--paper' ? '#000' : ''));
  expect(colors.paper).toBe('#000000');
  expect(colors.ink).toBe('#1E2126');
  expect(colors.kind('model')).toBe('#2B4C9B');
});

test('a colour that no token has is quiet', () => {
  const colors = palette(() => '');
  expect(colors.kind('chartreuse')).toBe(colors.kind('quiet'));
  expect(colors.kind('__proto__')).toBe(colors.kind('quiet'));
});

import { expect, test } from 'vitest';
import { pathQuestion, wayShown } from '../../src/state/path';
import { START, type State } from '../../src/state/state';

const kinds = [
  { id: 'model', label: 'model', plural: 'models', color: 'model', glyph: 'circle', quiet: false },
  { id: 'modality', label: 'modality', plural: 'modalities', color: 'quiet', glyph: 'circle', quiet: true },
];

test('a path is asked for once both ends are there, over what the map shows', () => {
  const from: State = { ...START, selection: 'llava', mode: 'path' };
  expect(pathQuestion(from, kinds)).toBeUndefined();
  const both: State = { ...from, target: 'gpt-4', avoid: ['vicuna'], directed: true };
  expect(pathQuestion(both, kinds)).toEqual({
    from: 'llava',
    to: 'gpt-4',
    filter: { kind: { only: ['model'] } },
    k: 5,
    avoid: ['vicuna'],
    directed: true,
  });
});

test('ways go round', () => {
  const shown = (way: number | undefined) => wayShown(way === undefined ? {} : { way }, 3);
  expect([undefined, 1, 2, 3, 4, 0, -1, -2].map(shown)).toEqual([0, 0, 1, 2, 0, 2, 1, 0]);
  expect(wayShown({ way: 4 }, 0)).toBe(0);
});

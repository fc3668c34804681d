import { expect, test } from 'vitest';
import { InputError } from '../../src/model/errors';
import { focusOf } from '../../src/scene/focus';
import { START, type State } from '../../src/state/state';
import { FakeSource } from '../scenes/fake-source';
import { testOverview } from '../scenes/graph';

const overview = testOverview();
const { signal } = new AbortController();

test('nothing chosen asks nothing', async () => {
  const source = new FakeSource(overview);
  const focus = await focusOf(START, source, signal);
  expect(focus.root).toBeUndefined();
  expect(source.asked).toEqual([]);
});

test('one side of a lineage is one question', async () => {
  const source = new FakeSource(overview);
  const focus = await focusOf(
    { ...START, selection: 'gpt-4', mode: 'lineage', side: 'down' },
    source,
    signal,
  );
  expect(source.asked).toEqual(['lineage']);
  expect(focus.nodes).not.toContain('commoncrawl');
  expect(focus.nodes).toContain('gpt-4v');
});

test('edges away from the chosen one are stronger than those across', async () => {
  const { edges } = await focusOf({ ...START, selection: 'gpt-4' }, new FakeSource(overview), signal);
  const strength = (source: string, target: string) =>
    edges.find(({ edge }) => edge.source === source && edge.target === target)!.strength;
  expect(strength('gpt-4v', 'gpt-4')).toBe(1);
  expect(strength('gpt-4v', 'openai')).toBeLessThan(0.5);
});

test('of several ways the one that the state shows is lit', async () => {
  const state: State = { ...START, selection: 'llava', mode: 'path', target: 'llama' };
  const source = new FakeSource(overview);
  const [first] = (await source.ask('path', { from: 'llava', to: 'llama' })).paths;
  const way = (nodes: readonly string[]) => ({
    nodes: nodes.map((id) => ({ id, name: id, kind: 'model' })),
    edges: [],
    length: nodes.length - 1,
  });
  const both = { paths: [first!, way(['llava', 'clip-vit-l-14', 'llama'])] };
  const several = Object.assign(source, { ask: () => Promise.resolve(both) });
  expect([...(await focusOf(state, several, signal)).nodes]).toContain('vicuna');
  const second = await focusOf({ ...state, way: 2 }, several, signal);
  expect([...second.nodes]).toEqual(['llava', 'llama', 'clip-vit-l-14']);
});

test('a link to what the graph has not lights nothing; another failure is told', async () => {
  const failing = (error: Error) =>
    Object.assign(new FakeSource(overview), { ask: () => Promise.reject(error) });
  const state = { ...START, selection: 'gone' };
  const unknown = new InputError('unknown-entity', 'no such entity');
  expect((await focusOf(state, failing(unknown), signal)).root).toBeUndefined();
  await expect(focusOf(state, failing(new InputError('source-failed', 'gone')), signal)).rejects.toThrow(
    'gone',
  );
});

import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/model/errors';
import { START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';
import type { Act } from '../../src/state/act';
import { announcement } from '../../src/views/announce';
import { failure, noPicture } from '../../src/views/failure';
import { recall, remember } from '../../src/views/memory';
import { outline, coverageOf } from '../../src/views/outline';
import { byKind, split } from '../../src/views/search-results';
import { sorted, tableRows } from '../../src/views/table-rows';
import { vocabularyOf } from '../../src/views/vocabulary';
import { fakeSource, overview } from './fake-source';
import { ref } from './small-graph';

describe('what a screen reader is told', () => {
  const said = (state: State, act: Act) => announcement(state, transition(state, act), overview);
  const chosen = transition(START, { type: 'select', id: 'llava' });

  test('says what changed', () => {
    expect(said(START, { type: 'select', id: 'llava' })).toBe('LLaVA chosen');
    expect(said(chosen, { type: 'select' })).toBe('Nothing chosen');
    expect(said(chosen, { type: 'lineage' })).toBe('Where LLaVA comes from');
    expect(said(chosen, { type: 'lineage', side: 'down' })).toBe('What was built on LLaVA');
    expect(said(chosen, { type: 'mode', mode: 'path' })).toBe('A path from LLaVA: choose where to');
    expect(said(chosen, { type: 'path-to', id: 'gpt-4' })).toBe('Path from LLaVA to GPT-4');
    expect(said(chosen, { type: 'hops', hops: 3 })).toBe('Neighbourhood of 3 steps');
    expect(said(START, { type: 'toggle', facet: 'kind', value: 'model' })).toBe('Filter changed');
    expect(said(START, { type: 'mode', mode: 'table' })).toBe('The table');
  });

  test('a camera or a theme is not worth a word', () => {
    expect(said(chosen, { type: 'camera', camera: { x: 1, y: 1, ratio: 1 } })).toBe('');
    expect(said(chosen, { type: 'theme', theme: 'dark' })).toBe('');
  });
});

describe('a failure as the page tells it', () => {
  test('says what happened, where, and what to do', () => {
    const told = failure(
      new InputError('truncated-file', 'graph.stemma ends after 12 of 90 bytes'),
      'graph.stemma',
    );
    expect(told).toMatchObject({ type: 'error', what: 'graph.stemma ends after 12 of 90 bytes.' });
    expect(told).toHaveProperty('advice');
    expect(told).not.toHaveProperty('where');
    expect(failure(new InputError('source-failed', 'the worker has stopped'), 'graph.stemma')).toMatchObject({
      what: 'The worker has stopped.',
      where: 'In the file graph.stemma.',
    });
  });

  test('what does not keep the graph away is a note', () => {
    expect(failure(new InputError('unknown-entity', 'nothing is called "x"'), 'g')).toEqual({
      type: 'note',
      text: 'Nothing is called "x".',
    });
    expect(failure(new Error('odd'), 'g')).toEqual({
      type: 'note',
      text: 'Something went wrong: Odd. Reloading the page may help.',
    });
  });

  test('a missing picture has its reason', () => {
    expect(noPicture(new Error('this browser has no WebGL 2'))).toBe(
      'The map cannot be drawn here. This browser has no WebGL 2.',
    );
    expect(noPicture('?')).toBe('The map cannot be drawn here.');
  });
});

describe('what the browser remembers', () => {
  const storage =
    (content: Record<string, string>): (() => Storage) =>
    () =>
      ({
        getItem: (key: string) => content[key] ?? null,
        setItem: (key: string, value: string) => void (content[key] = value),
      }) as Storage;

  test('comes back, and keeps the rest', () => {
    const content = {};
    remember({ theme: 'dark' }, storage(content));
    remember({ singleKeys: false }, storage(content));
    expect(recall(storage(content))).toEqual({ theme: 'dark', singleKeys: false });
    remember({ theme: undefined }, storage(content));
    expect(recall(storage(content))).toEqual({ singleKeys: false });
  });

  test.each(['{', 'null', '7', '{"theme":"pink","singleKeys":"no"}'])('%s is forgotten', (stemma) => {
    expect(recall(storage({ stemma }))).toEqual({ singleKeys: true });
  });

  test('where storage is forbidden, nothing fails', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(recall(forbidden)).toEqual({ singleKeys: true });
    expect(() => remember({ theme: 'dark' }, forbidden)).not.toThrow();
  });
});

describe('search results', () => {
  test('the found part is found whatever its case, accents and hyphens', () => {
    expect(split('CLIP ViT-L/14', 'vitl')).toEqual(['CLIP ', 'ViT-L', '/14']);
    expect(split('Élysée', 'ely')).toEqual(['', 'Ély', 'sée']);
    expect(split('GPT-4', 'gpt4')).toEqual(['', 'GPT-4', '']);
    expect(split('LLaMA', 'lmla')).toEqual(['LLaMA', '', '']);
    expect(split('LLaMA', '  ')).toEqual(['LLaMA', '', '']);
  });

  test('kinds come in the order of their best hit', () => {
    const hit = (id: string) => ({ ...ref(id), score: 1, matched: ref(id).name });
    expect(
      byKind([hit('meta'), hit('llava'), hit('openai')]).map((group) => [group.kind, group.hits.length]),
    ).toEqual([
      ['organization', 2],
      ['model', 1],
    ]);
  });
});

describe('a lineage as an outline', () => {
  test('names a second time what it has told before, and ends', async () => {
    const lineage = await fakeSource().ask('lineage', { entity: 'llava', direction: 'up' });
    const again = {
      ...lineage,
      edges: [
        ...lineage.edges,
        { source: 'llama', target: 'llava', predicate: 'built_on', certainty: 'stated' as const },
      ],
    };
    const [vicuna] = outline(again, 'up');
    expect(vicuna).toMatchObject({
      node: { id: 'vicuna' },
      seen: false,
      branches: [{ node: { id: 'llama' }, branches: [{ node: { id: 'llava' }, seen: true, branches: [] }] }],
    });
    expect(coverageOf([lineage, lineage])).toEqual({
      edges: 12,
      referenced: 12,
      byCertainty: { stated: 12 },
    });
  });
});

describe('the rows of the table', () => {
  const vocabulary = vocabularyOf(overview);
  const rows = (filter: State['filter']) => tableRows(overview, vocabulary, { ...START, filter });

  test('obey every part of the filter; what has no date goes by what it is joined to', () => {
    const ids = (filter: State['filter']) => rows(filter).map((row) => row.node.id);
    expect(ids({ released: { from: '2024', to: '2024' } })).toContain('llama-3');
    expect(ids({ released: { from: '2024', to: '2024' } })).toContain('meta');
    expect(ids({ released: { from: '2024', to: '2024' } })).not.toContain('openai');
    expect(ids({ released: { from: '2024', to: '2024' } })).not.toContain('llava');
    expect(ids({ organization: { only: ['meta'] } })).toContain('llama');
    expect(ids({ organization: { only: ['meta'] } })).not.toContain('gpt-4');
    expect(ids({ quiet: ['concern'] })).toContain('bias');
    expect(ids({})).not.toContain('bias');
  });

  test('are sorted as people count', () => {
    const names = sorted(rows({ kind: { only: ['model'] } }), { column: 'name', down: true }).map(
      (row) => row.node.name,
    );
    expect(names).toEqual(names.toSorted(new Intl.Collator('en', { numeric: true }).compare).toReversed());
  });
});

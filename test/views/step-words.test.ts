import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/state/act';
import { START, type State } from '../../src/state/state';
import { transition } from '../../src/state/transition';
import { stepInWords } from '../../src/views/step-words';
import { vocabularyOf } from '../../src/views/vocabulary';
import { overview } from './fake-source';

const vocabulary = vocabularyOf(overview);
const step = (before: State, act: Act) => stepInWords(before, transition(before, act), vocabulary);
const chosen: State = { ...START, selection: 'llava' };

describe('a step in words', () => {
  test('is called by what it changed', () => {
    expect(step(START, { type: 'select', id: 'llava' })).toBe('LLaVA');
    expect(step(chosen, { type: 'lineage' })).toBe('Lineage of LLaVA');
    expect(step(chosen, { type: 'lineage', side: 'down' })).toBe('Impact of LLaVA');
    expect(step(chosen, { type: 'path-to', id: 'gpt-4' })).toBe('Path from LLaVA to GPT-4');
    expect(step(chosen, { type: 'compare-with', id: 'gpt-4' })).toBe('Compared: LLaVA and GPT-4');
    expect(step(chosen, { type: 'mode', mode: 'table' })).toBe('LLaVA, in the table');
    expect(step(chosen, { type: 'select' })).toBe('The map');
    expect(step(chosen, { type: 'hops', hops: 3 })).toBe('3 steps around');
    expect(step(chosen, { type: 'theme', theme: 'dark' })).toBe('Dark theme');
  });

  test('names what the filter hides and shows', () => {
    const hide: Act = { type: 'toggle', facet: 'predicate', value: 'developed_by' };
    const hidden = transition(START, hide);
    expect(step(START, hide)).toBe('hidden: developed by');
    expect(step(hidden, hide)).toBe('All shown again');
    const two = transition(hidden, { type: 'toggle', facet: 'kind', value: 'organization' });
    expect(stepInWords(hidden, two, vocabulary)).toBe('hidden: organizations');
    expect(step(two, hide)).toBe('shown: developed by');
    expect(step(two, { type: 'filter', filter: {} })).toBe('All shown again');
    const only: Act = { type: 'only', facet: 'kind', value: 'model' };
    expect(step(START, only)).toBe('only: models');
    expect(step(hidden, { type: 'quiet', kind: 'concern' })).toBe('shown: concerns');
    expect(step(START, { type: 'released', span: { from: '2020', to: '2023' } })).toBe('2020 to 2023');
    expect(step(START, { type: 'released', span: { to: '2023-03' } })).toBe('As of March 2023');
  });

  test('the first says where one began', () => {
    expect(stepInWords(undefined, START, vocabulary)).toBe('Start');
    expect(stepInWords(undefined, chosen, vocabulary)).toBe('LLaVA');
  });

  test('calls what only an answer has told of by its name, once it is told', () => {
    const words = vocabularyOf({ ...overview });
    const before = stepInWords(START, { ...START, selection: 'of-a-hub' }, words);
    words.learn({ id: 'of-a-hub', name: 'Of/A-Hub', kind: 'model' });
    expect(before).toBe('of-a-hub');
    expect(stepInWords(START, { ...START, selection: 'of-a-hub' }, words)).toBe('Of/A-Hub');
  });
});

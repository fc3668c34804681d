import { describe, expect, test } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { Picture } from '../../src/scene/graph';
import { palette } from '../../src/scene/styles';
import { isEdgeVisible, isNodeVisible } from '../../src/scene/visibility';
import { testOverview } from '../scenes/graph';

const picture = new Picture(
  testOverview(),
  palette(() => ''),
);
const none = new Set<string>();

function sees(id: string, filter: Filter, asked: { chosen?: string; lit?: string } = {}): boolean {
  return isNodeVisible(picture.node(id)!, filter, {
    chosen: asked.chosen === undefined ? none : new Set([asked.chosen]),
    lit: asked.lit === undefined ? none : new Set([asked.lit]),
    outOfTime: picture.outOfTime(filter.released),
  });
}

describe('a node is seen', () => {
  test('unless its kind is quiet and nobody asks for it', () => {
    expect(sees('llava', {})).toBe(true);
    expect(sees('hallucination', {})).toBe(false);
    expect(sees('hallucination', {}, { lit: 'hallucination' })).toBe(true);
    expect(sees('hallucination', { kind: { only: ['concern'] } })).toBe(true);
    expect(sees('hallucination', { quiet: ['concern'] })).toBe(true);
    expect(sees('hallucination', { quiet: ['use_case'] })).toBe(false);
  });

  test('unless its kind is filtered out, even if lit', () => {
    expect(sees('openai', { kind: { hide: ['organization'] } })).toBe(false);
    expect(sees('openai', { kind: { hide: ['organization'] } }, { lit: 'openai' })).toBe(false);
    expect(sees('openai', { kind: { only: ['model'] } })).toBe(false);
  });

  test('always, when it is what the user has chosen', () => {
    expect(sees('openai', { kind: { hide: ['organization'] } }, { chosen: 'openai' })).toBe(true);
    expect(sees('hallucination', {}, { chosen: 'hallucination' })).toBe(true);
  });

  test('within the time asked for, or without a date beside something that is', () => {
    expect(sees('gpt-3', { released: { from: '2020', to: '2021' } })).toBe(true);
    expect(sees('gpt-3', { released: { from: '2021' } })).toBe(false);
    expect(sees('openai', { released: { from: '2021', to: '2024' } })).toBe(true);
    expect(sees('openai', { released: { to: '2015' } }), 'it has released nothing yet').toBe(false);
    expect(sees('gpt-3', { released: { to: '2015' } }, { chosen: 'gpt-3' })).toBe(true);
  });

  test('by its makers, its family’s among them', () => {
    const anthropic: Filter = { organization: { only: ['anthropic'] } };
    expect(sees('claude-3', anthropic)).toBe(true);
    expect(sees('claude-3-opus', anthropic)).toBe(true);
    expect(sees('gpt-4', anthropic)).toBe(false);
    expect(sees('transformer', anthropic), 'nobody is said to have made it').toBe(true);
    expect(sees('llava', { organization: { hide: ['uw-madison'] } }), 'made by others, too').toBe(true);
    expect(sees('gpt-4', { organization: { hide: ['openai'] } })).toBe(false);
  });
});

test('an edge is seen by predicate and certainty', () => {
  const edge = picture.edges.get('vicuna trained_on sharegpt-conversations')!;
  expect(isEdgeVisible(edge, {})).toBe(true);
  expect(isEdgeVisible(edge, { predicate: { hide: ['trained_on'] } })).toBe(false);
  expect(isEdgeVisible(edge, { certainty: { only: ['stated'] } })).toBe(false);
  expect(isEdgeVisible(edge, { certainty: { hide: ['disputed'] } })).toBe(true);
});

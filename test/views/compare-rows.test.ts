import { describe, expect, test } from 'vitest';
import type { ObjectRef, StatementRef } from '../../src/model/answer';
import { common, rowsOf } from '../../src/views/compare-rows';
import { vocabularyOf } from '../../src/views/vocabulary';
import { overview } from './fake-source';
import { ref } from './small-graph';

const vocabulary = vocabularyOf(overview);

function says(object: ObjectRef, more: Partial<StatementRef> = {}): StatementRef {
  return {
    predicate: 'trained_on',
    subject: ref('llava'),
    object,
    qualifiers: {},
    certainty: 'stated',
    references: [],
    ...more,
  };
}

function row(...statements: readonly StatementRef[][]) {
  const [only] = rowsOf(
    { entities: [], rows: [], commonAncestors: [], evidence: [{ predicate: 'trained_on', statements }] },
    vocabulary,
  );
  return only!;
}

const [gpt, llama] = [ref('gpt-4'), ref('llama')];

describe('a row of a comparison', () => {
  test('is shared where all have the same, in whatever order', () => {
    expect(row([says(gpt), says(llama)], [says(llama), says(gpt)]).verdict).toBe('shared');
  });

  test('differs where two that are known differ, whatever is not known of a third', () => {
    expect(row([says(gpt)], [says(llama)]).verdict).toBe('different');
    expect(row([says(gpt)], [says(llama)], []).verdict).toBe('different');
    expect(row([says({ none: true })], [says(llama)]).verdict).toBe('different');
  });

  test('is not known where one is not recorded, or not disclosed', () => {
    expect(row([says(gpt)], []).verdict).toBe('unknown');
    expect(row([says(gpt)], [says({ unknown: true })]).verdict).toBe('unknown');
    expect(row([says({ unknown: true })], [says({ unknown: true })]).verdict).toBe('unknown');
  });

  test('takes a denial for the opposite of what it denies', () => {
    expect(row([says(gpt)], [says(gpt, { negated: true })]).verdict).toBe('different');
    expect(row([says(gpt, { negated: true })], [says(gpt, { negated: true })]).verdict).toBe('shared');
  });

  test('says where circumstances or certainty of what is shared differ', () => {
    expect(row([says(gpt)], [says(gpt)]).nuanced).toBe(false);
    expect(row([says(gpt)], [says(gpt, { certainty: 'likely' })]).nuanced).toBe(true);
    expect(row([says(gpt)], [says(gpt, { qualifiers: { amount: [{ value: 'small' }] } })]).nuanced).toBe(
      true,
    );
  });

  test('knows what all have', () => {
    expect([...common(row([says(gpt), says(llama)], [says(llama)]))]).toEqual(['llama']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ObjectRef, StatementRef } from '../../src/model/answer';
import {
  numberInWords,
  objectInWords,
  qualifiersInWords,
  statedObject,
  words,
} from '../../src/model/wording';
import { ONTOLOGY } from '../store/sample';

const MODEL = { id: 'a', name: 'Alpha', kind: 'model' };

function statement(
  object: ObjectRef,
  qualifiers: StatementRef['qualifiers'] = {},
  negated = false,
): StatementRef {
  return {
    predicate: 'parameters',
    subject: MODEL,
    object,
    qualifiers,
    certainty: 'stated',
    ...(negated ? { negated: true as const } : {}),
    references: [],
  };
}

describe('numbers', () => {
  it.each([
    [0, '0'],
    [16, '16'],
    [-3, '-3'],
    [0.5, '0.5'],
    [0.00002, '0.00002'],
    [20_000, '20,000'],
    [999_999, '999,999'],
    [1_000_000, '1 million'],
    [1_100_000, '1.1 million'],
    [-54_000_000, '-54 million'],
    [6_740_000_000, '6.74 billion'],
    [1.8e12, '1.8 trillion'],
    [13e12, '13 trillion'],
    [2e15, '2,000 trillion'],
  ])('%d is "%s"', (value, text) => expect(numberInWords(value)).toBe(text));

  it('are never rounded', () => {
    expect(numberInWords(999_999_999)).toBe('999,999,999');
    expect(numberInWords(1_234_567)).toBe('1,234,567');
    expect(numberInWords(13_015_864_320)).toBe('13,015,864,320');
  });
});

describe('the object of a statement', () => {
  it.each<[ObjectRef, string]>([
    [MODEL, 'Alpha'],
    [{ unknown: true }, 'not disclosed'],
    [{ none: true }, 'none'],
    [{ value: '2023-03' }, '2023-03'],
    [{ value: 16 }, '16'],
    [{ value: 20_000, unit: 'hours' }, '20,000 hours'],
  ])('%j is "%s"', (object, text) => expect(objectInWords(object)).toBe(text));

  it('is hedged by its bound', () => {
    const object = { value: 1.8e12, unit: 'parameters' };
    expect(statedObject(statement(object, { bound: [{ value: 'about' }] }))).toBe(
      'about 1.8 trillion parameters',
    );
  });

  it('is a range where it has two ends', () => {
    const ends = { low: [{ value: 7e9 }], high: [{ value: 70e9, unit: 'parameters' }] };
    expect(statedObject(statement({ unknown: true }, ends))).toBe('7 billion to 70 billion parameters');
    expect(statedObject(statement({ value: 5 }, { low: [{ value: 1 }] }))).toBe('5');
  });

  it('is denied where the source denies it', () => {
    expect(statedObject(statement(MODEL, {}, true))).toBe('not Alpha');
  });

  it('is not hedged by a bound when it is an entity: then the amount is', () => {
    const hedged = statement(MODEL, {
      bound: [{ value: 'at least' }],
      amount: [{ value: 20_000, unit: 'hours' }],
    });
    expect(statedObject(hedged)).toBe('Alpha');
    expect(qualifiersInWords(hedged, ONTOLOGY)).toEqual(['amount at least 20,000 hours']);
  });
});

describe('qualifiers', () => {
  it('are told in order, with the label of each', () => {
    const told = statement(MODEL, {
      joined_by: [MODEL, { unknown: true }],
      role: [{ value: 'vision_encoder' }],
    });
    expect(qualifiersInWords(told, ONTOLOGY)).toEqual([
      'joined by Alpha, not disclosed',
      'role vision encoder',
    ]);
  });

  it('are told once: not those that the object has told', () => {
    const object = { value: 7 };
    expect(
      qualifiersInWords(
        statement(object, { bound: [{ value: 'about' }], low: [object], high: [object] }),
        ONTOLOGY,
      ),
    ).toEqual([]);
  });

  it('that the vocabulary lacks have their id for a label', () => {
    expect(qualifiersInWords(statement(MODEL, { first_seen: [{ value: '2023' }] }), ONTOLOGY)).toEqual([
      'first seen 2023',
    ]);
  });

  it('have ids for files, and words for people', () => expect(words('built_on_x')).toBe('built on x'));
});

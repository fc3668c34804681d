import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/model/errors';
import type { Graph, Statement } from '../../src/model/graph';
import { buildStore } from '../../src/store/build';
import { checkStructure } from '../../src/store/structure';
import { graphs } from './random-graph';
import { entitiesOf, statementsOf } from './read-back';
import { by, entity, graphOf, ONTOLOGY, says } from './sample';

describe('entities and statements', () => {
  it('come back as they went in, statements sorted by subject, those of one subject as written', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const store = buildStore(graph);
        expect(checkStructure(store)).toBeUndefined();
        expect(entitiesOf(store)).toEqual(graph.entities.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
        expect(statementsOf(store)).toEqual(sorted(graph));
      }),
      { seed: 10, numRuns: 200 },
    );
  });

  it('keep numbers with their units', () => {
    const store = buildStore(
      graphOf(
        ['a'],
        [
          says(
            'a',
            'parameters',
            { value: 1.8e12, unit: 'parameters' },
            { qualifiers: [by('amount', { value: -0.5 })] },
          ),
        ],
      ),
    );
    expect([...store.columns.numberValue]).toEqual([1.8e12, -0.5]);
    expect(statementsOf(store)[0]!.qualifiers).toEqual([{ id: 'amount', values: [{ value: -0.5 }] }]);
  });

  it('have no place until they are laid out', () => {
    expect([...buildStore(graphOf(['a'])).columns.nodePosition]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('years', () => {
  const yearOf = (...statements: Statement[]) => buildStore(graphOf(['a'], statements)).columns.nodeYear[0];
  const released = (value: string, more = {}) => says('a', 'released', { value }, more);

  it('are those of the release, of whatever precision', () => {
    expect([yearOf(released('2023')), yearOf(released('2022-11-30'))]).toEqual([2023, 2022]);
  });

  it('are 0 where nothing is known', () => {
    expect([yearOf(), yearOf(says('a', 'released', { unknown: true }))]).toEqual([0, 0]);
    expect(yearOf(says('a', 'parameters', { value: '1999' }))).toBe(0);
  });

  it('are not those that a source denies', () => {
    expect(yearOf(released('2021', { negated: true }))).toBe(0);
  });

  it('are those of the first of several releases', () => {
    expect(yearOf(released('2023'), released('2021'), released('2024'))).toBe(2021);
  });
});

describe('what cannot be built', () => {
  it.each([
    ['entity', graphOf(['a'], [says('a', 'built_on', 'nobody')])],
    ['entity', graphOf(['a'], [says('nobody', 'built_on', 'a')])],
    ['kind', graphOf([entity('a', { kind: 'comet' })])],
    ['predicate', graphOf(['a'], [says('a', 'eats', 'a')])],
    ['qualifier', graphOf(['a'], [says('a', 'built_on', 'a', { qualifiers: [by('how', { none: true })] })])],
    [
      'source',
      graphOf(['a'], [says('a', 'built_on', 'a', { references: [{ source: 'hearsay', where: '' }] })]),
    ],
  ])('an unknown %s is a bug of the checks before', (what, graph) => {
    expect(() => buildStore(graph)).toThrow(UsageError);
    expect(() => buildStore(graph)).toThrow(`unknown ${what}: `);
  });

  it('more kinds or labels than a column can number are too many', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ ...ONTOLOGY.kinds[0]! }));
    const graph = graphOf([]);
    expect(() => buildStore({ ...graph, ontology: { ...ONTOLOGY, kinds: many(257) } })).toThrow(InputError);
    expect(buildStore({ ...graph, ontology: { ...ONTOLOGY, kinds: many(256) } }).nodeCount).toBe(0);
    const predicates = Array.from({ length: 65_536 }, () => ONTOLOGY.predicates[0]!);
    expect(() => buildStore({ ...graph, ontology: { ...ONTOLOGY, predicates } })).toThrow(/at most 65536/);
  });
});

function sorted({ entities, statements }: Graph): Statement[] {
  return entities
    .map(({ id }) => id)
    .sort()
    .flatMap((id) => statements.filter(({ subject }) => subject === id));
}

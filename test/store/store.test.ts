import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/errors';
import { buildStore } from '../../src/store/build';
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot';
import { entity, graphOf, ONTOLOGY, says } from './sample';

const store = buildStore(
  graphOf(
    [
      entity('a', {
        name: '\ufeffBom',
        description: 'One.',
        aliases: ['x', 'y'],
        links: ['https://example.org/'],
      }),
      entity('b', { kind: 'organization' }),
    ],
    [says('a', 'developed_by', 'b')],
  ),
);

describe('a store', () => {
  it('counts its rows', () => {
    expect([store.nodeCount, store.statementCount, store.edgeCount]).toEqual([2, 1, 1]);
    expect(store.labelCount).toBe(ONTOLOGY.predicates.length + ONTOLOGY.qualifiers.length);
  });

  it('tells the texts of a node to the letter', () => {
    expect([store.id(0), store.name(0), store.description(0), store.kind(0)]).toEqual([
      'a',
      '\ufeffBom',
      'One.',
      'model',
    ]);
    expect([store.aliases(0), store.links(0)]).toEqual([['x', 'y'], ['https://example.org/']]);
    expect([store.description(1), store.aliases(1), store.links(1)]).toEqual(['', [], []]);
  });

  it('finds rows by id', () => {
    expect(['b', 'a', 'A', '', '__proto__'].map((id) => store.rowOf(id))).toEqual([1, 0, -1, -1, -1]);
  });

  it('names labels of edges, and finds them by name', () => {
    for (let label = 0; label < store.labelCount; label++)
      expect(store.labelOf(store.labelId(label))).toBe(label);
    expect(store.labelId(0)).toBe('built_on');
    expect(store.labelId(ONTOLOGY.predicates.length)).toBe('role');
    expect(store.labelOf('nothing')).toBe(-1);
  });
});

describe('places', () => {
  it('make another store, and leave the first alone', () => {
    const placed = store.withPositions(Float32Array.of(1, 2, 3, 4));
    expect([...placed.columns.nodePosition]).toEqual([1, 2, 3, 4]);
    expect([...store.columns.nodePosition]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(placed.columns.edgeSource).toBe(store.columns.edgeSource);
  });

  it('are kept in a snapshot', () => {
    const placed = store.withPositions(Float32Array.of(1, -0.5, 1e6, 0));
    expect([...readSnapshot(writeSnapshot(placed), 'x').columns.nodePosition]).toEqual([1, -0.5, 1e6, 0]);
  });

  it('are two numbers for each node', () => {
    expect(() => store.withPositions(new Float32Array(3))).toThrow(UsageError);
  });
});

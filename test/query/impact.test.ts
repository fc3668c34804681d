import { describe, expect, it } from 'vitest';
import { ask, storeOf } from '../fixtures/graph';

const GRAPH = `
  model base, a, b, far, apart
  model_family f
  data_set d
  organization o, p
  licence free, strict
  a built_on base
  b trained_on d
  d generated_by base
  far built_on a
  far built_on b
  a developed_by o
  a developed_by p
  f developed_by p
  b part_of f
  a licensed_under free
  far licensed_under strict
`;

describe('impact', () => {
  it('is all that rests on an entity, nearest first, counted in every way', () => {
    const answer = ask(storeOf(GRAPH), 'impact', { entity: 'base' });
    expect(answer).toMatchObject({
      root: { id: 'base' },
      total: 4,
      distances: [
        { distance: 1, count: 2 },
        { distance: 2, count: 2 },
      ],
      kinds: { model: 3, data_set: 1 },
      truncated: null,
    });
    expect(answer.nodes.map(({ id, distance }) => `${id} ${distance}`).toSorted()).toEqual([
      'a 1',
      'b 2',
      'd 1',
      'far 2',
    ]);
  });

  it('counts under each of several organizations, those of a family too, and who has none', () => {
    const { organizations, nodes } = ask(storeOf(GRAPH), 'impact', { entity: 'base' });
    expect(organizations.named).toEqual([
      { id: 'p', name: 'p', count: 2 },
      { id: 'o', name: 'o', count: 1 },
    ]);
    expect(organizations.unrecorded).toBe(2);
    expect(nodes.find(({ id }) => id === 'b')!.organizations).toEqual(['p']);
  });

  it('counts licences of their own, and leaves out what is denied', () => {
    const { licences } = ask(storeOf(`${GRAPH}\nb licensed_under free; not`), 'impact', { entity: 'base' });
    expect(licences.named.map(({ id, count }) => [id, count])).toEqual(
      expect.arrayContaining([
        ['free', 1],
        ['strict', 1],
      ]),
    );
    expect(licences.unrecorded).toBe(2);
  });

  it('lists as many as asked and counts all; goes as far and along what it is told', () => {
    const store = storeOf(GRAPH);
    const few = ask(store, 'impact', { entity: 'base', limit: 1 });
    expect(few).toMatchObject({ total: 4, truncated: { shown: 1, total: 4 } });
    expect(few.nodes).toHaveLength(1);
    expect(ask(store, 'impact', { entity: 'base', depth: 1 }).total).toBe(2);
    expect(ask(store, 'impact', { entity: 'base', edges: ['built_on'] }).kinds).toEqual({ model: 2 });
  });

  it('of what nothing rests on is empty; in a circle nobody touches themselves', () => {
    expect(ask(storeOf(GRAPH), 'impact', { entity: 'apart' })).toMatchObject({
      total: 0,
      distances: [],
      nodes: [],
    });
    expect(ask(storeOf('model a, b\na built_on b\nb built_on a'), 'impact', { entity: 'a' }).total).toBe(1);
  });
});

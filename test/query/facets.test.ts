import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { ask, storeOf } from '../fixtures/graph';

const STORE = storeOf(`
  model a, b, c
  model_family f
  organization acme, zeta
  access free, shut
  a built_on b; likely
  a built_on b; role: teacher
  b built_on b
  c built_on a; joined_by: b
  a part_of f
  f developed_by acme
  c developed_by zeta
  c developed_by zeta; role: again
  b developed_by acme; not
  f has_access shut
  a has_access free
  a released 2023-04
  b released 2022
  c released unknown
`);

function facets(filter?: Filter) {
  return ask(STORE, 'facets', filter === undefined ? {} : { filter });
}

describe('facets', () => {
  it('count entities by kind, edges as asserted by predicate and certainty, in the order of the ontology', () => {
    const { kind, predicate, certainty } = facets();
    expect(Object.entries(kind)).toEqual([
      ['model', 3],
      ['model_family', 1],
      ['organization', 2],
      ['access', 2],
    ]);
    expect(Object.entries(predicate)).toEqual([
      ['built_on', 4],
      ['part_of', 1],
      ['developed_by', 3],
      ['has_access', 2],
    ]);
    expect(Object.entries(certainty)).toEqual([
      ['stated', 9],
      ['likely', 1],
    ]);
  });

  it('count each entity once for an organization and an access, what holds through a family too, the most first', () => {
    expect(Object.entries(facets().organization)).toEqual([
      ['acme', 2],
      ['zeta', 1],
    ]);
    expect(Object.entries(facets().access)).toEqual([
      ['free', 1],
      ['shut', 1],
    ]);
  });

  it('list organizations that are named as often by id', () => {
    const store = storeOf('model a, b\norganization zeta, acme\na developed_by zeta\nb developed_by acme');
    expect(Object.keys(ask(store, 'facets', {}).organization)).toEqual(['acme', 'zeta']);
  });

  it('count years in order, and what has none not at all', () => {
    expect(Object.entries(facets().year)).toEqual([
      ['2022', 1],
      ['2023', 1],
    ]);
  });

  it('count nothing in an empty graph', () => {
    expect(ask(storeOf(''), 'facets', {})).toEqual({
      kind: {},
      predicate: {},
      organization: {},
      access: {},
      year: {},
      certainty: {},
    });
  });
});

describe('facets with dates', () => {
  const store = storeOf(`
    model a, b, c, d
    organization made
    architecture idea
    a released 2023-03-14
    b released 2023-03
    c released 2022
    d developed_by made
    a uses_architecture idea
  `);

  it('count releases by month, and what has no date by whether it is joined to one that has', () => {
    expect(ask(store, 'facets', { dates: true }).released).toEqual({
      dates: { '2022': 1, '2023-03': 2 },
      undated: { joined: 1, alone: 2 },
    });
  });

  it('count under a filter what passes', () => {
    const filter = { released: { to: '2022' } };
    expect(ask(store, 'facets', { filter, dates: true }).released).toEqual({
      dates: { '2022': 1 },
      undated: { joined: 0, alone: 2 },
    });
  });

  it('are not counted unless asked for', () => {
    expect(ask(store, 'facets', {})).not.toHaveProperty('released');
  });
});

describe('facets under a filter', () => {
  it('count the entities that pass, and the edges between them', () => {
    const { kind, predicate, year } = facets({ released: { from: '2023', to: '2024' } });
    expect(kind).toEqual({ model: 2, model_family: 1, organization: 2, access: 2 });
    expect(predicate).toEqual({ built_on: 1, part_of: 1, developed_by: 3, has_access: 2 });
    expect(year).toEqual({ 2023: 1 });
  });

  it('count the edges of the predicates and certainties that pass', () => {
    const { predicate, certainty, kind } = facets({
      predicate: { only: ['built_on'] },
      certainty: { hide: ['stated'] },
    });
    expect([predicate, certainty]).toEqual([{ built_on: 1 }, { likely: 1 }]);
    expect(kind).toEqual(facets().kind);
  });

  it('count organizations and access of the entities that pass, whatever is hidden of edges and of organizations', () => {
    const { organization, access } = facets({
      predicate: { only: ['built_on'] },
      certainty: { only: ['likely'] },
      kind: { only: ['model'] },
    });
    expect([organization, access]).toEqual([{ acme: 1, zeta: 1 }, { free: 1 }]);
  });

  it('count what is left for an organization that is chosen', () => {
    const { kind, organization } = facets({
      organization: { only: ['acme'] },
      kind: { only: ['model', 'model_family'] },
    });
    expect(kind).toEqual({ model: 2, model_family: 1 });
    expect(organization).toEqual({ acme: 2 });
  });
});

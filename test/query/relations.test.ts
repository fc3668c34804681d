import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { lineage } from '../../src/query/lineage';
import { neighborhood } from '../../src/query/neighborhood';
import { path } from '../../src/query/path';
import { relationCounts } from '../../src/query/relations';
import { finish } from '../../src/query/slice';
import { facets } from '../../src/query/facets';
import { storeOf } from '../fixtures/graph';

const STORE = storeOf(`
  model base, tuned, small, merged, plain
  organization acme
  tuned built_on base; relation: fine_tune
  small built_on tuned; relation: quantization
  merged built_on base; relation: merge
  merged built_on tuned; relation: merge
  plain built_on base
  tuned developed_by acme
`);

const around = (entity: string, filter: Filter): string[] =>
  finish(neighborhood(STORE, { entity, filter }))
    .nodes.map(({ id }) => id)
    .sort();

describe('a filter by relation', () => {
  it('keeps to edges that have it, and to those that say of none', () => {
    const filter = { relation: { only: ['fine_tune'] } };
    expect(around('base', filter)).toEqual(['base', 'plain', 'tuned']);
    expect(around('tuned', filter)).toEqual(['acme', 'base', 'tuned']);
  });

  it('hides what it hides', () => {
    expect(around('tuned', { relation: { hide: ['merge'] } })).toEqual(['acme', 'base', 'small', 'tuned']);
    expect(around('base', { relation: { hide: ['merge', 'fine_tune'] } })).toEqual(['base', 'plain']);
  });

  it('is followed by lineages and paths, and by counts', () => {
    const filter = { relation: { hide: ['fine_tune'] } };
    const down = finish(lineage(STORE, { entity: 'base', direction: 'down', filter }));
    expect(down.nodes.map(({ id }) => id).sort()).toEqual(['base', 'merged', 'plain']);
    const { paths } = finish(path(STORE, { from: 'small', to: 'base', filter }));
    expect(paths[0]!.nodes.map(({ id }) => id)).toEqual(['small', 'tuned', 'merged', 'base']);
    expect(finish(facets(STORE, { filter })).predicate).toEqual({ built_on: 4, developed_by: 1 });
  });

  it('and the relations asked of a lineage must hold both', () => {
    const relations = ['merge', 'fine_tune'];
    const filter = { relation: { hide: ['fine_tune'] } };
    const down = finish(lineage(STORE, { entity: 'base', direction: 'down', relations, filter }));
    expect(down.nodes.map(({ id }) => id).sort()).toEqual(['base', 'merged']);
  });
});

it('relations are counted by edges, those of which there are none left out', () => {
  expect(relationCounts(STORE)).toEqual({ fine_tune: 1, quantization: 1, merge: 2 });
});

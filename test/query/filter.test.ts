import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { CERTAINTIES } from '../../src/model/graph';
import { filterMasks } from '../../src/query/filter';
import { finish } from '../../src/query/slice';
import { storeOf } from '../fixtures/graph';

const STORE = storeOf(`
  model old, new, undated, open, closed
  model_family house
  model member
  organization acme, zeta
  access free, shut
  old released 2019-02-03
  new released 2024
  old developed_by acme
  new developed_by zeta
  open has_access free
  closed has_access shut
  open developed_by acme
  open developed_by zeta
  house developed_by acme
  house has_access shut
  member part_of house
  member has_access free
  undated developed_by acme; not
`);

function passing(filter: Filter): string[] {
  const { nodes } = finish(filterMasks(STORE, filter));
  return Array.from({ length: STORE.nodeCount }, (_, node) => node)
    .filter((node) => nodes[node] === 1)
    .map((node) => STORE.id(node));
}

function stopped(filter: Filter): string[] {
  const passes = new Set(passing(filter));
  return Array.from({ length: STORE.nodeCount }, (_, node) => STORE.id(node)).filter((id) => !passes.has(id));
}

describe('a filter', () => {
  it('lets all through where it is empty', () => {
    expect(stopped({})).toEqual([]);
    const { labels, certainties } = finish(filterMasks(STORE, {}));
    expect([...labels, ...certainties].every((passes) => passes === 1)).toBe(true);
  });

  it('keeps only, or hides, what is listed of the kinds', () => {
    expect(passing({ kind: { only: ['organization', 'access'] } })).toEqual(['acme', 'free', 'shut', 'zeta']);
    expect(stopped({ kind: { hide: ['organization'] } })).toEqual(['acme', 'zeta']);
    expect(passing({ kind: { only: [] } })).toEqual([]);
    expect(stopped({ kind: { hide: ['no_such_kind'] } })).toEqual([]);
  });

  it('takes dates from and to inclusive, as precisely as they are given', () => {
    const of = (from: string, to: string) =>
      stopped({ released: { from, to } }).filter((id) => id === 'old' || id === 'new');
    expect(of('2019', '2024')).toEqual([]);
    expect(of('2019-02-04', '2024')).toEqual(['old']);
    expect(of('2019-02-03', '2023-12')).toEqual(['new']);
    expect(of('2020', '2020')).toEqual(['new', 'old']);
  });

  it('keeps what has no date by what it is joined to', () => {
    expect(stopped({ released: { to: '2020' } }), 'zeta has made nothing yet').toEqual(['new', 'zeta']);
    const store = storeOf(`
      model first, later
      architecture idea, lonely
      organization maker
      data_set own, part
      first released 2020-05
      later released 2023-04
      later trained_on own
      own derived_from part
      later developed_by maker
      first uses_architecture idea
      later uses_architecture idea
    `);
    const { nodes } = finish(filterMasks(store, { released: { to: '2023-03' } }));
    const shown = Array.from(nodes, (passes, node) => (passes === 1 ? store.id(node) : '')).filter(Boolean);
    expect(shown).toEqual(['first', 'idea', 'lonely']);
  });

  it('asks of those that name a developer that one be chosen; others are not spoken of', () => {
    expect(stopped({ organization: { only: ['zeta'] } })).toEqual(['house', 'member', 'old']);
    expect(stopped({ organization: { hide: ['zeta'] } })).toEqual(['new']);
  });

  it('counts what holds through a family as the member’s own, unless the member says otherwise', () => {
    expect(stopped({ organization: { hide: ['acme'] } })).toEqual(['house', 'member', 'old']);
    expect(stopped({ access: { only: ['free'] } })).toEqual(['closed', 'house']);
  });

  it('hides what any part of it stops', () => {
    expect(stopped({ organization: { only: ['zeta'] }, access: { hide: ['free'] } })).toEqual([
      'house',
      'member',
      'old',
      'open',
    ]);
  });

  it('masks predicates and the qualifiers that join, by id', () => {
    const { labels } = finish(filterMasks(STORE, { predicate: { only: ['built_on', 'joined_by'] } }));
    expect(
      Array.from(labels, (passes, label) => (passes === 1 ? STORE.labelId(label) : '')).filter(Boolean),
    ).toEqual(['built_on', 'joined_by']);
  });

  it('masks certainties', () => {
    const { certainties } = finish(filterMasks(STORE, { certainty: { hide: ['disputed', 'likely'] } }));
    expect(CERTAINTIES.filter((_, at) => certainties[at] === 1)).toEqual(['stated', 'reported', 'estimated']);
  });
});

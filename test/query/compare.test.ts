import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStore } from '../../src/store/build';
import { ask, ids, randomGraph, storeOf } from '../fixtures/graph';

function rows(graph: string, ...entities: string[]) {
  return ask(storeOf(graph), 'compare', { entities }).rows;
}

/** "id distance distance" of each. */
function ancestors(graph: string, ...entities: string[]): string[] {
  const { commonAncestors } = ask(storeOf(graph), 'compare', { entities });
  return commonAncestors.map(({ id, distances }) => [id, ...distances].join(' '));
}

describe('compare', () => {
  const GRAPH = `
    model a = A, b = B
    architecture t, u
    a uses_architecture t
    a uses_architecture u
    a released 2023
    b released 2024
    b uses_architecture u
    b uses_architecture t
    b parameters 7 parameters
  `;

  it('names the entities as asked, by whatever name', () => {
    expect(ids(ask(storeOf(GRAPH), 'compare', { entities: ['B', 'a', 'b'] }).entities)).toEqual([
      'b',
      'a',
      'b',
    ]);
  });

  it('has a row for each predicate that one of them has, in the order of the ontology', () => {
    expect(rows(GRAPH, 'a', 'b').map(({ predicate }) => predicate)).toEqual([
      'uses_architecture',
      'released',
      'parameters',
    ]);
  });

  it('takes the same objects in another order for the same', () => {
    expect(rows(GRAPH, 'a', 'b').map(({ same }) => same)).toEqual([true, false, false]);
  });

  it('leaves a cell empty where nothing is recorded', () => {
    expect(rows(GRAPH, 'a', 'b')[2]).toEqual({
      predicate: 'parameters',
      cells: [[], [{ value: 7, unit: 'parameters' }]],
      same: false,
    });
  });

  it('hands out the evidence when asked, with qualifiers, and denials that no row has', () => {
    const graph = `
      model a, b
      data_set d, e
      organization o
      a trained_on d; role: little; likely
      b trained_on d
      b developed_by o; not
    `;
    const asked = ask(storeOf(graph), 'compare', { entities: ['a', 'b'], evidence: true });
    expect(asked.rows.map(({ predicate, same }) => [predicate, same])).toEqual([['trained_on', true]]);
    const [trained, developed] = [...asked.evidence!].toSorted((x, y) =>
      x.predicate < y.predicate ? 1 : -1,
    );
    expect(trained).toMatchObject({
      predicate: 'trained_on',
      statements: [
        [{ certainty: 'likely', qualifiers: { role: [{ value: 'little' }] } }],
        [{ certainty: 'stated', qualifiers: {} }],
      ],
    });
    expect(developed).toMatchObject({ predicate: 'developed_by', statements: [[], [{ negated: true }]] });
    expect(ask(storeOf(graph), 'compare', { entities: ['a', 'b'] })).not.toHaveProperty('evidence');
  });

  it('keeps not disclosed, none and not recorded apart', () => {
    const graph = 'model a, b, c\na trained_on unknown\nb trained_on none';
    expect(rows(graph, 'a', 'b', 'c')[0]!.cells).toEqual([[{ unknown: true }], [{ none: true }], []]);
    expect(rows(graph, 'a', 'b')[0]!.same).toBe(false);
  });

  it('has each object once, and none that is denied', () => {
    const graph =
      'model a, b\ndata_set d, e\na trained_on d; role: x\na trained_on d; likely\na trained_on e; not\nb trained_on e; not';
    expect(rows(graph, 'a', 'b')).toEqual([
      { predicate: 'trained_on', cells: [[{ id: 'd', name: 'd', kind: 'data_set' }], []], same: false },
    ]);
  });

  it('counts what holds through a family', () => {
    const graph =
      'model a, b\nmodel_family f\norganization o\na part_of f\nf developed_by o\nb developed_by o';
    expect(rows(graph, 'a', 'b').find(({ predicate }) => predicate === 'developed_by')!.same).toBe(true);
  });

  it.each([[[]], [['a']]])('refuses %j: it takes two', (entities) => {
    expect(() => ask(storeOf(GRAPH), 'compare', { entities })).toThrow(
      expect.objectContaining({ code: 'wrong-use' }),
    );
  });

  it('refuses an entity that is not there', () => {
    expect(() => rows(GRAPH, 'a', 'x')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('the nearest common ancestors', () => {
  it('are where two lineages meet, with the steps from each', () => {
    expect(ancestors('model a, b, c, d\na built_on c\nb built_on d\nd built_on c', 'a', 'b')).toEqual([
      'c 1 2',
    ]);
  });

  it('leave out what those descend from themselves', () => {
    expect(
      ancestors('model a, b, c, d\na built_on c\nb built_on c\nc built_on d\na built_on d', 'a', 'b'),
    ).toEqual(['c 1 1']);
  });

  it('may be one of the entities', () => {
    expect(ancestors('model a, b\na built_on b', 'a', 'b')).toEqual(['b 1 0']);
    expect(ancestors('model a, b\na built_on b', 'a', 'a')).toEqual(['a 0 0']);
  });

  it('may be several, the nearest first, then the more important', () => {
    const graph =
      'model a, b, near, far, mid, q\ndata_set d\na built_on near\nb built_on near\na trained_on d\nb trained_on d\na built_on mid\nmid built_on far\nb built_on far\nq built_on near';
    expect(ancestors(graph, 'a', 'b')).toEqual(['near 1 1', 'd 1 1', 'far 2 1']);
  });

  it('are none where nothing is shared', () => expect(ancestors('model a, b', 'a', 'b')).toEqual([]));

  it('are those of all that are compared', () => {
    const graph = 'model a, b, c, x, y\na built_on x\nb built_on x\nx built_on y\nc built_on y';
    expect(ancestors(graph, 'a', 'b', 'c')).toEqual(['y 2 2 1']);
  });

  it('are all of a circle in which none is nearer, and none of what lies beyond it', () => {
    const graph =
      'model a, b, x, y, z, w\na built_on x\nb built_on y\nx built_on y\ny built_on x\ny built_on z\na built_on w\nb built_on w';
    expect(ancestors(graph, 'a', 'b')).toEqual(['w 1 1', 'y 2 1', 'x 1 2']);
  });

  it('are none of a circle of which one lies beyond a nearer one', () => {
    const graph = 'model a, b, c, x, y\na built_on c\nb built_on c\nc built_on x\nx built_on y\ny built_on x';
    expect(ancestors(graph, 'a', 'b')).toEqual(['c 1 1']);
  });

  it('are, in any graph, those common ones that are above no other common one', () => {
    const agree = fc.property(fc.nat(), fc.nat(23), fc.nat(23), (seed, a, b) => {
      const store = buildStore(randomGraph(seed));
      const above = (entity: string) =>
        new Set(ids(ask(store, 'lineage', { entity, direction: 'up' }).nodes));
      const others = above(`e${b}`);
      const common = [...above(`e${a}`)].filter((id) => others.has(id));
      const strictlyAbove = (id: string, other: string) => above(other).has(id) && !above(id).has(other);
      const nearest = common.filter((id) => !common.some((other) => strictlyAbove(id, other)));
      const answer = ask(store, 'compare', { entities: [`e${a}`, `e${b}`] }).commonAncestors;
      expect(ids(answer).sort()).toEqual(nearest.sort());
    });
    fc.assert(agree, { numRuns: 100 });
  });

  it('two that are not disclosed are not known to be the same', () => {
    const graph = 'model a, b\na trained_on unknown\nb trained_on unknown';
    const { rows } = ask(storeOf(graph), 'compare', { entities: ['a', 'b'] });
    expect(rows.map(({ predicate, same }) => [predicate, same])).toEqual([['trained_on', false]]);
  });
});

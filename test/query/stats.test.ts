import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStore } from '../../src/store/build';
import type { Graph } from '../../src/model/graph';
import { ask, ids, randomGraph, storeOf } from '../fixtures/graph';

function stats(graph: string) {
  return ask(storeOf(graph), 'stats', {});
}

function longest(graph: string): [number, ...string[]] {
  const { length, nodes } = stats(graph).longestLineage;
  return [length, ...ids(nodes)];
}

describe('stats', () => {
  it('of an empty graph are nothing', () => {
    expect(stats('')).toEqual({
      nodes: {},
      edges: {},
      statements: 0,
      referenced: 0,
      placeholders: 0,
      selfLoops: 0,
      cycles: 0,
      components: 0,
      longestLineage: { length: 0, nodes: [] },
    });
  });

  it('count entities by kind, and edges as asserted by predicate, in the order of the ontology', () => {
    const { nodes, edges } = stats(`
      organization o
      model a, b
      model_family f
      f developed_by o
      a part_of f
      a built_on b
      a built_on b; likely
      b built_on a; not
      a trained_on unknown
    `);
    expect(Object.entries(nodes)).toEqual([
      ['model', 2],
      ['model_family', 1],
      ['organization', 1],
    ]);
    expect(Object.entries(edges)).toEqual([
      ['built_on', 2],
      ['part_of', 1],
      ['developed_by', 1],
    ]);
  });

  it('count all statements, those with a reference, and placeholders', () => {
    expect(
      stats(
        'model a, b?, c?\na built_on b; ref: paper; ref: talk\na released 2020; not\na noted_for speed; ref: talk',
      ),
    ).toMatchObject({
      statements: 3,
      referenced: 2,
      placeholders: 2,
    });
  });

  it('count self-loops of every predicate, each statement', () => {
    expect(
      stats('model a\na built_on a\na uses_model a\na built_on a; role: again\na built_on a; not').selfLoops,
    ).toBe(3);
  });

  it('count groups of two and more that are built on each other, not self-loops', () => {
    const graph =
      'model a, b, c, d, e\na built_on b\nb built_on a\nc built_on d\nd built_on e\ne built_on c\na built_on a\na built_on c';
    expect(stats(graph).cycles).toBe(2);
    expect(stats('model a, b\na built_on b\nb uses_model a').cycles).toBe(0);
  });

  it('count parts that no edge joins', () => {
    expect(stats('model a, b, c, d\na built_on b; joined_by: c').components).toBe(2);
    expect(stats('model a, b\na built_on b; not').components).toBe(2);
  });
});

describe('the longest lineage', () => {
  it('is the longest chain of what is built on what, from derived to base', () => {
    expect(longest('model a, b, c, d\na built_on b\nb built_on c\na built_on d')).toEqual([3, 'a', 'b', 'c']);
  });

  it('is one entity where nothing is built on anything, the first by id', () => {
    expect(longest('model b, a\norganization o\na developed_by o')).toEqual([1, 'a']);
  });

  it('takes the first ids of equally long ones', () => {
    expect(longest('model a, z, y, x, w\na built_on z\na built_on y\nw built_on x')).toEqual([2, 'a', 'y']);
  });

  it('is not the first by id where that one is shorter', () => {
    expect(longest('model a, b, y, z\na built_on z\nz built_on y\na built_on b')).toEqual([3, 'a', 'z', 'y']);
  });

  it('counts a circle once, by its first id, and a self-loop not twice', () => {
    expect(
      longest('model a, c, b, d\na built_on c\nc built_on b\nb built_on c\nb built_on d\na built_on a'),
    ).toEqual([3, 'a', 'b', 'd']);
  });

  it('does not overflow on a very long chain', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `m${at}`);
    const graph = `model ${many.join(', ')}\n${many
      .slice(1)
      .map((id, at) => `${id} built_on m${at}`)
      .join('\n')}`;
    expect(longest(graph).slice(0, 3)).toEqual([20_000, 'm19999', 'm19998']);
  });

  it('is as long as trying every chain finds', () => {
    const agree = fc.property(fc.nat(), (seed) => {
      const graph = randomGraph(seed);
      expect(ask(buildStore(graph), 'stats', {}).longestLineage.length).toBe(longestByTrying(graph));
    });
    fc.assert(agree, { numRuns: 100 });
  });
});

/** Entities that reach each other stand as one; then every chain is tried. */
function longestByTrying({ entities, statements }: Graph): number {
  const bases = (id: string) =>
    statements.flatMap(({ subject, predicate, object, negated }) =>
      subject === id && predicate === 'built_on' && !negated && 'entity' in object ? [object.entity] : [],
    );
  const reach = (id: string): Set<string> => {
    const seen = new Set([id]);
    for (const one of seen) for (const base of bases(one)) seen.add(base);
    return seen;
  };
  const reached = new Map(entities.map(({ id }) => [id, reach(id)]));
  const members = (id: string) => [...reached.get(id)!].filter((other) => reached.get(other)!.has(id));
  const chain = (id: string): number => {
    const group = members(id);
    const onward = group.flatMap(bases).filter((base) => !group.includes(base));
    return 1 + Math.max(0, ...onward.map(chain));
  };
  return Math.max(0, ...entities.map(({ id }) => chain(id)));
}

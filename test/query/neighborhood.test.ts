import { describe, expect, it } from 'vitest';
import type { Questions } from '../../src/model/question';
import { neighborhood } from '../../src/query/neighborhood';
import { finish } from '../../src/query/slice';
import { arrows, ask, ids, storeOf } from '../fixtures/graph';

type Options = Omit<Questions['neighborhood'], 'entity'>;

function around(graph: string, entity: string, options: Options = {}) {
  return ask(storeOf(graph), 'neighborhood', { entity, ...options });
}

/** "id distance" of each node, in order. */
function reached(graph: string, entity: string, options?: Options): string[] {
  return around(graph, entity, options).nodes.map(({ id, distance }) => `${id} ${distance}`);
}

const CHAIN = 'model a, b, c, d\na built_on b\nb built_on c\nc built_on d';

describe('a neighbourhood', () => {
  it('is the entity at distance 0 and all one step around it, both ways', () => {
    expect(reached(CHAIN, 'b')).toEqual(['b 0', 'c 1', 'a 1']);
  });

  it('reaches as far as the hops asked for, at the fewest steps', () => {
    expect(reached(`${CHAIN}\na built_on d`, 'a', { hops: 2 })).toEqual(['a 0', 'd 1', 'b 1', 'c 2']);
    expect(reached(CHAIN, 'a', { hops: 9 })).toEqual(['a 0', 'b 1', 'c 2', 'd 3']);
  });

  it('follows the direction at every hop', () => {
    const graph = 'model a, b, c, d\na built_on b\nc built_on b\nd built_on a';
    expect(reached(graph, 'a', { hops: 3, direction: 'out' })).toEqual(['a 0', 'b 1']);
    expect(reached(graph, 'b', { hops: 3, direction: 'in' })).toEqual(['b 0', 'a 1', 'c 1', 'd 2']);
    expect(reached(graph, 'a', { hops: 2 })).toEqual(['a 0', 'b 1', 'd 1', 'c 2']);
  });

  it('lists equally near ones by importance, then name, then id', () => {
    const graph =
      'model a, y = Same, x = Same, w = Early, z = Zed, q\na built_on x\na built_on y\na built_on w\na built_on z\nq built_on z';
    expect(reached(graph, 'a')).toEqual(['a 0', 'z 1', 'w 1', 'x 1', 'y 1']);
  });

  it('has all edges among what is listed, subject to object, whatever the direction', () => {
    const graph = 'model a, b, c\na built_on b\nc built_on a\nc built_on b\nb uses_model b';
    const all = ['a built_on b', 'b uses_model b', 'c built_on a', 'c built_on b'];
    for (const direction of ['in', 'out', 'both'] as const) {
      const { nodes, edges } = around(graph, 'a', { direction });
      const listed = new Set(ids(nodes));
      const expected = all.filter((arrow) =>
        arrow.split(' ').every((word) => /_/.test(word) || listed.has(word)),
      );
      expect(arrows(edges).sort()).toEqual(expected);
    }
  });

  it('has every one of several edges between two, by the source as listed', () => {
    const { edges } = around(
      'model a, b\na built_on b; role: teacher\na built_on b; role: encoder; likely\nb uses_model a',
      'a',
    );
    expect(edges).toEqual([
      { source: 'a', target: 'b', predicate: 'built_on', certainty: 'stated' },
      { source: 'a', target: 'b', predicate: 'built_on', certainty: 'likely' },
      { source: 'b', target: 'a', predicate: 'uses_model', certainty: 'stated' },
    ]);
  });

  it('lists an entity that leads to itself once, with the loop as an edge', () => {
    const { nodes, edges } = around('model a\na built_on a', 'a', { hops: 3 });
    expect(ids(nodes)).toEqual(['a']);
    expect(arrows(edges)).toEqual(['a built_on a']);
  });

  it('ends in a circle', () => {
    expect(reached('model a, b\na built_on b\nb built_on a', 'a', { hops: 50 })).toEqual(['a 0', 'b 1']);
  });

  it('never takes a denial for an edge', () => {
    expect(reached('model a\ndata_set d\na trained_on d; not', 'a')).toEqual(['a 0']);
  });

  it('has no edge to what is unknown or none', () => {
    expect(around('model a\na trained_on unknown\na built_on none', 'a').edges).toEqual([]);
  });
});

describe('what narrows a neighbourhood', () => {
  it('walks only the edges named, and shows no others', () => {
    const graph = 'model a, b, c\na built_on b\na uses_model c\nb uses_model a';
    const { nodes, edges } = around(graph, 'a', { edges: ['built_on'] });
    expect([ids(nodes), arrows(edges)]).toEqual([['a', 'b'], ['a built_on b']]);
  });

  it('narrows by kind what is listed, not what is walked; the entity stays', () => {
    const graph = 'model a, b\ndata_set d\nproduct p\na built_on b\nb trained_on d\nb part_of p\na part_of p';
    const answer = around(graph, 'a', { hops: 2, kinds: ['data_set'] });
    expect(ids(answer.nodes)).toEqual(['a', 'd']);
    expect(answer.edges).toEqual([]);
    expect(answer.truncated).toBeNull();
  });

  it('walks round what a filter stops', () => {
    const graph = `model a, b, c\nproduct p\norganization o\na part_of p\nb part_of p\nb built_on c\na developed_by o\nc developed_by o`;
    const filter = { kind: { hide: ['product'] } };
    expect(reached(graph, 'a', { hops: 3, filter })).toEqual(['a 0', 'o 1', 'c 2', 'b 3']);
    expect(reached(graph, 'a', { hops: 9, filter: { kind: { only: ['model'] } } })).toEqual(['a 0']);
  });

  it('keeps the entity even where the filter stops it', () => {
    expect(
      reached('model a\norganization o\na developed_by o', 'a', {
        filter: { kind: { only: ['organization'] } },
      }),
    ).toEqual(['a 0', 'o 1']);
  });

  it('filters edges by predicate and certainty', () => {
    const graph = 'model a, b, c\na built_on b; likely\na built_on c\na uses_model c; disputed';
    const sure = { certainty: { only: ['stated'] } };
    expect(arrows(around(graph, 'a', { filter: sure }).edges)).toEqual(['a built_on c']);
    expect(arrows(around(graph, 'a', { filter: { predicate: { hide: ['built_on'] } } }).edges)).toEqual([
      'a uses_model c',
    ]);
    expect(
      reached(graph, 'a', { edges: ['built_on'], filter: { predicate: { only: ['uses_model'] } } }),
    ).toEqual(['a 0']);
  });

  it('says how many it shows of how many, nearest and most important first', () => {
    const { nodes, edges, truncated } = around(`${CHAIN}\na uses_model b`, 'a', { hops: 3, limit: 2 });
    expect(ids(nodes)).toEqual(['a', 'b']);
    expect(truncated).toEqual({ shown: 2, total: 4 });
    expect(arrows(edges)).toEqual(['a built_on b', 'a uses_model b']);
    expect(around(CHAIN, 'a', { hops: 3, limit: 4 }).truncated).toBeNull();
  });

  it.each([
    [{ edges: ['build_on'] }, 'unknown-value'],
    [{ kinds: ['modle'] }, 'unknown-value'],
    [{ hops: 0 }, 'wrong-use'],
    [{ hops: 1.5 }, 'wrong-use'],
    [{ limit: -1 }, 'wrong-use'],
    [{ limit: Number.NaN }, 'wrong-use'],
  ])('refuses %j', (options, code) => {
    expect(() => around(CHAIN, 'a', options)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses an entity that is not there', () => {
    expect(() => around(CHAIN, 'nobody')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('subtypes', () => {
  const GRAPH = `
    architecture moe, sparse, sparser, dense
    model a, b, c
    sparse subtype_of moe
    sparser subtype_of sparse
    moe subtype_of sparser
    dense subtype_of dense
    a uses_architecture moe
    b uses_architecture sparser
    c uses_architecture dense
  `;

  it('stand beside the entity at distance 0, itself first, whatever removes them', () => {
    const answer = around(GRAPH, 'moe', { includeSubtypes: true, edges: ['uses_architecture'] });
    expect(ids(answer.nodes.filter(({ distance }) => distance === 0))[0]).toBe('moe');
    expect(ids(answer.nodes.filter(({ distance }) => distance === 0)).sort()).toEqual([
      'moe',
      'sparse',
      'sparser',
    ]);
    expect(ids(answer.nodes.filter(({ distance }) => distance === 1))).toEqual(['a', 'b']);
  });

  it('are left out unless asked for', () => {
    expect(ids(around(GRAPH, 'sparse', { edges: ['uses_architecture'] }).nodes)).toEqual(['sparse']);
  });

  it('of a thing that has none change nothing', () => {
    expect(around(GRAPH, 'dense', { includeSubtypes: true })).toEqual(around(GRAPH, 'dense'));
  });

  it('are stopped by a filter, unlike the entity', () => {
    const graph = 'architecture moe, sparse\nmodel b\nsparse subtype_of moe\nb uses_architecture sparse';
    const filter = { kind: { only: ['model'] } };
    expect(reached(graph, 'moe', { includeSubtypes: true, filter })).toEqual(['moe 0']);
  });
});

describe('statements of more than two', () => {
  const LLAVA =
    'model llava, vicuna, clip, projector\nllava built_on vicuna; joined_by: projector; joined_with: clip';

  it('make each participant a neighbour of each other, by the qualifier’s id', () => {
    expect(ids(around(LLAVA, 'clip').nodes).sort()).toEqual(['clip', 'llava', 'projector', 'vicuna']);
    expect(arrows(around(LLAVA, 'llava').edges).sort()).toEqual([
      'llava built_on vicuna',
      'llava joined_by projector',
      'llava joined_with clip',
      'projector joined_with clip',
      'vicuna joined_by projector',
      'vicuna joined_with clip',
    ]);
  });

  it('can be walked by a qualifier alone', () => {
    expect(ids(around(LLAVA, 'llava', { edges: ['joined_with'] }).nodes)).toEqual(['llava', 'clip']);
  });

  it('join two by one qualifier once, however often that is said', () => {
    const graph = `${LLAVA}\nllava uses_model vicuna; joined_with: clip`;
    expect(arrows(around(graph, 'llava', { edges: ['joined_with'] }).edges)).toEqual([
      'llava joined_with clip',
    ]);
  });

  it('do not join an entity to itself', () => {
    expect(
      around('model a, b\na built_on b; joined_with: a', 'a', { edges: ['joined_with'] }).edges.filter(
        ({ source, target }) => source === target,
      ),
    ).toEqual([]);
  });
});

describe('what holds through a family', () => {
  const FAMILY = 'model a\nmodel_family f, g\norganization o\na part_of f\nf part_of g\ng developed_by o';

  it('is an edge of the member that names the family', () => {
    expect(around(FAMILY, 'a', { edges: ['developed_by'] }).edges).toEqual([
      { source: 'a', target: 'o', predicate: 'developed_by', certainty: 'stated', inheritedFrom: 'g' },
    ]);
  });

  it('is walked backwards, too', () => {
    expect(ids(around(FAMILY, 'o', { edges: ['developed_by'], direction: 'in' }).nodes).sort()).toEqual([
      'a',
      'f',
      'g',
      'o',
    ]);
  });
});

it('looks up on the way through a large neighbourhood', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `m${at}`);
  const store = storeOf('model hub\n');
  expect(finish(neighborhood(store, { entity: 'hub' })).nodes).toHaveLength(1);
  const large = storeOf(
    `model hub, ${many.join(', ')}\n${many.map((id) => `${id} built_on hub`).join('\n')}`,
  );
  expect(neighborhood(large, { entity: 'hub', hops: 2 }).next().done).toBe(false);
});

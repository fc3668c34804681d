import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questions } from '../../src/model/question';
import { path } from '../../src/query/path';
import { byImportance } from '../../src/query/refs';
import type { Store } from '../../src/store/store';
import { arrows, ask, ids, seeded, storeOf } from '../fixtures/graph';

type Options = Omit<Questions['path'], 'from' | 'to'>;

/** "a b c" for each path from a to the other. */
function ways(graph: string, from: string, to: string, options: Options = {}): string[] {
  return ask(storeOf(graph), 'path', { from, to, ...options }).paths.map(({ nodes }) => ids(nodes).join(' '));
}

const RING = 'model a, b, c, d\na built_on b\nb built_on c\nc built_on d\na built_on d';

describe('a path', () => {
  it('is the shortest, with its edges, subject to object', () => {
    const { paths } = ask(storeOf('model a, b, c\na built_on b; likely\nc uses_model b'), 'path', {
      from: 'a',
      to: 'c',
    });
    expect(paths).toHaveLength(1);
    expect(paths[0]).toEqual({
      nodes: [
        { id: 'a', name: 'a', kind: 'model' },
        { id: 'b', name: 'b', kind: 'model' },
        { id: 'c', name: 'c', kind: 'model' },
      ],
      edges: [
        { source: 'a', target: 'b', predicate: 'built_on', certainty: 'likely' },
        { source: 'c', target: 'b', predicate: 'uses_model', certainty: 'stated' },
      ],
      length: 2,
    });
  });

  it('runs against edges unless it is directed', () => {
    expect(ways('model a, b\na built_on b', 'b', 'a')).toEqual(['b a']);
    expect(ways('model a, b\na built_on b', 'b', 'a', { directed: true })).toEqual([]);
    expect(ways(RING, 'a', 'c', { directed: true, k: 9 })).toEqual(['a b c']);
  });

  it('goes round those who are to be avoided', () => {
    expect(ways(RING, 'a', 'c', { avoid: ['b'] })).toEqual(['a d c']);
    expect(ways(RING, 'a', 'c', { avoid: ['B', 'd'] })).toEqual([]);
    expect(ways(RING, 'a', 'c', { avoid: ['b'], filter: { kind: { hide: ['licence'] } }, k: 9 })).toEqual([
      'a d c',
    ]);
    expect(() => ways(RING, 'a', 'c', { avoid: ['c'] })).toThrow('c is an end of the path');
    expect(() => ways(RING, 'a', 'c', { avoid: ['nobody-at-all'] })).toThrow('nobody-at-all');
  });

  it('is none where nothing leads there', () => expect(ways('model a, b', 'a', 'b')).toEqual([]));

  it('from an entity to itself has no step, loop or not', () => {
    const { paths } = ask(storeOf('model a, b\na built_on a\na built_on b'), 'path', {
      from: 'a',
      to: 'a',
      k: 3,
    });
    expect(paths.map(({ nodes, edges, length }) => [ids(nodes), edges, length])).toEqual([[['a'], [], 0]]);
  });

  it('goes by lineage before a shared architecture, however important', () => {
    const graph = 'model a, b, c, d, e\narchitecture t\na built_on b\nb built_on c\n';
    const shared = ['a', 'b', 'c', 'd', 'e'].map((one) => `${one} uses_architecture t`).join('\n');
    expect(ways(graph + shared, 'a', 'c', { k: 2 })).toEqual(['a b c', 'a t c']);
  });

  it('goes by the more important of two equal ways', () => {
    expect(
      ways(
        'model a, z, m, b, q\na built_on z\na built_on m\nz built_on b\nm built_on b\nq built_on z',
        'a',
        'b',
      ),
    ).toEqual(['a z b']);
    expect(
      ways('model a, z, m, b\na built_on z\na built_on m\nz built_on b\nm built_on b', 'a', 'b'),
    ).toEqual(['a m b']);
  });

  it('shows the surest of several edges, then the first predicate, then the one along the way', () => {
    const graph = 'model a, b\na built_on b; likely\na uses_model b\nb uses_model a';
    expect(arrows(ask(storeOf(graph), 'path', { from: 'b', to: 'a' }).paths[0]!.edges)).toEqual([
      'b uses_model a',
    ]);
    expect(
      arrows(ask(storeOf(`${graph}\nb built_on a`), 'path', { from: 'a', to: 'b' }).paths[0]!.edges),
    ).toEqual(['b built_on a']);
  });

  it('walks participants of one statement, and what holds through a family', () => {
    const graph =
      'model a, b, c\nmodel_family f\norganization o\na built_on b; joined_by: c\na part_of f\nf developed_by o';
    const store = storeOf(graph);
    expect(arrows(ask(store, 'path', { from: 'b', to: 'c' }).paths[0]!.edges)).toEqual(['b joined_by c']);
    expect(ask(store, 'path', { from: 'a', to: 'o' }).paths[0]!.edges[0]).toHaveProperty(
      'inheritedFrom',
      'f',
    );
  });

  it('never takes a denial for a step', () => {
    expect(ways('model a\ndata_set d\na trained_on d; not', 'a', 'd')).toEqual([]);
  });
});

describe('what narrows paths', () => {
  it('are the edges named', () => {
    expect(
      ways('model a, b, c\na uses_model c\na built_on b\nb built_on c', 'a', 'c', { edges: ['built_on'] }),
    ).toEqual(['a b c']);
  });

  it('is a filter, except at the two ends', () => {
    const graph =
      'model a, b\nproduct p, q\na part_of p\nb part_of p\na uses_model b; likely\nq uses_model a';
    expect(
      ways(graph, 'a', 'b', { filter: { kind: { hide: ['product'] }, certainty: { only: ['stated'] } } }),
    ).toEqual([]);
    expect(ways(graph, 'a', 'b', { filter: { certainty: { only: ['stated'] } } })).toEqual(['a p b']);
    expect(ways(graph, 'a', 'p', { filter: { kind: { hide: ['product', 'model'] } } })).toEqual(['a p']);
    expect(ways(graph, 'a', 'b', { filter: { predicate: { hide: ['uses_model'] } } })).toEqual(['a p b']);
  });

  it.each([
    [{ k: 0 }, 'wrong-use'],
    [{ k: 1.5 }, 'wrong-use'],
    [{ edges: ['bulit_on'] }, 'unknown-value'],
  ])('refuses %j', (options, code) => {
    expect(() => ways(RING, 'a', 'c', options)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses an end that is not there', () => {
    expect(() => ways(RING, 'a', 'x')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('several paths', () => {
  it('come shortest first, none with a loop', () => {
    expect(ways(RING, 'a', 'c', { k: 5 })).toEqual(['a d c', 'a b c']);
    expect(ways(`${RING}\na built_on c`, 'a', 'c', { k: 5 })).toEqual(['a c', 'a d c', 'a b c']);
  });

  it('are not doubled by several edges between two', () => {
    expect(ways('model a, b\na built_on b\na uses_model b\nb built_on a', 'a', 'b', { k: 5 })).toEqual([
      'a b',
    ]);
  });

  it('are found where the way round first seems to lead back', () => {
    // From a, b is taken; x lies two steps from the end by way of a, but seven by its own way.
    const chain =
      'model a, b, x, y1, y2, y3, end\na built_on b\nb built_on end\na built_on x\nx built_on y1\ny1 built_on y2\ny2 built_on y3\ny3 built_on end';
    expect(ways(chain, 'a', 'end', { k: 3 })).toEqual(['a b end', 'a x y1 y2 y3 end']);
  });

  it('are those that trying every way would find, in length, then importance', () => {
    const agree = fc.property(
      fc.nat(),
      fc.integer({ min: 3, max: 8 }),
      fc.integer({ min: 1, max: 25 }),
      fc.boolean(),
      (seed, size, k, directed) => {
        const store = randomWeb(seed, size);
        const found = ask(store, 'path', { from: 'n0', to: 'n1', k, directed }).paths.map(({ nodes }) =>
          ids(nodes),
        );
        expect(found).toEqual(everyWay(store, directed).slice(0, k));
      },
    );
    fc.assert(agree, { numRuns: 300 });
  });
});

it('looks up on the way through a large graph, wide or long', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => at);
  const stars = storeOf(
    `model hub, nub, ${many.map((at) => `a${at}, b${at}`).join(', ')}\n${many.map((at) => `a${at} built_on hub\nb${at} built_on nub`).join('\n')}`,
  );
  expect(path(stars, { from: 'hub', to: 'nub' }).next().done).toBe(false);
  const chain = storeOf(
    `model ${many.map((at) => `m${at}`).join(', ')}\n${many
      .slice(1)
      .map((at) => `m${at} built_on m${at - 1}`)
      .join('\n')}`,
  );
  expect(path(chain, { from: 'm0', to: 'm9999' }).next().done).toBe(false);
  expect(ask(chain, 'path', { from: 'm0', to: 'm9999' }).paths[0]?.length).toBe(9_999);
});

it('leaves nothing behind for the next question on the same graph', () => {
  for (let seed = 0; seed < 20; seed++) {
    const store = randomWeb(seed, 12);
    const asked = { from: 'n0', to: 'n11', k: 3 };
    const first = ask(store, 'path', asked);
    ask(store, 'path', { from: 'n5', to: 'n6', k: 4, directed: true });
    expect(ask(store, 'path', asked)).toEqual(first);
  }
});

function randomWeb(seed: number, size: number): Store {
  const random = seeded(seed);
  const nodes = Array.from({ length: size }, (_, at) => `n${at}`);
  const edges = Array.from({ length: size * 2 }, () => {
    const [a, b] = [Math.floor(random() * size), Math.floor(random() * size)];
    return `n${a} ${random() < 0.5 ? 'built_on' : 'uses_model'} n${b}`;
  });
  return storeOf(`model ${nodes.join(', ')}\n${edges.join('\n')}`);
}

/** All loop-free ways from n0 to n1, by trying each. */
function everyWay(store: Store, directed: boolean): string[][] {
  const { edgeSource, edgeTarget } = store.columns;
  const steps = Array.from(edgeSource, (source, edge) => [source, edgeTarget[edge]!] as const);
  const next = (node: number) =>
    steps.flatMap(([a, b]) => [...(a === node ? [b] : []), ...(b === node && !directed ? [a] : [])]);
  const ends: number[][] = [];
  const walk = (way: readonly number[]): void => {
    if (way.at(-1) === store.rowOf('n1')) ends.push([...way]);
    else for (const node of new Set(next(way.at(-1)!))) if (!way.includes(node)) walk([...way, node]);
  };
  walk([store.rowOf('n0')]);
  const order = byImportance(store);
  const compare = (a: number[], b: number[]) => a.reduce((sum, node, at) => sum || order(node, b[at]!), 0);
  ends.sort((a, b) => a.length - b.length || compare(a, b));
  return ends.map((way) => way.map((node) => store.id(node)));
}

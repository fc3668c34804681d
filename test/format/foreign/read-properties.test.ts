import { describe, expect, it } from 'vitest';
import { readProperties } from '../../../src/format/foreign/read-properties';
import type { PropertyGraph, PropertyValue } from '../../../src/format/foreign/property-graph';
import { Remarks } from '../../../src/format/report';
import { ONTOLOGY } from '../../fixtures/graph';

type Props = Record<string, PropertyValue>;

function graph(
  nodes: readonly (readonly [
    key: string,
    label?: string,
    props?: Props,
    place?: readonly [number, number] | undefined,
  ])[],
  edges: readonly (readonly [
    source: string,
    target: string,
    props?: Props & { label?: string; directed?: boolean },
  ])[] = [],
  more: Partial<PropertyGraph> = {},
): PropertyGraph {
  return {
    properties: new Map(),
    nodes: nodes.map(([key, label = '', props = {}, place]) => ({
      key,
      label,
      properties: new Map(Object.entries(props)),
      ...(place && { place }),
    })),
    edges: edges.map(([source, target, { label = '', directed = true, ...props } = {}]) => ({
      source,
      target,
      label,
      directed,
      properties: new Map(Object.entries(props as Props)),
    })),
    untyped: false,
    ...more,
  };
}

function read(from: PropertyGraph) {
  return readProperties(
    { graph: from, dropped: new Remarks(), notes: new Remarks() },
    'folder/some.gexf',
    ONTOLOGY,
  );
}

const why = (remarks: readonly { what: string; why: string; count: number }[]) =>
  remarks.map((one) => `${one.count} ${one.what}: ${one.why}`);

describe('kinds of a stranger’s graph', () => {
  it('are what a property named so says, in colours and shapes that differ', () => {
    const { ontology, entities } = read(
      graph([
        ['1', 'A', { Type: 'Person' }],
        ['2', 'B', { Type: 'City' }],
        ['3', 'C', { Type: 'Person' }],
      ]),
    ).graph;
    expect(entities.map(({ kind }) => kind)).toEqual(['person', 'city', 'person']);
    expect(new Set(ontology.kinds.map(({ color, glyph }) => color + glyph)).size).toBe(2);
    expect(ontology.kinds[0]).toMatchObject({ id: 'person', label: 'Person', plural: 'Persons' });
    expect(ontology.kinds[1]!.plural).toBe('Cities');
  });

  it('are ours where the words are ours, in our order', () => {
    const { ontology, entities } = read(
      graph([
        ['1', 'A', { kind: 'Organization' }],
        ['2', 'B', { kind: 'data sets' }],
        ['3', 'C', { kind: 'model' }],
        ['4', 'D', { kind: 'model' }],
      ]),
    ).graph;
    expect(entities.map(({ kind }) => kind)).toEqual(['organization', 'data_set', 'model', 'model']);
    expect(ontology.kinds.map(({ id }) => id)).toEqual(['model', 'organization', 'data_set']);
  });

  it('are one, where nothing says more, or what says it has as many words as nodes', () => {
    const { entities, statements } = read(
      graph([
        ['1', 'A', { type: 'x' }],
        ['2', 'B', { type: 'y' }],
      ]),
    ).graph;
    expect(entities.map(({ kind }) => kind)).toEqual(['entity', 'entity']);
    expect(statements.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['type', { value: 'x' }],
      ['type', { value: 'y' }],
    ]);
  });

  it('are the first of several labels, as Neo4j has them', () => {
    expect(
      read(
        graph([
          ['1', 'A', { labels: ':Person:Actor' }],
          ['2', 'B', { labels: ':Person' }],
          ['3', 'C', { labels: ':Person' }],
        ]),
      ).graph.entities[0]!.kind,
    ).toBe('person');
  });
});

describe('names and ids', () => {
  it('come from labels, then from a property, then from the key; the key finds the entity too', () => {
    const { entities } = read(graph([['n0', 'Myriel'], ['n1']])).graph;
    expect(entities).toMatchObject([
      { id: 'myriel', name: 'Myriel', aliases: ['n0'] },
      { id: 'n1', name: 'n1', aliases: [] },
    ]);
    expect(read(graph([['n0', '', { title: 'Une' }]])).graph.entities[0]).toMatchObject({
      id: 'une',
      name: 'Une',
    });
  });

  it('keep two nodes of one name two', () => {
    const { graph: told, report } = read(
      graph([
        ['a', 'Dragonfly'],
        ['b', 'Dragonfly'],
        ['c', 'α'],
      ]),
    );
    expect(told.entities.map(({ id }) => id)).toEqual(['dragonfly', 'dragonfly-2', 'entity-2']);
    expect(report.ambiguous).toBe(2);
  });

  it('leave out what cannot be seen, and say so', () => {
    const { graph: told, report } = read(
      graph([
        ['a', 'L\u202eLaMA\u0000\n2\u200b'],
        ['b', '\ud800'],
      ]),
    );
    expect(told.entities.map(({ name }) => name)).toEqual(['LLaMA 2', 'b']);
    expect(why(report.notes)).toEqual([
      '2 text: kept without characters that are not seen: controls, turns of direction',
    ]);
  });

  it('cut a name that is no name', () => {
    const { graph: told, report } = read(graph([['a', 'x'.repeat(5000)]]));
    expect(told.entities[0]!.name).toHaveLength(1000);
    expect(why(report.notes)[0]).toMatch(/first 1,000 characters/);
  });
});

describe('edges', () => {
  it('are what they are called; what they are called here means the same', () => {
    const { ontology, statements } = read(
      graph(
        [
          ['a', 'A', { kind: 'model' }],
          ['b', 'B', { kind: 'model' }],
        ],
        [
          ['a', 'b', { label: 'Built on' }],
          ['b', 'a', { label: 'knows' }],
        ],
      ),
    ).graph;
    expect(statements.map(({ predicate }) => predicate)).toEqual(['built_on', 'knows']);
    expect(ontology.predicates).toMatchObject([
      { id: 'built_on', lineage: true, from: ['model'], to: ['model'] },
      { id: 'knows', lineage: false },
    ]);
  });

  it('without a word link; undirected ones read the same from either end', () => {
    const { ontology, statements } = read(
      graph(
        [['a'], ['b']],
        [
          ['a', 'b'],
          ['a', 'b', { directed: false }],
        ],
      ),
    ).graph;
    expect(statements.map(({ predicate }) => predicate)).toEqual(['links_to', 'linked_with']);
    expect(ontology.predicates.map(({ label, inverse }) => label === inverse)).toEqual([false, true]);
  });

  it('keep every property as a qualifier, numbers as numbers', () => {
    const { statements, ontology } = read(
      graph([['a'], ['b']], [['a', 'b', { weight: 4.5, 'layer 2': 'x', role: 'judge' }]]),
    ).graph;
    expect(statements[0]!.qualifiers).toEqual([
      { id: 'weight', values: [{ value: 4.5 }] },
      { id: 'layer_two', values: [{ value: 'x' }] },
      { id: 'role', values: [{ value: 'judge' }] },
    ]);
    expect(ontology.qualifiers.map(({ label, value }) => [label, value])).toEqual([
      ['weight', 'number'],
      ['layer 2', 'text'],
      ['as its', 'text'],
    ]);
  });

  it('cite the file that they come from', () => {
    const { sources, statements } = read(graph([['a'], ['b']], [['a', 'b']])).graph;
    expect(sources).toMatchObject([{ id: 'import', label: 'some.gexf' }]);
    expect(statements[0]!.references).toEqual([{ source: 'import', where: '' }]);
  });

  it('that end nowhere end at a placeholder; self-loops and repetitions stay', () => {
    const { graph: told, report } = read(
      graph(
        [['a']],
        [
          ['a', 'gone'],
          ['a', 'a'],
          ['a', 'a'],
        ],
      ),
    );
    expect(told.entities.filter(({ placeholder }) => placeholder).map(({ id }) => id)).toEqual(['gone']);
    expect(told.statements).toHaveLength(3);
    expect(report).toMatchObject({ read: 4, kept: 4, placeholders: 1 });
    expect(why(report.notes)).toEqual([
      '1 node: named by an edge, but not listed: a placeholder',
      '2 self-loop: kept: the node is joined to itself',
    ]);
  });
});

describe('properties of nodes', () => {
  it('are statements under their own names: numbers, dates, texts, lists', () => {
    const { statements, ontology } = read(
      graph([['a', 'A', { 'Modularity Class': 3, born: '2020-01-02', tags: ['x', 'y'], ok: true }]]),
    ).graph;
    expect(statements.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['modularity_class', { value: 3 }],
      ['born', { value: '2020-01-02' }],
      ['tags', { value: 'x' }],
      ['tags', { value: 'y' }],
      ['ok', { value: 'true' }],
    ]);
    expect(ontology.predicates.map(({ label, value }) => [label, value])).toEqual([
      ['Modularity Class', 'number'],
      ['born', 'date'],
      ['tags', 'text'],
      ['ok', 'text'],
    ]);
  });

  it('with our names have our units', () => {
    const { statements } = read(graph([['a', 'A', { parameters: 7e9, Released: '2023-03' }]])).graph;
    expect(statements.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['parameters', { value: 7e9, unit: 'parameters' }],
      ['released', { value: '2023-03' }],
    ]);
  });

  it('may be addresses, of which only harmless ones are links', () => {
    const { entities, statements } = read(
      graph([['a', 'A', { url: ['https://a.example/', 'javascript:alert(1)'] }]]),
    ).graph;
    expect(entities[0]!.links).toEqual(['https://a.example/']);
    expect(statements.map(({ object }) => object)).toEqual([{ value: 'javascript:alert(1)' }]);
  });

  it('may be called like parts of objects', () => {
    const properties = new Map<string, PropertyValue>([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['toString', 't'],
    ]);
    const { statements } = read({ ...graph([]), nodes: [{ key: '__proto__', label: '', properties }] }).graph;
    expect(statements.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['proto', { value: 'p' }],
      ['constructor', { value: 'c' }],
      ['to_string', { value: 't' }],
    ]);
  });

  it('are numbers where the format has none, if all look so', () => {
    const { statements } = read(
      graph(
        [
          ['a', '', { n: '12', zip: '01', mixed: '1' }],
          ['b', '', { n: '-1.5e3', mixed: 'x' }],
        ],
        [],
        { untyped: true },
      ),
    ).graph;
    expect(statements.map(({ object }) => object)).toEqual([
      { value: 12 },
      { value: '01' },
      { value: '1' },
      { value: -1500 },
      { value: 'x' },
    ]);
  });
});

describe('the same key twice', () => {
  it('drops the later node, and counts it', () => {
    const { graph: told, report } = read(
      graph([
        ['a', 'One'],
        ['a', 'Two'],
      ]),
    );
    expect(told.entities.map(({ name }) => name)).toEqual(['One']);
    expect(report).toMatchObject({
      read: 2,
      kept: 1,
      dropped: [{ what: 'node', count: 1, first: 'node a' }],
    });
  });
});

describe('places', () => {
  it('are made as large as ours, about the middle', () => {
    const { places } = read(
      graph([
        ['a', '', {}, [0, 0]],
        ['b', '', {}, [1, 0.5]],
        ['c', '', {}, [1, 1]],
        ['d', '', {}, [0, 1]],
      ]),
    );
    expect([...places!]).toEqual([-100, -100, 100, 0, 100, 100, -100, 100]);
  });

  it.each([
    ['one is no number', [Number.NaN, 1]],
    ['one is beyond all numbers', [Number.POSITIVE_INFINITY, 1]],
    ['one is missing', undefined],
    ['all are the same', [0, 0]],
  ] as const)('are made anew where %s', (_, place) => {
    const { places, report } = read(
      graph([
        ['a', '', {}, [0, 0]],
        ['b', '', {}, place],
      ]),
    );
    expect(places).toBeUndefined();
    expect(why(report.notes)[0]).toMatch(/laid out anew/);
  });
});

describe('parts of nodes', () => {
  it('are part of them, also of one that is not listed', () => {
    const nested = graph([['group'], ['inner']]);
    const { statements, entities } = read({
      ...nested,
      nodes: [
        nested.nodes[0]!,
        { ...nested.nodes[1]!, parent: 'group' },
        { ...nested.nodes[1]!, key: 'lost', parent: 'gone' },
      ],
    }).graph;
    expect(statements.map(({ subject, predicate, object }) => [subject, predicate, object])).toEqual([
      ['inner', 'part_of', { entity: 'group' }],
      ['lost', 'part_of', { entity: 'gone' }],
    ]);
    expect(entities.find(({ id }) => id === 'gone')).toMatchObject({ placeholder: true });
  });
});

describe('a mark with faults', () => {
  it.each(['{', '[]', '{"ontology":{"kinds":[]},"sources":{}}', '{"ontology":{},"sources":{"A B":{}}}'])(
    '%s makes the file a stranger’s',
    (mark) => {
      const { graph: told, report } = read(
        graph([['a', 'A', { kind: 'x' }]], [], { properties: new Map([['stemma', mark]]) }),
      );
      expect(told.entities[0]).toMatchObject({ id: 'a', kind: 'x' });
      expect(why(report.notes)).toEqual([
        '1 vocabulary: it has faults: the file is read as one of another tool',
      ]);
    },
  );
});

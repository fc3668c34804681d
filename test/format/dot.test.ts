import { describe, expect, it } from 'vitest';
import { readDot } from '../../src/format/dot';
import { detectFormat } from '../../src/format/formats';

const read = (text: string) => readDot({ file: 'g.dot', text });

describe('DOT', () => {
  it('has nodes by mention, attributes with defaults, chains and groups', () => {
    const { graph, dropped } = read(`/* c */ strict digraph G { graph [rankdir=LR] node [shape=box]
      a -> {b c} -> d [label="x\\ny", weight=2]; node [shape=disc]; e; a [label="Al", pos="1,2.5!"]; edge [color=red]; e -> a }`);
    expect(
      graph.nodes.map(({ key, label, place, properties }) => [
        key,
        label,
        place,
        Object.fromEntries(properties),
      ]),
    ).toEqual([
      ['a', 'Al', [1, 2.5], { shape: 'box' }],
      ['b', '', undefined, { shape: 'box' }],
      ['c', '', undefined, { shape: 'box' }],
      ['d', '', undefined, { shape: 'box' }],
      ['e', '', undefined, { shape: 'disc' }],
    ]);
    expect(
      graph.edges.map(({ source, target, label, properties }) => [
        source + target,
        label,
        Object.fromEntries(properties),
      ]),
    ).toEqual([
      ...['ab', 'ac', 'bd', 'cd'].map((ends) => [ends, 'x\ny', { weight: '2' }]),
      ['ea', '', { color: 'red' }],
    ]);
    expect([...graph.properties]).toEqual([['rankdir', 'LR']]);
    expect(dropped.total).toBe(0);
  });

  it('without arrows has no directions', () => {
    expect(read('graph { a -- b }').graph.edges).toMatchObject([{ directed: false }]);
  });

  it('has clusters, which are nodes that others are part of', () => {
    const { graph } = read(
      'digraph { subgraph cluster_x { label="In"; a; subgraph cluster_y { b } } subgraph s { c } a -> c }',
    );
    expect(graph.nodes.map(({ key, label, parent }) => [key, label, parent])).toEqual([
      ['cluster_x', 'In', undefined],
      ['a', '', 'cluster_x'],
      ['cluster_y', '', 'cluster_x'],
      ['b', '', 'cluster_y'],
      ['c', '', undefined],
    ]);
  });

  it('keeps markup in labels as text', () => {
    expect(read('graph { a [label=<<b>Hi</b>>] }').graph.nodes[0]!.label).toBe('<b>Hi</b>');
  });

  it.each([
    ['digraph { a -> ', /g\.dot is no DOT: /],
    ['digraph { a -> b', /is no DOT/],
    [`graph {${'{'.repeat(100_000)}`, /braces nested over 200 deep/],
  ])('refuses %#', (text, message) => expect(() => read(text)).toThrow(message));

  it.each(['digraph {}', '// c\nstrict graph "x y" { a }', '/* c */\nGRAPH x\n{}', '# c\ndigraph G {'])(
    'is known by how it begins: %j',
    (text) => {
      expect(detectFormat(text)?.id).toBe('dot');
    },
  );
});

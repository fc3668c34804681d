import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/format/formats';
import { readGml } from '../../src/format/gml';

const read = (text: string) => readGml({ file: 'g.gml', text });

describe('GML', () => {
  it('has nodes and edges with what is written in them', () => {
    const { graph } = read(`# made by hand
      Creator "x"
      graph [ directed 1 comment "c"
        node [ id 1 label "A &quot;B&quot; &#233;" value 2.5 graphics [ x 1 y -2 fill "#fff" ] ]
        node [ id 2 tag "p" tag "q" ]
        edge [ source 1 target 2 label "knows" weight 3 ] ]`);
    expect(graph.nodes).toMatchObject([
      { key: '1', label: 'A "B" é', place: [1, -2] },
      { key: '2', label: '' },
    ]);
    expect(graph.nodes.map(({ properties }) => Object.fromEntries(properties))).toEqual([
      { value: 2.5, 'graphics.fill': '#fff' },
      { tag: ['p', 'q'] },
    ]);
    expect(graph.edges).toMatchObject([{ source: '1', target: '2', directed: true, label: 'knows' }]);
    expect([...graph.properties]).toEqual([['comment', 'c']]);
  });

  it('without a word on directions has none; what lacks an end is dropped', () => {
    const { graph, dropped } = read(
      'graph [ node [ id 0 ] node [ label "x" ] edge [ source 0 target 0 ] edge [ source 0 ] ]',
    );
    expect(graph.edges).toMatchObject([{ directed: false }]);
    expect(dropped.list()).toMatchObject([
      { what: 'node', count: 1 },
      { what: 'edge', count: 1 },
    ]);
  });

  it.each([
    ['graph 1', /holds no graph/],
    ['', /holds no graph/],
    ['graph [ node [ id 1 ]', /line 1: it ends within a list/],
    ['graph [\n ] ]', /line 2: a bracket that closes nothing/],
    ['graph [ "x" ]', /a value without a key/],
    ['graph [ label "x ]', /a quote that is never closed/],
    [`graph ${'[ a '.repeat(100_000)}`, /nested over 200 deep/],
  ])('refuses %#', (text, message) => expect(() => read(text)).toThrow(message));

  it.each(['graph [', '# c\nCreator "me"\nVersion 1\ngraph\n['])('is known by how it begins: %j', (text) =>
    expect(detectFormat(text)?.id).toBe('gml'),
  );
});

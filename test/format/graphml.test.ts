import Graph from 'graphology';
import graphml from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import { readGraphml } from '../../src/format/graphml-read';
import { FORMATS } from '../../src/format/formats';
import { randomGraph } from '../fixtures/graph';

const read = (body: string) =>
  readGraphml({
    file: 'g.graphml',
    text: `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">${body}</graphml>`,
  });

describe('GraphML', () => {
  it('that we write is read by graphology, node by node and edge by edge', async () => {
    const graph = randomGraph(11);
    const { text } = await FORMATS.find(({ id }) => id === 'graphml')!.write!(graph, new Float32Array(48));
    const there = graphml.parse(Graph, text!);
    const edges = graph.statements.filter(({ object, negated }) => 'entity' in object && !negated);
    expect([there.order, there.size]).toEqual([graph.entities.length, edges.length]);
    expect(there.getNodeAttributes(graph.entities[3]!.id)).toMatchObject({
      label: graph.entities[3]!.name,
      kind: graph.entities[3]!.kind,
      x: 0,
    });
  });

  it('has keys with types and defaults, and places where x and y are numbers', () => {
    const { graph, notes } = read(
      `<key id="d0" for="node" attr.name="color" attr.type="string"><default>yellow</default></key><key id="d1" for="edge" attr.name="weight" attr.type="double"/>
       <key id="x" for="node" attr.name="x" attr.type="float"/><key id="y" for="node" attr.name="y" attr.type="float"/><key id="g" for="graph" attr.name="mode" attr.type="string"/>
       <graph edgedefault="undirected"><data key="g">static</data><node id="a"><data key="x">1</data><data key="y">2</data></node><node id="b"><data key="d0">red</data><data key="odd">?</data></node>
       <edge source="a" target="b"><data key="d1">1.5</data></edge><edge source="a" target="b" directed="true"/></graph>`,
    );
    expect(graph.nodes.map(({ place, properties }) => [place, Object.fromEntries(properties)])).toEqual([
      [[1, 2], { color: 'yellow' }],
      [undefined, { color: 'red', odd: '?' }],
    ]);
    expect(graph.edges.map(({ directed, properties }) => [directed, Object.fromEntries(properties)])).toEqual(
      [
        [false, { weight: 1.5 }],
        [true, {}],
      ],
    );
    expect([...graph.properties]).toEqual([['mode', 'static']]);
    expect(notes.list()).toMatchObject([
      { what: 'data odd', why: 'kept as text: it is not declared', first: 'node b' },
    ]);
  });

  it('of yEd has labels, places, colours, shapes and groups', () => {
    const { graph } = read(
      `<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/><key attr.name="url" attr.type="string" for="node" id="d4"/>
       <graph edgedefault="directed" id="G"><node id="n0" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode><y:Geometry height="10" width="20" x="0" y="0"/><y:NodeLabel>Group</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
       <graph edgedefault="directed" id="n0:"><node id="n0::n0"><data key="d4">https://a.example/</data><data key="d6"><y:ShapeNode><y:Geometry height="30" width="30" x="5" y="-7"/><y:Fill color="#FFCC00" transparent="false"/><y:NodeLabel alignment="center">Inner &amp; one
       <y:LabelModel/></y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data></node></graph></node>
       <edge id="e0" source="n0" target="n0::n0"><data key="d10"><y:PolyLineEdge><y:LineStyle color="#000" type="dashed"/><y:EdgeLabel>holds</y:EdgeLabel></y:PolyLineEdge></data></edge></graph>`,
    );
    expect(graph.nodes.map(({ key, label, place, parent }) => [key, label, place, parent])).toEqual([
      ['n0::n0', 'Inner & one', [20, -8], 'n0'],
      ['n0', 'Group', [10, -5], undefined],
    ]);
    expect(Object.fromEntries(graph.nodes[0]!.properties)).toEqual({
      url: 'https://a.example/',
      color: '#FFCC00',
      shape: 'ellipse',
    });
    expect(graph.edges).toMatchObject([{ label: 'holds', directed: true }]);
  });

  it('of Neo4j has labels of nodes and of edges', () => {
    const { graph } = read(
      '<key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/><graph edgedefault="directed"><node id="n1" labels=":Person"><data key="labels">:Person</data></node><edge id="e" source="n1" target="n1" label="KNOWS"><data key="label">KNOWS</data></edge></graph>',
    );
    expect(graph.nodes[0]!.properties.get('labels')).toBe(':Person');
    expect(graph.edges[0]!.label).toBe('KNOWS');
  });

  it('has hyperedges, which are dropped and counted', () => {
    const { graph, dropped } = read(
      '<graph><node id="a"/><hyperedge id="h"><data key="w">1</data><endpoint node="a"/><endpoint node="a"/></hyperedge><edge source="a"/></graph>',
    );
    expect(graph.edges).toEqual([]);
    expect(dropped.list()).toMatchObject([
      { what: 'hyperedge', count: 1, first: 'h' },
      { what: 'edge', count: 1 },
    ]);
  });
});

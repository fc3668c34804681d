import Graph from 'graphology';
import gexf from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { readGexf } from '../../src/format/gexf-read';
import { FORMATS } from '../../src/format/formats';
import { randomGraph } from '../fixtures/graph';

const read = (body: string, graph = '') =>
  readGexf({
    file: 'g.gexf',
    text: `<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph ${graph}>${body}</graph></gexf>`,
  });
const why = ({ dropped, notes }: ReturnType<typeof read>) =>
  [dropped, notes].map((remarks) => remarks.list().map((one) => `${one.count} ${one.what}: ${one.why}`));

describe('GEXF', () => {
  it('that we write is read by graphology, node by node and edge by edge', async () => {
    const graph = randomGraph(11);
    const { text } = await FORMATS.find(({ id }) => id === 'gexf')!.write!(graph, new Float32Array(48));
    const there = gexf.parse(Graph, text!);
    const edges = graph.statements.filter(({ object, negated }) => 'entity' in object && !negated);
    expect([there.order, there.size]).toEqual([graph.entities.length, edges.length]);
    expect(there.getNodeAttributes(graph.entities[3]!.id)).toMatchObject({
      label: graph.entities[3]!.name,
      kind: graph.entities[3]!.kind,
      x: 0,
      y: 0,
    });
  });

  it('has attributes of declared types, with defaults and lists in every dialect', () => {
    const reading = read(
      `<attributes class="node"><attribute id="0" title="size" type="integer"/><attribute id="1" title="ok" type="boolean"><default>true</default></attribute>
       <attribute id="2" title="tags" type="liststring"/><attribute id="3" title="numbers" type="listfloat"/><attribute id="4" title="size" type="string"/></attributes>
       <nodes><node id="a" label="A"><attvalues><attvalue for="0" value="7"/><attvalue for="2" value="['a', &quot;b&quot;]"/><attvalue for="3" value="[1, 1.5]"/></attvalues></node>
       <node id="b"><attvalues><attvalue for="1" value="false"/><attvalue for="2" value="x|y"/><attvalue for="4" value="large"/></attvalues></node></nodes>`,
    );
    expect(reading.graph.nodes.map(({ properties }) => Object.fromEntries(properties))).toEqual([
      { size: 7, tags: ['a', 'b'], numbers: [1, 1.5], ok: true },
      { ok: false, tags: ['x', 'y'], '4': 'large' },
    ]);
  });

  it('has directions, weights, labels and what is drawn', () => {
    const { graph } = read(
      `<nodes><node id="a"><viz:position x="1" y="2" z="3"/><viz:color r="1" g="2" b="3" a="0.5"/><viz:size value="4"/></node><node id="b"/></nodes>
       <edges><edge id="0" source="a" target="b" label="likes" weight="2.5"><viz:thickness value="3"/></edge><edge source="a" target="b" type="directed" kind="k"/><edge source="b" target="a" type="mutual"/></edges>`,
      'defaultedgetype="undirected"',
    );
    expect(graph.nodes[0]).toMatchObject({ place: [1, 2] });
    expect(Object.fromEntries(graph.nodes[0]!.properties)).toEqual({
      z: 3,
      color: 'rgba(1,2,3,0.5)',
      size: 4,
    });
    expect(
      graph.edges.map(({ directed, label, properties }) => [directed, label, Object.fromEntries(properties)]),
    ).toEqual([
      [false, 'likes', { weight: 2.5, thickness: 3 }],
      [true, '', { kind: 'k' }],
      [false, '', {}],
    ]);
  });

  it('has nodes within nodes, in each of its three ways', () => {
    const { graph } = read(
      '<nodes><node id="a"><nodes><node id="b"/></nodes></node><node id="c" pid="a"/><node id="d"><parents><parent for="a"/></parents></node></nodes>',
    );
    expect(graph.nodes.map(({ key, parent }) => [key, parent])).toEqual([
      ['b', 'a'],
      ['a', undefined],
      ['c', 'a'],
      ['d', 'a'],
    ]);
  });

  it('has what we cannot keep, and says so', () => {
    const reading = read(
      `<attributes class="node" mode="dynamic"><attribute id="p" title="price" type="float"/></attributes><nodes><node/><node id="a"><attvalues><attvalue for="p" value="1" start="2001"/><attvalue for="p" value="2" start="2002"/><attvalue for="?" value="x"/></attvalues><spells><spell start="1"/></spells></node></nodes><edges><edge source="a"/></edges>`,
    );
    expect(why(reading)).toEqual([
      ['1 node: it has no id', '1 edge: it lacks a source or a target'],
      [
        '2 attribute price: kept without the times when it holds',
        '1 attribute ?: kept as text: it is not declared',
        '1 spell: left out: when a node or edge is there is not told here',
      ],
    ]);
    expect(Object.fromEntries(reading.graph.nodes[0]!.properties)).toEqual({ price: [1, 2], '?': 'x' });
  });
});

import Graph from 'graphology';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/format/formats';
import { readGraphologyJson } from '../../src/format/graphology-json';
import { ONTOLOGY, randomGraph } from '../fixtures/graph';

const format = FORMATS.find(({ id }) => id === 'graphology')!;
const read = (value: unknown) =>
  readGraphologyJson({ file: 'g.json', text: typeof value === 'string' ? value : JSON.stringify(value) });

describe('graphology JSON', () => {
  it('is what graphology itself imports, node by node and edge by edge', async () => {
    const graph = randomGraph(11);
    const { text } = await format.write!(graph);
    const there = Graph.from(JSON.parse(text!) as Parameters<typeof Graph.from>[0]);
    const edges = graph.statements.filter(({ object, negated }) => 'entity' in object && !negated);
    expect([there.order, there.size]).toEqual([graph.entities.length, edges.length]);
    expect(there.getNodeAttribute(graph.entities[0]!.id, 'label')).toBe(graph.entities[0]!.name);
  });

  it('as graphology exports it is read whole', async () => {
    const there = new Graph({ multi: true });
    there.addNode('a', {
      label: 'A',
      x: 1,
      y: 2,
      size: 3,
      tags: ['p', 'q'],
      deep: { er: [1] },
      nothing: null,
    });
    there.addNode('b', { label: 'B', x: 5, y: 6 });
    there.addEdge('a', 'b', { weight: 2 });
    there.addUndirectedEdge('a', 'b');
    const { graph, report, places } = await format.read(
      [{ file: 'g.json', text: JSON.stringify(there.export()) }],
      ONTOLOGY,
    );
    expect(report).toMatchObject({ read: 4, kept: 4, dropped: [], notes: [] });
    expect(places).toHaveLength(4);
    expect(graph.statements.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['links_to', { entity: 'b' }],
      ['linked_with', { entity: 'b' }],
      ['size', { value: 3 }],
      ['tags', { value: 'p' }],
      ['tags', { value: 'q' }],
      ['deep', { value: '{"er":[1]}' }],
    ]);
  });

  it('takes node-link JSON of other tools', () => {
    const d3 = read({
      nodes: [{ id: 'a', group: 1 }, { id: 'b' }],
      links: [
        { source: 'a', target: 'b', value: 2 },
        { source: 0, target: 1 },
        { source: { id: 'b' }, target: { id: 'a' } },
      ],
    });
    expect(d3.graph.edges.map(({ source, target }) => source + target)).toEqual(['ab', 'ab', 'ba']);
    expect([...d3.graph.nodes[0]!.properties]).toEqual([['group', 1]]);
    const networkx = read({
      directed: false,
      nodes: [{ id: 1 }, { id: 0 }],
      links: [{ source: 1, target: 0 }],
    });
    expect(networkx.graph.edges).toMatchObject([{ source: '1', target: '0', directed: false }]);
  });

  it('drops what is no node or edge, and counts it', () => {
    const { dropped } = read({
      nodes: [{ key: 'a' }, null, {}, 7],
      edges: [{ source: 'a' }, [], { source: 'a', target: 'a' }],
    });
    expect(dropped.list()).toMatchObject([
      { what: 'node', count: 3, first: 'nodes[1]' },
      { what: 'edge', count: 2, first: 'edges[0]' },
    ]);
  });

  it('leaves out an attribute nested 100,000 deep', () => {
    const { graph, notes } = read(
      `{"nodes":[{"key":"a","attributes":{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}`,
    );
    expect(graph.nodes[0]!.properties.size).toBe(0);
    expect(notes.list()).toMatchObject([
      { what: 'attribute deep', why: 'left out: it is nested too deeply' },
    ]);
  });

  it.each([
    ['{', /g\.json is no JSON/],
    ['[]', /holds no graph/],
    ['{"nodes":{}}', /expected lists "nodes" and "edges"/],
    ['null', /holds no graph/],
  ])('refuses %s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

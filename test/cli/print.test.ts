import { expect, it } from 'vitest';
import { edgeLines } from '../../src/cli/print';
import { bundledOntology } from '../format/hub/ontology';

it('looks through the nodes once, however many edges there are', () => {
  let reads = 0;
  const node = (at: number) => ({
    get id() {
      reads++;
      return `n${at}`;
    },
    name: `N ${at}`,
    kind: 'model',
  });
  const nodes = Array.from({ length: 50 }, (_, at) => node(at));
  const edges = nodes.map((_, at) => ({
    source: `n${at}`,
    target: 'n0',
    predicate: 'built_on',
    certainty: 'stated' as const,
  }));
  const lines = edgeLines(edges, nodes, bundledOntology());
  expect(lines).toHaveLength(50);
  expect(lines[7]).toBe('N 7 built on N 0');
  expect(reads).toBe(50);
});

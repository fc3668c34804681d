import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importYaml } from '../../src/format/yaml-import';
import { writeYaml } from '../../src/format/yaml-write';
import { readProperties } from '../../src/format/foreign/read-properties';
import { readGraphologyJson } from '../../src/format/graphology-json';
import type { Graph } from '../../src/model/graph';
import { graphOf, ONTOLOGY } from '../fixtures/graph';
import { awkwardGraph, comparable } from './awkward';

const again = (graph: Graph) => {
  const { files, dropped } = writeYaml(graph);
  return {
    files,
    dropped,
    back: importYaml(
      Array.from(files, ([file, text]) => ({ file, text })),
      ONTOLOGY,
    ).graph,
  };
};

describe('a graph as YAML', () => {
  it('is sound, and the same but for what is said to be dropped', () => {
    fc.assert(
      fc.property(awkwardGraph, (graph) => {
        const { back, dropped } = again(graph);
        const lost = dropped.list();
        const count = (what: string) =>
          lost.filter((one) => one.what === what).reduce((sum, one) => sum + one.count, 0);
        expect(back.statements).toHaveLength(graph.statements.length - count('statement'));
        const kept = comparable(graph) as { statements: string[] };
        const found = comparable(back) as { statements: string[] };
        expect(found.statements.filter((statement) => !kept.statements.includes(statement))).toEqual([]);
        const aliases = (one: Graph) =>
          one.entities.flatMap(({ name, aliases: others }) => others.filter((alias) => alias !== name));
        expect(aliases(back)).toHaveLength(aliases(graph).length - count('alias'));
        expect(lost.filter(({ what }) => !['alias', 'statement'].includes(what))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds placeholders, unnamed things, denials, and statements without a reference', () => {
    const graph = graphOf('model alpha, gone?\nalpha built_on gone; not; likely\nalpha parameters unknown');
    const unnamed: Graph = {
      ...graph,
      entities: graph.entities.map((entity) => ({ ...entity, unnamed: entity.id === 'alpha' })),
    };
    const { back, files } = again(unnamed);
    expect(comparable(back)).toEqual(comparable(unnamed));
    expect(files.get('model.yaml')).toMatch(
      /^# Written by stemma export\nalpha:\n {2}kind: model\n {2}name: alpha\n {2}unnamed: true\n {2}statements:\n {4}- built_on: gone\n/,
    );
  });

  it('holds what came from a file of another tool, bare numbers too', () => {
    const file = {
      file: 'g.json',
      text: '{"nodes":[{"key":"a","size":1.5,"rank":7},{"key":"b"}],"edges":[{"source":"a","target":"b","weight":0.25}]}',
    };
    const { graph } = readProperties(readGraphologyJson(file), 'g.json', ONTOLOGY);
    const { back, dropped } = again(graph);
    expect(dropped.list()).toEqual([]);
    expect(comparable(back)).toEqual(comparable(graph));
  });

  it('says what it cannot hold', () => {
    const graph = graphOf('model alpha = Alpha | Beta, beta = Beta\nalpha noted_for x\nalpha noted_for y');
    const [first, second] = graph.statements;
    const odd: Graph = {
      ...graph,
      statements: [
        { ...first!, object: { value: 'unknown' } },
        { ...second!, object: { value: 'two\nlines' } },
      ],
    };
    const { dropped, back } = again(odd);
    expect(dropped.list().map(({ what, why, first: where }) => [what, why, where])).toEqual([
      ['alias', 'it leads to another entity too', 'alpha'],
      ['statement', 'our YAML cannot hold it: one line of text, without control characters', 'alpha'],
      ['statement', 'our YAML would read its text as something else', 'alpha'],
    ]);
    expect(back.statements).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, FORMATS } from '../../src/format/formats';
import type { Graph } from '../../src/model/graph';
import { graphOf as graphOfStore } from '../../src/store/graph-of';
import { buildStore } from '../../src/store/build';
import { graphOf, ONTOLOGY, randomGraph } from '../fixtures/graph';
import { awkwardGraph, comparable, filesOf } from './awkward';

const writers = FORMATS.flatMap(({ id, read, write }) => (write === undefined ? [] : [{ id, read, write }]));

/** Our YAML has rules that other formats lack: see its own test. */
const whole = writers.filter(({ id }) => id !== 'yaml');

describe.each(whole)('$id, written and read', ({ id, read, write }) => {
  const again = async (graph: Graph, places?: Float32Array) =>
    read(filesOf(await write(graph, places)), ONTOLOGY);

  it('is the same graph: statements, qualifiers, certainty, denials, references, vocabulary', async () => {
    await fc.assert(
      fc.asyncProperty(awkwardGraph, async (graph) => {
        const { graph: back, report } = await again(graph);
        expect(comparable(back)).toEqual(comparable(graph));
        expect(report).toMatchObject({ dropped: [], placeholders: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps places', async () => {
    const graph = randomGraph(3, 6);
    const places = Float32Array.from({ length: 12 }, (_, at) => at * 1.5 - 4);
    expect((await again(graph, places)).places).toEqual(places);
  });

  it('keeps a graph without statements, and one of nothing', async () => {
    for (const graph of [graphOf('model alpha'), graphOf('')])
      expect(comparable((await again(graph)).graph)).toEqual(comparable(graph));
  });

  it('says that nothing was lost', async () => {
    const graph = randomGraph(5);
    expect(await write(graph)).toMatchObject({
      dropped: [],
      kept: graph.entities.length + graph.statements.length,
    });
  });

  it('is the same text each time, and known by how it begins', async () => {
    const graph = randomGraph(7);
    const texts = filesOf(await write(graph));
    expect(filesOf(await write(graph))).toEqual(texts);
    expect(detectFormat(texts[0]!.text)?.id).toBe(id);
  });
});

describe('the graph of a store', () => {
  it('is the one that the store was built of', () => {
    fc.assert(
      fc.property(awkwardGraph, (graph) => {
        expect(comparable(graphOfStore(buildStore(graph)))).toEqual(comparable(graph));
      }),
    );
  });
});

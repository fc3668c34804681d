import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffGraphs } from '../../src/format/diff';
import { mergeGraphs } from '../../src/format/merge';
import { buildStore } from '../../src/store/build';
import { graphOf, randomGraph } from '../fixtures/graph';
import { comparable } from './awkward';

const names = (text: string, other: string) => {
  const { graph, report } = mergeGraphs(graphOf(text), graphOf(other));
  return {
    told: graph.entities.map(({ id, name, aliases }) => [id, name, ...aliases].join('|')),
    report,
    graph,
  };
};

describe('two graphs as one', () => {
  it('are the same graph where they are one, and its difference from itself is none', () => {
    fc.assert(
      fc.property(fc.nat(5000), (seed) => {
        const graph = randomGraph(seed, 10);
        const { graph: merged, report } = mergeGraphs(graph, graph);
        const once = (statements: unknown) => [...new Set(statements as string[])];
        const [was, is] = [comparable(graph), comparable(merged)] as {
          statements: string[];
          entities: unknown;
        }[];
        expect(once(is!.statements)).toEqual(once(was!.statements));
        expect(is!.entities).toEqual(was!.entities);
        expect(report).toMatchObject({ merged: graph.entities.length, ambiguous: 0 });
        expect(diffGraphs(graph, graph)).toMatchObject({
          added: { entities: [], statements: [] },
          removed: { entities: [], statements: [] },
          changed: { entities: [], statements: [] },
        });
      }),
    );
  });

  it('lose nothing, and are sound, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (one, other) => {
        const [a, b] = [randomGraph(one, 8), randomGraph(other, 8)];
        const { graph, report } = mergeGraphs(a, b);
        buildStore(graph);
        expect(graph.entities).toHaveLength(16 - report.merged);
        expect(graph.statements.length).toBeLessThanOrEqual(a.statements.length + b.statements.length);
        const claims = new Set(
          graph.statements.map(({ predicate, certainty }) => `${predicate} ${certainty}`),
        );
        for (const { predicate, certainty } of [...a.statements, ...b.statements])
          expect(claims).toContain(`${predicate} ${certainty}`);
      }),
    );
  });

  it('join spellings where only one is meant; the other becomes an alias', () => {
    const { told, report } = names('model llama = LLaMA', 'model meta-llama = LLaMa');
    expect(told).toEqual(['llama|LLaMA|LLaMa|meta-llama']);
    expect(report).toMatchObject({ merged: 1, resolution: { case: 1 } });
  });

  it.each([
    [
      'homonyms by their makers',
      'model d = Dragonfly\norganization one = Together\nd developed_by one',
      'model d = Dragonfly\norganization two = Meituan\nd developed_by two',
    ],
    [
      'sizes',
      'model d = Llama\nd parameters 13000000000 parameters',
      'model d = Llama\nd parameters 70000000000 parameters',
    ],
    ['names of other years', 'model d = ELIZA\nd released 1966', 'model d = ELIZA\nd released 2024-05'],
  ])('keep apart %s', (_, one, other) => {
    const { told, report } = names(one, other);
    expect(told.filter((line) => line.startsWith('d|') || line.startsWith('d-2|'))).toHaveLength(2);
    expect(report).toMatchObject({ ambiguous: 1, resolution: { ambiguous: 1 } });
    expect(report.notes[0]).toMatchObject({ why: 'kept apart: makers, dates or sizes differ' });
  });

  it.each([
    ['Command R', 'Command R+'],
    ['PanGu-α', 'PanGu-Σ'],
    ['Llama 2-13B', 'Llama 2-70B'],
    ['GPT-4', 'GPT-4 Turbo'],
  ])('keep apart %s and %s', (one, other) => {
    expect(names(`model a = ${one}`, `model b = ${other}`).told).toEqual([`a|${one}`, `b|${other}`]);
  });

  it('keep apart what one of them tells apart by case', () => {
    expect(names('model a = Calm', 'model b = CALM, c = CaLM').told).toHaveLength(3);
    expect(names('model a = CALM, b = CaLM', 'model c = Calm').told).toHaveLength(3);
  });

  it('give an id that both have to the first', () => {
    expect(names('model a = Alpha', 'model a = Beta').told).toEqual(['a|Alpha', 'a-2|Beta']);
    expect(names('model a = Alpha', 'product a = Alpha').told).toEqual(['a|Alpha', 'a-2|Alpha']);
  });

  it('keep contradictions, each with its sources, and join references to what both say', () => {
    const { graph, report } = names(
      'model a\na released 2020; ref: paper\na noted_for x; ref: paper',
      'model a\na released 2021; ref: talk\na noted_for x; ref: talk',
    );
    expect(
      graph.statements.map(({ predicate, object, references }) => [
        predicate,
        Object.values(object)[0],
        references.map(({ source }) => source).join(),
      ]),
    ).toEqual([
      ['released', '2020', 'paper'],
      ['noted_for', 'x', 'paper,talk'],
      ['released', '2021', 'talk'],
    ]);
    expect(report.notes).toMatchObject([{ what: 'released', count: 1, first: 'a' }]);
  });

  it('fill placeholders', () => {
    const { graph } = names('model a, gone?\na built_on gone', 'model gone\ngone noted_for x');
    expect(graph.entities.find(({ id }) => id === 'gone')).toMatchObject({ placeholder: false });
  });
});

describe('the difference of two graphs', () => {
  it('is told by statement: come, gone, and said otherwise', () => {
    const before = graphOf(
      'model a, b\na built_on b; role: x; ref: paper\na noted_for old\na noted_for same',
    );
    const after = graphOf(
      'model a = A, c\na built_on b; role: y; likely; ref: talk\na noted_for new\na noted_for same'.replace(
        'model a = A, c',
        'model a = A, b, c',
      ),
    );
    const { added, removed, changed } = diffGraphs(before, after);
    expect(added.entities.map(({ id }) => id)).toEqual(['c']);
    expect(removed.entities).toEqual([]);
    expect(changed.entities.map((one) => [one.before.name, one.after.name])).toEqual([['a', 'A']]);
    expect(added.statements.map(({ object }) => object)).toEqual([{ value: 'new' }]);
    expect(removed.statements.map(({ object }) => object)).toEqual([{ value: 'old' }]);
    expect(changed.statements.map((one) => [one.before.certainty, one.after.certainty])).toEqual([
      ['stated', 'likely'],
    ]);
  });
});

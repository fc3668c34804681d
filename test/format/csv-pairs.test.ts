import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvPairs, writeCsvPairs } from '../../src/format/csv-pairs';
import { text } from './awkward';

const read = (...texts: string[]) => readCsvPairs(texts.map((one, at) => ({ file: `${at}.csv`, text: one })));
const pairs = ({ graph }: ReturnType<typeof read>) =>
  graph.edges.map(({ source, target }) => `${source} ${target}`);

describe('tables of nodes and edges', () => {
  it('never hold a cell that begins a formula, and read back what they were given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.constantFrom('\t=1', '\r=1', "''@x")), { minLength: 1, maxLength: 5 }),
        (values) => {
          const nodes = values.map((value, at) => ({
            key: `n${at}`,
            label: value,
            properties: new Map([['note', value]]),
          }));
          const files = writeCsvPairs({ properties: new Map(), nodes, edges: [], untyped: false });
          const cells = [...files.values()].flatMap((file) => file.split(/[,\n]/));
          expect(
            cells.filter(
              (cell) =>
                /^"?[=+\-@\t\r]/.test(cell) &&
                !/^"?'/.test(cell) &&
                values.some((value) => value.startsWith(cell)),
            ),
          ).toEqual([]);
          const { graph } = readCsvPairs(Array.from(files, ([file, content]) => ({ file, text: content })));
          expect(graph.nodes.map(({ label, properties }) => [label, properties.get('note')])).toEqual(
            values.map((value) => [value, value]),
          );
        },
      ),
    );
  });

  it.each([
    ['Gephi’s', 'Id,Label\n1,A\n2,B\n', 'Source,Target,Type,Weight\n1,2,Undirected,3\n'],
    ['Neo4j’s', ':ID;name\n1;A\n2;B\n', ':START_ID;:END_ID;:TYPE\n1;2;KNOWS\n'],
    ['people’s', 'name\tage\n1\t7\n2\t8\n', 'from\tto\n1\t2\n'],
    ['in any order', 'to,from\n2,1\n', 'key\n1\n2\n'],
  ])('are known by their headers: %s', (_, one, other) => {
    const reading = read(one, other);
    expect(pairs(reading)).toEqual(['1 2']);
    expect(reading.graph.nodes.map(({ key }) => key)).toEqual(['1', '2']);
    expect(reading.dropped.total).toBe(0);
  });

  it('say which edges have no direction', () => {
    const { graph } = read('source,target,type\na,b,Undirected\na,b,Directed\na,b,friend\n');
    expect(graph.edges.map(({ directed, properties }) => [directed, ...properties.values()])).toEqual([
      [false],
      [true],
      [true, 'friend'],
    ]);
  });

  it('need no table of nodes', () => {
    expect(read('source,target\na,b\nb,c\n').graph.nodes.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('keep names with commas, quotes and line breaks', () => {
    const { graph } = read('id,label\n1,"A, ""B""\nC"\n');
    expect(graph.nodes[0]!.label).toBe('A, "B"\nC');
  });

  it('drop rows that say nothing or cannot be right, and tell where', () => {
    const { dropped, notes } = read('source,target,x1\na,b,1,2\n,b,1\na,b\n');
    expect(dropped.list()).toMatchObject([
      { why: 'more cells than its header', first: '0.csv, line 2' },
      { why: 'without a source or a target', first: '0.csv, line 3' },
    ]);
    expect(notes.list()).toMatchObject([
      { why: 'kept with fewer cells than its header', first: '0.csv, line 4' },
    ]);
  });

  it.each([
    [
      'a header that names neither',
      'colour,shape\nred,round\n',
      /columns are colour, shape; expected source and target/,
    ],
    ['nothing', '', /is empty/],
    ['a quote that is never closed', 'id\n"a', /line 2: a quote/],
  ])('are refused for %s', (_, table, message) => {
    expect(() => read(table)).toThrow(message);
  });
});

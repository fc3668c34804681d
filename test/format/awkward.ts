import * as fc from 'fast-check';
import type { TextFile } from '../../src/format/yaml-text';
import type { Written } from '../../src/format/formats';
import type { Graph, Statement } from '../../src/model/graph';
import { isWebLink } from '../../src/model/link';
import { ONTOLOGY, randomGraph } from '../fixtures/graph';

/** What has tripped readers: signs of every syntax, what looks like another type, other scripts. */
const TEXTS = [
  '=SUM(A1:A9)',
  '+1',
  '-1',
  '@cmd',
  "'=1",
  "it's",
  '"quoted"',
  'a, b',
  'a;b',
  'a|b',
  '[1, 2]',
  '["a"]',
  '{"a":1}',
  '\\{"value":"x"}',
  'unknown',
  'none',
  'true',
  '007',
  '1e999',
  'NaN',
  '12',
  '7 billion',
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '&amp;',
  ']]>',
  '<!-- -->',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'α-β',
  '日本語',
  'é',
  '🦙',
  'a\\b',
  '# no comment',
  'key: value',
  '- item',
  '~',
  '%',
  '$x',
  '{}',
];

/** One line, as our own texts are. */
export const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  )
  .map((one) => one.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ').trim())
  .filter((one) => one !== '');

/** A graph with all that is awkward in its shape (see the fixture) and in its texts. */
export const awkwardGraph: fc.Arbitrary<Graph> = fc
  .record({
    seed: fc.nat(10_000),
    size: fc.integer({ min: 1, max: 12 }),
    texts: fc.array(text, { minLength: 8, maxLength: 8 }),
  })
  .map(({ seed, size, texts }) => retold(randomGraph(seed, size), texts));

function retold(graph: Graph, texts: readonly string[]): Graph {
  const at = (row: number) => texts[row % texts.length]!;
  const statements: Statement[] = graph.statements.map((statement, row) => ({
    ...statement,
    ...(statement.predicate === 'noted_for' && 'value' in statement.object
      ? { object: { value: at(row) } }
      : {}),
    qualifiers: statement.qualifiers.map(({ id, values }) =>
      id === 'role' ? { id, values: [{ value: at(row) }, { value: at(row + 3) }] } : { id, values },
    ),
    references: statement.references.map(({ source, where }) => ({
      source,
      where: where === '' ? '' : at(row),
    })),
  }));
  const entities = graph.entities.map((entity, row) => ({
    ...entity,
    name: row % 3 === 0 ? at(row) : entity.name,
    aliases: row % 4 === 0 ? [...new Set([at(row + 1), at(row + 2)])] : entity.aliases,
    description: row % 2 === 0 ? at(row + 4) : '',
    links: row % 5 === 0 ? ['https://example.org/a?b=c&d=%3Ce%3E'].filter(isWebLink) : [],
  }));
  return { ...graph, ontology: ONTOLOGY, entities, statements };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** What two graphs are compared by: the order of statements about one subject, and of qualifiers, says nothing, nor does a value told twice. */
export function comparable(graph: Graph): unknown {
  const told = graph.statements.map((statement) => ({
    ...statement,
    qualifiers: statement.qualifiers
      .map(({ id, values }) => ({ id, values: distinct(values) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ontology: { ...graph.ontology, kinds: byId(graph.ontology.kinds) },
    sources: byId(graph.sources),
    entities: byId(graph.entities),
    statements: told
      .map((one) =>
        JSON.stringify(
          one,
          Object.keys(one)
            .toSorted()
            .concat('entity', 'value', 'unit', 'unknown', 'none', 'id', 'values', 'source', 'where'),
        ),
      )
      .toSorted(),
  };
}

/** As they would be found on the disk. */
export function filesOf({ text: single, files }: Written): TextFile[] {
  if (single !== undefined) return [{ file: 'graph', text: single }];
  return Array.from(files ?? [], ([file, content]) => ({ file, text: content }));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/format/read-graph';
import { dataFolder, ROOT } from '../setup/data';

const SOURCE = 'epoch-notable-models';
const GRAPH = join(ROOT, 'graph-data');
const text = (file: string) => ({ file, text: readFileSync(join(GRAPH, file), 'utf8') });

/** What the bundled graph takes from Epoch AI's table, by the name of its row. */
function cited() {
  const files = readdirSync(GRAPH).filter((name) => name.endsWith('.yaml'));
  const entities = files.filter((name) => !['ontology.yaml', 'sources.yaml'].includes(name)).map(text);
  const { graph } = readGraph({ ontology: text('ontology.yaml'), sources: text('sources.yaml'), entities });
  return graph!.statements.flatMap(({ subject, predicate, object, references }) =>
    references.flatMap(({ source, where }) =>
      source === SOURCE ? [{ subject, predicate, object, where }] : [],
    ),
  );
}

/** Rows of a CSV text (RFC 4180): quoted cells may hold commas, quotes and line breaks. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== ',') rows.push([]);
  }
  return rows;
}

const data = dataFolder();

describe.skipIf(data === undefined)('what is taken from the table of Epoch AI', () => {
  const [head, ...rows] =
    data === undefined
      ? [[]]
      : rowsOf(readFileSync(join(data, 'epoch/notable-ai-models_2026-01.csv'), 'utf8'));
  const column = (name: string) => head!.indexOf(name);
  const dates = new Map(rows.map((row) => [row[column('Model')], row[column('Publication date')]]));

  it('names rows that the table has', () => {
    expect(rows.length).toBeGreaterThan(900);
    expect(cited().length).toBeGreaterThan(10);
    expect(cited().filter(({ where }) => !dates.has(where))).toEqual([]);
  });

  it('are its dates, to the day or as far as ours goes', () => {
    const released = cited().filter(({ predicate }) => predicate === 'released');
    expect(released.length).toBeGreaterThan(10);
    for (const { subject, object, where } of released) {
      expect(dates.get(where)!.startsWith(String('value' in object && object.value)), subject).toBe(true);
    }
  });
});

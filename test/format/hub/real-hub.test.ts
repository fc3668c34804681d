import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importHub } from '../../../src/format/hub/import';
import { dataFolder } from '../../setup/data';
import { shapeOf } from './measure';
import { bundledOntology } from './ontology';

const data = dataFolder();

/** Cells as they stand: these tables have no quotes. */
function cellsOf(name: string) {
  const text = readFileSync(join(data!, 'huggingface', name), 'utf8');
  expect(text).not.toContain('"');
  const [, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  return { text, rows: lines.map((line) => line.split(',')) };
}

describe.skipIf(data === undefined).each(['2025', 'small'])('the real hub, %s: no $STEMMA_DATA', (year) => {
  it('becomes a graph with exactly the models, owners, architectures and relations of its tables', () => {
    const edges = cellsOf(`edges-${year}.csv`);
    const nodes = cellsOf(`nodes-${year}.csv`);
    const { table, report } = importHub({
      edges: { file: 'edges.csv', text: edges.text },
      nodes: { file: 'nodes.csv', text: nodes.text },
      ontology: bundledOntology(),
    });
    const kinds = (kind: string) =>
      table.names.filter((_, row) => table.ontology.kinds[table.kind[row]!]!.id === kind);
    const statements = (predicate: string) =>
      table.predicate.filter((at) => table.ontology.predicates[at]!.id === predicate).length;
    const architectures = nodes.rows
      .map((row) => row[3]!)
      .filter((name) => name !== 'unknown' && name !== '');
    const models = new Set([
      ...nodes.rows.map(([id]) => id),
      ...edges.rows.flatMap((row) => row.slice(0, 2)),
    ]);

    expect(new Set(kinds('model'))).toEqual(models);
    expect(new Set(kinds('organization'))).toEqual(new Set(nodes.rows.map((row) => row[2])));
    expect(new Set(kinds('architecture'))).toEqual(new Set(architectures));
    expect(statements('built_on')).toBe(new Set(edges.rows.map(String)).size);
    expect(statements('developed_by')).toBe(nodes.rows.length);
    expect(statements('uses_architecture')).toBe(architectures.length);

    const shape = shapeOf(table);
    const ofRelation = (name: string) => edges.rows.filter((row) => row[2] === name).length;
    expect(Object.fromEntries(shape.relations)).toEqual({
      fine_tune: ofRelation('finetuned'),
      quantization: ofRelation('quantized'),
      merge: ofRelation('merged'),
      adapter: ofRelation('adapter'),
    });
    const loops = edges.rows.filter(([source, target]) => source === target).length;
    expect(shape.selfLoops).toBe(loops);
    expect(report).toMatchObject({
      read: edges.rows.length + nodes.rows.length,
      placeholders: 0,
      dropped: [],
    });
    expect(report.notes).toEqual([expect.objectContaining({ what: 'self-loop', count: loops })]);
  });

  it('has the same owners when they are read from the ids alone', () => {
    const { text } = cellsOf(`edges-${year}.csv`);
    const { table } = importHub({ edges: { file: 'edges.csv', text }, ontology: bundledOntology() });
    const owners = table.names.filter(
      (_, row) => table.ontology.kinds[table.kind[row]!]!.id === 'organization',
    );
    expect(new Set(owners)).toEqual(new Set(cellsOf(`nodes-${year}.csv`).rows.map((row) => row[2])));
  });
});

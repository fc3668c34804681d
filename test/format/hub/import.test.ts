import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importHub } from '../../../src/format/hub/import';
import { slug } from '../../../src/model/names';
import type { GraphTable } from '../../../src/model/table';
import { bundledOntology } from './ontology';

const ontology = bundledOntology();
const HEADER = 'source,target,edge\n';

function imported(edges: string, nodes?: string) {
  return importHub({
    edges: { file: 'data/edges.csv', text: edges },
    ...(nodes === undefined ? {} : { nodes: { file: 'data/nodes.csv', text: nodes } }),
    ontology,
  });
}

const rows = (...lines: string[]) => imported(HEADER + lines.join('\n'));

/** "derived built_on base (merge)". */
function said({ names, subject, predicate, object, circumstance, circumstances }: GraphTable): string[] {
  return Array.from(subject, (row, at) => {
    const value = circumstances[circumstance[at]!]!.qualifiers[0]?.values[0];
    const relation = value !== undefined && 'value' in value ? ` (${value.value})` : '';
    return `${names[row]} ${ontology.predicates[predicate[at]!]!.id} ${names[object[at]!]}${relation}`;
  });
}

const lineage = (table: GraphTable) => said(table).filter((line) => line.includes(' built_on '));
const kindsOf = ({ names, kind }: GraphTable) =>
  Object.fromEntries(names.map((name, row) => [name, ontology.kinds[kind[row]!]!.id]));
const idsOf = ({ names, ids }: GraphTable) => names.map((name, row) => ids.get(row) ?? slug(name));

describe('a table of edges', () => {
  it('leads from what is derived to its base, with the relation in our words', () => {
    const { table, report } = rows(
      'a/x,b/y,finetuned',
      'a/x,c/z,quantized',
      'b/y,c/m,merged',
      'a/x,d/l,adapter',
    );
    expect(lineage(table)).toEqual([
      'b/y built_on a/x (fine_tune)',
      'c/z built_on a/x (quantization)',
      'c/m built_on b/y (merge)',
      'd/l built_on a/x (adapter)',
    ]);
    expect(report).toEqual({
      read: 4,
      kept: 4,
      dropped: [],
      placeholders: 0,
      merged: 0,
      ambiguous: 0,
      notes: [],
    });
  });

  it('makes the part before the slash an organization, and links both to their pages', () => {
    const { table } = rows('gpt2,b/y,finetuned', 'b/y,b/z,quantized');
    expect(kindsOf(table)).toEqual({ gpt2: 'model', 'b/y': 'model', 'b/z': 'model', b: 'organization' });
    expect(said(table)).toEqual(expect.arrayContaining(['b/y developed_by b', 'b/z developed_by b']));
    expect(said(table).filter((line) => line.includes('developed_by'))).toHaveLength(2);
    expect(table.links.get(table.names.indexOf('b/y'))).toEqual(['https://huggingface.co/b/y']);
    expect(table.links.get(table.names.indexOf('b'))).toEqual(['https://huggingface.co/b']);
  });

  it('is the source that each statement refers to', () => {
    const { table } = rows('a/x,b/y,finetuned');
    expect(table.sources.map(({ id, label }) => [id, label])).toEqual([['import', 'edges.csv']]);
    for (const at of table.circumstance)
      expect(table.circumstances[at]!.references).toEqual([{ source: 'import', where: '' }]);
  });

  it('keeps a relation that nobody knows as none, and says so', () => {
    const { table, report } = rows('a/x,b/y,distilled', 'a/x,b/z,');
    expect(lineage(table)).toEqual(['b/y built_on a/x', 'b/z built_on a/x']);
    expect(report.notes).toEqual([
      expect.objectContaining({ what: 'relation', why: expect.stringContaining('"distilled"'), count: 1 }),
      expect.objectContaining({
        what: 'relation',
        why: expect.stringContaining('empty'),
        first: 'data/edges.csv, line 3',
      }),
    ]);
  });

  it('keeps self-loops and cycles, and reports the loops', () => {
    const { table, report } = rows(
      'a/x,a/x,finetuned',
      'a/x,b/y,merged',
      'b/y,a/x,merged',
      'c/z,c/z,quantized',
    );
    expect(lineage(table)).toHaveLength(4);
    expect(report.notes).toEqual([
      { what: 'self-loop', why: expect.any(String), count: 2, first: 'data/edges.csv, line 2' },
    ]);
  });

  it('keeps a row once, and two relations between the same models both', () => {
    const { table, report } = rows('a/x,b/y,merged', 'a/x,b/y,merged', 'a/x,b/y,quantized', 'a/x,b/y,merged');
    expect(lineage(table)).toEqual(['b/y built_on a/x (merge)', 'b/y built_on a/x (quantization)']);
    expect(report).toMatchObject({ read: 4, kept: 2 });
    expect(report.dropped).toEqual([
      expect.objectContaining({ what: 'duplicate row', count: 2, first: 'data/edges.csv, line 3' }),
    ]);
  });

  it('drops rows without an id or with too few cells, and counts each kind', () => {
    const { table, report } = rows(
      ',b/y,merged',
      'N/A,b/y,merged',
      'a/x,,merged',
      'a/x',
      'a/x,b/y,merged,more',
      'a/x,b/y,merged',
    );
    expect(lineage(table)).toHaveLength(1);
    expect(report.dropped.map(({ what, count }) => [what, count])).toEqual([
      ['row without a source', 2],
      ['row without a target', 1],
      ['row', 1],
      ['row', 1],
    ]);
    expect(report).toMatchObject({ read: 6, kept: 1 });
  });

  it('knows an id through slashes, HTML and addresses around it', () => {
    const { table, report } = rows(
      'a/x,b/y,merged',
      'a/x/,b/z,merged',
      'https://huggingface.co/a/x,b/w</a>,merged',
    );
    expect(lineage(table).map((line) => line.split(' ')[2])).toEqual(['a/x', 'a/x', 'a/x']);
    expect(report.merged).toBe(2);
    expect(report.notes).toEqual([expect.objectContaining({ what: 'id', count: 3 })]);
  });

  it('keeps names apart that differ only in case or signs', () => {
    const { table, report } = rows('a/Cat_7B,b/y,merged', 'a/cat-7b,b/y,merged', 'a/CAT.7B,b/y,merged');
    expect(idsOf(table)).toEqual(['a-cat-7b', 'b-y', 'a-cat-7b-2', 'a-cat-7b-3', 'a', 'b']);
    expect(report.ambiguous).toBe(2);
  });

  it('takes 65 parents, names of 5,000 characters, and names with commas and line breaks', () => {
    const parents = Array.from({ length: 65 }, (_, at) => `p/${at},m/merge,merged`);
    const long = `o/${'n'.repeat(5000)}`;
    const { table, report } = rows(
      ...parents,
      `p/1,${long},finetuned`,
      '"a, b",c/d,merged',
      '"line\nbreak",c/d,merged',
    );
    expect(report.kept).toBe(68);
    expect(table.names).toEqual(expect.arrayContaining([long, 'a, b', 'line break']));
    expect(lineage(table).filter((line) => line.startsWith('m/merge '))).toHaveLength(65);
    expect(rows(`${'n'.repeat(10_001)},b/y,merged`, 'a/x,b/y,merged').report.dropped).toEqual([
      expect.objectContaining({ why: 'an id of more than 10,000 characters' }),
    ]);
  });

  it('is no trap in names that mean something to the language', () => {
    const { table } = rows('__proto__,constructor,merged', 'toString/valueOf,__proto__,unknown');
    expect(lineage(table)).toEqual([
      'constructor built_on __proto__ (merge)',
      '__proto__ built_on toString/valueOf',
    ]);
  });

  it('that is another table is refused', () => {
    expect(() => imported('id,type,owner\na,b,c')).toThrow(
      /the columns are id, type, owner; expected source, target, edge/,
    );
  });

  it('with nothing in it is an empty graph', () => {
    expect(imported(HEADER)).toMatchObject({ table: { names: [] }, report: { read: 0, kept: 0 } });
  });
});

describe('a table of nodes', () => {
  const edges = `${HEADER}a/x,b/y,merged\nn/n,b/y,merged\n`;

  it('tells owners and architectures, where they are known', () => {
    const { table } = imported(
      edges,
      'id,type,owner,architecture\na/x,base,Acme,llama\nb/y,merged,b,unknown\nn/n,,,\n',
    );
    expect(said(table).filter((line) => !line.includes('built_on'))).toEqual([
      'a/x developed_by Acme',
      'b/y developed_by b',
      'n/n developed_by n',
      'a/x uses_architecture llama',
    ]);
    expect(kindsOf(table)).toMatchObject({ Acme: 'organization', llama: 'architecture' });
    expect(table.sources.map(({ id }) => id)).toEqual(['import', 'import-nodes']);
  });

  it('leaves what it does not describe a placeholder', () => {
    const { table, report } = imported(edges, 'id\na/x\nonly/here\n');
    const placeholders = table.names.filter((_, row) => table.placeholder[row] === 1);
    expect(placeholders).toEqual(['b/y', 'n/n']);
    expect(table.names).toContain('only/here');
    expect(report).toMatchObject({ read: 4, kept: 4, placeholders: 2 });
  });

  it('may say two things of one model, but the same thing once', () => {
    const { table, report } = imported(HEADER, 'id,owner\na/x,a\na/x,a\na/x,other\n');
    expect(said(table)).toEqual(['a/x developed_by a', 'a/x developed_by other']);
    expect(report).toMatchObject({ read: 3, kept: 2, dropped: [{ what: 'duplicate row', count: 1 }] });
  });

  it('that is another table is refused', () => {
    expect(() => imported(edges, edges)).toThrow(
      /nodes\.csv, line 1: the columns are source, target, edge; expected id/,
    );
  });
});

describe('any table of edges', () => {
  const id = fc.constantFrom(
    'a/x',
    'a/X',
    'a/x/',
    ' b/y',
    'gpt2',
    '',
    'N/A',
    '<b>c/z</b>',
    '"d',
    '__proto__',
  );
  const relation = fc.constantFrom('finetuned', 'merged', 'Merged', '', 'odd');
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('accounts for every row, names every model once, and has a valid row in every column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(id, relation), { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
        (lines) => {
          const { table, report } = rows(...lines.map((line) => line.map(cell).join(',')));
          expect(report.kept + report.dropped.reduce((sum, { count }) => sum + count, 0)).toBe(report.read);
          expect(lineage(table)).toHaveLength(report.kept);
          const models = table.names.filter((_, row) => ontology.kinds[table.kind[row]!]!.id === 'model');
          expect(new Set(models).size).toBe(models.length);
          expect(new Set(idsOf(table)).size).toBe(table.names.length);
          for (const row of [...table.subject, ...table.object]) expect(table.names[row]).toBeDefined();
          for (const at of table.circumstance) expect(table.circumstances[at]).toBeDefined();
        },
      ),
    );
  });
});

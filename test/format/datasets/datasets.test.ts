import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATASETS } from '../../../src/format/datasets/datasets';
import type { DatasetImport } from '../../../src/format/datasets/draft';
import { buildStore } from '../../../src/store/build';
import { writeSnapshot } from '../../../src/store/snapshot';
import { dataFolder } from '../../setup/data';
import { bundledOntology } from '../hub/ontology';

const known = bundledOntology();
const read = (id: string, files: Readonly<Record<string, string>>): Promise<DatasetImport> =>
  DATASETS.find((one) => one.id === id)!.read(
    Object.entries(files).map(([file, text]) => ({ file, text })),
    known,
  );
const said = ({ graph }: DatasetImport, ...predicates: string[]) =>
  graph.statements
    .filter(({ predicate }) => predicates.includes(predicate))
    .map(({ subject, predicate, object, certainty }) =>
      [subject, predicate, Object.values(object)[0], certainty].join(' '),
    );

describe('Ecosystem Graphs', () => {
  const ASSETS = `
- {type: model, name: "Dragonfly", organization: Together, created_date: 2024-06-06, access: {value: open, explanation: x}, license: unknown, modality: image; text, size: 8B parameters (dense), dependencies: [LLaMa, "The Pile, v1", N/A, Dragonfly]}
- {type: model, name: Dragonfly, organization: OpenAI, created_date: unknown, dependencies: {value: [LLaMA 2], explanation: y}}
- {type: model, name: LLaMA, organization: {value: Meta, explanation: z}, created_date: {value: 2023-02-24}, modality: text, url: https://llama.example/}
- {type: dataset, name: "The Pile, v1", organization: EleutherAI, created_date: 2022, modality: "text, code", dependencies: [Free Music Archive, LLaMA]}
- {type: application, name: "<b>Chat</b>/\\n", organization: ELEUTHERAI, dependencies: [LLaMA, The Pile, Chat]}
- {type: thing, name: X}
- {type: model, name: N/A}
- 7
`;

  it('reads records, scalar or mapping, and derives relations from both ends', async () => {
    const found = await read('ecosystem-graphs', { 'assets/a.yaml': ASSETS });
    expect(
      found.graph.entities.map(({ id, kind, placeholder }) => [id, kind, placeholder].join(' ')),
    ).toEqual(
      expect.arrayContaining([
        'dragonfly model false',
        'dragonfly-2 model false',
        'llama model false',
        'the-pile-v1 data_set false',
        'chat product false',
        'llama-2 model true',
        'free-music-archive data_set true',
      ]),
    );
    expect(said(found, 'built_on', 'trained_on', 'derived_from', 'generated_by', 'uses_model')).toEqual([
      'dragonfly built_on llama stated',
      'dragonfly trained_on the-pile-v1 stated',
      'dragonfly built_on dragonfly-3 stated',
      'dragonfly-2 built_on llama-2 stated',
      'the-pile-v1 derived_from free-music-archive stated',
      'the-pile-v1 generated_by llama stated',
      'chat uses_model llama stated',
      'chat trained_on the-pile stated',
      'chat uses_model chat stated',
    ]);
  });

  it('tells access, dates, sizes and modalities, and who made it by any spelling', async () => {
    const found = await read('ecosystem-graphs', { a: ASSETS });
    expect(
      said(
        found,
        'has_access',
        'released',
        'parameters',
        'accepts',
        'produces',
        'has_modality',
        'developed_by',
      ),
    ).toEqual([
      'dragonfly developed_by together stated',
      'dragonfly released 2024-06-06 stated',
      'dragonfly has_access open stated',
      'dragonfly parameters 8000000000 stated',
      'dragonfly accepts image stated',
      'dragonfly produces text stated',
      'dragonfly-2 developed_by openai stated',
      'llama developed_by meta stated',
      'llama released 2023-02-24 stated',
      'llama accepts text likely',
      'llama produces text likely',
      'the-pile-v1 developed_by eleutherai stated',
      'the-pile-v1 released 2022 stated',
      'the-pile-v1 has_modality text stated',
      'the-pile-v1 has_modality code stated',
      'chat developed_by eleutherai stated',
    ]);
  });

  it('reports by rule how names were resolved, and what was dropped', async () => {
    const { report } = await read('ecosystem-graphs', { a: ASSETS });
    expect(report).toMatchObject({ read: 8, kept: 5, merged: 2, ambiguous: 1, placeholders: 4 });
    expect(report.resolution).toEqual({
      exact: 4,
      alias: 0,
      case: 1,
      'version suffix': 1,
      ambiguous: 1,
      placeholder: 2,
    });
    expect(report.dropped.map(({ why, count }) => `${count} ${why}`)).toEqual([
      '1 it is neither model nor dataset nor application',
      '1 it has no name',
      '1 it is no mapping',
    ]);
  });

  it.each([
    ['{', /holds no assets/],
    ['a: b', /expected a list of records/],
    ['- &a {name: x}\n- *a', /holds no assets/],
  ])('refuses %j', async (text, message) => {
    await expect(read('ecosystem-graphs', { 'a.yaml': text })).rejects.toThrow(message);
  });
});

describe('Epoch', () => {
  const NEW =
    'Model,Organization,Publication date,Parameters,Training compute (FLOP),Training dataset,Confidence,Base model,Domain,Model accessibility,Abstract\n"Solar\n",Upstage,2025-12-31,102000000000.0,1e24,Unspecified unreleased,Confident,,Language,API access,x\n"Tuned, one","Upstage,UPSTAGE AI",2026-02,,,,Speculative,"solar,SigLIP 400M","Multimodal,Language",,\n,x,,,,,,,,,\nThird,,soon,7,,,Likely,"Tuned, one",,,\n';

  it('reads cells with commas and line breaks; its Confidence is our certainty', async () => {
    const found = await read('epoch', { 'e.csv': NEW });
    expect(
      found.graph.entities
        .filter(({ kind }) => kind === 'model')
        .map(({ name, placeholder }) => [name, placeholder]),
    ).toEqual([
      ['Solar', false],
      ['Tuned, one', false],
      ['Third', false],
      ['SigLIP 400M', true],
    ]);
    expect(said(found, 'built_on', 'parameters', 'training_compute', 'trained_on')).toEqual([
      'solar parameters 102000000000 stated',
      'solar training_compute 1e+24 stated',
      'tuned-one built_on solar estimated',
      'tuned-one built_on siglip-400m estimated',
      'third parameters 7 likely',
      'third built_on tuned-one likely',
    ]);
    expect(found.report).toMatchObject({
      read: 4,
      kept: 3,
      placeholders: 1,
      resolution: { exact: 1, case: 1, placeholder: 1 },
    });
    expect(found.report.notes).toMatchObject([
      { what: 'column', first: 'Abstract' },
      { what: 'date', first: 'row 6' },
    ]);
  });

  it('finds columns by name in other vintages', async () => {
    const found = await read('epoch', {
      'e.csv':
        'Reference,Publication date,System,Organization(s),Base models\nr,2020,Alpha,"A, B",\nr,2021-05-06,Beta,A,alpha\n',
    });
    expect(said(found, 'built_on', 'released', 'developed_by')).toEqual([
      'alpha developed_by a stated',
      'alpha developed_by b stated',
      'alpha released 2020 stated',
      'beta developed_by a stated',
      'beta released 2021-05-06 stated',
      'beta built_on alpha reported',
    ]);
  });

  it('refuses a table without models', async () => {
    await expect(read('epoch', { 'e.csv': 'a,b\n1,2\n' })).rejects.toThrow(
      /none of the columns is Model or System/,
    );
  });
});

describe('models.dev', () => {
  const FILES = {
    'labs/acme/lab.toml': 'name = "Acme"',
    'models/acme/one-7b.toml':
      'name = "One 7B"\nfamily = "one"\nrelease_date = "2025-10"\nknowledge = "2025-01"\nopen_weights = true\n[limit]\ncontext = 256_000\n[modalities]\ninput = ["text", "image"]\noutput = ["text"]\n[[weights]]\nurl = "https://huggingface.co/acme/one"\n[[weights]]\nurl = "javascript:alert(1)"',
    'providers/cloud/provider.toml': 'name = "Cloud"',
    'providers/cloud/models/us.acme.one.toml': 'base_model = "acme/one-7b"\nname = "One 7B (US)"',
    'providers/cloud/models/lost.toml': 'base_model = "acme/gone"\nname = "Lost"',
    'providers/cloud/models/other.toml': 'name = "Other"\nopen_weights = false\n__proto__ = "x"',
    'providers/second/models/other.toml': 'name = "Other"',
  };

  it('tells laboratories, families, limits, modalities, weights and who serves what; base_model is no lineage', async () => {
    const found = await read('models.dev', FILES);
    expect(
      found.graph.entities.filter(({ kind }) => kind === 'model').map(({ name, links }) => [name, links]),
    ).toEqual([
      ['One 7B', ['https://huggingface.co/acme/one']],
      ['Lost', []],
      ['Other', []],
    ]);
    expect(said(found, 'built_on')).toEqual([]);
    expect(
      said(
        found,
        'available_in',
        'developed_by',
        'part_of',
        'context_window',
        'knowledge_cutoff',
        'released',
        'has_access',
        'accepts',
        'produces',
      ),
    ).toEqual([
      'one-7b part_of one stated',
      'one-7b released 2025-10 stated',
      'one-7b knowledge_cutoff 2025-01 stated',
      'one-7b context_window 256000 stated',
      'one-7b has_access open-weights stated',
      'one-7b accepts text stated',
      'one-7b accepts image stated',
      'one-7b produces text stated',
      'one-7b developed_by acme stated',
      'one-7b available_in cloud stated',
      'lost available_in cloud stated',
      'other has_access closed-weights stated',
      'other available_in cloud stated',
      'other available_in second stated',
    ]);
    expect(found.report).toMatchObject({
      read: 5,
      kept: 5,
      notes: [{ what: 'base_model', count: 1, first: 'providers/cloud/lost' }],
    });
  });

  it.each([
    [{ 'models/a/b.toml': 'name = ' }, /models\/a\/b\.toml, line 1/],
    [{ 'x.toml': 'name = "x"' }, /none of the files is a model/],
  ])('refuses %#', async (files, message) => {
    await expect(read('models.dev', files as unknown as Record<string, string>)).rejects.toThrow(message);
  });
});

describe('ModelForest', () => {
  const JSON_TEXT = JSON.stringify({
    models: [
      {
        id: 'a/one',
        name: 'One',
        shortName: 'O1',
        company: 'Acme',
        releaseDate: '2024-01-02',
        parametersRaw: 7e9,
        license: 'mit',
        licenseType: 'open-weight',
        contextWindow: 2048,
        modality: 'text',
      },
      { id: 'a/two', name: 'Two', company: 'ACME' },
      { id: 'a/two', name: 'Again' },
      { name: 'nameless' },
    ],
    relationships: [
      { parent: 'a/one', child: 'a/two', type: 'finetune', confidence: 'medium' },
      { parent: 'a/one', child: 'a/two', type: 'inspiration' },
      { parent: 'gone', child: 'a/two', type: 'distillation', confidence: 'high' },
      { parent: 'N/A', child: 'a/two' },
      { parent: 'a/one', child: 'lost' },
    ],
  });

  it('tells models, relations with their confidence, and placeholders', async () => {
    const found = await read('modelforest', {
      'm.json': JSON_TEXT,
      'c.json': '{"companies":[{"id":"x","name":"acme"}]}',
    });
    expect(said(found, 'built_on')).toEqual([
      'two built_on one likely',
      'two built_on one reported',
      'two built_on gone stated',
    ]);
    expect(
      found.graph.statements
        .filter(({ predicate }) => predicate === 'built_on')
        .map(({ qualifiers }) =>
          qualifiers.map(({ id, values }) => [id, Object.values(values[0]!)[0]].join()).join(),
        ),
    ).toEqual(['relation,fine_tune', 'role,inspiration', 'relation,distillation']);
    expect(found.report).toMatchObject({ read: 10, kept: 6, placeholders: 1, merged: 2 });
    expect(found.graph.entities.filter(({ kind }) => kind === 'organization')).toHaveLength(1);
  });

  it.each(['[]', '{', '{"models":{}}'])('refuses %s', async (text) => {
    await expect(read('modelforest', { 'm.json': text })).rejects.toThrow(
      /m\.json (?:is no JSON|holds neither)/,
    );
  });
});

const data = dataFolder();
const PLACES: Readonly<Record<string, string>> = {
  'ecosystem-graphs': 'ecosystem-graphs/assets',
  epoch: 'epoch',
  'models.dev': 'models.dev',
  modelforest: 'small/modelforest/data',
};
if (data === undefined)
  process.stdout.write(`${Object.keys(PLACES).length} data sets: skipped, no $STEMMA_DATA\n`);

describe.skipIf(data === undefined)('the field’s own data', () => {
  const lines: string[] = [];

  it.each(DATASETS)('$id is read whole, the same each time', async ({ id, endings, read: reader }) => {
    const folder = join(data!, PLACES[id]!);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => endings.some((ending) => name.endsWith(ending)))
      .toSorted();
    const files = names.map((name) => ({
      file: relative('.', name).split(sep).join('/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
    const [first, second] = [await reader(files, known), await reader(files, known)];
    const bytes = [first, second].map(({ graph }) => Buffer.from(writeSnapshot(buildStore(graph))));
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
    const { graph, report } = first;
    expect(report.kept).toBeGreaterThan(300);
    expect(report.read - report.kept).toBeLessThan(report.read / 100);
    const count = (keys: readonly string[]) =>
      [...counted(keys)].map(([key, all]) => `${key} ${all}`).join(', ');
    lines.push(
      `${id}: ${report.read} read, ${report.kept} kept, ${report.placeholders} dangling, ${report.merged} merged, ${report.ambiguous} ambiguous`,
      `  ${count(graph.entities.map(({ kind }) => kind))}`,
      `  ${count(graph.statements.map(({ predicate }) => predicate))}`,
      `  by rule: ${Object.entries(report.resolution)
        .map(([rule, times]) => `${rule} ${times}`)
        .join(', ')}`,
    );
  });

  it('keeps both Dragonflies, and sizes and versions apart', async () => {
    const folder = join(data!, PLACES['ecosystem-graphs']!);
    const files = readdirSync(folder)
      .toSorted()
      .map((name) => ({ file: name, text: readFileSync(join(folder, name), 'utf8') }));
    const { graph } = await DATASETS[0]!.read(files, known);
    expect(
      graph.entities.filter(({ name, placeholder }) => name === 'Dragonfly' && !placeholder),
    ).toHaveLength(2);
    const described = new Set(
      graph.entities.filter(({ placeholder }) => !placeholder).map(({ name }) => name),
    );
    expect(described.size).toBeGreaterThan(620);
  });

  afterAll(() => void process.stdout.write(`${lines.join('\n')}\n`));
});

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

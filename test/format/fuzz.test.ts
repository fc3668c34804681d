import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/format/datasets/datasets';
import { detectFormat, FORMATS, type GraphFormat } from '../../src/format/formats';
import { InputError } from '../../src/model/errors';
import { buildStore } from '../../src/store/build';
import type { TextFile } from '../../src/format/yaml-text';
import { randomGraph } from '../fixtures/graph';
import { filesOf } from './awkward';
import { bundledOntology } from './hub/ontology';

/** Texts that begin like the ones that each reader takes, where nothing here writes them. */
const SAMPLES: Readonly<Record<string, string>> = {
  dot: 'strict digraph "G" { node [shape=box]; a -> {b c} -> d [label="x\\n", weight=2]; subgraph cluster_x { e [pos="1,2!"] } }',
  gml: 'graph [ directed 1 node [ id 1 label "A &quot;" graphics [ x 1 y 2 ] ] node [ id 2 ] edge [ source 1 target 2 weight 3.5 ] ]',
};
/** What comes into a text where it is broken. */
const BITS = [
  '<',
  '>',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&',
  ';',
  ',',
  '\n',
  '\0',
  '\u202e',
  '\ud800',
  '1e999',
  '-',
  '=',
  '@',
  '#',
  '_:',
  '<a>',
  '</a>',
  '<!--',
  ']]>',
  '__proto__',
  '\\',
  'null',
  'NaN',
];

type Damage = readonly [at: number, length: number, bit: number];
const damage: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.tuple(fc.nat(), fc.nat(40), fc.nat(BITS.length - 1)),
  { minLength: 1, maxLength: 5 },
);

function damaged(text: string, wounds: readonly Damage[]): string {
  return wounds.reduce((whole, [at, length, bit]) => {
    const from = at % (whole.length + 1);
    return whole.slice(0, from) + BITS[bit]! + whole.slice(from + (length < 30 ? 0 : length * 20));
  }, text);
}

const known = bundledOntology();

/** A reader's whole answer: a graph of which a store can be built and a report, or a refusal in a sentence. */
async function isAnswered({ read }: Pick<GraphFormat, 'read'>, files: readonly TextFile[]): Promise<void> {
  try {
    const { graph, report } = await read(files, known);
    buildStore(graph);
    expect(report.read).toBe(report.kept + report.dropped.reduce((sum, { count }) => sum + count, 0));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).not.toBe('');
  }
}

describe.each(FORMATS)('$id', (format) => {
  it('answers anything with a report or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        isAnswered(format, [{ file: 'f', text }]),
      ),
      { numRuns: 100 },
    );
  });

  it('answers a damaged file so', async () => {
    const sample = SAMPLES[format.id];
    const whole =
      sample === undefined
        ? filesOf(await format.write!(randomGraph(2, 6), new Float32Array(12)))
        : [{ file: 'f', text: sample }];
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(), async (wounds, at) => {
        const hurt = at % whole.length;
        await isAnswered(
          format,
          whole.map((file, row) => (row === hurt ? { ...file, text: damaged(file.text, wounds) } : file)),
        );
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

/** As the data sets have them, in a few words. */
const RECORDS: Readonly<Record<string, { readonly file: string; readonly text: string }>> = {
  'ecosystem-graphs': {
    file: 'a.yaml',
    text: '- type: model\n  name: A\n  organization: {value: B, explanation: c}\n  dependencies: [D, "E, F"]\n  created_date: 2023-01-02\n- {type: dataset, name: D, modality: "text; image"}\n',
  },
  epoch: {
    file: 'e.csv',
    text: 'Model,Organization,Publication date,Parameters,Base model,Confidence\n"A, b","C,D",2023-01-02,7e9,"E,F",Likely\nE,,2022,,,\n',
  },
  'models.dev': {
    file: 'models/lab/a.toml',
    text: 'name = "A"\nfamily = "f"\nrelease_date = 2025-01-02\nopen_weights = true\n[limit]\ncontext = 1_000\n[modalities]\ninput = ["text"]\n',
  },
  modelforest: {
    file: 'm.json',
    text: '{"models":[{"id":"a","name":"A","company":"C","parametersRaw":7}],"relationships":[{"parent":"b","child":"a","type":"finetune"}]}',
  },
};

describe.each(DATASETS)('$id', (dataset) => {
  it('answers anything, and its damaged files, with a report or a sentence', async () => {
    const sample = RECORDS[dataset.id]!;
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      damage.map((wounds) => damaged(sample.text, wounds)),
    );
    await isAnswered(dataset, [sample]);
    await fc.assert(
      fc.asyncProperty(texts, (text) => isAnswered(dataset, [{ ...sample, text }])),
      { numRuns: 300 },
    );
  });
});

describe('what a file is', () => {
  it('is told of anything, at once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void detectFormat(text)));
    for (const long of [
      ' '.repeat(1e6),
      '<!-- '.repeat(1e5),
      '#\n'.repeat(1e5),
      'a b '.repeat(1e5),
      '/*'.repeat(1e5),
    ])
      expect(detectFormat(long)).toBeUndefined();
  });
});

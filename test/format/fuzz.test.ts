import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat, FORMATS, type GraphFormat } from '../../src/format/formats';
import { InputError } from '../../src/model/errors';
import { buildStore } from '../../src/store/build';
import type { TextFile } from '../../src/format/yaml-text';
import { ONTOLOGY, randomGraph } from '../fixtures/graph';
import { filesOf } from './awkward';

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

/** A reader's whole answer: a graph of which a store can be built and a report, or a refusal in a sentence. */
async function isAnswered({ read }: GraphFormat, files: readonly TextFile[]): Promise<void> {
  try {
    const { graph, report } = await read(files, ONTOLOGY);
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

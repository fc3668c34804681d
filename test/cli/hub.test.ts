import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { recordingEffects } from '../fixtures/effects';

const EDGES = `source,target,edge
meta-llama/Llama-3.1-8B,TheBloke/Llama-3.1-8B-GGUF,quantized
meta-llama/Llama-3.1-8B,acme/tuned,finetuned
acme/tuned,acme/tuned-4bit,quantized
acme/tuned,acme/tuned,finetuned
acme/tuned,acme/tuned-4bit,quantized
N/A,acme/lost,merged
`;
const NODES = `id,type,owner,architecture
acme/tuned,finetuned,acme,llama
`;

interface Answer {
  readonly error?: { readonly code: string; readonly message: string };
  readonly [key: string]: unknown;
}

/** Runs the commands one after another on the same files. @returns the last one's exit code and answer */
async function stemma(files: Readonly<Record<string, string>>, ...commands: string[][]) {
  const effects = recordingEffects(files);
  let code = 0;
  for (const command of commands) {
    effects.said.length = 0;
    code = await run([...command, '--json'], effects);
  }
  return { code, answer: JSON.parse(effects.said.join('\n')) as Answer, effects };
}

const IMPORT = ['import', 'huggingface', 'edges.csv', '-o', 'hub.stemma'];
const files = { 'edges.csv': EDGES, 'nodes.csv': NODES };

describe('import huggingface', () => {
  it('reports what became of each row', async () => {
    const { code, answer } = await stemma(files, IMPORT);
    expect(code).toBe(0);
    expect(answer).toEqual({
      read: 6,
      kept: 4,
      dropped: [
        { what: 'duplicate row', why: expect.any(String), count: 1, first: 'edges.csv, line 6' },
        { what: 'row without a source', why: expect.any(String), count: 1, first: 'edges.csv, line 7' },
      ],
      placeholders: 0,
      merged: 0,
      ambiguous: 0,
      notes: [{ what: 'self-loop', why: expect.any(String), count: 1, first: 'edges.csv, line 5' }],
    });
  });

  it('tells the same to a person', async () => {
    const effects = recordingEffects(files);
    expect(await run(IMPORT, effects)).toBe(0);
    const text = effects.said.join('\n');
    expect(text).toMatch(/hub\.stemma: 4 of 6 rows kept/);
    expect(text).toMatch(/1 × duplicate row: .*line 6/);
    expect(text).toMatch(/1 × self-loop: .*line 5/);
  });

  it('writes a graph that answers: lineage with relations, names as the hub has them', async () => {
    const ask = ['lineage', 'meta-llama/Llama-3.1-8B', '--down', '--graph', 'hub.stemma'];
    const { code, answer } = await stemma(files, IMPORT, ask);
    expect(code).toBe(0);
    const levels = (answer['nodes'] as { name: string; level: number }[]).map(({ name, level }) => [
      name,
      level,
    ]);
    expect(levels).toEqual(
      expect.arrayContaining([
        ['meta-llama/Llama-3.1-8B', 0],
        ['acme/tuned', 1],
        ['TheBloke/Llama-3.1-8B-GGUF', 1],
        ['acme/tuned-4bit', 2],
      ]),
    );
    expect(answer['edges']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          source: 'acme-tuned-4bit',
          target: 'acme-tuned',
          relation: 'quantization',
        }),
      ]),
    );
  });

  it('writes a graph whose size and soundness stats tells', async () => {
    const { answer } = await stemma(files, IMPORT, ['stats', '--graph', 'hub.stemma']);
    expect(answer).toMatchObject({
      nodes: { model: 4, organization: 3 },
      edges: { built_on: 4 },
      selfLoops: 1,
    });
  });

  it('takes a table of nodes', async () => {
    const command = ['import', 'huggingface', 'edges.csv', 'nodes.csv', '-o', 'hub.stemma'];
    expect((await stemma(files, command)).answer).toMatchObject({ read: 7, kept: 5, placeholders: 3 });
    const { answer } = await stemma(files, command, ['show', 'acme/tuned', '--graph', 'hub.stemma']);
    expect(JSON.stringify(answer['statements'])).toMatch(/"id":"llama"/);
  });

  it('writes the same bytes for the same tables', async () => {
    const once = await stemma(files, IMPORT);
    const again = await stemma(files, IMPORT);
    expect(again.effects.files.get('hub.stemma')).toEqual(once.effects.files.get('hub.stemma'));
  });

  it.each([
    [
      'a format that nobody reads',
      ['import', 'hugingface', 'edges.csv', '-o', 'x'],
      2,
      /did you mean huggingface/,
    ],
    ['no file to write to', ['import', 'huggingface', 'edges.csv'], 2, /-o FILE/],
    ['no table', ['import', 'huggingface', '-o', 'x'], 2, /usage: stemma import/],
    [
      'a table that is not there',
      ['import', 'huggingface', 'gone.csv', '-o', 'x'],
      3,
      /no such file.*gone\.csv/,
    ],
    [
      'tables in the wrong order',
      ['import', 'huggingface', 'nodes.csv', 'edges.csv', '-o', 'x'],
      3,
      /expected/,
    ],
    ['one that would write over a table', [...IMPORT.slice(0, -1), 'edges.csv'], 3, /no snapshot/],
    ['a broken table', ['import', 'huggingface', 'broken.csv', '-o', 'x'], 3, /broken\.csv, line 2/],
  ])('is refused with a sentence for %s, and writes nothing', async (_, command, exit, message) => {
    const { code, answer, effects } = await stemma(
      { ...files, 'broken.csv': 'source,target,edge\n"a' },
      command,
    );
    expect(code).toBe(exit);
    expect(answer.error!.message).toMatch(message);
    expect([...effects.files.keys()]).toEqual(['edges.csv', 'nodes.csv', 'broken.csv']);
  });

  it('refuses what is not UTF-8', async () => {
    const effects = recordingEffects({});
    effects.files.set('edges.csv', Uint8Array.of(0x73, 0xff, 0xfe, 0x0a));
    expect(await run([...IMPORT, '--json'], effects)).toBe(3);
    expect(effects.said.join('')).toMatch(/edges\.csv is not UTF-8 text/);
  });
});

describe('generate', () => {
  const GENERATE = ['generate', '--models', '300', '--seed', '5', '-o', 'hub.stemma'];

  it('writes a hub of so many models, with a place for every node', async () => {
    const { code, answer } = await stemma({}, GENERATE);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ file: 'hub.stemma', models: 300, seed: 5 });
    const { answer: stats } = await stemma({}, GENERATE, ['stats', '--graph', 'hub.stemma']);
    expect(stats).toMatchObject({ nodes: { model: 300 }, selfLoops: 0, cycles: 0, placeholders: 0 });
  });

  it('writes the same bytes for the same seed, other ones for another; the seed is 1 unless given', async () => {
    const bytes = async (...rest: string[]) => {
      const { effects } = await stemma({}, ['generate', '--models', '80', ...rest, '-o', 'hub.stemma']);
      return Buffer.from(effects.files.get('hub.stemma')!).toString('base64');
    };
    expect(await bytes('--seed', '1')).toBe(await bytes());
    expect(await bytes('--seed', '2')).not.toBe(await bytes());
  });

  it.each([
    ['no number', ['generate', '-o', 'x'], /needs --models/],
    ['none at all', ['generate', '--models', '0', '-o', 'x'], /expected a whole number of at least 1/],
    ['too many', ['generate', '--models', '10000001', '-o', 'x'], /expected 1 to 10,000,000/],
    ['too large a seed', ['generate', '--models', '5', '--seed', '4294967296', '-o', 'x'], /--seed/],
    ['no file', ['generate', '--models', '5'], /-o FILE/],
  ])('is refused for %s', async (_, command, message) => {
    const { code, answer, effects } = await stemma({}, command);
    expect(code).toBe(2);
    expect(answer.error!.message).toMatch(message);
    expect(effects.files.size).toBe(0);
  });
});

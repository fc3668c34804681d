import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { recordingEffects } from '../fixtures/effects';

let whole: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const effects = recordingEffects({});
  expect(await run(['build', '-o', 'graph.stemma'], effects)).toBe(0);
  whole = effects.files.get('graph.stemma')!;
});

async function ask(bytes: Uint8Array<ArrayBuffer>, ...args: string[]) {
  const effects = recordingEffects({});
  effects.files.set('graph.stemma', bytes);
  const code = await run([...args, '--graph', 'graph.stemma', '--json'], effects);
  return {
    code,
    answer: JSON.parse(effects.said.join('\n')) as Record<string, unknown> & {
      error?: { code: string; message: string };
    },
  };
}

describe('a snapshot built by the command line', () => {
  it('answers as the texts do, to the letter', async () => {
    const effects = recordingEffects({});
    await run(['show', 'llava', '--json'], effects);
    const { code, answer } = await ask(whole, 'show', 'llava');
    expect(code).toBe(0);
    expect(answer).toEqual(JSON.parse(effects.said.join('\n')));
  });

  it('is the same for the same texts', async () => {
    const effects = recordingEffects({});
    await run(['build', '-o', 'again.stemma'], effects);
    expect(Buffer.compare(effects.files.get('again.stemma')!, whole)).toBe(0);
  });

  it.each([
    ['cut short', () => whole.slice(0, whole.length - 9), 'truncated-file'],
    ['empty', () => new Uint8Array(0), 'truncated-file'],
    [
      'altered in one byte',
      () => whole.map((byte, at) => (at === whole.length - 200 ? byte ^ 1 : byte)),
      'altered-file',
    ],
    ['foreign', () => new TextEncoder().encode('<html>not a graph</html>'), 'foreign-file'],
    ['of a later version', () => whole.map((byte, at) => (at === 8 ? 99 : byte)), 'later-version'],
  ])('%s is refused with a sentence', async (_, damaged, expected) => {
    const { code, answer } = await ask(damaged(), 'show', 'llava');
    expect([code, answer.error?.code]).toEqual([3, expected]);
    expect(answer.error!.message).toMatch(/graph\.stemma/);
  });

  it('built from faulty texts is not written', async () => {
    const effects = recordingEffects({ 'graph/case.yaml': 'alpha: { kind: modle, name: Alpha }' });
    expect(await run(['build', 'graph', '-o', 'graph.stemma'], effects)).toBe(1);
    expect(effects.files.has('graph.stemma')).toBe(false);
  });

  it('that cannot be written is one sentence, in JSON too', async () => {
    const effects = {
      ...recordingEffects({}),
      writeFile: () => Promise.reject(new Error('EROFS: read-only file system')),
    };
    expect(await run(['build', '-o', 'graph.stemma', '--json'], effects)).toBe(3);
    expect(JSON.parse(effects.said.join('\n'))).toMatchObject({ error: { code: 'unwritable-file' } });
    expect(effects.warned).toEqual([]);
  });

  it('a fault of our own is told as one, and never looks like a faulty graph', async () => {
    const effects = {
      ...recordingEffects({}),
      listFolder: () => Promise.reject(new TypeError('no such method')),
    };
    expect(await run(['stats', '--json'], effects)).toBe(70);
    expect(JSON.parse(effects.said.join('\n'))).toMatchObject({
      error: { code: 'bug', message: 'no such method' },
    });
  });
});

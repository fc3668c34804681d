import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../src/cli/run';
import { DIAGNOSTIC_CODES } from '../src/model/diagnostic';
import { GENERATED, SIZES } from './cases-generated';
import { recordingEffects } from './fixtures/effects';

/**
 * Each folder of test/cases is a case: its files lie beside, and its YAML over that of _base; `command` is run, and what is said must
 * be `expected.txt`, to the letter. Input that is too large to keep, or no text, is made in ./cases-generated. UPDATE_CASES=1 writes that file; read the difference before it is committed.
 */
const CASES = join(import.meta.dirname, 'cases');
const names = readdirSync(CASES).filter((name) => !name.startsWith('_'));

function filesOf(name: string): Record<string, string> {
  const layers = ['_base', name].flatMap((layer) =>
    readdirSync(join(CASES, layer))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [`graph/${file}`, readFileSync(join(CASES, layer, file), 'utf8')] as const),
  );
  return Object.fromEntries(layers);
}

/** Its other files, as they are. */
function inputsOf(name: string): [string, Uint8Array<ArrayBuffer>][] {
  const own = readdirSync(join(CASES, name)).filter(
    (file) => !/\.yaml$|^command$|^expected\.txt$/.test(file),
  );
  return own.map((file) => [file, new Uint8Array(readFileSync(join(CASES, name, file)))]);
}

async function outcome(name: string): Promise<string> {
  const effects = recordingEffects(filesOf(name));
  for (const [file, bytes] of [...inputsOf(name), ...(GENERATED[name]?.() ?? [])])
    effects.files.set(file, bytes);
  const size = SIZES[name];
  if (size !== undefined) effects.sizeOf = () => Promise.resolve(size);
  const before = [...effects.files.keys()];
  const command = readFileSync(join(CASES, name, 'command'), 'utf8')
    .trim()
    .split(/\s+/);
  const code = await run(command, effects);
  const written = [...effects.files.keys()].filter((file) => !before.includes(file));
  return (
    [...effects.said, ...effects.warned, `exit ${code}`, ...written.map((file) => `wrote ${file}`)].join(
      '\n',
    ) + '\n'
  );
}

describe('each case of a graph with a fault, or of a file that means harm', () => {
  it.each(names)('%s is told as expected', async (name) => {
    const expected = join(CASES, name, 'expected.txt');
    const told = await outcome(name);
    if (process.env['UPDATE_CASES'] === '1') (await import('node:fs')).writeFileSync(expected, told);
    expect(existsSync(expected), `${name}/expected.txt is missing`).toBe(true);
    expect(told).toBe(readFileSync(expected, 'utf8'));
  });

  it('there is one for every code, except where the input would be too large to keep', () => {
    const told = names.map((name) => readFileSync(join(CASES, name, 'expected.txt'), 'utf8')).join('\n');
    const missing = DIAGNOSTIC_CODES.filter((code) => !told.includes(`[${code}]`));
    expect(missing).toEqual(['too-deep', 'too-large']);
  });
});

import { InputError } from '../model/errors';
import type { Options } from './command';
import type { Effects } from './effects';

export const HTML = { name: 'html', value: 'FILE', help: 'the report as a page, too' } as const;

/** Writes a page where one was asked for. @throws InputError unwritable-file, also where something else is in its place */
export async function writeHtml(effects: Effects, options: Options, page: string): Promise<void> {
  const file = options.text(HTML.name);
  if (file === undefined) return;
  const there = await effects.readFile(file).catch(() => undefined);
  const begins = there === undefined ? '' : new TextDecoder().decode(there.subarray(0, 15)).toLowerCase();
  if (begins !== '' && begins !== '<!doctype html>')
    throw new InputError(
      'unwritable-file',
      `${file} exists and is no page; choose another name, or remove it`,
    );
  await effects.writeFile(file, page).catch((error: unknown) => {
    throw new InputError('unwritable-file', `${file} could not be written: ${(error as Error).message}`);
  });
}

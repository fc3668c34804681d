import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The real data sets that tests read where they are at hand: $STEMMA_DATA, else `shared/data` beside the checkout.
 * Undefined where there are none; then say so: `describe.skipIf(dataFolder() === undefined)('…: no $STEMMA_DATA')`.
 */
export function dataFolder(): string | undefined {
  return folder(process.env['STEMMA_DATA'], 'data');
}

/** The document that the bundled graph was written from: $STEMMA_SEED, else `shared/seed` beside the checkout. */
export function seedFolder(): string | undefined {
  return folder(process.env['STEMMA_SEED'], 'seed');
}

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function folder(named: string | undefined, name: string): string | undefined {
  if (named) {
    // Named on purpose: tests that silently skip would hide the slip.
    if (!existsSync(named)) throw new Error(`no folder at the path that the environment names: ${named}`);
    return named;
  }
  const beside = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  return existsSync(beside) ? beside : undefined;
}

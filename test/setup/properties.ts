import * as fc from 'fast-check';

/**
 * Properties are tried on the same examples every time, so that a failure is the change's and not the day's.
 * `PROPERTY_SEED=random npm run test:unit` looks for new ones; a number repeats a run.
 */
const seed = process.env['PROPERTY_SEED'] ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

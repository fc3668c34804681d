import * as fc from 'fast-check';
import type { Store } from '../../src/store/store';
import { seeded, storeOf } from '../fixtures/graph';

/** Models by rows of bases: `bases[i]` are what model i is built on. Row order is that of the numbers. */
export function modelsOf(bases: readonly (readonly number[])[], more = ''): Store {
  const id = (model: number): string => `m${String(model).padStart(6, '0')}`;
  const lines = bases.flatMap((all, model) => all.map((base) => `${id(model)} built_on ${id(base)}`));
  return storeOf(`model ${bases.map((_, model) => id(model)).join(', ')}\n${more}\n${lines.join('\n')}`);
}

/** Any descent at all: circles, loops, many bases, models alone. */
export const anyDescent: fc.Arbitrary<number[][]> = fc
  .integer({ min: 1, max: 40 })
  .chain((count) =>
    fc.array(fc.array(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }),
  );

/** As in a hub: much is built on little, and some things on two. */
export function hubOf(count: number, seed: number): number[][] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, model) => {
    if (model === 0 || random() < 0.05) return [];
    const bases = random() < 0.03 ? 2 : 1;
    return Array.from({ length: bases }, () => Math.floor(random() ** 3 * model));
  });
}

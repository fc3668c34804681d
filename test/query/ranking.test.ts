import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heaviest, mostImportant, nearestFirst } from '../../src/query/ranking';
import { byImportance } from '../../src/query/refs';
import { finish } from '../../src/query/slice';
import { buildStore } from '../../src/store/build';
import type { Store } from '../../src/store/store';
import { randomGraph, storeOf } from '../fixtures/graph';

/** Many of one importance, told apart by names alone: with letters beyond ASCII, and beyond what one unit of UTF-16 holds. */
const NAMES = [
  'Zeta',
  'alpha',
  'Ähre',
  'ﬀ',
  '\u{1F600}',
  '\u{FFFD}',
  'beta',
  'be',
  '文',
  '\u{20000}',
  'beta 2',
];
const LEAVES = 300;
const star = storeOf(
  `model hub, ${Array.from({ length: LEAVES }, (_, at) => `m${at} = ${NAMES[at % NAMES.length]!} ${at % 7}`).join(', ')}\n` +
    Array.from({ length: LEAVES }, (_, at) => `m${at} built_on hub`).join('\n'),
);

function rows(store: Store): Uint32Array {
  return Uint32Array.from({ length: store.nodeCount }, (_, node) => node);
}

describe('the most important', () => {
  it.each([0, 1, 2, 7, 60, LEAVES, LEAVES + 1, 9_999])(
    '%i of many that differ by name alone are the first of all, sorted',
    (most) => {
      const sorted = [...rows(star)].sort(byImportance(star));
      expect(finish(mostImportant(star, rows(star), most))).toEqual(sorted.slice(0, most));
    },
  );

  it('are the first of all, sorted, in any graph', () => {
    const agrees = fc.property(fc.nat(), fc.nat({ max: 30 }), (seed, most) => {
      const store = buildStore(randomGraph(seed));
      const some = rows(store).filter((node) => (node + seed) % 3 > 0);
      const sorted = [...some].sort(byImportance(store));
      expect(finish(mostImportant(store, some, most))).toEqual(sorted.slice(0, most));
    });
    fc.assert(agrees, { numRuns: 100 });
  });
});

describe('the heaviest', () => {
  it('are the first by weight, then as all are listed', () => {
    const agrees = fc.property(
      fc.array(fc.nat({ max: 3 }), { minLength: 1 }),
      fc.nat({ max: 40 }),
      (by, most) => {
        const weights = Float64Array.from({ length: star.nodeCount }, (_, node) => by[node % by.length]!);
        const order = byImportance(star);
        const sorted = [...rows(star)].sort((a, b) => weights[b]! - weights[a]! || order(a, b));
        const found = finish(heaviest(star, rows(star), weights, most));
        expect(found).toEqual(sorted.slice(0, most).map((node) => ({ node, weight: weights[node] })));
      },
    );
    fc.assert(agrees, { numRuns: 60 });
  });
});

describe('what was reached', () => {
  const chain = storeOf(
    'model a, b, c, d\norganization o\na built_on b\na built_on c\nb built_on d\na developed_by o',
  );
  const row = (id: string) => chain.rowOf(id);
  const reached = {
    nodes: Uint32Array.of(row('a'), row('o'), row('c'), row('b'), row('d')),
    ends: [1, 4, 5],
    looks: 0,
  };
  const listing = (limit: number, kinds?: Uint8Array) => {
    const { shown, total } = finish(nearestFirst(chain, reached, limit, kinds));
    return { shown: shown.map(({ node, distance }) => `${chain.id(node)} ${distance}`), total };
  };

  it('is listed nearest first, then by importance, and counted beyond the limit', () => {
    const all = ['a 0', 'b 1', 'c 1', 'o 1', 'd 2'];
    expect(listing(9)).toEqual({ shown: all, total: 5 });
    expect(listing(3)).toEqual({ shown: all.slice(0, 3), total: 5 });
    expect(listing(1)).toEqual({ shown: ['a 0'], total: 5 });
  });

  it('is listed of some kinds only, but for the starts', () => {
    const kinds = Uint8Array.from(chain.ontology.kinds, ({ id }) => Number(id === 'organization'));
    expect(listing(9, kinds)).toEqual({ shown: ['a 0', 'o 1'], total: 2 });
  });
});

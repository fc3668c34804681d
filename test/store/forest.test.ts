import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, lineageForest, NO_PARENT } from '../../src/store/forest';
import { storeOf } from '../fixtures/graph';
import { anyDescent, modelsOf } from '../layout/hub';

describe('the forest of descent', () => {
  it('takes of several bases the most important', () => {
    const store = storeOf(`model a, b, c, d, e
      c built_on b
      d built_on b
      e built_on a
      e built_on b`);
    const { parent } = lineageForest(store);
    expect(store.id(parent[store.rowOf('e')]!)).toBe('b');
  });

  it('takes of equally important bases the first by row', () => {
    const store = storeOf(`model a, b, c
      c built_on b
      c built_on a`);
    expect(store.id(lineageForest(store).parent[store.rowOf('c')]!)).toBe('a');
  });

  it('takes one of 65 bases', () => {
    const bases = Array.from({ length: 65 }, (_, base) => base);
    const { parent, size } = lineageForest(modelsOf([...bases.map(() => []), bases]));
    expect(parent[65]).toBe(0);
    expect(size[0]).toBe(2);
  });

  it('sees no descent in other statements', () => {
    const store = storeOf(`model a, b
      organization o
      a developed_by o
      b uses_model a`);
    expect([...lineageForest(store).parent]).toEqual([NO_PARENT, NO_PARENT, NO_PARENT]);
  });

  it('cuts a circle at the edge that closes it, and a loop altogether', () => {
    const { parent, size } = lineageForest(modelsOf([[1], [2], [0], [3]]));
    expect([...parent]).toEqual([1, 2, NO_PARENT, NO_PARENT]);
    expect([...size]).toEqual([1, 2, 3, 1]);
  });

  it('is empty for an empty graph', () => {
    const { parent, size, order } = lineageForest(storeOf(''));
    expect([parent.length, size.length, order.length]).toEqual([0, 0, 0]);
  });

  it('has every node once, parents before children, and sizes that add up', () => {
    fc.assert(
      fc.property(anyDescent, (bases) => {
        const { parent, size, order } = lineageForest(modelsOf(bases));
        expect([...order].sort((a, b) => a - b)).toEqual([...parent.keys()]);
        const placeOf = new Map([...order].map((node, at) => [node, at]));
        const { offsets, children } = childrenOf(parent);
        for (const node of order) {
          if (parent[node] !== NO_PARENT) {
            expect(placeOf.get(parent[node]!)!).toBeLessThan(placeOf.get(node)!);
            expect(bases[node]).toContain(parent[node]);
          }
          const below = children.subarray(offsets[node]!, offsets[node + 1]!);
          expect(size[node]).toBe(below.reduce((sum, child) => sum + size[child]!, 1));
        }
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten, groupByOwner } from '../../src/store/csr';

const OWNERS = 5;
const lists = fc.array(fc.array(fc.nat(1000), { maxLength: 4 }), { maxLength: OWNERS });

describe('compressed sparse rows', () => {
  it('group items by owner, in their order', () => {
    const { offsets, items } = groupByOwner([2, 0, 2, 0], 4);
    expect([...offsets]).toEqual([0, 2, 2, 4, 4]);
    expect([...items]).toEqual([1, 3, 0, 2]);
  });

  it('of nothing are one offset', () => {
    expect([...groupByOwner([], 0).offsets]).toEqual([0]);
    expect([...flatten([]).offsets]).toEqual([0]);
  });

  it('hold each item once, with its owner', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(OWNERS - 1)), (owners) => {
        const { offsets, items } = groupByOwner(owners, OWNERS);
        const groups = Array.from({ length: OWNERS }, (_, owner) => [
          ...items.subarray(offsets[owner], offsets[owner + 1]),
        ]);
        expect(groups).toEqual(
          groups.map((_, owner) => owners.flatMap((own, item) => (own === owner ? [item] : []))),
        );
      }),
      { seed: 1 },
    );
  });

  it('flatten lists and give them back', () => {
    fc.assert(
      fc.property(lists, (several) => {
        const { offsets, items } = flatten(several);
        expect(several.map((_, owner) => [...items.subarray(offsets[owner], offsets[owner + 1])])).toEqual(
          several,
        );
        expect(items).toHaveLength(offsets.at(-1)!);
      }),
      { seed: 2 },
    );
  });
});

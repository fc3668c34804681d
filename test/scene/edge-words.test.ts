import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Boxes, overlap, within } from '../../src/scene/boxes';
import { placeEdgeWords, type EdgeWordsCandidate } from '../../src/scene/edge-words';

const FREE = { x: 0, y: 0, width: 600, height: 400 };

test('words on edges overlap neither each other nor what is there, and stay in the free box', () => {
  const numbers = fc.integer({ min: -50, max: 650 });
  const edges = fc.array(
    fc.tuple(fc.array(numbers, { minLength: 8, maxLength: 8 }), fc.integer({ min: 20, max: 120 })),
    {
      maxLength: 25,
    },
  );
  fc.assert(
    fc.property(edges, (drawn) => {
      const there = { x: 200, y: 150, width: 120, height: 40 };
      const taken = new Boxes();
      taken.add(there);
      const candidates = drawn.map(([curve, width], index): EdgeWordsCandidate => ({
        key: `e${index}`,
        curve: Float64Array.from(curve),
        width,
        height: 15,
        weight: index,
        best: 0.5,
      }));
      const boxes = placeEdgeWords(candidates, taken, FREE).map(({ box }) => box);
      for (const [index, box] of boxes.entries()) {
        expect(within(box, FREE)).toBe(true);
        for (const other of [there, ...boxes.slice(index + 1)]) expect(overlap(box, other)).toBe(false);
      }
    }),
  );
});

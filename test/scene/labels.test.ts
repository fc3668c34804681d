import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap, within } from '../../src/scene/boxes';
import type { Box } from '../../src/scene/frame';
import { placeLabels, type LabelCandidate, type Obstacle } from '../../src/scene/labels';

const FREE: Box = { x: 40, y: 30, width: 500, height: 400 };

const candidate = (id: string, x: number, y: number, more: Partial<LabelCandidate> = {}): LabelCandidate => ({
  id,
  x,
  y,
  reach: 8,
  width: 60,
  height: 16,
  rank: 3,
  weight: 1,
  ...more,
});

const glyph = ({ id, x, y, reach, weight }: LabelCandidate): Obstacle => ({
  owner: id,
  weight,
  soft: false,
  box: { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach },
});

const crowds = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 640 }),
      y: fc.integer({ min: 0, max: 480 }),
      reach: fc.integer({ min: 3, max: 14 }),
      width: fc.integer({ min: 10, max: 160 }),
      rank: fc.integer({ min: 0, max: 3 }),
      weight: fc.double({ min: 0, max: 20, noNaN: true }),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((one, index) => candidate(`n${index}`, one.x, one.y, one)));

describe('labels', () => {
  test('never overlap, never leave the free box, and each is there once at most', () => {
    fc.assert(
      fc.property(crowds, (candidates) => {
        const placed = placeLabels(candidates, candidates.map(glyph), FREE);
        expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
        for (const [index, one] of placed.entries()) {
          expect(within(one.box, FREE)).toBe(true);
          for (const other of placed.slice(index + 1)) expect(overlap(one.box, other.box)).toBe(false);
        }
      }),
    );
  });

  test('stay where they are when nothing changes', () => {
    fc.assert(
      fc.property(crowds, (candidates) => {
        const obstacles = candidates.map(glyph);
        const settle = (before?: ReturnType<typeof placeLabels>) =>
          placeLabels(candidates, obstacles, FREE, new Map((before ?? []).map(({ id, side }) => [id, side])));
        // Who was drawn goes before its equals, which may take a step or two to settle.
        const third = settle(settle(settle()));
        expect(settle(third)).toEqual(third);
      }),
      { numRuns: 50 },
    );
  });

  test('do not depend on the order in which they are offered', () => {
    fc.assert(
      fc.property(crowds, (candidates) => {
        const obstacles = candidates.map(glyph);
        expect(placeLabels([...candidates].reverse(), obstacles, FREE)).toEqual(
          placeLabels(candidates, obstacles, FREE),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('stand below where they can, else beside', () => {
    const a = candidate('a', 200, 200);
    const below = candidate('b', 200, 222);
    expect(placeLabels([a], [glyph(a)], FREE)).toMatchObject([{ side: 'below' }]);
    expect(placeLabels([a], [glyph(a), glyph(below)], FREE)).toMatchObject([{ side: 'right' }]);
  });

  test('come in the order of rank, then weight', () => {
    const at = [candidate('light', 200, 200), candidate('heavy', 204, 203, { weight: 5 })];
    const chosen = candidate('chosen', 202, 201, { rank: 0, weight: 0 });
    expect(placeLabels([...at, chosen], [], FREE).map(({ id }) => id)).toEqual(['chosen', 'heavy', 'light']);
  });

  test('of the chosen one covers glyphs rather than be left out, of others not', () => {
    const surrounded = candidate('a', 200, 200);
    const crowd = Array.from({ length: 81 }, (_, i) =>
      glyph(candidate(`c${i}`, 120 + (i % 9) * 20, 120 + Math.floor(i / 9) * 20)),
    );
    expect(placeLabels([surrounded], crowd, FREE)).toEqual([]);
    expect(placeLabels([{ ...surrounded, rank: 0 }], crowd, FREE)).toHaveLength(1);
    expect(placeLabels([{ ...surrounded, weight: 10 }], crowd, FREE), 'a hub').toHaveLength(1);
  });

  test('go round arrowheads where another side is free', () => {
    const a = candidate('a', 200, 200);
    const head: Obstacle = { owner: '', weight: 0, soft: true, box: { x: 196, y: 212, width: 8, height: 8 } };
    expect(placeLabels([a], [glyph(a), head], FREE)).toMatchObject([{ side: 'right' }]);
  });
});

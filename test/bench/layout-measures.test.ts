import { describe, expect, it } from 'vitest';
import { connectedPairs, neighbourPreservation, stressOf } from './layout-measures';

const sampling = { seed: 1, samples: 400 };
const line = (count: number) => ({
  source: Array.from({ length: count - 1 }, (_, at) => at),
  target: Array.from({ length: count - 1 }, (_, at) => at + 1),
});
const along = (count: number) => Float64Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? at : 0));
const heap = (count: number) => new Float64Array(2 * count);

describe('neighbour preservation', () => {
  it('is whole for a line drawn as a line, and little for one drawn in another order', () => {
    expect(neighbourPreservation(along(200), line(200), sampling)).toBe(1);
    const scattered = along(200);
    for (let node = 0; node < 200; node++) scattered[2 * node] = (node * 73) % 200;
    expect(neighbourPreservation(scattered, line(200), sampling)).toBeLessThan(0.1);
  });

  it('is nothing for a heap, in which all are as near', () =>
    expect(neighbourPreservation(heap(200), line(200), sampling)).toBe(0));

  it('allows a hub twice as many near ones as it has neighbours', () => {
    // A hub of 30 and 100 strangers between it and them: within 60 nearest are none, within 200 all.
    const star = {
      source: Array.from({ length: 30 }, (_, at) => at + 1),
      target: Array.from({ length: 30 }, () => 0),
    };
    const places = (strangers: number) =>
      Float64Array.from({ length: 2 * (31 + strangers) }, (_, at) => {
        const node = at >> 1;
        if (node === 0 || at % 2 === 1) return 0;
        return node <= 30 ? 1_000 + node : node;
      });
    expect(neighbourPreservation(places(25), star, sampling)).toBe(1);
    expect(neighbourPreservation(places(100), star, sampling)).toBe(0);
  });

  it('leaves out loops, and is whole where there is no edge', () => {
    expect(neighbourPreservation(heap(3), { source: [0], target: [0] }, sampling)).toBe(1);
    expect(neighbourPreservation(heap(0), { source: [], target: [] }, sampling)).toBe(1);
  });
});

describe('stress', () => {
  it('is nothing for a line drawn as a line of whatever length, and all for a heap', () => {
    const pairs = connectedPairs(50, line(50), sampling);
    expect(stressOf(along(50), pairs)).toBeCloseTo(0, 9);
    expect(
      stressOf(
        along(50).map((place) => place * 7),
        pairs,
      ),
    ).toBeCloseTo(0, 9);
    expect(stressOf(heap(50), pairs)).toBe(1);
  });

  it('counts steps between connected nodes alone', () => {
    const { a, b, steps } = connectedPairs(6, { source: [0, 1, 3], target: [1, 2, 4] }, sampling);
    expect(a.length).toBe(400);
    a.forEach((from, pair) => {
      const to = b[pair]!;
      expect(from).not.toBe(to);
      expect(from < 3).toBe(to < 3);
      expect(steps[pair]).toBe(Math.abs(from - to));
      expect(Math.max(from, to)).toBeLessThan(5);
    });
  });

  it('draws the same pairs for a seed, others for another', () => {
    const drawn = (seed: number) => connectedPairs(50, line(50), { seed, samples: 20 });
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('has no pairs where nothing is joined', () =>
    expect(connectedPairs(3, { source: [1], target: [1] }, sampling).a.length).toBe(0));
});

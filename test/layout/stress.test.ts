import { describe, expect, it } from 'vitest';
import { stressLayout } from '../../src/layout/stress';

const OPTIONS = { seed: 1, edgeLength: 100, rounds: 60 };
const distance = (places: Float32Array, a: number, b: number) =>
  Math.hypot(places[a * 2]! - places[b * 2]!, places[a * 2 + 1]! - places[b * 2 + 1]!);

describe('the stress layout', () => {
  it('draws a path as a line, its ends as far apart as there are steps', () => {
    const places = stressLayout(5, { source: [0, 1, 2, 3], target: [1, 2, 3, 4] }, OPTIONS);
    expect(distance(places, 0, 4)).toBeGreaterThan(380);
    expect(distance(places, 1, 2)).toBeGreaterThan(90);
    expect(distance(places, 1, 2)).toBeLessThan(110);
  });

  it('is the same for the same seed, another for another', () => {
    const links = { source: [0, 1], target: [1, 2] };
    expect(stressLayout(3, links, OPTIONS)).toEqual(stressLayout(3, links, OPTIONS));
    expect(stressLayout(3, links, OPTIONS)).not.toEqual(stressLayout(3, links, { ...OPTIONS, seed: 2 }));
  });

  it('takes self-loops, parts that are not joined, and an empty graph', () => {
    const places = stressLayout(4, { source: [0, 2], target: [0, 3] }, OPTIONS);
    expect(places.every(Number.isFinite)).toBe(true);
    expect(stressLayout(0, { source: [], target: [] }, OPTIONS)).toHaveLength(0);
  });
});

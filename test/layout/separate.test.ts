import { describe, expect, it } from 'vitest';
import { Separator } from '../../src/layout/separate';
import { seeded } from '../fixtures/graph';

function circlesOf(count: number, side: number, radiusOf: (random: () => number) => number) {
  const random = seeded(5);
  const some = (make: () => number) => Float64Array.from({ length: count }, make);
  return {
    x: some(() => side * random()),
    y: some(() => side * random()),
    radius: some(() => radiusOf(random)),
  };
}

function overlaps({ x, y, radius }: ReturnType<typeof circlesOf>): number {
  let count = 0;
  for (let a = 0; a < x.length; a++)
    for (let b = 0; b < a; b++)
      if (Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) < 0.999 * (radius[a]! + radius[b]!)) count++;
  return count;
}

describe('making room', () => {
  it('sees each pair that overlaps, of whatever sizes', () => {
    const circles = circlesOf(300, 400, (random) => 1 + 40 * random() ** 6);
    const expected = overlaps(circles);
    expect(expected).toBeGreaterThan(50);
    const seen = new Separator(
      circles,
      circles.radius.map((_, at) => at),
    ).sweep(0);
    // Cells may share a slot: then a pair is met twice.
    expect(seen).toBeGreaterThanOrEqual(expected);
    expect(seen).toBeLessThan(1.2 * expected);
  });

  it('leaves no overlap where there is room', () => {
    const circles = circlesOf(500, 400, (random) => 2 + 10 * random() ** 4);
    const separator = new Separator(
      circles,
      circles.radius.map((_, at) => at),
    );
    for (let sweep = 0; sweep < 200 && separator.sweep(0.6) > 0; sweep++);
    expect(overlaps(circles)).toBe(0);
  });

  it('parts circles about one middle, and moves the small one', () => {
    const circles = { x: new Float64Array(2), y: new Float64Array(2), radius: Float64Array.of(100, 1) };
    const separator = new Separator(circles, [0, 1]);
    for (let sweep = 0; sweep < 100 && separator.sweep(1) > 0; sweep++);
    expect(Math.hypot(circles.x[0]!, circles.y[0]!)).toBeLessThan(0.1);
    expect(Math.hypot(circles.x[1]!, circles.y[1]!)).toBeGreaterThan(100);
  });

  it('leaves alone what takes no part', () => {
    const circles = { x: new Float64Array(3), y: new Float64Array(3), radius: new Float64Array(3).fill(5) };
    new Separator(circles, [0, 1]).sweep(1);
    expect([circles.x[2], circles.y[2]]).toEqual([0, 0]);
  });
});

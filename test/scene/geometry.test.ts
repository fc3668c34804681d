import { describe, expect, test } from 'vitest';
import { curveOf, fan, pointAt, type Course } from '../../src/scene/geometry';

const course = (more: Partial<Course> = {}): Course => ({
  bend: 0.1,
  flow: 0,
  leaveX: -20,
  leaveY: 0,
  arriveX: 80,
  arriveY: 0,
  steep: 0,
  ...more,
});

const out = () => new Float64Array(8);

describe('curves', () => {
  test('begin and end at the nodes, and bow to the side that is asked for', () => {
    const curve = curveOf({ x: 0, y: 0 }, { x: 100, y: 0 }, course(), out());
    expect([...curve.slice(0, 2), ...curve.slice(6)]).toEqual([0, 0, 100, 0]);
    expect(pointAt(curve, 0.5).y).toBeCloseTo(10);
    expect(
      pointAt(curveOf({ x: 0, y: 0 }, { x: 100, y: 0 }, course({ bend: -0.1 }), out()), 0.5).y,
    ).toBeCloseTo(-10);
  });

  test('a loop leaves its node and comes back', () => {
    const curve = curveOf({ x: 5, y: 7 }, { x: 5, y: 7 }, course(), out());
    const middle = pointAt(curve, 0.5);
    expect(pointAt(curve, 0)).toEqual({ x: 5, y: 7 });
    expect(pointAt(curve, 1)).toEqual({ x: 5, y: 7 });
    expect(Math.hypot(middle.x - 5, middle.y - 7)).toBeGreaterThan(20);
  });

  test('in a lineage they run level from the left side of the one card to the right side of the other', () => {
    const curve = curveOf(
      { x: 300, y: 50 },
      { x: 0, y: 0 },
      course({ flow: 1, leaveY: 4, arriveY: -3 }),
      out(),
    );
    expect(Array.from(curve.subarray(0, 2))).toEqual([280, 54]);
    expect(Array.from(curve.subarray(6))).toEqual([80, -3]);
    expect(curve[3]).toBe(54);
    expect(curve[5]).toBe(-3);
  });

  test('in rows they rise from the top of the one card to the foot of the other', () => {
    const above = course({ flow: 1, steep: 1, leaveX: 30, leaveY: 20, arriveX: 25, arriveY: -18 });
    const curve = curveOf({ x: 0, y: 0 }, { x: 40, y: 200 }, above, out());
    expect(Array.from(curve.subarray(0, 2))).toEqual([30, 20]);
    expect(Array.from(curve.subarray(6))).toEqual([65, 182]);
    expect(curve[2]).toBe(30);
    expect(curve[4]).toBe(65);
  });

  test('half way to a lineage they are half way', () => {
    const ends = [
      { x: 300, y: 50 },
      { x: 0, y: 0 },
    ] as const;
    const [map, half, lineage] = [0, 0.5, 1].map((flow) => curveOf(...ends, course({ flow }), out()));
    half!.forEach((value, i) => expect(value).toBeCloseTo((map![i]! + lineage![i]!) / 2));
  });
});

describe('edges between the same two', () => {
  test('lie apart, whichever way they run', () => {
    const forward = [true, false, true, false];
    const sides = fan(forward).map((bend, i) => (forward[i] ? bend : -bend));
    const sorted = sides.toSorted((a, b) => a - b);
    expect(new Set(sorted).size).toBe(4);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThan(0.05);
  });

  test('a single one is bent a little', () => {
    expect(fan([true])).toEqual([0.1]);
    expect(fan([false])).toEqual([0.1]);
  });
});

import { describe, expect, it } from 'vitest';
import { turnTowards } from '../../src/layout/turn-map';
import { seeded } from '../fixtures/graph';

const random = seeded(3);
const map = Float32Array.from({ length: 40 }, () => 100 * (random() - 0.5));

describe('turning a map towards another', () => {
  it.each([1, -1])('finds a map that was turned, mirrored or not (%i)', (side) => {
    const turned = map.slice();
    for (let at = 0; at < map.length; at += 2)
      turned.set(
        [0.6 * map[at]! - 0.8 * side * map[at + 1]!, 0.8 * map[at]! + 0.6 * side * map[at + 1]!],
        at,
      );
    turnTowards(turned, map);
    turned.forEach((place, at) => expect(place).toBeCloseTo(map[at]!, 3));
  });

  it('leaves a map on one point where it is', () => {
    const point = new Float32Array(40);
    turnTowards(point, map);
    expect(point).toEqual(new Float32Array(40));
  });
});

import { describe, expect, it } from 'vitest';
import { ForceLayout, type Body } from '../../src/layout/force';
import { seededRandom } from '../../src/layout/random';

function ring(count: number): Body {
  const random = seededRandom(7);
  return {
    places: Float32Array.from({ length: count * 2 }, () => random() * 200),
    links: {
      source: Array.from({ length: count }, (_, i) => i),
      target: Array.from({ length: count }, (_, i) => (i + 1) % count),
      weight: Array.from({ length: count }, () => 1),
    },
    halfWidth: Array.from({ length: count }, () => 30),
    halfHeight: Array.from({ length: count }, () => 15),
  };
}

function settled(body: Body): ForceLayout {
  const force = new ForceLayout(body);
  for (let step = 0; step < 1_000 && !force.resting; step++) force.step();
  return force;
}

describe('the force layout', () => {
  it('comes to rest', () => expect(settled(ring(12)).resting).toBe(true));

  it('leaves no two labelled boxes on each other', () => {
    const body = ring(12);
    settled(body);
    const { places, halfWidth, halfHeight } = body;
    for (let a = 0; a < 12; a++) {
      for (let b = a + 1; b < 12; b++) {
        const apartX = Math.abs(places[a * 2]! - places[b * 2]!) - halfWidth[a]! - halfWidth[b]!;
        const apartY = Math.abs(places[a * 2 + 1]! - places[b * 2 + 1]!) - halfHeight[a]! - halfHeight[b]!;
        expect(Math.max(apartX, apartY)).toBeGreaterThan(-1);
      }
    }
  });

  it('gives the same places again', () => {
    const [first, second] = [ring(9), ring(9)];
    settled(first);
    settled(second);
    expect(first.places).toEqual(second.places);
  });

  it('keeps a held node under the hand while its neighbours follow', () => {
    const body = ring(6);
    const force = settled(body);
    const neighbour = body.places[2]!;
    force.hold(0, 2_000, 0);
    for (let step = 0; step < 100; step++) force.step();
    expect(body.places[0]).toBe(2_000);
    expect(body.places[2]!).toBeGreaterThan(neighbour + 50);
  });

  it('stands still for one node alone, and for none', () => {
    for (const count of [0, 1]) {
      const body: Body = {
        places: new Float32Array(count * 2),
        links: { source: [], target: [], weight: [] },
        halfWidth: [9],
        halfHeight: [9],
      };
      settled(body);
      expect([...body.places].every((place) => place === 0)).toBe(true);
    }
  });
});

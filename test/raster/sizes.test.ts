import { describe, expect, it } from 'vitest';
import { radiusAmongMany } from '../../src/scene/graph';
import { growthOnMap } from '../../src/scene/growth';
import { glyphRadius, growthAt, radiusOf, roomyRadius, weightsOf } from '../../src/raster/sizes';

const [model, organization] = weightsOf(
  ['model', 'organization'].map((color) => ({
    id: '',
    label: '',
    plural: '',
    glyph: 'disc',
    color,
    quiet: false,
  })),
);

describe('the size of a node', () => {
  it.each([0.1, 1, 4, 30, 5_000])(
    'is that of its glyph where there is room, at importance %d',
    (importance) => {
      for (const weight of [model!, organization!]) {
        for (const growth of [0.01, 0.3, 1, 2, 40].map(growthAt))
          expect(radiusOf(importance, weight, growth, 1e6)).toBe(glyphRadius(importance) * growth);
      }
    },
  );

  it('and of glyphs that the scene draws over it, at every scale', () => {
    for (const importance of [0, 0.2, 1, 7, 300, 90_000])
      expect(glyphRadius(importance)).toBeCloseTo(radiusAmongMany(importance));
    for (const scale of [1e-4, 0.02, 0.3, 1, 4, 100]) expect(growthAt(scale)).toBe(growthOnMap(scale, true));
  });

  it('is a grain where there is none: an ordinary node covers no third of the way to the next', () => {
    for (const room of [0.1, 1, 5, 10]) expect(radiusOf(0.3, model!, 1, room)).toBeLessThan(room / 3);
  });

  it('grows with importance, for makers less than for models', () => {
    expect(roomyRadius(100, 1)).toBeGreaterThan(roomyRadius(10, 1));
    expect(radiusOf(100, organization!, 1, 0.5)).toBeLessThan(radiusOf(100, model!, 1, 0.5));
    expect(glyphRadius(1e9)).toBe(glyphRadius(1e12));
  });
});

import { describe, expect, it } from 'vitest';
import { growthAt, radiusOf, roomyRadius, sizesOf } from '../../src/raster/sizes';
import { radiusOf as glyphRadius } from '../../src/scene/graph';

const KINDS = [
  { color: 'model', quiet: false },
  { color: 'organization', quiet: false },
  { color: 'quiet', quiet: true },
].map((kind) => ({ id: '', label: '', plural: '', glyph: 'disc', ...kind }));
const sizes = sizesOf(KINDS);

describe('the size of a node', () => {
  it.each([0.1, 1, 4, 30, 5_000])(
    'is that of its glyph where there is room, at importance %d',
    (importance) => {
      KINDS.forEach(({ color, quiet }, kind) => {
        for (const scale of [0.01, 0.3, 1, 2, 40]) {
          const growth = growthAt(scale);
          const glyph = glyphRadius(importance, color === 'model', quiet) * growth;
          expect(radiusOf(importance, kind, sizes, growth, 1e6)).toBeCloseTo(glyph, 4);
        }
      });
    },
  );

  it('is no more than a third of the way to the next for an ordinary one', () => {
    for (const room of [0.1, 1, 5, 10]) expect(radiusOf(0.3, 0, sizes, 1, room)).toBeLessThan(room / 3);
  });

  it('grows with importance, for makers less than for models', () => {
    expect(roomyRadius(100, 1)).toBeGreaterThan(roomyRadius(10, 1));
    expect(radiusOf(100, 1, sizes, 1, 0.5)).toBeLessThan(radiusOf(100, 0, sizes, 1, 0.5));
  });
});

import { describe, expect, it } from 'vitest';
import { toScreen } from '../../src/scene/frame';
import { courseOf } from '../../src/scene/ground';

const SIZE = { width: 1_200, height: 800 };

describe('what was drawn before the hand moved', () => {
  it('is laid where it belongs now', () => {
    const from = { x: 10, y: -20, scale: 2 };
    const to = { x: 60, y: 5, scale: 2.6 };
    const { dx, dy, stretch } = courseOf(from, to, SIZE)!;
    const [x, y] = toScreen(from, SIZE, 33, 44);
    // In clip space, as the picture is laid.
    const laidX = ((2 * x) / SIZE.width - 1) * stretch + dx;
    const laidY = (1 - (2 * y) / SIZE.height) * stretch + dy;
    const [wantedX, wantedY] = toScreen(to, SIZE, 33, 44);
    expect(((laidX + 1) * SIZE.width) / 2).toBeCloseTo(wantedX);
    expect(((1 - laidY) * SIZE.height) / 2).toBeCloseTo(wantedY);
  });

  it('is drawn anew where it would be stretched or moved too far', () => {
    const from = { x: 0, y: 0, scale: 1 };
    expect(courseOf(from, { ...from, scale: 1.6 }, SIZE)).toBeUndefined();
    expect(courseOf(from, { ...from, scale: 0.6 }, SIZE)).toBeUndefined();
    expect(courseOf(from, { ...from, x: 600 }, SIZE)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extentOf,
  fit,
  freeBox,
  fromCamera,
  revealing,
  toCamera,
  toGraph,
  toScreen,
  zoomed,
  type Extent,
} from '../../src/scene/frame';

const size = { width: 1440, height: 900 };
const free = freeBox(size, { top: 20, right: 400, bottom: 130, left: 290 });
const margin = { x: 40, y: 30 };

const coordinates = fc.double({ min: -2000, max: 2000, noNaN: true });
const frames = fc.record({
  x: coordinates,
  y: coordinates,
  scale: fc.double({ min: 0.05, max: 5, noNaN: true }),
});
const extents = fc
  .tuple(
    coordinates,
    coordinates,
    fc.double({ min: 1, max: 900, noNaN: true }),
    fc.double({ min: 1, max: 900, noNaN: true }),
  )
  .map(([left, bottom, width, height]): Extent => ({
    left,
    bottom,
    right: left + width,
    top: bottom + height,
  }));

function screenBox(frame: { x: number; y: number; scale: number }, extent: Extent) {
  const [left, top] = toScreen(frame, size, extent.left, extent.top);
  const [right, bottom] = toScreen(frame, size, extent.right, extent.bottom);
  return { left, top, right, bottom };
}

function expectInside(box: ReturnType<typeof screenBox>): void {
  expect(box.left).toBeGreaterThanOrEqual(free.x - 0.01);
  expect(box.top).toBeGreaterThanOrEqual(free.y - 0.01);
  expect(box.right).toBeLessThanOrEqual(free.x + free.width + 0.01);
  expect(box.bottom).toBeLessThanOrEqual(free.y + free.height + 0.01);
}

describe('the frame', () => {
  test('screen and graph are each other’s inverse', () => {
    fc.assert(
      fc.property(frames, coordinates, coordinates, (frame, x, y) => {
        const [gx, gy] = toGraph(frame, size, ...toScreen(frame, size, x, y));
        expect(gx).toBeCloseTo(x, 5);
        expect(gy).toBeCloseTo(y, 5);
      }),
    );
  });

  test('upwards in the graph is upwards on the screen', () => {
    const frame = { x: 0, y: 0, scale: 1 };
    expect(toScreen(frame, size, 0, 10)[1]).toBeLessThan(toScreen(frame, size, 0, 0)[1]);
  });

  test('fitted lies in the middle of the free box, inside its margins', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        const box = screenBox(fit(extent, size, free, { margin, most: 1.5 }), extent);
        expectInside(box);
        expect((box.left + box.right) / 2).toBeCloseTo(free.x + free.width / 2, 3);
        expect((box.top + box.bottom) / 2).toBeCloseTo(free.y + free.height / 2, 3);
      }),
    );
  });

  test('revealing shows all of it, and moves nothing where all is seen', () => {
    fc.assert(
      fc.property(frames, extents, (frame, extent) => {
        const revealed = revealing(frame, extent, size, free, margin);
        expectInside(screenBox(revealed, extent));
        expect(revealed.scale).toBeLessThanOrEqual(frame.scale);
        const again = revealing(revealed, extent, size, free, margin);
        expect(again.x).toBeCloseTo(revealed.x, 5);
        expect(again.y).toBeCloseTo(revealed.y, 5);
        expect(again.scale).toBeCloseTo(revealed.scale, 8);
      }),
    );
  });

  test('a camera means the same in another window', () => {
    const home = fit({ left: -400, right: 400, bottom: -300, top: 300 }, size, free, { margin, most: 2 });
    const camera = toCamera({ x: 33, y: -12, scale: 1.3 }, size, free, home);
    const back = toCamera(fromCamera(camera, size, free, home), size, free, home);
    expect(back).toEqual(camera);
    expect(toCamera(home, size, free, home)).toEqual({ x: 0, y: 0, ratio: 1 });
  });

  test('zooms about the middle of the free box', () => {
    const frame = { x: 10, y: 20, scale: 0.8 };
    const middle = [free.x + free.width / 2, free.y + free.height / 2] as const;
    const before = toGraph(frame, size, ...middle);
    const after = toGraph(zoomed(frame, size, free, 2), size, ...middle);
    expect(after[0]).toBeCloseTo(before[0], 8);
    expect(after[1]).toBeCloseTo(before[1], 8);
  });

  test('panels that cover everything leave something to fit into', () => {
    const box = freeBox({ width: 390, height: 844 }, { top: 300, right: 390, bottom: 700, left: 0 });
    expect(box.width).toBeGreaterThanOrEqual(80);
    expect(box.height).toBeGreaterThanOrEqual(80);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
  });

  test('nothing has no extent', () => {
    expect(extentOf([])).toBeUndefined();
    expect(extentOf([[3, 4]])).toEqual({ left: 3, right: 3, bottom: 4, top: 4 });
  });
});

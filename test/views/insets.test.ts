import { describe, expect, test } from 'vitest';
import { insetsOf, type Box } from '../../src/views/insets';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('the part of the canvas that panels cover', () => {
  test('on a desk: legend left, inspector right, the bar at the foot', () => {
    const canvas = box(0, 0, 1440, 900);
    const panels = [
      box(20, 20, 252, 44),
      box(20, 76, 252, 700),
      box(1060, 20, 360, 860),
      box(530, 836, 260, 44),
    ];
    expect(insetsOf(canvas, panels)).toEqual({ left: 272, right: 380, top: 0, bottom: 64 });
  });

  test('a headline above the middle takes from the top', () => {
    const panels = [box(20, 76, 252, 700), box(288, 20, 750, 80)];
    expect(insetsOf(box(0, 0, 1440, 900), panels)).toMatchObject({ top: 100, left: 272 });
  });

  test('a column covers its side however little is in it yet; what else is wider than tall does not', () => {
    const canvas = box(0, 0, 1280, 800);
    const short = box(900, 20, 360, 328);
    const grown = box(900, 20, 360, 382);
    expect(insetsOf(canvas, [{ ...short, isColumn: true }])).toEqual(insetsOf(canvas, [grown]));
    expect(insetsOf(canvas, [short]).right).toBe(0);
  });

  test('a column that is folded up to a button on a small screen takes from the top, not from a side', () => {
    const button = { ...box(334, 12, 44, 44), isColumn: true };
    expect(insetsOf(box(0, 0, 390, 844), [button])).toEqual({ left: 0, right: 0, top: 56, bottom: 0 });
  });

  test.each([
    [390, 844, 46],
    [320, 640, 46],
    [320, 640, 60],
  ])(
    'on a phone of %i × %i with a sheet of %i %%: what is stacked on the sheet belongs to it',
    (width, height, share) => {
      const sheet = Math.round((height * share) / 100);
      const panels = [
        box(12, 12, width - 76, 44),
        box(width - 56, 12, 44, 44),
        box(22, height - sheet - 52, width - 44, 44),
        box(0, height - sheet, width, sheet),
      ];
      expect(insetsOf(box(0, 0, width, height), panels)).toEqual({
        left: 0,
        right: 0,
        top: 56,
        bottom: sheet + 52,
      });
    },
  );

  test('however tall a sheet, some of the canvas stays', () => {
    const { top, bottom } = insetsOf(box(0, 0, 390, 844), [box(12, 12, 300, 44), box(0, 72, 390, 772)]);
    expect(844 - top - bottom).toBeGreaterThanOrEqual(120);
  });

  test('what is not there covers nothing', () => {
    expect(insetsOf(box(0, 0, 800, 600), [box(0, 0, 0, 0)])).toEqual({
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
    });
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Certainty } from '../../src/model/graph';
import { SHAPES } from '../../src/scene/programs/glyph/shapes';
import type { Overview } from '../../src/source/source';
import { ONTOLOGY } from '../scenes/graph';
import { stand, type Pixel, type Stand } from './canvas';

/** One node of each shape in rows, and an edge of each certainty below: read pixel by pixel. */

const BLUE = [43, 76, 155];
const PAPER = [251, 250, 246];
const CERTAIN: readonly Certainty[] = ['stated', 'estimated', 'likely', 'disputed'];
const LIGHT = {
  '--paper': '#FBFAF6',
  '--kind-model': '#2B4C9B',
  '--chosen': '#B23A2E',
};

const ROW = 8;
const shapePlaces = SHAPES.map((_, i) => [(i % ROW) * 90, -Math.floor(i / ROW) * 90] as const);
const edgePlaces = CERTAIN.flatMap((_, i) => [[0, -180 - i * 120] as const, [600, -180 - i * 120] as const]);

const node = (id: string, kind: string) => ({
  id,
  // Labels would cover what is looked at.
  name: '',
  kind,
  importance: 20,
  year: 0,
  unnamed: false,
  placeholder: false,
});

const overview: Overview = {
  ontology: {
    ...ONTOLOGY,
    kinds: SHAPES.map((glyph) => ({
      id: glyph,
      label: glyph,
      plural: glyph,
      color: 'model',
      glyph,
      quiet: false,
    })),
  },
  sources: [],
  nodes: [
    ...SHAPES.map((glyph) => node(glyph, glyph)),
    ...CERTAIN.flatMap((certainty) => [node(`${certainty}-from`, 'disc'), node(`${certainty}-to`, 'disc')]),
  ],
  edges: CERTAIN.map((certainty) => ({
    source: `${certainty}-from`,
    target: `${certainty}-to`,
    predicate: 'built_on',
    certainty,
  })),
  places: Float32Array.from([...shapePlaces, ...edgePlaces].flat()),
};

let canvas: Stand;
beforeEach(async () => {
  for (const [name, value] of Object.entries(LIGHT)) document.documentElement.style.setProperty(name, value);
  canvas = await stand(overview);
  await canvas.show();
});
afterEach(() => {
  canvas.remove();
  for (const name of Object.keys(LIGHT)) document.documentElement.style.removeProperty(name);
});

/** At so many radii from the middle of a node. */
function at(id: string, right: number, up: number): Pixel {
  const { x, y } = canvas.node(id);
  return canvas.look('nodes')(x + right * radius(), y - up * radius());
}
/** Pixels: importance 20 reaches the largest radius, which grows with the map, but less. */
function radius(): number {
  const scale = (canvas.node('stated-to').x - canvas.node('stated-from').x) / 600;
  return 14 * scale ** 0.4;
}

function isInk([red, green, blue, alpha]: readonly number[]): boolean {
  return alpha! > 200 && [red, green, blue].every((value, i) => Math.abs(value! - BLUE[i]!) < 24);
}

function isPaper([red, green, blue, alpha]: readonly number[]): boolean {
  return alpha! > 200 && [red, green, blue].every((value, i) => Math.abs(value! - PAPER[i]!) < 24);
}

function isNothing([, , , alpha]: readonly number[]): boolean {
  return alpha! < 10;
}

describe('glyphs', () => {
  /** Where there is ink and where there is not, in radii from the middle. */
  const INK: Readonly<Record<(typeof SHAPES)[number], readonly (readonly [number, number])[]>> = {
    disc: [
      [0, 0],
      [0.6, 0.6],
      [-0.85, 0],
    ],
    ring: [
      [0, 0],
      [0.9, 0],
      [0, -0.9],
    ],
    rounded: [
      [0, 0],
      [0.7, 0],
      [0.6, 0.6],
    ],
    square: [
      [0, 0],
      [0.75, 0.75],
      [-0.75, 0.75],
    ],
    diamond: [
      [0, 0],
      [0.95, 0],
      [0, 0.95],
    ],
    lozenge: [
      [1, 0],
      [0, 1],
    ],
    triangle: [
      [0, 0],
      [0, 0.7],
      [0.6, -0.6],
    ],
    hexagon: [
      [0, 0],
      [0.9, 0],
      [0.4, 0.8],
    ],
    plus: [
      [0, 0],
      [0.8, 0],
      [0, 0.8],
    ],
    circle: [
      [0.82, 0],
      [0, -0.82],
    ],
    pentagon: [
      [0, 0],
      [0, 0.9],
      [0.5, -0.7],
    ],
    star: [
      [0, 0],
      [0, 0.9],
      [0.8, 0.28],
    ],
    frame: [
      [0.72, 0],
      [0.72, 0.72],
    ],
    tag: [
      [0.3, 0],
      [0.9, 0.4],
    ],
    warning: [
      [0.5, -0.6],
      [-0.5, -0.6],
    ],
  };
  const NO_INK: Readonly<Partial<typeof INK>> = {
    ring: [[0.62, 0]],
    diamond: [[0.75, 0.75]],
    lozenge: [[0, 0]],
    triangle: [[0.7, 0.7]],
    hexagon: [[0.85, 0.6]],
    plus: [[0.6, 0.6]],
    circle: [[0, 0]],
    star: [[0.7, 0.7]],
    frame: [[0, 0]],
    tag: [[-0.45, 0]],
    warning: [[0, 0]],
  };

  test.each(SHAPES)('%s', (shape) => {
    for (const [x, y] of INK[shape]) expect(at(shape, x, y), `ink at ${x}, ${y}`).toSatisfy(isInk);
    for (const [x, y] of NO_INK[shape] ?? [])
      expect(at(shape, x, y), `no ink at ${x}, ${y}`).not.toSatisfy(isInk);
    expect(at(shape, 1.7, 0), 'beside it').toSatisfy(isNothing);
    expect(at(shape, 0, -1.7), 'below it').toSatisfy(isNothing);
  });

  test('lie on paper, so that no line shows through', () => {
    expect(at('circle', 0, 0)).toSatisfy(isPaper);
    expect(at('ring', 0.62, 0)).toSatisfy(isPaper);
  });

  test('the chosen one has a ring of its own colour, with a gap', async () => {
    await canvas.show({ selection: 'stated-from' });
    const { x, y } = canvas.node('stated-from');
    const look = canvas.look('nodes');
    const upwards = Array.from({ length: 14 }, (_, i) => look(x, y - radius() - i));
    const ring = upwards.findIndex(
      ([red, green, blue, alpha]) => alpha > 200 && red > 150 && green < 110 && blue < 100,
    );
    expect(ring, 'beyond the glyph').toBeGreaterThan(3);
    expect(upwards.slice(2, ring - 1).every((pixel) => !isInk(pixel))).toBe(true);
    expect(at('square', 0, 0)[3], 'the rest is faint').toBeLessThan(80);
  });
});

describe('lines', () => {
  const between = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, i) => from + i);
  /** Across a line, from the chord between its nodes: at its ends, and where its bow is, upwards. */
  const END = between(-20, 16);
  const BOW = between(-80, 16);

  /** Pixels with ink across the line, at so many pixels to the right of a node's middle. */
  function thickness(id: string, right: number): number {
    const { x, y } = canvas.node(id);
    const look = canvas.look('edges');
    return END.filter((off) => look(x + right, y + off)[3] > 100).length;
  }

  /** Along the middle of the line: of a hundred columns, those with ink. */
  function inked(certainty: Certainty): number {
    const { x, y } = canvas.node(`${certainty}-from`);
    const look = canvas.look('edges');
    const columns = Array.from({ length: 100 }, (_, step) => x + 180 + step * 2);
    return columns.filter((column) => BOW.some((off) => look(column, y + off)[3] > 100)).length;
  }

  /** Of the line half way, across: how often ink ends and begins again. */
  function gaps(id: string): number {
    const { x, y } = canvas.node(id);
    const look = canvas.look('edges');
    const across = BOW.map((off) => (look(x + 280, y + off)[3] > 100 ? 'x' : ' ')).join('');
    return across.trim().split(/ +/).length - 1;
  }

  test('have their head at the object, beside its outline and not under it', () => {
    expect(thickness('stated-to', -3), 'under the glyph').toBe(0);
    expect(thickness('stated-to', -radius() - 1), 'in the gap').toBe(0);
    expect(thickness('stated-to', -radius() - 11), 'the back of the head').toBeGreaterThan(5);
    expect(thickness('stated-to', -radius() - 40), 'the line').toBeLessThan(5);
    expect(thickness('stated-from', radius() + 11), 'no head at the subject').toBeLessThan(5);
  });

  test('carry how sure it is', () => {
    expect(inked('stated')).toBe(100);
    expect(inked('estimated'), 'dashes').toBeGreaterThan(45);
    expect(inked('estimated'), 'dashes').toBeLessThan(85);
    expect(inked('likely'), 'dots').toBeLessThan(75);
    expect(inked('likely'), 'dots').toBeGreaterThan(15);
    expect(inked('disputed')).toBe(100);
    expect(gaps('disputed-from'), 'doubled').toBe(1);
    expect(gaps('stated-from'), 'single').toBe(0);
  });
});

/** The shapes that the glyph program draws, by the names that an ontology gives them; the index is what the GPU gets. */
export const SHAPES = [
  'disc',
  'ring',
  'rounded',
  'square',
  'diamond',
  'lozenge',
  'triangle',
  'hexagon',
  'plus',
  'circle',
  'pentagon',
  'star',
  'frame',
  'tag',
  'warning',
] as const;
export type Shape = (typeof SHAPES)[number];

/** How far each shape reaches from its middle, in radii: lines end there. */
const REACH: Readonly<Record<Shape, number>> = {
  disc: 1,
  ring: 1,
  rounded: 0.98,
  square: 1.02,
  diamond: 1.05,
  lozenge: 1.05,
  triangle: 0.95,
  hexagon: 1,
  plus: 0.9,
  circle: 0.95,
  pentagon: 1,
  star: 0.95,
  frame: 0.95,
  tag: 1.05,
  warning: 1,
};

/** A name that we can't draw is drawn as a disc: a graph of somebody else's must open all the same. */
export function shapeIndex(name: string): number {
  return Math.max(0, (SHAPES as readonly string[]).indexOf(name));
}

export function shapeReach(index: number): number {
  return REACH[SHAPES[index] ?? 'disc'];
}

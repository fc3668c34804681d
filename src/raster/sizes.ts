import type { Kind } from '../model/ontology';

/** How large a node is drawn: the same here as where it is a glyph of its own. */

/** CSS pixels: the least radius of a model's glyph, of a quiet kind's, and of all others'. */
const LEAST = { model: 7.5, quiet: 4.5, other: 5.5 } as const;
const MOST = 14;
/** Glyphs grow and shrink less than the map does. */
const GROWTH = { power: 0.4, least: 0.55, most: 2 } as const;
/** Of the room that an ordinary node has, so much is its radius: where a million are seen, each is a grain. */
const SHARE_OF_ROOM = 0.3;
/** The room of an important node counts at most so many times. */
const MOST_ROOM = 40;

/** The importance of what is no model counts less from afar: a map of models is not to be strewn with their makers. */
const BESIDE_MODELS = 0.12;

/** How nodes of each kind are drawn, by the kind's index. */
export interface Sizes {
  /** Radius of the glyph of the least important, in CSS pixels where the map is at full size. */
  readonly least: Float32Array;
  /** How much importance counts. */
  readonly weight: Float32Array;
}

export function sizesOf(kinds: readonly Kind[]): Sizes {
  return {
    least: Float32Array.from(kinds, ({ color, quiet }) =>
      color === 'model' ? LEAST.model : quiet ? LEAST.quiet : LEAST.other,
    ),
    weight: Float32Array.from(kinds, ({ color }) => (color === 'model' ? 1 : BESIDE_MODELS)),
  };
}

export function growthAt(scale: number): number {
  return Math.min(GROWTH.most, Math.max(GROWTH.least, scale ** GROWTH.power));
}

/**
 * Pixels.
 * @param kind its index
 * @param growth of glyphs at this scale
 * @param room pixels between an ordinary node and the next
 */
export function radiusOf(
  importance: number,
  kind: number,
  { least, weight }: Sizes,
  growth: number,
  room: number,
): number {
  const glyph = Math.min(MOST, Math.max(least[kind]!, 4.2 + 3 * Math.sqrt(importance))) * growth;
  return Math.min(glyph, roomyRadius(importance * weight[kind]!, room));
}

/**
 * Of a node whose glyph would be larger than there is room.
 * @param weighed importance as it counts for the kind
 */
export function roomyRadius(weighed: number, room: number): number {
  return SHARE_OF_ROOM * room * Math.min(MOST_ROOM, Math.max(1, Math.sqrt(weighed)));
}

import type { Kind } from '../model/ontology';

/** How large a node is drawn: the same here as where it is a glyph of its own among many. */

/** CSS pixels where the map is at full size. */
const LEAST = 3.4;
const MOST = 12;
const BY_IMPORTANCE = 0.9;
/** Glyphs grow and shrink less than the map does. */
const GROWTH = { power: 0.3, least: 0.3, most: 2 } as const;
/** Of the room that an ordinary node has, so much is its radius: where a million are seen, each is a grain. */
const SHARE_OF_ROOM = 0.3;
/** The room of an important node counts at most so many times. */
const MOST_ROOM = 40;

/** The importance of what is no model counts less from afar: a map of models is not to be strewn with their makers. */
const BESIDE_MODELS = 0.12;

/** How much importance counts for each kind, by the kind's index. */
export function weightsOf(kinds: readonly Kind[]): Float32Array {
  return Float32Array.from(kinds, ({ color }) => (color === 'model' ? 1 : BESIDE_MODELS));
}

/** Radius of a glyph among many, in CSS pixels where the map is at full size. */
export function glyphRadius(importance: number): number {
  return Math.min(MOST, LEAST + BY_IMPORTANCE * Math.log2(1 + importance));
}

/** How many times as large glyphs are at so many pixels to the unit. */
export function growthAt(scale: number): number {
  return Math.min(GROWTH.most, Math.max(GROWTH.least, scale ** GROWTH.power));
}

/**
 * Texels.
 * @param weight how much importance counts for its kind
 * @param growth of glyphs at this scale
 * @param room texels between an ordinary node and the next
 */
export function radiusOf(importance: number, weight: number, growth: number, room: number): number {
  return Math.min(glyphRadius(importance) * growth, roomyRadius(importance * weight, room));
}

/**
 * Of a node whose glyph would be larger than there is room.
 * @param weighed importance as it counts for the kind
 */
export function roomyRadius(weighed: number, room: number): number {
  return SHARE_OF_ROOM * room * Math.min(MOST_ROOM, Math.max(1, Math.sqrt(weighed)));
}

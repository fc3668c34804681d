/** Glyphs grow and shrink less than the map does. */
const GROWTH = { power: 0.4, least: 0.55, most: 2 } as const;
/** Where thousands are on the map, from afar the least is a grain. */
const GROWTH_OF_MANY = { power: 0.3, least: 0.3, most: 2 } as const;

/** How many times as large glyphs are at so many pixels to the unit. */
export function growthOnMap(scale: number, isPart: boolean): number {
  const { power, least, most } = isPart ? GROWTH_OF_MANY : GROWTH;
  return Math.min(most, Math.max(least, scale ** power));
}

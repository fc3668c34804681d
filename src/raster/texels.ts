/** Texels along each side of a tile. */
export const TILE_TEXELS = 512;

/** Colours of texels that are not a kind's; that of a kind is 1 + its index, and 0 is where nothing is. */
export const COLOR_LINE = 250;
export const COLOR_REGION = 251;
export const COLOR_REGION_RIM = 252;

import { area, circle, type Sheet } from './sheet';
import { NOBODY, type Disc, type Terrain } from './terrain';
import { COLOR_REGION, COLOR_REGION_RIM, TILE_TEXELS } from './texels';
import { inTexels, type Square } from './square';

/** Texels: a region is seen from the one radius to the other, faintly near both. */
const LEAST_RADIUS = 24;
const MOST_RADIUS = 2_000;
export const MOST_REGIONS = 1_000;

const FILL = 30;
const RIM = 110;
/** What lies in another is so much fainter. */
const NESTED = 0.62;

/**
 * Families as faint discs, the largest below.
 * @returns how many
 */
export function drawRegions(sheet: Sheet, terrain: Terrain, square: Square, nodes: Uint8Array): number {
  const { scale, x, y } = inTexels(square);
  const { regions } = terrain;
  let count = 0;
  for (let at = firstWithin(regions, MOST_RADIUS / scale); at < regions.length; at++) {
    const region = regions[at]!;
    const radius = region.radius * scale;
    if (radius < LEAST_RADIUS || count === MOST_REGIONS) break;
    const centerX = (region.x - x) * scale;
    const centerY = (region.y - y) * scale;
    if (nodes[region.node] === 0 || !meets(centerX, centerY, radius + 1)) continue;
    const strength = visibility(radius) * NESTED ** depthOf(terrain, at, MOST_RADIUS / scale);
    if (FILL * strength < 1) continue;
    area(sheet, centerX, centerY, radius, COLOR_REGION, FILL * strength);
    circle(sheet, centerX, centerY, radius, COLOR_REGION_RIM, RIM * strength);
    count++;
  }
  return count;
}

/** How many regions are drawn about it. */
function depthOf({ regions, about }: Terrain, region: number, largest: number): number {
  let depth = 0;
  for (let at = about[region]!; at !== NOBODY && regions[at]!.radius <= largest; at = about[at]!) depth++;
  return depth;
}

/** Of regions from large to small, the first that is no larger. */
function firstWithin(regions: readonly Disc[], radius: number): number {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regions[middle]!.radius > radius) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meets(x: number, y: number, radius: number): boolean {
  const dx = Math.max(-x, 0, x - TILE_TEXELS);
  const dy = Math.max(-y, 0, y - TILE_TEXELS);
  return dx * dx + dy * dy <= radius * radius;
}

/** Comes and goes with the zoom instead of popping up. */
function visibility(radius: number): number {
  return Math.min(1, radius / LEAST_RADIUS - 0.75, (MOST_RADIUS - radius) / (MOST_RADIUS / 2));
}

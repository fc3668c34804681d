import type { Kind } from '../../src/model/ontology';
import { NO_PARENT } from '../../src/store/forest';
import { survey, type Ground, type Terrain } from '../../src/raster/terrain';
import { drawTile, newScratch, selectionOf, type Painted, type Selection } from '../../src/raster/tile';
import type { Square } from '../../src/raster/square';
import { TILE_TEXELS } from '../../src/raster/texels';
import { seeded } from '../fixtures/graph';

/** Small grounds to draw, and what is on a tile. */

export const MODEL = 0;
export const ORGANIZATION = 1;

const KINDS = [kind('model'), kind('organization')];

function kind(id: string): Kind {
  return { id, label: id, plural: id, color: id, glyph: 'disc', quiet: false };
}

/** Models of one importance without families, unless told otherwise. */
export function terrainOf(places: ArrayLike<number>, given: Partial<Ground> = {}): Terrain {
  const count = places.length / 2;
  return survey({
    kinds: KINDS,
    nodeKind: new Uint8Array(count),
    importance: new Float32Array(count).fill(1),
    parent: new Int32Array(count).fill(NO_PARENT),
    family: new Uint32Array(count).fill(1),
    regions: [],
    ...given,
    places: Float32Array.from(places),
  });
}

/** Families about bases, crowded in some places and thin in others; everything has a region, a parent or both. */
export function crowdedTerrain(count: number, seed: number): Terrain {
  const random = seeded(seed);
  const parent = new Int32Array(count).fill(NO_PARENT);
  const places = new Float32Array(2 * count);
  for (let node = 0; node < count; node++) {
    const isRoot = node < 5 || random() < 0.05;
    const base = isRoot ? NO_PARENT : Math.floor(random() ** 2 * node);
    parent[node] = base;
    const spread = isRoot ? 20_000 : 900 * random() ** 2;
    const angle = random() * 2 * Math.PI;
    const [x, y] = isRoot ? [0, 0] : places.subarray(base * 2, base * 2 + 2);
    places[node * 2] = x! + Math.cos(angle) * spread * (isRoot ? random() : 1);
    places[node * 2 + 1] = y! + Math.sin(angle) * spread * (isRoot ? random() : 1);
  }
  const family = new Uint32Array(count).fill(1);
  for (let node = count - 1; node >= 0; node--)
    if (parent[node] !== NO_PARENT) family[parent[node]!]! += family[node]!;
  const roots = [...parent.keys()].filter((node) => family[node]! > 4);
  return terrainOf(places, {
    parent,
    family,
    nodeKind: Uint8Array.from({ length: count }, () => (random() < 0.1 ? ORGANIZATION : MODEL)),
    importance: Float32Array.from(family, (size) => 0.2 * size),
    regions: roots.map((node) => ({
      node,
      x: places[node * 2]!,
      y: places[node * 2 + 1]!,
      radius: 40 * Math.sqrt(family[node]!),
      count: family[node]!,
    })),
  });
}

export function everything(terrain: Terrain): Selection {
  return selectionOf(terrain, new Uint8Array(terrain.nodeKind.length).fill(1), true);
}

/** @returns the tile, and how often its maker looked up */
export function paint(
  terrain: Terrain,
  square: Square,
  selection: Selection = everything(terrain),
): { tile: Painted; yields: number } {
  const work = drawTile(terrain, square, selection, newScratch());
  for (let yields = 0; ; yields++) {
    const step = work.next();
    if (step.done === true) return { tile: step.value, yields };
  }
}

/** Colour and strength at a place in graph units, which must be on the tile. */
export function texelAt({ texels }: Painted, { level, column, row }: Square, x: number, y: number) {
  const at =
    2 *
    (Math.floor(y * 2 ** level - row * TILE_TEXELS) * TILE_TEXELS +
      Math.floor(x * 2 ** level - column * TILE_TEXELS));
  return { color: texels?.[at] ?? 0, strength: texels?.[at + 1] ?? 0 };
}

export function squareOf(level: number, x: number, y: number): Square {
  const side = TILE_TEXELS / 2 ** level;
  return { level, column: Math.floor(x / side), row: Math.floor(y / side) };
}

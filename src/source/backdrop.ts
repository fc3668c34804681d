import type { Filter } from '../model/filter';
import type { NodeRef } from '../model/answer';

/** TILE_TEXELS: texels along each side of a tile. COLOR_…: colours of texels that are not a kind's. */
export { COLOR_LINE, COLOR_REGION, COLOR_REGION_RIM, TILE_TEXELS } from '../raster/texels';

/**
 * One square of the picture of a whole graph. At level L a graph unit is 2^L texels; tile (column, row) covers
 * x from column to column + 1 and y from row to row + 1, in units of TILE_TEXELS / 2^L; y upwards.
 */
export interface TileRequest {
  /** A whole number; may be negative. */
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly filter: Filter;
}

export interface Tile {
  /**
   * Two bytes a texel, TILE_TEXELS², lowest row of the picture first: a colour (0: nothing is here; else 1 + index into
   * `ontology.kinds`, or one of the COLOR_… below), and how strongly it covers, 0 to 255. Absent where the whole
   * tile is empty.
   */
  readonly texels?: Uint8Array;
  /** Points, lines and discs that were drawn, of which the tile's budget bounds the number. */
  readonly primitives: number;
}

export interface LandmarkRequest {
  /** Part of the picture, in graph units. */
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** CSS pixels to the unit: what is too near to something more important is no landmark. */
  readonly scale: number;
  /** Most entities, and most regions. */
  readonly limit: number;
  readonly filter: Filter;
}

/** What is worth naming in a part of the picture, most important first. */
export interface Landmarks {
  readonly nodes: readonly PlacedNode[];
  readonly regions: readonly Region[];
}

export interface OverviewNode extends NodeRef {
  /** PageRank, mean 1. */
  readonly importance: number;
  /** 0 where not recorded. */
  readonly year: number;
  /** Where more than the year is recorded: the month or day, 2023-03 or 2023-03-14. */
  readonly released?: string;
  readonly unnamed: boolean;
  readonly placeholder: boolean;
}

export interface PlacedNode extends OverviewNode {
  /** In graph units, y upwards. */
  readonly x: number;
  readonly y: number;
}

/** A family by descent, as a disc on the map: an entity, and what was built on it. */
export interface Region {
  /** The entity on which the others are built. */
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Entities in it. */
  readonly count: number;
}

export interface PlaceRequest {
  readonly x: number;
  readonly y: number;
  /** Graph units within which something must lie. */
  readonly radius: number;
  readonly filter: Filter;
}

/** The picture of a graph that is too large to be drawn node by node. */
export interface Backdrop {
  tile(request: TileRequest, signal?: AbortSignal): Promise<Tile>;
  landmarks(request: LandmarkRequest, signal?: AbortSignal): Promise<Landmarks>;
  /** The nearest entity that the filter shows, or undefined. */
  at(request: PlaceRequest, signal?: AbortSignal): Promise<PlacedNode | undefined>;
  /** Where entities lie; ids that are not there are left out. */
  locate(ids: readonly string[], signal?: AbortSignal): Promise<readonly PlacedNode[]>;
}

/** Of the whole graph, where the overview holds a part of it. */
export interface Whole {
  readonly nodes: number;
  readonly edges: number;
  /** How many, by id; what there is none of is left out. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly predicates: Readonly<Record<string, number>>;
  /** All places, in graph units. */
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

/** What each part of a backdrop is asked. */
export interface BackdropRequests {
  readonly tile: TileRequest;
  readonly landmarks: LandmarkRequest;
  readonly at: PlaceRequest;
  readonly locate: readonly string[];
}

export type BackdropAnswers = { readonly [V in keyof Backdrop]: Awaited<ReturnType<Backdrop[V]>> };

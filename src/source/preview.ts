import { asShown, passes, type Filter } from '../model/filter';
import type { Source as Cited } from '../model/graph';
import { InputError } from '../model/errors';
import type { Ontology } from '../model/ontology';
import { finishInSlices } from '../query/slice';
import { landmarkNodes, landmarkRegions } from '../raster/landmarks';
import { nearestNode } from '../raster/nearest';
import { NOBODY, survey, type Terrain } from '../raster/terrain';
import { drawTile, newScratch, selectionOf, type Selection } from '../raster/tile';
import { layWash, WASH_TEXELS, washOf, type Wash } from '../raster/wash';
import { NO_PARENT } from '../store/forest';
import type { Store } from '../store/store';
import { Atlas } from './atlas';
import type {
  Backdrop,
  Landmarks,
  LandmarkRequest,
  PlacedNode,
  PlaceRequest,
  Region,
  Tile,
  TileRequest,
} from './backdrop';
import { largeOverviewOf } from './large-overview';
import { MOST_IN_OVERVIEW } from './overview';
import type { Overview } from './source';

/** What the text part of a preview says; the ontology and the sources stand in the snapshot beside it. */
interface Said extends Omit<Overview, 'ontology' | 'sources' | 'places'> {
  readonly places: readonly number[];
  readonly regions: readonly Region[];
  /** Graph units between an ordinary node and the next, of the whole graph. */
  readonly room: number;
  readonly wash: Pick<Wash, 'left' | 'bottom' | 'unit'>;
}

const MOST_REGIONS = 120;
const TEXELS = WASH_TEXELS * WASH_TEXELS;

/**
 * What a first view of a large graph needs, in few bytes: the length of a text, the text (JSON), and a coarse picture of the whole.
 * Undefined for a graph that is small enough to be opened at once, and for one that is not placed.
 */
export function previewOf(store: Store): Uint8Array<ArrayBuffer> | undefined {
  if (store.nodeCount <= MOST_IN_OVERVIEW) return undefined;
  const atlas = new Atlas(store, () => Promise.resolve());
  const { terrain } = atlas;
  if (terrain.grid.order.length === 0) return undefined;
  const { ontology: _, sources: __, places, ...overview } = largeOverviewOf(store, atlas);
  const { nodes } = atlas.selection(asShown({}, store.ontology.kinds));
  const { cover, colors, ...frame } = washOf(terrain, nodes);
  const known = new Set(overview.nodes.map(({ id }) => id));
  const regions = atlas.regions().filter(({ id }) => known.has(id));
  const said: Said = {
    ...overview,
    places: Array.from(places, rounded),
    regions: regions.slice(0, MOST_REGIONS),
    room: terrain.room,
    wash: frame,
  };
  const text = new TextEncoder().encode(JSON.stringify(said));
  const bytes = new Uint8Array(4 + text.length + 2 * TEXELS);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  bytes.set(cover, 4 + text.length);
  bytes.set(colors, 4 + text.length + TEXELS);
  return bytes;
}

/** A tenth of a unit is a tenth of a pixel where a glyph is at full size. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface Preview {
  readonly overview: Overview;
  /** Answers from what is there, until the store is: coarse, and only of the landmarks. */
  readonly backdrop: Backdrop;
}

/**
 * @param pause resolves in a later task, so that messages get in between
 * @throws InputError altered-file where the bytes are no preview
 */
export function readPreview(
  bytes: Uint8Array,
  ontology: Ontology,
  sources: readonly Cited[],
  pause: () => Promise<void>,
): Preview {
  const length = bytes.length < 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (bytes.length !== 4 + length + 2 * TEXELS)
    throw altered(`${bytes.length} bytes with a text of ${length}`);
  const said = parsed(bytes.subarray(4, 4 + length));
  const { places, regions, room, wash: frame, ...rest } = said;
  const overview = { ...rest, ontology, sources, places: Float32Array.from(places) };
  const wash = {
    ...frame,
    cover: bytes.slice(4 + length, 4 + length + TEXELS),
    colors: bytes.slice(4 + length + TEXELS),
  };
  return { overview, backdrop: new Sketchbook(overview, regions, room, wash, pause) };
}

function parsed(text: Uint8Array): Said {
  try {
    return JSON.parse(new TextDecoder().decode(text)) as Said;
  } catch (error) {
    throw altered((error as Error).message);
  }
}

function altered(what: string): InputError {
  return new InputError('altered-file', `the preview in the file cannot be read: ${what}`);
}

/** A backdrop of landmarks and a wash. */
class Sketchbook implements Backdrop {
  readonly #terrain: Terrain;

  constructor(
    private readonly overview: Overview,
    private readonly regions: readonly Region[],
    room: number,
    private readonly wash: Wash,
    private readonly pause: () => Promise<void>,
  ) {
    this.#terrain = { ...terrainOf(overview, regions), room };
  }

  async tile(request: TileRequest, signal?: AbortSignal): Promise<Tile> {
    signal?.throwIfAborted();
    await this.pause();
    const scratch = newScratch();
    const shown = this.overview.ontology.kinds.map(({ id }) => passes(request.filter.kind, id));
    const colors = this.wash.colors.map((color) => (shown[color - 1] === true ? color : 0));
    layWash(scratch.grains, { ...this.wash, colors }, request);
    return finishInSlices(
      drawTile(this.#terrain, request, this.#selection(request.filter), scratch),
      this.pause,
      signal,
    );
  }

  async landmarks(request: LandmarkRequest, signal?: AbortSignal): Promise<Landmarks> {
    signal?.throwIfAborted();
    const { nodes } = this.#selection(request.filter);
    const byRoot = new Map(this.regions.map((region) => [region.id, region]));
    const discs = landmarkRegions(this.#terrain, request, nodes);
    return {
      nodes: landmarkNodes(this.#terrain, request, nodes).map((node) => this.#placed(node)),
      regions: discs.map(({ node }) => byRoot.get(this.overview.nodes[node]!.id)!),
    };
  }

  async at({ x, y, radius, filter }: PlaceRequest, signal?: AbortSignal): Promise<PlacedNode | undefined> {
    signal?.throwIfAborted();
    const nearest = nearestNode(this.#terrain, x, y, radius, this.#selection(filter).nodes);
    return nearest === NOBODY ? undefined : this.#placed(nearest);
  }

  async locate(ids: readonly string[], signal?: AbortSignal): Promise<readonly PlacedNode[]> {
    signal?.throwIfAborted();
    const wanted = new Set(ids);
    const rows = this.overview.nodes.flatMap(({ id }, row) => (wanted.has(id) ? [row] : []));
    return rows.map((row) => this.#placed(row));
  }

  /** By kind alone: what else a filter asks is not known yet. */
  #selection(filter: Filter): Selection {
    const nodes = Uint8Array.from(this.overview.nodes, ({ kind }) => Number(passes(filter.kind, kind)));
    return selectionOf(this.#terrain, nodes, false);
  }

  #placed(row: number): PlacedNode {
    const { nodes, places } = this.overview;
    return { ...nodes[row]!, x: places[row * 2]!, y: places[row * 2 + 1]! };
  }
}

function terrainOf({ nodes, ontology, places }: Overview, regions: readonly Region[]): Terrain {
  const rows = new Map(nodes.map(({ id }, row) => [id, row]));
  const kinds = new Map(ontology.kinds.map(({ id }, index) => [id, index]));
  return survey({
    kinds: ontology.kinds,
    nodeKind: Uint8Array.from(nodes, ({ kind }) => kinds.get(kind)!),
    importance: Float32Array.from(nodes, ({ importance }) => importance),
    places,
    parent: new Int32Array(nodes.length).fill(NO_PARENT),
    family: new Uint32Array(nodes.length).fill(1),
    regions: regions.flatMap(({ id, ...disc }) => {
      const node = rows.get(id);
      return node === undefined ? [] : [{ ...disc, node }];
    }),
  });
}

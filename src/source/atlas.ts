import { passes, type Filter } from '../model/filter';
import { BUILT_ON } from '../model/ontology';
import { filterMasks } from '../query/filter';
import { finish, finishInSlices } from '../query/slice';
import { landmarkNodes, landmarkRegions } from '../raster/landmarks';
import { nearestNode } from '../raster/nearest';
import { NOBODY, survey, type Disc, type Terrain } from '../raster/terrain';
import { drawTile, newScratch, selectionOf, type Scratch, type Selection } from '../raster/tile';
import type { Store } from '../store/store';
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
import { groundOf } from './ground';
import { overviewNode } from './overview';

/** Filters whose masks are kept: going back and forth between two costs nothing. */
const MOST_SELECTIONS = 4;

/** The picture of a store, drawn from its arrays. */
export class Atlas implements Backdrop {
  readonly #selections = new Map<string, Selection>();
  #terrain: Terrain | undefined;
  #scratch: Scratch | undefined;
  /** The last of the tiles that wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param pause resolves in a later task, so that messages get in between */
  constructor(
    private readonly store: Store,
    private readonly pause: () => Promise<void>,
  ) {}

  /** Made when it is first asked for. */
  get terrain(): Terrain {
    return (this.#terrain ??= survey(groundOf(this.store)));
  }

  /** In the order asked, so that the first is there while the others are drawn. */
  tile(request: TileRequest, signal?: AbortSignal): Promise<Tile> {
    const tile = this.#last.then(() => this.#draw(request, signal));
    this.#last = tile.then(nothing, nothing);
    return tile;
  }

  async #draw(request: TileRequest, signal?: AbortSignal): Promise<Tile> {
    signal?.throwIfAborted();
    await this.pause();
    const scratch = this.#scratch ?? newScratch();
    // Given back only when the tile is done: one that was broken off leaves it dirty.
    this.#scratch = undefined;
    const work = drawTile(this.terrain, request, this.selection(request.filter), scratch);
    const tile = await finishInSlices(work, this.pause, signal);
    this.#scratch = scratch;
    return tile;
  }

  async landmarks(request: LandmarkRequest, signal?: AbortSignal): Promise<Landmarks> {
    signal?.throwIfAborted();
    const { nodes } = this.selection(request.filter);
    return {
      nodes: landmarkNodes(this.terrain, request, nodes).map((node) => this.#placed(node)),
      regions: landmarkRegions(this.terrain, request, nodes).map((disc) => this.#region(disc)),
    };
  }

  async at({ x, y, radius, filter }: PlaceRequest, signal?: AbortSignal): Promise<PlacedNode | undefined> {
    signal?.throwIfAborted();
    const nearest = nearestNode(this.terrain, x, y, radius, this.selection(filter).nodes);
    return nearest === NOBODY ? undefined : this.#placed(nearest);
  }

  async locate(ids: readonly string[], signal?: AbortSignal): Promise<readonly PlacedNode[]> {
    signal?.throwIfAborted();
    const rows = ids.map((id) => this.store.rowOf(id)).filter((node) => node >= 0);
    return rows.map((node) => this.#placed(node)).filter(({ x, y }) => Number.isFinite(x + y));
  }

  /** Of all families that are large enough, the largest disc first. */
  regions(): Region[] {
    return this.terrain.regions.map((disc) => this.#region(disc));
  }

  /** What a filter leaves. */
  selection(filter: Filter): Selection {
    const key = JSON.stringify(filter);
    const known = this.#selections.get(key) ?? this.#select(filter);
    // Put at the end again: the first is the one that was not asked for longest.
    this.#selections.delete(key);
    this.#selections.set(key, known);
    if (this.#selections.size > MOST_SELECTIONS)
      this.#selections.delete(this.#selections.keys().next().value!);
    return known;
  }

  #select(filter: Filter): Selection {
    const { nodes, circumstances } = finish(filterMasks(this.store, filter));
    const lineage = passes(filter.predicate, BUILT_ON);
    return selectionOf(this.terrain, nodes, lineage, circumstances && this.#edges(circumstances));
  }

  /** One byte an edge: whether it is lineage whose circumstances pass. */
  #edges(circumstances: Uint8Array): Uint8Array {
    const { edgeLabel, statementCircumstance } = this.store.columns;
    const builtOn = this.store.labelOf(BUILT_ON);
    const shown = new Uint8Array(edgeLabel.length);
    for (let edge = 0; edge < shown.length; edge++)
      if (edgeLabel[edge] === builtOn)
        shown[edge] = circumstances[statementCircumstance[this.store.statementOf(edge)]!]!;
    return shown;
  }

  #placed(node: number): PlacedNode {
    const { nodePosition } = this.store.columns;
    return {
      ...overviewNode(this.store, node),
      x: nodePosition[node * 2]!,
      y: nodePosition[node * 2 + 1]!,
    };
  }

  #region({ node, x, y, radius, count }: Disc): Region {
    return { id: this.store.id(node), name: this.store.name(node), x, y, radius, count };
  }
}

function nothing(): void {}

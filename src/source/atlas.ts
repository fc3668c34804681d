import type { Filter } from '../model/filter';
import { filterMasks } from '../query/filter';
import { finishInSlices } from '../query/slice';
import { NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import { TILE_TEXELS } from '../raster/texels';
import type {
  Backdrop,
  Landmarks,
  LandmarkRequest,
  OverviewNode,
  PlacedNode,
  PlaceRequest,
  Tile,
  TileRequest,
} from './backdrop';

/** Draws a store from its arrays: the picture behind the focus. */
export class Atlas implements Backdrop {
  constructor(
    private readonly store: Store,
    private readonly pause: () => Promise<void>,
  ) {}

  tile(request: TileRequest, signal?: AbortSignal): Promise<Tile> {
    return finishInSlices(this.#tile(request), this.pause, signal);
  }

  *#tile({ level, column, row, filter }: TileRequest): Generator<void, Tile, void> {
    const mask = this.#mask(filter);
    const { nodePosition, nodeKind } = this.store.columns;
    const texels = new Uint8Array(2 * TILE_TEXELS * TILE_TEXELS);
    let primitives = 0;
    for (let node = 0; node < this.store.nodeCount; node++) {
      const x = Math.floor(nodePosition[node * 2]! * 2 ** level - column * TILE_TEXELS);
      const y = Math.floor(nodePosition[node * 2 + 1]! * 2 ** level - row * TILE_TEXELS);
      if (mask[node] === 0 || !(x >= 0 && y >= 0 && x < TILE_TEXELS && y < TILE_TEXELS)) continue;
      texels.set([1 + nodeKind[node]!, 255], 2 * (y * TILE_TEXELS + x));
      primitives++;
    }
    yield;
    return primitives === 0 ? { primitives } : { texels, primitives };
  }

  async landmarks(request: LandmarkRequest, signal?: AbortSignal): Promise<Landmarks> {
    signal?.throwIfAborted();
    const mask = this.#mask(request.filter);
    const [left, bottom, right, top] = request.box;
    const nodes = this.#rows().filter((node) => {
      const { x, y } = this.#place(node);
      return mask[node] === 1 && x >= left && x <= right && y >= bottom && y <= top;
    });
    const { nodeImportance } = this.store.columns;
    const sorted = nodes.toSorted((a, b) => nodeImportance[b]! - nodeImportance[a]!);
    return { nodes: sorted.slice(0, request.limit).map((node) => this.#placed(node)), regions: [] };
  }

  async at({ x, y, radius, filter }: PlaceRequest, signal?: AbortSignal): Promise<PlacedNode | undefined> {
    signal?.throwIfAborted();
    const mask = this.#mask(filter);
    const distance = (node: number) => Math.hypot(this.#place(node).x - x, this.#place(node).y - y);
    const near = this.#rows().filter((node) => mask[node] === 1 && distance(node) <= radius);
    const nearest = near.toSorted((a, b) => distance(a) - distance(b))[0];
    return nearest === undefined ? undefined : this.#placed(nearest);
  }

  async locate(ids: readonly string[], signal?: AbortSignal): Promise<readonly PlacedNode[]> {
    signal?.throwIfAborted();
    const rows = ids.map((id) => this.store.rowOf(id)).filter((node) => node >= 0);
    return rows.map((node) => this.#placed(node)).filter(({ x, y }) => Number.isFinite(x + y));
  }

  #mask(filter: Filter): Uint8Array {
    return filterMasks(this.store, filter).nodes;
  }

  #rows(): number[] {
    return Array.from({ length: this.store.nodeCount }, (_, node) => node);
  }

  #place(node: number): { x: number; y: number } {
    const { nodePosition } = this.store.columns;
    return { x: nodePosition[node * 2]!, y: nodePosition[node * 2 + 1]! };
  }

  #placed(node: number): PlacedNode {
    return { ...overviewNode(this.store, node), ...this.#place(node) };
  }
}

export function overviewNode(store: Store, node: number): OverviewNode {
  const { nodeImportance, nodeYear, nodeFlags } = store.columns;
  return {
    id: store.id(node),
    name: store.name(node),
    kind: store.kind(node),
    importance: nodeImportance[node]!,
    year: nodeYear[node]!,
    unnamed: (nodeFlags[node]! & NODE_UNNAMED) !== 0,
    placeholder: (nodeFlags[node]! & NODE_PLACEHOLDER) !== 0,
  };
}

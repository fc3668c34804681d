import { bodyOf } from '../layout/body';
import { ForceLayout, type Body } from '../layout/force';
import type { Store } from '../store/store';
import type { LayoutRequest } from './source';

/** Milliseconds between two sendings of places: a frame. */
const FRAME_MS = 16;
const STEPS_PER_FRAME = 2;

/** A force layout that runs in this thread, frame by frame, until it rests or is stopped. */
export class LayoutRun {
  readonly #body: Body;
  readonly #force: ForceLayout;
  readonly #rowOf: ReadonlyMap<number, number>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    store: Store,
    private readonly request: LayoutRequest,
    private readonly onPlaces: (places: Float32Array, resting: boolean) => void,
  ) {
    const nodes = [...request.nodes];
    this.#body = bodyOf(store, nodes);
    this.#rowOf = new Map(nodes.map((node, row) => [node, row]));
    nodes.forEach((node, row) =>
      this.#body.places.set(request.places.subarray(node * 2, node * 2 + 2), row * 2),
    );
    this.#force = new ForceLayout(this.#body);
    this.#force.heat = request.heat;
  }

  start(): void {
    this.#timer ??= setTimeout(() => this.#frame(), FRAME_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hold(node: number, x: number, y: number): void {
    const row = this.#rowOf.get(node);
    if (row === undefined) return;
    this.#force.hold(row, x, y);
    this.start();
  }

  release(node: number): void {
    const row = this.#rowOf.get(node);
    if (row !== undefined) this.#force.release(row);
  }

  #frame(): void {
    this.#timer = undefined;
    for (let step = 0; step < STEPS_PER_FRAME && !this.#force.resting; step++) this.#force.step();
    this.onPlaces(this.#placesOfAll(), this.#force.resting);
    if (!this.#force.resting) this.start();
  }

  /** The page counts nodes as the overview does. */
  #placesOfAll(): Float32Array {
    const places = this.request.places.slice();
    this.request.nodes.forEach((node, row) =>
      places.set(this.#body.places.subarray(row * 2, row * 2 + 2), node * 2),
    );
    return places;
  }
}

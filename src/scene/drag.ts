import type { LiveLayout, Source } from '../source/source';
import type { Picture } from './graph';

/** How far a pointer may tremble before it drags; pixels. */
const THRESHOLD = 4;
/** Neighbours give way; the rest of the map stays where the eye knows it. */
const DRAG_HEAT = 0.02;

export interface DragSurface {
  /** Graph units of a place on the canvas. */
  toGraph(x: number, y: number): readonly [x: number, y: number];
  /** Rows of the overview that are drawn. */
  visible(): Uint32Array;
  /** Places have changed: draw them. Under reduced motion only a layout at rest calls for it. */
  placed(): void;
  reduced(): boolean;
}

/** Moves a node by hand, and lets the live layout answer. */
export class Drag {
  #down: { id: string; x: number; y: number } | undefined;
  #held: number | undefined;
  #layout: LiveLayout | undefined;
  #resting: (() => void) | undefined;

  constructor(
    private readonly picture: Picture,
    private readonly source: Source,
    private readonly surface: DragSurface,
  ) {}

  /** A layout runs. */
  get moving(): boolean {
    return this.#layout !== undefined;
  }

  down(id: string, x: number, y: number): void {
    this.#down = { id, x, y };
  }

  /** @returns whether the pointer has a node in hand, so that the camera should not follow it */
  move(x: number, y: number): boolean {
    if (this.#down === undefined) return false;
    if (this.#held === undefined) {
      if (Math.hypot(x - this.#down.x, y - this.#down.y) < THRESHOLD) return true;
      this.#held = this.picture.node(this.#down.id)!.row;
      this.#start(DRAG_HEAT);
    }
    const [gx, gy] = this.surface.toGraph(x, y);
    this.#layout?.hold(this.#held, gx, gy);
    this.#set(this.#held, gx, gy);
    this.surface.placed();
    return true;
  }

  /** @returns whether a node was dragged, so that the click that follows is none */
  up(): boolean {
    const held = this.#held;
    this.#down = undefined;
    this.#held = undefined;
    if (held === undefined) return false;
    this.#layout?.release(held);
    return true;
  }

  /** Everything visible may find a new place; resolves when it rests. */
  relax(): Promise<void> {
    this.#start(1);
    return new Promise((resolve) => {
      this.#resting = resolve;
    });
  }

  stop(): void {
    this.#layout?.stop();
    this.#layout = undefined;
    this.#resting?.();
    this.#resting = undefined;
  }

  #start(heat: number): void {
    this.stop();
    const request = { nodes: this.surface.visible(), places: this.picture.places.slice(), heat };
    this.#layout = this.source.startLayout(request, (places, resting) => this.#receive(places, resting));
  }

  #receive(places: Float32Array, resting: boolean): void {
    if (this.#layout === undefined) return;
    for (let row = 0; row < places.length / 2; row++) {
      if (row !== this.#held) this.#set(row, places[row * 2]!, places[row * 2 + 1]!);
    }
    if (resting || !this.surface.reduced()) this.surface.placed();
    if (resting && this.#held === undefined) this.stop();
  }

  #set(row: number, x: number, y: number): void {
    this.picture.places[row * 2] = x;
    this.picture.places[row * 2 + 1] = y;
  }
}

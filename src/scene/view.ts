import type { Dispatch } from '../state/act';
import type { Camera } from '../state/state';
import { between, PLACES_MS, type Motion } from './motion';
import {
  extentOf,
  fit,
  freeBox,
  fromCamera,
  NO_INSETS,
  revealing,
  toCamera,
  zoomed,
  type Box,
  type Extent,
  type FitOptions,
  type Frame,
} from './frame';
import type { Insets } from './scene';
import type { Stage } from './stage';

/** After the hand has rested this long, its camera becomes part of the state. */
const REST_MS = 300;
/** Of the fitted view: how far out and in one may go. */
const FARTHEST = 0.4;
const NEAREST_SCALE = 5;
/** Below the one, what is chosen is brought up to the other as far as its neighbours allow. */
const SMALL_SCALE = 0.5;
const LEGIBLE_SCALE = 0.8;
export const MAP_FIT: FitOptions = { margin: { x: 64, y: 36 }, most: 1.6 };

/** The camera: fits, follows, reveals, and tells when a hand has moved it. */
export class View {
  #insets: Insets = NO_INSETS;
  /** What ratio 1 means. */
  #home: Frame = { x: 0, y: 0, scale: 1 };
  #known: Camera | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By hand, since it was last fitted. */
  touched = false;
  /** By hand, since the picture was last another. */
  moved = false;

  constructor(
    private readonly stage: Stage,
    private readonly motion: Motion,
    private readonly dispatch: Dispatch,
  ) {}

  get free(): Box {
    return freeBox(this.stage.size, this.#insets);
  }

  /** @returns whether they are others than before */
  changeInsets(insets: Insets): boolean {
    const before = this.#insets;
    this.#insets = { ...insets };
    return (['top', 'right', 'bottom', 'left'] as const).some((side) => before[side] !== insets[side]);
  }

  /** What fitted means now: the extent of the map, or of a lineage. */
  settle(extent: Extent | undefined, options: FitOptions): void {
    if (extent === undefined) return;
    this.#home = fit(extent, this.stage.size, this.free, options);
    this.stage.limit(this.#home.scale * FARTHEST, NEAREST_SCALE);
  }

  /** A hand is at the camera. */
  handled(): void {
    this.motion.stop('camera');
    this.touched = true;
    this.moved = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), REST_MS);
  }

  /** Another picture: what the hand did to the last is over. */
  rest(): void {
    this.moved = false;
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const camera = toCamera(this.stage.frame, this.stage.size, this.free, this.#home);
    this.#known = camera;
    this.dispatch({ type: 'camera', camera });
  }

  /** Goes where the state's camera is, unless it was there already; nowhere where it has none. */
  follow(camera: Camera | undefined, ms: number): Promise<void> | undefined {
    if (sameCamera(camera, this.#known)) return undefined;
    this.#known = camera;
    this.touched = camera !== undefined;
    return camera && this.go(fromCamera(camera, this.stage.size, this.free, this.#home), ms);
  }

  /** The same part of the graph in a window of another size. */
  keep(camera: Camera): void {
    this.stage.frame = fromCamera(camera, this.stage.size, this.free, this.#home);
  }

  get camera(): Camera {
    return toCamera(this.stage.frame, this.stage.size, this.free, this.#home);
  }

  go(frame: Frame, ms = PLACES_MS): Promise<void> {
    const from = this.stage.frame;
    return this.motion.run('camera', ms, (share) => {
      this.stage.frame = {
        x: between(from.x, frame.x, share),
        y: between(from.y, frame.y, share),
        // Even steps to the eye are ratios.
        scale: from.scale * (frame.scale / from.scale) ** share,
      };
    });
  }

  fit(points: Iterable<readonly [number, number]>, options: FitOptions, ms = PLACES_MS): Promise<void> {
    const extent = extentOf(points);
    this.touched = false;
    this.#known = undefined;
    clearTimeout(this.#timer);
    if (extent === undefined) return Promise.resolve();
    return this.go(fit(extent, this.stage.size, this.free, options), ms);
  }

  /** Fitted; where not all of it fits, with what matters most in sight. */
  fitAround(extent: Extent, core: Extent, options: FitOptions, ms = PLACES_MS): Promise<void> {
    this.touched = false;
    this.#known = undefined;
    clearTimeout(this.#timer);
    const { size } = this.stage;
    const fitted = fit(extent, size, this.free, options);
    return this.go(revealing(fitted, core, size, this.free, { x: 16, y: 16 }), ms);
  }

  /** Moves only where something of it would be out of sight, or too small to be read. */
  reveal(points: Iterable<readonly [number, number]>, ms = PLACES_MS): Promise<void> {
    const extent = extentOf(points);
    if (extent === undefined) return Promise.resolve();
    const { frame, size } = this.stage;
    const legible = fit(extent, size, this.free, { ...MAP_FIT, most: LEGIBLE_SCALE });
    const next =
      frame.scale < SMALL_SCALE && legible.scale > frame.scale
        ? legible
        : revealing(frame, extent, size, this.free, MAP_FIT.margin);
    return next.x === frame.x && next.y === frame.y && next.scale === frame.scale
      ? Promise.resolve()
      : this.go(next, ms);
  }

  zoom(factor: number): Promise<void> {
    this.handled();
    const { frame, size } = this.stage;
    const bounded = Math.min(Math.max(frame.scale * factor, this.#home.scale * FARTHEST), NEAREST_SCALE);
    return this.go(zoomed(frame, size, this.free, bounded / frame.scale));
  }

  /** Pixels, as the picture moves. */
  pan(dx: number, dy: number): void {
    this.handled();
    const { x, y, scale } = this.stage.frame;
    this.stage.frame = { x: x - dx / scale, y: y + dy / scale, scale };
  }

  kill(): void {
    clearTimeout(this.#timer);
  }
}

function sameCamera(a: Camera | undefined, b: Camera | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.x === b.x && a.y === b.y && a.ratio === b.ratio);
}

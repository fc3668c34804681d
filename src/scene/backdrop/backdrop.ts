import type { Filter } from '../../model/filter';
import type { Tile, Whole } from '../../source/backdrop';
import type { Source } from '../../source/source';
import type { Extent, Frame, Size } from '../frame';
import { TileProgram, type Inks, type Rectangle } from '../programs/tile';
import { toScreen } from '../frame';
import type { BackdropReport } from '../scene';
import type { Course, Ground } from '../ground';
import { Orders } from './orders';
import { Shelf } from './shelf';
import {
  baseLevel,
  compose,
  levelFor,
  overlapOf,
  seen,
  sideOf,
  tileKey,
  tilesIn,
  type Patch,
  type TileSpot,
} from './tiles';
import { COARSE_LEVELS, wishes } from './wishes';

/** The hand rests when nothing has moved for so long. */
const REST_MS = 70;
const REST_FRAMES = 2;

export interface BackdropHouse {
  readonly whole: Whole;
  readonly source: Pick<Source, 'tile'>;
  /** Something new is there to be drawn. */
  readonly changed: () => void;
  /** The hand rests. */
  readonly rested: () => void;
  readonly failed: (error: unknown) => void;
}

const NOTHING: BackdropReport = { level: 0, drawn: 0, missing: 0, empty: 0, coarse: 0, sharp: false };
/** Tiles that go to the GPU in one frame: while a hand moves, a frame has no time for more. */
const UPLOADS = { moving: 2, resting: 8 } as const;
/** Tiles on their way at once: few, so that what is wanted next comes next. */
const ON_THEIR_WAY = { moving: 2, resting: 4, ahead: 1 } as const;

/** The picture of the whole graph behind what is in focus: tiles, drawn again as they are while a hand moves the map. */
export class BackdropLayer implements Ground {
  #program: TileProgram | undefined;
  readonly #shelf = new Shelf((texture) => this.#program?.drop(texture));
  readonly #orders: Orders;
  #base: readonly TileSpot[] = [];
  #baseKeys: ReadonlySet<string> = new Set();
  #extent!: Extent;
  /** Come, but not on the GPU yet. */
  readonly #arrived = new Map<string, { readonly spot: TileSpot; readonly tile: Tile }>();
  #inks: Inks = new Uint8Array(1024);
  #filter: Filter = {};
  #alpha = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = '';
  #moving = false;
  #report = NOTHING;

  constructor(private readonly house: BackdropHouse) {
    this.#spread(house.whole.box);
    this.#orders = new Orders(house.source, (spot, tile) => this.#came(spot, tile), house.failed);
  }

  #spread([left, bottom, right, top]: Whole['box']): void {
    // Glyphs reach beyond their places.
    const margin = Math.max(right - left, top - bottom) * 0.02 + 20;
    this.#extent = { left: left - margin, right: right + margin, bottom: bottom - margin, top: top + margin };
    const level = baseLevel(this.#extent);
    this.#base = [level - 1, level].flatMap((each) => tilesIn(this.#extent, each));
    this.#baseKeys = new Set(this.#base.map(tileKey));
  }

  get report(): BackdropReport {
    return this.#report;
  }

  get moving(): boolean {
    return this.#moving;
  }

  get alpha(): number {
    return this.#alpha;
  }

  /** 0 is not drawn. */
  set alpha(alpha: number) {
    this.#alpha = alpha;
  }

  /** A context to draw in, the first or another after it was lost. */
  raise(gl: WebGL2RenderingContext): void {
    this.#shelf.clear();
    this.#program = new TileProgram(gl);
    this.#program.setInks(this.#inks);
    this.#frame = '';
  }

  /** Other colours: what is in view is inked anew when it is next drawn. */
  recolor(inks: Inks): void {
    if (sameInks(inks, this.#inks)) return;
    this.#inks = inks;
    this.#program?.setInks(inks);
  }

  filter(filter: Filter): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.renew();
  }

  /** All lies elsewhere: nothing that is there is good any more. */
  replace(box: Whole['box']): void {
    this.#spread(box);
    this.#shelf.empty();
    this.renew();
  }

  /** All tiles are of another picture now: each stays until it has come anew. */
  renew(): void {
    this.#arrived.clear();
    this.#shelf.spoil();
    this.#orders.kill();
    this.house.changed();
  }

  keep(canvases: readonly HTMLCanvasElement[]): void {
    this.#program?.keep(canvases);
  }

  draw(frame: Frame, size: Size, pixelRatio: number, course?: Course): void {
    const program = this.#program;
    if (program === undefined) return;
    this.#noteMoving(frame, size);
    this.#unpack(program);
    program.clear();
    const level = levelFor(frame.scale, pixelRatio);
    const window = seen(frame, size);
    const view = overlapOf(window, this.#extent);
    const wanted = view === undefined ? [] : tilesIn(view, level);
    const composed = compose(wanted, (spot) => this.#has(spot));
    if (this.#alpha > 0) for (const patch of composed.patches) this.#drawPatch(program, patch, frame, size);
    if (course !== undefined) program.drawKept(placeOn(course));
    const isSharp = !this.#moving && wanted.every((spot) => this.#shelf.isFresh(spot));
    this.#report = reportOf(level, composed, window, isSharp);
    this.#order(level, view);
  }

  kill(): void {
    clearTimeout(this.#timer);
    this.#orders.kill();
    this.#program = undefined;
  }

  #noteMoving(frame: Frame, size: Size): void {
    const key = `${frame.x} ${frame.y} ${frame.scale} ${size.width} ${size.height}`;
    if (key === this.#frame) return;
    this.#moving = true;
    this.#frame = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(key, REST_FRAMES), REST_MS);
  }

  /** On a slow machine one frame may take longer than the hand's rest: whether it rests is known when another has been drawn. */
  #rest(key: string, frames: number): void {
    if (this.#frame !== key || this.#program === undefined) return;
    if (frames > 0) {
      requestAnimationFrame(() => this.#rest(key, frames - 1));
      return;
    }
    this.#moving = false;
    this.house.rested();
  }

  #drawPatch(program: TileProgram, { spot, from }: Patch, frame: Frame, size: Size): void {
    const texture = this.#shelf.take(from)?.texture;
    if (texture === undefined) return;
    program.draw(texture, placeOf(spot, frame, size), partOf(spot, from), this.#alpha);
  }

  /** Something of it can be drawn; beyond the map there is nothing to draw. */
  #has(spot: TileSpot): boolean {
    return this.#shelf.has(spot) || !isWithin(spot, this.#extent);
  }

  #isFresh(spot: TileSpot): boolean {
    return this.#shelf.isFresh(spot) || this.#arrived.has(tileKey(spot)) || !isWithin(spot, this.#extent);
  }

  #order(level: number, view: Extent | undefined): void {
    const looking = { level, view, extent: this.#extent, base: this.#base, isMoving: this.#moving };
    const wished = wishes(looking, {
      has: (spot) => this.#has(spot) || this.#arrived.has(tileKey(spot)),
      isFresh: (spot) => this.#isFresh(spot),
    });
    const most = this.#moving
      ? ON_THEIR_WAY.moving
      : this.#report.sharp
        ? ON_THEIR_WAY.ahead
        : ON_THEIR_WAY.resting;
    this.#orders.want(wished, this.#filter, most);
  }

  #came(spot: TileSpot, tile: Tile): void {
    this.#arrived.set(tileKey(spot), { spot, tile });
    this.house.changed();
  }

  /** Puts some of what has come on the GPU. */
  #unpack(program: TileProgram): void {
    let left: number = this.#moving ? UPLOADS.moving : UPLOADS.resting;
    for (const [key, { spot, tile }] of this.#arrived) {
      if (left === 0) break;
      this.#arrived.delete(key);
      const texture = tile.texels === undefined ? undefined : program.upload(tile.texels);
      this.#shelf.put({ spot, stale: false, ...(texture === undefined ? {} : { texture }) });
      if (texture !== undefined) left--;
    }
    this.#shelf.tidy((other) => this.#baseKeys.has(tileKey(other)));
    if (this.#arrived.size > 0) this.house.changed();
  }
}

function placeOn({ dx, dy, stretch }: Course): Rectangle {
  return [dx - stretch, dy - stretch, dx + stretch, dy + stretch];
}

function sameInks(a: Inks, b: Inks): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function reportOf(
  level: number,
  { patches, missing }: ReturnType<typeof compose>,
  window: Extent,
  sharp: boolean,
): BackdropReport {
  const coarse = patches.filter(({ spot, from }) => spot.level - from.level >= COARSE_LEVELS);
  const share = (spots: readonly TileSpot[]): number =>
    spots.reduce((sum, spot) => sum + areaOf(overlapOf(extentOf(spot), window)), 0) / areaOf(window);
  return {
    level,
    drawn: patches.length,
    missing: missing.length,
    empty: share(missing),
    coarse: share(coarse.map(({ spot }) => spot)),
    sharp,
  };
}

function areaOf(extent: Extent | undefined): number {
  return extent === undefined ? 0 : (extent.right - extent.left) * (extent.top - extent.bottom);
}

function extentOf({ level, column, row }: TileSpot): Extent {
  const side = sideOf(level);
  return { left: column * side, right: (column + 1) * side, bottom: row * side, top: (row + 1) * side };
}

function isWithin(spot: TileSpot, extent: Extent): boolean {
  return overlapOf(extentOf(spot), extent) !== undefined;
}

function placeOf({ level, column, row }: TileSpot, frame: Frame, size: Size): Rectangle {
  const side = sideOf(level);
  const [left, bottom] = toScreen(frame, size, column * side, row * side);
  const [right, top] = toScreen(frame, size, (column + 1) * side, (row + 1) * side);
  const x = (pixel: number): number => (2 * pixel) / size.width - 1;
  const y = (pixel: number): number => 1 - (2 * pixel) / size.height;
  return [x(left), y(bottom), x(right), y(top)];
}

/** Which part of a coarser tile a finer one is. */
function partOf(spot: TileSpot, from: TileSpot): Rectangle {
  const share = 2 ** (from.level - spot.level);
  const left = spot.column * share - from.column;
  const bottom = spot.row * share - from.row;
  return [left, bottom, left + share, bottom + share];
}

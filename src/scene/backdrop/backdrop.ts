import type { Filter } from '../../model/filter';
import type { Tile, Whole } from '../../source/backdrop';
import type { Source } from '../../source/source';
import type { Extent, Frame, Size } from '../frame';
import { TileProgram, type Inks, type Rectangle } from '../programs/tile';
import { toScreen } from '../frame';
import type { BackdropReport } from '../scene';
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

/** The hand rests when nothing has moved for so long. */
const REST_MS = 90;

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
/** A patch from a level two coarser than the screen's is magnified at most twice. */
const COARSE_LEVELS = 2;

/** The picture of the whole graph behind what is in focus: tiles, drawn again as they are while a hand moves the map. */
export class BackdropLayer {
  #program: TileProgram | undefined;
  readonly #shelf = new Shelf((texture) => this.#program?.drop(texture));
  readonly #orders: Orders;
  readonly #base: readonly TileSpot[];
  readonly #baseKeys: ReadonlySet<string>;
  readonly #extent: Extent;
  #inks: Inks = new Uint8Array(1024);
  #filter: Filter = {};
  #alpha = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = '';
  #moving = false;
  #report = NOTHING;

  constructor(private readonly house: BackdropHouse) {
    const [left, bottom, right, top] = house.whole.box;
    // Glyphs reach beyond their places.
    const margin = Math.max(right - left, top - bottom) * 0.02 + 20;
    this.#extent = { left: left - margin, right: right + margin, bottom: bottom - margin, top: top + margin };
    this.#base = tilesIn(this.#extent, baseLevel(this.#extent));
    this.#baseKeys = new Set(this.#base.map(tileKey));
    this.#orders = new Orders(house.source, (spot, tile) => this.#came(spot, tile), house.failed);
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

  /** Other colours at once, of all that is there. */
  recolor(inks: Inks): void {
    this.#inks = inks;
    this.#program?.setInks(inks);
    for (const texture of this.#shelf.textures()) this.#program?.ink(texture);
  }

  filter(filter: Filter): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#shelf.spoil();
    this.#frame = '';
  }

  /** Every tile once more, also those on their way: good until they come anew. */
  renew(): void {
    // Orders for another filter are other orders.
    this.#filter = { ...this.#filter };
    this.#shelf.spoil();
    this.house.changed();
  }

  draw(frame: Frame, size: Size, pixelRatio: number): void {
    const program = this.#program;
    if (program === undefined) return;
    this.#noteMoving(frame, size);
    program.clear();
    const level = levelFor(frame.scale, pixelRatio);
    const view = overlapOf(seen(frame, size), this.#extent);
    const wanted = view === undefined ? [] : tilesIn(view, level);
    const { patches, missing } = compose(wanted, (spot) => this.#shelf.has(spot));
    if (this.#alpha > 0) for (const patch of patches) this.#drawPatch(program, patch, frame, size);
    this.#tell(level, wanted, patches, missing);
    this.#order(level, wanted, view);
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
    this.#timer = setTimeout(() => {
      this.#moving = false;
      this.house.rested();
    }, REST_MS);
  }

  #drawPatch(program: TileProgram, { spot, from }: Patch, frame: Frame, size: Size): void {
    const texture = this.#shelf.take(from)?.texture;
    if (texture === undefined) return;
    program.draw(texture, placeOf(spot, frame, size), partOf(spot, from), this.#alpha);
  }

  /** While the hand moves only what lacks most: all else would be gone before it came. */
  #order(level: number, wanted: readonly TileSpot[], view: Extent | undefined): void {
    const isWanting = (spot: TileSpot): boolean => !this.#shelf.isFresh(spot);
    const base = this.#base.filter(isWanting);
    if (this.#moving) {
      const { patches, missing } = compose(wanted, (spot) => this.#shelf.has(spot));
      const coarse = patches.filter(({ spot, from }) => spot.level - from.level >= COARSE_LEVELS);
      const urgent = [...missing, ...coarse.map(({ spot }) => spot)];
      this.#orders.want([...base, ...urgent], this.#filter, true);
      return;
    }
    const around = view === undefined ? [] : tilesIn(grown(view, sideOf(level) / 2, this.#extent), level);
    this.#orders.want(
      [...base, ...wanted.filter(isWanting), ...around.filter(isWanting)],
      this.#filter,
      false,
    );
  }

  #came(spot: TileSpot, { texels }: Tile): void {
    const texture = texels === undefined ? undefined : this.#program?.upload(texels);
    this.#shelf.put({ spot, stale: false, ...(texture === undefined ? {} : { texture }) });
    this.#shelf.tidy((other) => this.#baseKeys.has(tileKey(other)));
    this.house.changed();
  }

  #tell(
    level: number,
    wanted: readonly TileSpot[],
    patches: readonly Patch[],
    missing: readonly TileSpot[],
  ): void {
    const coarse = patches.filter(({ spot, from }) => spot.level - from.level >= COARSE_LEVELS);
    const all = Math.max(1, wanted.length);
    this.#report = {
      level,
      drawn: patches.length,
      missing: missing.length,
      empty: missing.length / all,
      coarse: coarse.length / all,
      sharp: !this.#moving && wanted.every((spot) => this.#shelf.isFresh(spot)),
    };
  }
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

function grown(view: Extent, by: number, within: Extent): Extent {
  return {
    left: Math.max(within.left, view.left - by),
    right: Math.min(within.right, view.right + by),
    bottom: Math.max(within.bottom, view.bottom - by),
    top: Math.min(within.top, view.top + by),
  };
}

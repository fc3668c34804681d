import type { Filter } from '../../model/filter';
import type { Backdrop, Tile } from '../../source/backdrop';
import { tileKey, type TileSpot } from './tiles';

/** So many tiles are on their way at once: few, so that what is wanted next comes next. */
const AT_REST = 4;
const WHILE_MOVING = 2;

/** Asks for tiles, the first wanted first, and withdraws what is no longer wanted. */
export class Orders {
  readonly #underWay = new Map<string, AbortController>();
  #wanted: readonly TileSpot[] = [];
  #moving = false;
  #filter: Filter = {};

  constructor(
    private readonly source: Pick<Backdrop, 'tile'>,
    private readonly came: (spot: TileSpot, tile: Tile) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  get pending(): number {
    return this.#underWay.size;
  }

  /** From now on these are wanted, and no others. */
  want(spots: readonly TileSpot[], filter: Filter, moving: boolean): void {
    const isOther = filter !== this.#filter;
    this.#wanted = spots;
    this.#filter = filter;
    this.#moving = moving;
    const keys = new Set(spots.map(tileKey));
    for (const [key, asking] of this.#underWay) {
      if (isOther || !keys.has(key)) this.#withdraw(key, asking);
    }
    this.#send();
  }

  kill(): void {
    this.#wanted = [];
    for (const [key, asking] of this.#underWay) this.#withdraw(key, asking);
  }

  #withdraw(key: string, asking: AbortController): void {
    this.#underWay.delete(key);
    asking.abort();
  }

  #send(): void {
    const most = this.#moving ? WHILE_MOVING : AT_REST;
    for (const spot of this.#wanted) {
      if (this.#underWay.size >= most) return;
      if (!this.#underWay.has(tileKey(spot))) void this.#order(spot);
    }
  }

  async #order(spot: TileSpot): Promise<void> {
    const key = tileKey(spot);
    const asking = new AbortController();
    this.#underWay.set(key, asking);
    try {
      const tile = await this.source.tile({ ...spot, filter: this.#filter }, asking.signal);
      if (asking.signal.aborted) return;
      this.#underWay.delete(key);
      this.#wanted = this.#wanted.filter((other) => tileKey(other) !== key);
      this.came(spot, tile);
      this.#send();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#underWay.delete(key);
      this.failed(error);
    }
  }
}

import type { Filter } from '../../model/filter';
import type { Backdrop, Tile } from '../../source/backdrop';
import { tileKey, type TileSpot } from './tiles';

/** Asks for tiles, the first wanted first, and withdraws what is no longer wanted. */
export class Orders {
  readonly #underWay = new Map<string, AbortController>();
  #wanted: readonly TileSpot[] = [];
  #most = 1;
  #filter: Filter = {};

  constructor(
    private readonly source: Pick<Backdrop, 'tile'>,
    private readonly came: (spot: TileSpot, tile: Tile) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  get pending(): number {
    return this.#underWay.size;
  }

  /** From now on these are wanted, and no others; so many may be on their way at once. */
  want(spots: readonly TileSpot[], filter: Filter, most: number): void {
    const isOther = filter !== this.#filter;
    this.#wanted = spots;
    this.#filter = filter;
    this.#most = most;
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
    for (const spot of this.#wanted) {
      if (this.#underWay.size >= this.#most) return;
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

import { TILE_BYTES, type TileTexture } from '../programs/tile';
import { tileKey, type TileSpot } from './tiles';

/** A tile that has come; without a texture it is empty all over. */
export interface Shelved {
  readonly spot: TileSpot;
  readonly texture?: TileTexture;
  /** Of an older filter: good until it comes anew. */
  stale: boolean;
}

/** Bytes of textures that are kept. */
const MOST_BYTES = 160e6;

/** The tiles that have come, those longest unused given up first. */
export class Shelf {
  readonly #tiles = new Map<string, Shelved>();

  /** @param drop called for each texture that is given up */
  constructor(private readonly drop: (texture: TileTexture) => void) {}

  has(spot: TileSpot): boolean {
    return this.#tiles.has(tileKey(spot));
  }

  isFresh(spot: TileSpot): boolean {
    return this.#tiles.get(tileKey(spot))?.stale === false;
  }

  /** As used now. */
  take(spot: TileSpot): Shelved | undefined {
    const key = tileKey(spot);
    const tile = this.#tiles.get(key);
    if (tile === undefined) return undefined;
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    return tile;
  }

  put(tile: Shelved): void {
    const key = tileKey(tile.spot);
    const before = this.#tiles.get(key);
    if (before?.texture !== undefined) this.drop(before.texture);
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
  }

  /** Gives up what has long been unused, but never what is kept. */
  tidy(isKept: (spot: TileSpot) => boolean): void {
    let bytes = 0;
    for (const { texture } of this.#tiles.values()) if (texture !== undefined) bytes += TILE_BYTES;
    for (const [key, tile] of this.#tiles) {
      if (bytes <= MOST_BYTES) return;
      if (isKept(tile.spot) || tile.texture === undefined) continue;
      this.#tiles.delete(key);
      this.drop(tile.texture);
      bytes -= TILE_BYTES;
    }
  }

  /** Of a filter that is no longer in force. */
  spoil(): void {
    for (const tile of this.#tiles.values()) tile.stale = true;
  }

  /** Gives up all. */
  empty(): void {
    for (const { texture } of this.#tiles.values()) if (texture !== undefined) this.drop(texture);
    this.clear();
  }

  /** Forgets all: their textures went with their context. */
  clear(): void {
    this.#tiles.clear();
  }
}

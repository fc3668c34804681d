import type { Box } from './frame';

const CELL = 64;

interface Entry {
  readonly box: Box;
  readonly owner: string | undefined;
  readonly weight: number;
}

/** Boxes on a sheet, found by place: hundreds of labels ask "is it free here?" at every frame. */
export class Boxes {
  readonly #cells = new Map<number, Entry[]>();

  /**
   * @param owner who may lie on it all the same
   * @param weight what is weightier than this may, too, if it must
   */
  add(box: Box, owner?: string, weight = Infinity): void {
    for (const cell of cellsOf(box)) {
      const there = this.#cells.get(cell);
      if (there === undefined) this.#cells.set(cell, [{ box, owner, weight }]);
      else there.push({ box, owner, weight });
    }
  }

  /** @param weight below which an entry counts for nothing */
  isFree(box: Box, owner?: string, weight = 0): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.#cells.get(cell) ?? []) {
        if (other.weight < weight || (owner !== undefined && other.owner === owner)) continue;
        if (overlap(box, other.box)) return false;
      }
    }
    return true;
  }
}

function* cellsOf({ x, y, width, height }: Box): Iterable<number> {
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
      yield column * 100_003 + row;
  }
}

/** Sharing an edge is no overlap. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function within(box: Box, sheet: Box): boolean {
  return (
    box.x >= sheet.x &&
    box.y >= sheet.y &&
    box.x + box.width <= sheet.x + sheet.width &&
    box.y + box.height <= sheet.y + sheet.height
  );
}

export function holds({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
}

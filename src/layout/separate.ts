/** Circles by index; x and y are moved in place. */
export interface Circles {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
}

/** Circles of about one size, by the cells of a grid in which each meets none but those in the cells beside its own. */
interface Layer {
  readonly cell: number;
  readonly members: Uint32Array;
  /** Cell → the first of its members, and member → the next in its cell; −1 ends. Cells share a slot by chance, which does no harm. */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** A touch is no overlap. */
const SLACK = 0.9999;

/** Parts circles that overlap, the small ones farther than the large ones: on sparse maps a few sweeps are enough. */
export class Separator {
  readonly #layers: Layer[];
  #met = 0;

  /** @param chosen the circles that take part */
  constructor(
    private readonly circles: Circles,
    chosen: ArrayLike<number>,
  ) {
    this.#layers = layersOf(circles.radius, chosen);
  }

  /**
   * Looks once at all that overlap.
   * @param push share of an overlap that is undone, 0 to 1
   * @returns how many overlapped
   */
  sweep(push: number): number {
    this.#met = 0;
    for (const [at, layer] of this.#layers.entries()) {
      this.#sort(layer);
      for (const smaller of this.#layers.slice(0, at + 1))
        for (const circle of smaller.members) this.#part(circle, layer, smaller === layer, push);
    }
    return this.#met;
  }

  #sort({ cell, members, first, next }: Layer): void {
    const { x, y } = this.circles;
    first.fill(-1);
    members.forEach((circle, at) => {
      const slot = slotOf(Math.floor(x[circle]! / cell), Math.floor(y[circle]! / cell), first.length);
      next[at] = first[slot]!;
      first[slot] = at;
    });
  }

  #part(circle: number, { cell, members, first, next }: Layer, isOwn: boolean, push: number): void {
    const column = Math.floor(this.circles.x[circle]! / cell);
    const row = Math.floor(this.circles.y[circle]! / cell);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let at = first[slotOf(column + dx, row + dy, first.length)]!; at >= 0; at = next[at]!) {
          const other = members[at]!;
          // In one layer each pair is met from both sides.
          if (isOwn ? other > circle : other !== circle) this.#push(circle, other, push);
        }
      }
    }
  }

  #push(a: number, b: number, push: number): void {
    const { x, y, radius } = this.circles;
    let dx = x[b]! - x[a]!;
    let dy = y[b]! - y[a]!;
    const room = radius[a]! + radius[b]!;
    if (dx * dx + dy * dy >= room * room * SLACK) return;
    this.#met++;
    if (dx === 0 && dy === 0) [dx, dy] = [1e-3 * ((a % 7) - 3.5), 1e-3 * ((b % 5) - 2.2)];
    const distance = Math.sqrt(dx * dx + dy * dy);
    const way = (push * (room - distance)) / distance;
    // By area: a speck yields to a disc.
    const share = radius[b]! ** 2 / (radius[a]! ** 2 + radius[b]! ** 2);
    x[a]! -= dx * way * share;
    y[a]! -= dy * way * share;
    x[b]! += dx * way * (1 - share);
    y[b]! += dy * way * (1 - share);
  }
}

/** Each with circles of up to twice the radius of those before. */
function layersOf(radius: Float64Array, chosen: ArrayLike<number>): Layer[] {
  const least = Array.from(chosen).reduce((so, circle) => Math.min(so, radius[circle]!), Infinity);
  const members: number[][] = [];
  for (const circle of Array.from(chosen)) {
    let layer = 0;
    for (let most = least; most < radius[circle]!; most *= 2) layer++;
    (members[layer] ??= []).push(circle);
  }
  const layers = Array.from({ length: members.length }, (_, layer): Layer => {
    const all = members[layer] ?? [];
    return {
      cell: 2 * least * 2 ** layer,
      members: Uint32Array.from(all),
      first: new Int32Array(2 ** Math.ceil(Math.log2(2 * all.length + 2))),
      next: new Int32Array(all.length),
    };
  });
  return layers.filter((layer) => layer.members.length > 0);
}

/** @param slots a power of two */
function slotOf(column: number, row: number, slots: number): number {
  return (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) & (slots - 1);
}

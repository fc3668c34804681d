import { HeadStress, type Spots } from './head-stress';
import type { Heads } from './heads';
import { ISLET } from './archipelago';
import type { Parts } from './parts';
import { Separator } from './separate';

export type { Spots } from './head-stress';

/** A power of two, so that the strength's ratio from round to round is found by square roots alone. */
const HALVINGS = 5;
const ROUNDS = 2 ** HALVINGS;
/** Nodes that are walked from in each round: so many by a budget of steps, within bounds. */
const STEPS_A_ROUND = 400_000;
const PIVOTS = { least: 16, most: 64 };
/** How far the last round moves a node towards its distance from a neighbour, of the whole way. */
const LAST_STRENGTH = 0.05;
/** Area of a part over that of its discs. */
const LOOSENESS = 2;
/** From this round on, discs make room for each other between the pulls, and the unit stays. */
const LAST_ROUNDS = Math.floor(0.7 * ROUNDS);
const SWEEPS_A_ROUND = 4;
/** Share of an overlap that is undone in a sweep, and in the last ones. */
const PUSH = 0.5;
const LAST_PUSH = 0.8;
const LAST_SWEEPS = 60;
/** So much longer than its own size asks for may a part's step be. */
const STRETCH = 2;
/** A part of fewer heads needs no room made before the end. */
const FEW = 20;
/** What lies farther out than the disc that a part fills evenly, by so much, is drawn in to this share of the way. */
const STRAY = 1.5;
const DRAWN_IN = 0.35;
/** Of a part's longest walk, about how much is the radius of the part. */
const RADIUS_BY_STEPS = 0.45;
/** Nodes walked over between two yields. */
const SLICE = 20_000;

/** A graph in parts and heads, and where those lie. */
export interface Sheet {
  readonly parts: Parts;
  readonly heads: Heads;
  readonly spots: Spots;
}

/** Lays out each part of a sheet about 0, 0, in place. */
export class Relaxation {
  readonly #stress: HeadStress;
  /** Graph units to a step, of the largest part. */
  #unit = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly random: () => number,
  ) {
    this.#stress = new HeadStress(sheet);
  }

  /** @yields the share of the work that is done @returns how far each part reaches from its middle */
  *run(): Generator<number, Float64Array, void> {
    const { starts, nodes } = this.sheet.parts;
    const reach = new Float64Array(starts.length - 1);
    let since = 0;
    for (let part = 0; part < reach.length; part++) {
      const [start, size] = [starts[part]!, starts[part + 1]! - starts[part]!];
      const inside = headsIn(this.sheet, part);
      for (const share of this.#relax(part, inside)) {
        since += size;
        if (since < SLICE) continue;
        since = 0;
        yield (start + share * size) / nodes.length;
      }
      reach[part] = this.#centre(inside);
    }
    return reach;
  }

  /** @yields after each walk over the part */
  *#relax(part: number, inside: Uint32Array): Generator<number, void, void> {
    if (inside.length === 1) return;
    const { heads, spots, parts } = this.sheet;
    const size = parts.starts[part + 1]! - parts.starts[part]!;
    const pivots = Math.min(size, bounded(Math.floor(STEPS_A_ROUND / size), PIVOTS));
    const separator = new Separator({ ...spots, radius: heads.radius }, inside);
    const longest = this.#stress.walker.walk(this.#draw(part));
    let unit = Math.sqrt(LOOSENESS * areaOf(heads, inside)) / (RADIUS_BY_STEPS * longest);
    let strength = longest * longest;
    const ratio = root(LAST_STRENGTH / strength);
    for (let round = 0; round < ROUNDS; round++, strength *= ratio) {
      for (let pivot = 0; pivot < pivots; pivot++) {
        this.#stress.pull(this.#draw(part), strength, unit);
        yield (round + pivot / pivots) / ROUNDS;
      }
      if (round < LAST_ROUNDS || inside.length < FEW) unit *= this.#fill(inside);
      else yield* sweeps(separator, SWEEPS_A_ROUND, PUSH, (round + 1) / ROUNDS);
    }
    this.#stretch(inside, unit, size);
    this.#drawIn(inside);
    yield* lastSweeps(separator);
  }

  /** Rank of a node of a part. */
  #draw(part: number): number {
    const { starts } = this.sheet.parts;
    return starts[part]! + Math.floor(this.random() * (starts[part + 1]! - starts[part]!));
  }

  /** Scales heads about their middle until their discs fill so much of a disc. @returns by what */
  #fill(inside: Uint32Array): number {
    const spread = this.#spread(inside);
    const scale = spread === 0 ? 1 : Math.sqrt((LOOSENESS * areaOf(this.sheet.heads, inside)) / (2 * spread));
    this.#scale(inside, scale);
    return scale;
  }

  #scale(inside: Uint32Array, scale: number): void {
    const { x, y } = this.sheet.spots;
    for (const head of inside) {
      x[head]! *= scale;
      y[head]! *= scale;
    }
  }

  /** A step is as long in each part as in the largest, as far as that leaves none crowded and no island a desert. */
  #stretch(inside: Uint32Array, unit: number, size: number): void {
    if (this.#unit === 0) this.#unit = unit;
    const most = size < ISLET ? 1 : STRETCH;
    this.#scale(inside, bounded(this.#unit / unit, { least: 1 / STRETCH, most }));
  }

  /** Far-flung heads come nearer, in the order of their distance. */
  #drawIn(inside: Uint32Array): void {
    const { x, y } = this.sheet.spots;
    const shore = STRAY * Math.sqrt(2 * this.#spread(inside));
    for (const head of inside) {
      const distance = Math.sqrt(x[head]! * x[head]! + y[head]! * y[head]!);
      if (distance <= shore) continue;
      const scale = (shore + DRAWN_IN * (distance - shore)) / distance;
      x[head]! *= scale;
      y[head]! *= scale;
    }
  }

  /** Moves heads about 0, 0. @returns the mean square of their distance from there, by area: for a disc half the square of its radius */
  #spread(inside: Uint32Array): number {
    const { x, y } = this.sheet.spots;
    const { radius } = this.sheet.heads;
    let [sum, sumX, sumY] = [0, 0, 0];
    for (const head of inside) {
      const area = radius[head]! * radius[head]!;
      sum += area;
      sumX += area * x[head]!;
      sumY += area * y[head]!;
    }
    let squares = 0;
    for (const head of inside) {
      x[head]! -= sumX / sum;
      y[head]! -= sumY / sum;
      squares += radius[head]! * radius[head]! * (x[head]! * x[head]! + y[head]! * y[head]!);
    }
    return squares / sum;
  }

  /** @returns how far the discs reach from the middle */
  #centre(inside: Uint32Array): number {
    const { x, y } = this.sheet.spots;
    const { radius } = this.sheet.heads;
    this.#spread(inside);
    return inside.reduce(
      (farthest, head) =>
        Math.max(farthest, Math.sqrt(x[head]! * x[head]! + y[head]! * y[head]!) + radius[head]!),
      0,
    );
  }
}

function headsIn({ parts, heads }: Sheet, part: number): Uint32Array {
  const ranks = parts.nodes.subarray(parts.starts[part], parts.starts[part + 1]);
  return Uint32Array.from(new Set(ranks.map((node) => heads.of[node]!)));
}

function areaOf({ radius }: Heads, inside: Uint32Array): number {
  return inside.reduce((sum, head) => sum + radius[head]! * radius[head]!, 0);
}

/** Until nothing overlaps, or so many times. */
function* sweeps(
  separator: Separator,
  most: number,
  push: number,
  share: number,
): Generator<number, void, void> {
  for (let sweep = 0; sweep < most && separator.sweep(push) > 0; sweep++) yield share;
}

function* lastSweeps(separator: Separator): Generator<number, void, void> {
  yield* sweeps(separator, LAST_SWEEPS / 2, PUSH, 1);
  yield* sweeps(separator, LAST_SWEEPS / 2, LAST_PUSH, 1);
}

/** Parts heads that overlap, of whatever part. @yields 1 */
export function makeRoom({ heads, spots }: Sheet): Generator<number, void, void> {
  return lastSweeps(
    new Separator(
      { ...spots, radius: heads.radius },
      heads.radius.map((_, head) => head),
    ),
  );
}

/** The root of as many as there are rounds. */
function root(value: number): number {
  let result = value;
  for (let halving = 0; halving < HALVINGS; halving++) result = Math.sqrt(result);
  return result;
}

function bounded(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}

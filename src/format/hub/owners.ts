import { QUANTIZED, type Growth } from './growth';
import type { Chance } from './random';
import { HUB_SHAPE } from './shape';

/** Who published what. */
export interface Ownership {
  /** How many owners there are. */
  readonly owners: number;
  /** The owner of each model. */
  readonly owner: Uint32Array;
}

/** Where each further doubling of the hub adds so many owners for every one there is. */
const NEWCOMERS = 0.25;
/** Flattens the head of the harmonic series by which owners' shares fall. */
const HEAD = 3;
/** From so many models on, an owner has a habit: quantizing what others made, or not. */
const HABIT = 20;
const QUANTIZERS = 0.5;
const LONGEST_RUN = 25;

/** Owners of a hub: more than half have a single model, a few have very many. An owner's models often stand together. */
export function own({ origin }: Growth, chance: Chance): Ownership {
  const sizes = shares(origin.length);
  const quantized = origin.reduce((sum, one) => sum + (one === QUANTIZED ? 1 : 0), 0);
  const byQuantizers = new Deck(quantized);
  const byOthers = new Deck(origin.length - quantized);
  for (const run of runs(sizes, quantized, chance)) {
    const preferred = run.quantizes ? byQuantizers : byOthers;
    const left = preferred.take(run.owner, run.models);
    (preferred === byQuantizers ? byOthers : byQuantizers).take(run.owner, left);
  }
  const owner = new Uint32Array(origin.length);
  for (let row = 0; row < owner.length; row++)
    owner[row] = (origin[row] === QUANTIZED ? byQuantizers : byOthers).draw();
  return { owners: sizes.length, owner };
}

/** As many as in the real hub up to its size; further ones come more slowly. */
export function ownerCount(models: number): number {
  if (models <= HUB_SHAPE.models)
    return Math.max(1, Math.round((models * HUB_SHAPE.owners) / HUB_SHAPE.models));
  let size: number = HUB_SHAPE.models;
  let owners: number = HUB_SHAPE.owners;
  for (; size * 2 <= models; size *= 2) owners *= 1 + NEWCOMERS;
  return Math.round(owners * (1 + NEWCOMERS * (models / size - 1)));
}

/** Models of each owner, in falling order. */
function shares(models: number): Uint32Array {
  const owners = ownerCount(models);
  const several = Math.floor(owners * (1 - HUB_SHAPE.singleOwners));
  const sizes = new Uint32Array(owners).fill(1);
  let left = models - owners;
  let harmonic = 0;
  for (let rank = 0; rank < several; rank++) harmonic += 1 / (rank + HEAD);
  const spread = Math.max(0, left - several);
  for (let rank = several - 1; rank >= 0; rank--) {
    const more = Math.min(left, 1 + Math.floor(spread / harmonic / (rank + HEAD)));
    sizes[rank]! += more;
    left -= more;
  }
  for (let rank = 0; left > 0; rank = (rank + 1) % owners, left--) sizes[rank]!++;
  return sizes;
}

interface Run {
  readonly owner: number;
  readonly models: number;
  readonly quantizes: boolean;
}

/** Each owner's models in short runs, the runs in random order. */
function* runs(sizes: Uint32Array, quantized: number, chance: Chance): Generator<Run> {
  const owners: number[] = [];
  const lengths: number[] = [];
  const habit = sizes.map((size) => (size >= HABIT && chance.happens(QUANTIZERS) ? 1 : 0));
  let byHabit = 0;
  let models = 0;
  sizes.forEach((size, owner) => {
    models += size;
    byHabit += size * habit[owner]!;
    for (let left = size; left > 0; left -= lengths.at(-1)!) {
      owners.push(owner);
      lengths.push(Math.min(left, 1 + chance.below(LONGEST_RUN)));
    }
  });
  // The rest of what is quantized comes from everybody else alike.
  const sometimes = Math.max(0, quantized - byHabit) / Math.max(1, models - byHabit);
  for (const at of shuffled(owners.length, chance)) {
    const owner = owners[at]!;
    yield { owner, models: lengths[at]!, quantizes: habit[owner] === 1 || chance.happens(sometimes) };
  }
}

/** The numbers below `count` in random order. */
export function shuffled(count: number, chance: Chance): Uint32Array {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const other = chance.below(at + 1);
    order[at] = order[other]!;
    order[other] = at;
  }
  return order;
}

/** Places for owners, filled to a given number and drawn in the order of filling. */
class Deck {
  readonly #slots: Uint32Array;
  #filled = 0;
  #drawn = 0;

  constructor(size: number) {
    this.#slots = new Uint32Array(size);
  }

  /** @returns how many found no place */
  take(owner: number, models: number): number {
    const taken = Math.min(models, this.#slots.length - this.#filled);
    this.#slots.fill(owner, this.#filled, this.#filled + taken);
    this.#filled += taken;
    return models - taken;
  }

  draw(): number {
    return this.#slots[this.#drawn++]!;
  }
}

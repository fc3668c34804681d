/** A seeded source of choices. The same seed makes the same choices on every platform: whole numbers of 32 bits decide. */
export interface Chance {
  /** A whole number in [0, limit). */
  readonly below: (limit: number) => number;
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** The same, the first ones oftener than the last: as words of a language are used. */
  readonly favour: <T>(from: readonly T[]) => T;
}

/** Seeds are taken as 32 bits. The generator is a Weyl sequence whose steps are mixed (the finalizer of MurmurHash3). */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 4294967296) * limit);
  return {
    below,
    happens: (probability) => next() < probability * 4294967296,
    pick: (from) => from[below(from.length)]!,
    favour: (from) => from[Math.min(below(from.length), below(from.length), below(from.length))]!,
  };
}

/** Values and how often each was counted. */
export type Counted = readonly (readonly [value: number, count: number])[];

/** Draws values as often as they were counted. */
export function drawer(pairs: Counted): (chance: Chance) => number {
  const at = quantile(pairs);
  return (chance) => at(chance.below(4294967296) / 4294967296);
}

/** The value below which that share of the counted lies; a share is in [0, 1). */
export function quantile(pairs: Counted): (share: number) => number {
  const ends = new Float64Array(pairs.length);
  let total = 0;
  pairs.forEach(([, count], at) => (ends[at] = total += count));
  return (share) => pairs[firstAbove(ends, share * total)]![0];
}

export function mean(pairs: Counted): number {
  let sum = 0;
  let total = 0;
  for (const [value, count] of pairs) {
    sum += value * count;
    total += count;
  }
  return sum / total;
}

/** First index whose end lies above the point; the last where none does. */
function firstAbove(ends: Float64Array, point: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

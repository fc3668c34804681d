import { chanceOf, drawer, mean, quantile, type Chance } from './random';
import { HUB_SHAPE } from './shape';

/** How a model came to be; a root is built on nothing that is known. The index is what `Growth.origin` holds. */
// The first is of what is built on nothing.
export const ORIGINS = ['root', 'finetuned', 'quantized', 'merged', 'adapter'] as const;
export const FINETUNED = 1;
export const QUANTIZED = 2;
export const MERGED = 3;
export const ADAPTER = 4;

/** Who is built on whom. Models are rows from 0; what a model is built on has a smaller row than the model. */
export interface Growth {
  /** Index into ORIGINS, for each model. */
  readonly origin: Uint8Array;
  /** What each is built on, or first built on; NOTHING for a root. */
  readonly base: Uint32Array;
  /** Edges, by falling or rising row of neither. */
  readonly edgeModel: Uint32Array;
  readonly edgeBase: Uint32Array;
}

export const NOTHING = 0xffffffff;

/** Share of all models in the largest connected part, and of its largest tree of first bases. */
const LARGEST_PART = HUB_SHAPE.components.at(-1)![0] / HUB_SHAPE.models;
const LARGEST_TREE = 0.073;
/** The next trees of the largest part: the share of the first of them, and how the others fall. */
const SECOND_TREE = 0.023;
const FALL = 0.86;
/** Deepest a model may lie below a root. */
const DEEPEST = HUB_SHAPE.depths.at(-1)![0];
/** How often a new model is the first on its base, rather than on one that has some already: the rest is as in Simon's model. */
const FIRST_ON_BASE = 0.13;
/** How often a further parent of a merge is a model that nothing else in the hub leads to. */
const FOREIGN_PARENT = 0.07;
/** Version after version, each on the one before: how often such a series begins, moves on, and ends. */
const SERIES = { begins: 0.002, moves: 0.3, ends: 0.12 };
/** How readily a model of each depth is built on. */
const BY_DEPTH = [0.4, 0.6, 0.7, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.4, 0.3, 0.2, 0.1, 0];
/** How readily a model of each origin is built on for the first time. */
const BY_ORIGIN = [1, 0.85, 0.24, 1, 0.3];
/** How readily a model of each origin is taken into a merge. */
const INTO_MERGE = [0.5, 0.3, 0.003, 1, 0.3];
/** Merges in small parts find fewer parents than they look for; so many more of them make up for it. */
const MORE_MERGES = 1.15;
const TRIES = 24;

/** Grows a hub of so many models, part by part. The shape is that of HUB_SHAPE; the tail grows with the hub. */
export function grow(models: number, seed: number): Growth {
  const grower = new Grower(models, chanceOf(seed));
  for (const trees of partition(models, chanceOf(seed ^ 0x70617274))) grower.part(trees);
  return grower.done();
}

/** Connected parts that make up the hub, the largest first: the sizes of the trees of each. */
function partition(models: number, chance: Chance): number[][] {
  const largest = Math.min(models, Math.max(2, Math.round(models * LARGEST_PART)));
  const parts = [treesOfLargest(largest, models)];
  const most = Math.max(2, Math.floor(largest / 2));
  const others = HUB_SHAPE.components
    .slice(0, -1)
    .map(([size, count]) => [Math.min(size, most), count] as const);
  const sizeAt = quantile(others);
  let left = models - largest;
  // Sizes are taken at even steps of their distribution, so that a small hub has its large parts too.
  const wanted = Math.max(1, Math.round(left / mean(others)));
  for (let at = wanted - 1; left > 0; at = at > 0 ? at - 1 : wanted - 1) {
    // A part of one model would have no edge: the last takes what would be left alone.
    let size = Math.min(sizeAt((at + chance.below(1024) / 1024) / wanted), left);
    if (left - size === 1) size = left;
    parts.push([size]);
    left -= size;
  }
  return parts;
}

function treesOfLargest(size: number, models: number): number[] {
  const trees: number[] = [];
  let left = size;
  let share = LARGEST_TREE;
  while (left > 0) {
    const wanted = Math.max(2, Math.round(models * share));
    const tree = left - wanted < 3 ? left : wanted;
    trees.push(tree);
    left -= tree;
    share = trees.length === 1 ? SECOND_TREE : share * FALL;
  }
  return trees;
}

const drawParents = drawer(HUB_SHAPE.mergeParents.filter(([parents]) => parents > 1));

/** How a model built on one of each origin came to be, counted by models: a merge counts for each of its parents. */
const drawOrigin = ORIGINS.map((origin) => {
  const { finetuned, quantized, merged, adapter } = HUB_SHAPE.successions[origin];
  return drawer([
    [FINETUNED, finetuned],
    [QUANTIZED, quantized],
    [MERGED, (merged / mean(HUB_SHAPE.mergeParents)) * MORE_MERGES],
    [ADAPTER, adapter],
  ]);
});

class Grower {
  readonly #chance: Chance;
  readonly #origin: Uint8Array;
  readonly #depth: Uint8Array;
  readonly #base: Uint32Array;
  readonly #built: Uint32Array;
  #edgeModel: Uint32Array;
  #edgeBase: Uint32Array;
  #models = 0;
  #edges = 0;
  /** Where the part and the tree that grow now begin. */
  #part = 0;
  #tree = 0;
  #series = NOTHING;

  constructor(models: number, chance: Chance) {
    this.#chance = chance;
    this.#origin = new Uint8Array(models);
    this.#depth = new Uint8Array(models);
    this.#base = new Uint32Array(models).fill(NOTHING);
    this.#built = new Uint32Array(models);
    this.#edgeModel = new Uint32Array(models + (models >> 3) + 64);
    this.#edgeBase = new Uint32Array(this.#edgeModel.length);
  }

  /** One connected part, from the sizes of its trees. */
  part(trees: readonly number[]): void {
    this.#part = this.#models;
    for (const size of trees) this.#growTree(size);
  }

  done(): Growth {
    return {
      origin: this.#origin,
      base: this.#base,
      edgeModel: this.#edgeModel.slice(0, this.#edges),
      edgeBase: this.#edgeBase.slice(0, this.#edges),
    };
  }

  #growTree(size: number): void {
    this.#tree = this.#models;
    this.#series = NOTHING;
    const end = this.#tree + size;
    this.#models++;
    // A tree beside others is joined to them by a merge, at the latest by its last model.
    let joined = this.#tree === this.#part;
    while (this.#models < end) {
      const base = this.#chooseBase();
      const must = !joined && (this.#models === end - 1 || this.#models > this.#tree + 30);
      const origin = must ? MERGED : drawOrigin[this.#origin[base]!]!(this.#chance);
      if (origin !== MERGED) this.#add(base, origin);
      else if (joined) this.#merge(base, end);
      else joined = this.#join(base);
    }
  }

  #add(base: number, origin: number): number {
    const row = this.#models++;
    this.#origin[row] = origin;
    this.#base[row] = base;
    this.#link(row, base);
    const onward = this.#series === base;
    if (onward ? !this.#chance.happens(SERIES.ends) : this.#chance.happens(SERIES.begins)) this.#series = row;
    else if (onward) this.#series = NOTHING;
    return row;
  }

  #link(model: number, base: number): void {
    if (this.#edges === this.#edgeModel.length) this.#widen();
    this.#edgeModel[this.#edges] = model;
    this.#edgeBase[this.#edges++] = base;
    this.#built[base]!++;
    this.#depth[model] = Math.max(this.#depth[model]!, this.#depth[base]! + 1);
  }

  #widen(): void {
    const wider = (column: Uint32Array) => {
      const copy = new Uint32Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    this.#edgeModel = wider(this.#edgeModel);
    this.#edgeBase = wider(this.#edgeBase);
  }

  #chooseBase(): number {
    const chance = this.#chance;
    if (this.#series !== NOTHING && this.#depth[this.#series]! < DEEPEST && chance.happens(SERIES.moves))
      return this.#series;
    for (let tries = 0; tries < TRIES; tries++) {
      const fresh = chance.happens(FIRST_ON_BASE);
      const row = fresh ? this.#anyOf(this.#tree) : this.#basedOn(this.#tree);
      if (fresh && (this.#built[row]! > 0 || !chance.happens(BY_ORIGIN[this.#origin[row]!]!))) continue;
      if (chance.happens(BY_DEPTH[this.#depth[row]!]!)) return row;
    }
    return this.#tree;
  }

  /** A model since that row. */
  #anyOf(since: number): number {
    return since + this.#chance.below(this.#models - since);
  }

  /** What a model since that row is built on: the oftener something is built on, the likelier it is. */
  #basedOn(since: number): number {
    const row = this.#anyOf(since);
    const base = this.#base[row]!;
    return base === NOTHING ? row : base;
  }

  /** A merge of the base and others: of this part, or new roots, which count among the models of the tree. */
  #merge(base: number, end: number): void {
    const parents = [base];
    const wanted = drawParents(this.#chance);
    for (let tries = wanted * 8; tries > 0 && parents.length < wanted; tries--) {
      if (this.#chance.happens(FOREIGN_PARENT)) {
        if (this.#models + 1 < end) parents.push(this.#models++);
      } else {
        const other = this.#chance.happens(0.7) ? this.#basedOn(this.#part) : this.#anyOf(this.#part);
        if (this.#mergeable(other) && !parents.includes(other)) parents.push(other);
      }
    }
    if (parents.length === 1) {
      this.#add(base, this.#models + 1 < end ? FINETUNED : QUANTIZED);
      return;
    }
    const row = this.#add(base, MERGED);
    for (let at = 1; at < parents.length; at++) this.#link(row, parents[at]!);
  }

  #mergeable(row: number): boolean {
    return this.#depth[row]! < DEEPEST && this.#chance.happens(INTO_MERGE[this.#origin[row]!]!);
  }

  /** A merge of the base and a model of the part's earlier trees. @returns true */
  #join(base: number): true {
    const earlier = this.#part + this.#chance.below(this.#tree - this.#part);
    const other = this.#depth[earlier]! < DEEPEST ? earlier : this.#part;
    this.#link(this.#add(base, MERGED), other);
    return true;
  }
}

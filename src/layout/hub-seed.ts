import { childrenOf, lineageForest, NO_PARENT, type Forest } from '../store/forest';
import type { Store } from '../store/store';
import { enclose, packCircles } from './pack';
import { placeShared } from './shared';
import { turned, type Turn } from './turn';

/** Half the room of one node, in graph units: at the scale where glyphs are six pixels wide, none covers another. */
export const NODE_ROOM = 6;
/** Between the nodes of one family: area per node of a sunflower's head is π times its square. */
const LEAF_STEP = 7.2;
/** Water about the disc of a family, by its radius. */
const MARGIN = 0.04;
const LEAST_MARGIN = 3;
/** A family of at most so many is one head, whatever its inner descent: a chain of ten would else take a disc ten nodes wide. */
const ONE_HEAD = 40;
/** Trees of fewer nodes are islets, set evenly about the archipelago of the larger ones. */
const ISLET = 24;

/**
 * Places for a graph of any size, by descent: each family is a disc with its root in the middle, models on which nothing
 * is built about it like the seeds of a sunflower, and the discs of lesser families packed about those; the families are
 * packed likewise, the largest in the middle, islets on the rim. What is no system, and so has no descent, lies in the
 * middle of what it joins, or on a shore of its own where that is nearly everything. Takes time in proportion to the size, uses
 * arithmetic and square roots alone, and gives the same places everywhere.
 * @returns x0, y0, x1, y1 … in graph units, y upwards
 */
export function hubSeed(store: Store, forest: Forest = lineageForest(store)): Float32Array {
  const { nodeKind } = store.columns;
  const shared = sharedKinds(store);
  const isShared = (node: number): boolean => shared[nodeKind[node]!] === 1;
  const discs = new Discs(forest);
  const trees: number[] = [];
  for (let at = forest.order.length - 1; at >= 0; at--) {
    const node = forest.order[at]!;
    discs.pack(node);
    if (forest.parent[node] === NO_PARENT && !(isShared(node) && forest.size[node] === 1)) trees.push(node);
  }
  const reach = packTrees(trees, forest, discs);
  const places = discs.absolute(forest);
  placeShared(
    store,
    (node) => isShared(node) && forest.size[node] === 1 && forest.parent[node] === NO_PARENT,
    {
      places,
      reach,
    },
  );
  return places;
}

/** Kinds that lie beside no others by descent: all that the ontology does not let be built on something. */
function sharedKinds({ ontology }: Store): Uint8Array {
  const systems = new Set(
    ontology.predicates.flatMap((predicate) => (predicate.lineage ? predicate.from : [])),
  );
  return Uint8Array.from(ontology.kinds, ({ id }) => Number(!systems.has(id)));
}

/** The discs of all nodes, each relative to that of an ancestor until the end. */
class Discs {
  /** From the middle of which disc a node is seen: its parent's, or that of the head it is scattered about. */
  readonly #frame: Int32Array;
  /** Middle of a node's disc, seen from there. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly radius: Float64Array;
  /** The node itself, seen from the middle of its own disc. */
  readonly #ownX: Float64Array;
  readonly #ownY: Float64Array;
  readonly #offsets: Uint32Array;
  readonly #children: Uint32Array;
  /** Turned on with each family, so that no two lie the same way round. */
  #turn: Turn = [1, 0];

  constructor(private readonly forest: Forest) {
    const count = forest.parent.length;
    this.#frame = forest.parent.slice();
    this.#x = new Float64Array(count);
    this.#y = new Float64Array(count);
    this.#ownX = new Float64Array(count);
    this.#ownY = new Float64Array(count);
    this.radius = new Float64Array(count).fill(NODE_ROOM);
    const { offsets, children } = childrenOf(forest.parent);
    this.#offsets = offsets;
    this.#children = children;
  }

  /** Of a node whose children are packed already. */
  pack(node: number): void {
    const { size } = this.forest;
    if (size[node] === 1) return;
    if (size[node]! <= ONE_HEAD) {
      this.radius[node] = withMargin(this.#scatter(node, this.#descendants(node)));
      return;
    }
    const all = this.#children.subarray(this.#offsets[node]!, this.#offsets[node + 1]!);
    const leaves = all.filter((child) => size[child] === 1);
    const head = this.#scatter(node, leaves);
    const families = all
      .filter((child) => size[child]! > 1)
      .sort((a, b) => this.radius[b]! - this.radius[a]! || a - b);
    if (families.length === 0) this.radius[node] = withMargin(head);
    else this.#packFamilies(node, head, leaves, families);
  }

  /** All below a node, nearest first. */
  #descendants(node: number): Uint32Array {
    const below = new Uint32Array(this.forest.size[node]! - 1);
    let tail = 0;
    for (let head = -1; head < tail; head++) {
      const one = head < 0 ? node : below[head]!;
      for (let at = this.#offsets[one]!; at < this.#offsets[one + 1]!; at++)
        below[tail++] = this.#children[at]!;
    }
    return below;
  }

  /** Like the seeds of a sunflower about the root. @returns the radius that they take */
  #scatter(root: number, leaves: Uint32Array): number {
    let turn: Turn = [1, 0];
    leaves.forEach((leaf, at) => {
      const distance = LEAF_STEP * Math.sqrt(at + 2.8);
      this.#frame[leaf] = root;
      this.moveTo(leaf, distance * turn[0], distance * turn[1]);
      turn = turned(turn);
    });
    return leaves.length === 0 ? NODE_ROOM : LEAF_STEP * Math.sqrt(leaves.length + 1.8) + NODE_ROOM;
  }

  #packFamilies(node: number, head: number, leaves: Uint32Array, families: Uint32Array): void {
    const circles = new Float64Array(3 * (families.length + 1));
    circles[2] = head;
    families.forEach((child, at) => (circles[3 * at + 5] = this.radius[child]!));
    packCircles(circles);
    this.#turn = turned(this.#turn);
    rotate(circles, this.#turn);
    const [x, y, r] = enclose(circles);
    this.radius[node] = withMargin(r);
    this.#ownX[node] = -x;
    this.#ownY[node] = -y;
    for (const leaf of leaves) {
      this.#x[leaf]! -= x;
      this.#y[leaf]! -= y;
    }
    families.forEach((child, at) => this.moveTo(child, circles[3 * at + 3]! - x, circles[3 * at + 4]! - y));
  }

  /** The middle of a node's disc, seen from its parent's, or of a root on the map. */
  moveTo(node: number, x: number, y: number): void {
    this.#x[node] = x;
    this.#y[node] = y;
  }

  /** Where all nodes lie on the map, once the roots do. */
  absolute({ order }: Forest): Float32Array {
    const places = new Float32Array(2 * order.length);
    for (const node of order) {
      const above = this.#frame[node]!;
      if (above !== NO_PARENT) {
        this.#x[node]! += this.#x[above]!;
        this.#y[node]! += this.#y[above]!;
      }
      places[2 * node] = this.#x[node]! + this.#ownX[node]!;
      places[2 * node + 1] = this.#y[node]! + this.#ownY[node]!;
    }
    return places;
  }
}

function rotate(circles: Float64Array, [cos, sin]: Turn): void {
  for (let at = 0; at < circles.length; at += 3) {
    const [x, y] = [circles[at]!, circles[at + 1]!];
    circles[at] = x * cos - y * sin;
    circles[at + 1] = x * sin + y * cos;
  }
}

function withMargin(radius: number): number {
  return radius + Math.max(LEAST_MARGIN, MARGIN * radius);
}

/** @returns the radius of the map */
function packTrees(trees: number[], { size }: Forest, discs: Discs): number {
  const byRadius = (a: number, b: number): number => discs.radius[b]! - discs.radius[a]! || a - b;
  const islands = trees.filter((node) => size[node]! >= ISLET).sort(byRadius);
  const circles = new Float64Array(3 * islands.length);
  islands.forEach((node, at) => (circles[3 * at + 2] = discs.radius[node]!));
  packCircles(circles);
  const [x, y, r] = islands.length === 0 ? [0, 0, 0] : enclose(circles);
  islands.forEach((node, at) => discs.moveTo(node, circles[3 * at]! - x, circles[3 * at + 1]! - y));
  return scatterIslets(trees.filter((node) => size[node]! < ISLET).sort(byRadius), withMargin(r), discs);
}

/** About the islands, like a sunflower's seeds again, each with an area by its disc. */
function scatterIslets(islets: readonly number[], from: number, discs: Discs): number {
  let turn: Turn = [1, 0];
  let squared = from * from;
  for (const node of islets) {
    const room = 1.25 * discs.radius[node]! * discs.radius[node]!;
    squared += room;
    const distance = Math.sqrt(squared) + discs.radius[node]!;
    discs.moveTo(node, distance * turn[0], distance * turn[1]);
    squared += room / 4;
    turn = turned(turn);
  }
  return Math.sqrt(squared);
}

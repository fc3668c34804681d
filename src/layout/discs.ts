import { childrenOf, NO_PARENT, type Forest } from '../store/forest';
import { enclose, packCircles } from './pack';
import { turned, type Turn } from './turn';

/** Half the room of one node, in graph units: at the scale where glyphs are six pixels wide, none covers another. */
export const NODE_ROOM = 6;
/** Between the nodes of one family: area per node of a sunflower's head is π times its square. */
export const LEAF_STEP = 7.2;
/** A family of at most so many is one head, whatever its inner descent: a chain of ten would else take a disc ten nodes wide. */
export const ONE_HEAD = 40;
/** About the disc of a family, in graph units, and by the root of its size. */
const LEAST_WATER = 3;
const WATER = 0.45;

/** The discs of all nodes, each relative to that of an ancestor until the end. */
export class Discs {
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
      this.radius[node] = this.#withWater(node, this.#scatter(node, this.#descendants(node)));
      return;
    }
    const all = this.#children.subarray(this.#offsets[node]!, this.#offsets[node + 1]!);
    const leaves = all.filter((child) => size[child] === 1);
    const head = this.#scatter(node, leaves);
    const families = all
      .filter((child) => size[child]! > 1)
      .sort((a, b) => this.radius[b]! - this.radius[a]! || a - b);
    if (families.length === 0) this.radius[node] = this.#withWater(node, head);
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
    this.radius[node] = this.#withWater(node, r);
    this.#ownX[node] = -x;
    this.#ownY[node] = -y;
    for (const leaf of leaves) {
      this.#x[leaf]! -= x;
      this.#y[leaf]! -= y;
    }
    families.forEach((child, at) => this.moveTo(child, circles[3 * at + 3]! - x, circles[3 * at + 4]! - y));
  }

  /** By the size, not the radius: that would grow without end along a chain of thousands. */
  #withWater(node: number, radius: number): number {
    return radius + Math.max(LEAST_WATER, WATER * Math.sqrt(this.forest.size[node]!));
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

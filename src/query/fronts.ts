import type { Columns } from '../store/columns';
import type { Store } from '../store/store';
import { isWalked, type Walk } from './reach';
import type { Sliced } from './slice';

/** Between two nodes; `walk.direction` is `out` for directed ways, else `both`. A mask of nodes need let neither pass. */
export interface Ends {
  /** The way begins with these nodes, in this order; the search goes on from the last. */
  readonly root: readonly number[];
  /** The first step from there may not lead to one of these. */
  readonly barred: ReadonlySet<number>;
  readonly to: number;
}

/** Node rows. */
export type Nodes = readonly number[] | Uint32Array;

/** One end's nodes, by the depth at which they were met, as places in the queue that both share. */
export class Front {
  /** Where those of each depth begin; the next depth begins where they end. */
  readonly #starts: number[];
  readonly #costs: (number | undefined)[] = [];

  /**
   * @param sign 1 for the near end, which fills the queue upwards; -1 for the far one, which fills it downwards
   * @param tail the place of its first node
   */
  constructor(
    readonly sign: 1 | -1,
    public tail: number,
  ) {
    this.#starts = [tail];
    this.tail += sign;
  }

  /** Of the nodes that were met last. */
  get depth(): number {
    return this.#starts.length - 1;
  }

  /** What comes now is a step deeper. */
  deepen(): void {
    this.#starts.push(this.tail);
  }

  start(depth: number): number {
    return this.#starts[depth]!;
  }

  end(depth: number): number {
    return this.#starts[depth + 1] ?? this.tail;
  }

  size(depth: number): number {
    return (this.end(depth) - this.start(depth)) * this.sign;
  }

  /** @param count made once for each depth, when it is complete */
  cost(depth: number, count: () => number): number {
    return (this.#costs[depth] ??= count());
  }
}

/** What is known of a node that is not to be met: a filter hides it, or it lies on the root. */
const BARRED = 127;
const BARRED_WIDE = 0x3fffffff;
/** Steps from an end from where on more than a byte is needed for each node. */
const DEEPEST = 120;

/** Edges looked at between two looks at the clock; a node's are looked at together. */
const CHUNK = 8_192;

/**
 * Two breadth-first fronts that grow towards each other. What is known of a node is one number: 0 = not met; 1 + d = d
 * steps from the near end; -(1 + d) = d steps before the far end.
 */
export class Fronts {
  readonly columns: Columns;
  readonly near: Front;
  readonly far: Front;
  readonly start: number;
  /** How many edges were looked at. */
  looks = 0;
  readonly #key: Store | Uint8Array;
  #scratch: Scratch;
  #pause = CHUNK;

  constructor(
    store: Store,
    private readonly walk: Walk,
    private readonly ends: Ends,
  ) {
    this.columns = store.columns;
    this.start = ends.root.at(-1)!;
    this.#key = walk.nodes ?? store;
    this.#scratch = SPARE.get(this.#key)?.pop() ?? newScratch(store.nodeCount, walk.nodes);
    const { known, queue } = this.#scratch;
    this.near = new Front(1, 0);
    this.far = new Front(-1, queue.length - 1);
    for (const node of ends.root) known[node] = BARRED;
    known[this.start] = 1;
    queue[0] = this.start;
    queue[queue.length - 1] = ends.to;
    known[ends.to] = -1;
  }

  nodesAt(front: Front, depth: number): Uint32Array {
    const [start, end] = [front.start(depth), front.end(depth)];
    const { queue } = this.#scratch;
    return front.sign === 1 ? queue.subarray(start, end) : queue.subarray(end + 1, start + 1);
  }

  /** How many edges there are at the nodes of a depth. */
  cost(front: Front, depth: number): number {
    return front.cost(depth, () => this.costOf(this.nodesAt(front, depth)));
  }

  costOf(nodes: Nodes): number {
    let edges = 0;
    for (let at = 0; at < nodes.length; at++) edges += this.#degree(nodes[at]!);
    return edges;
  }

  #degree(node: number): number {
    const { nodeOutOffsets, nodeInOffsets } = this.columns;
    const out = nodeOutOffsets[node + 1]! - nodeOutOffsets[node]!;
    return (out + nodeInOffsets[node + 1]! - nodeInOffsets[node]!) | 0;
  }

  /** Whether it is known that there are so many steps from a node to the end. */
  isLeft(node: number, left: number): boolean {
    return this.#scratch.known[node] === -(1 + left);
  }

  tellLeft(node: number, left: number): void {
    this.#scratch.known[node] = -(1 + left);
  }

  isNear(node: number, depth: number): boolean {
    return this.#scratch.known[node] === 1 + depth;
  }

  #isBarred(from: number, to: number): boolean {
    return from === this.start && this.ends.barred.has(to);
  }

  /** A step deeper. @returns nodes of the near front that the far one touches, some more than once */
  *grow(front: Front): Sliced<number[]> {
    const touched: number[] = [];
    const end = front.tail;
    let at = front.start(front.depth);
    front.deepen();
    if (front.depth === DEEPEST) this.#widen();
    while (at !== end) {
      at = this.#expand(front, at, end, touched);
      if (this.isTired()) yield;
    }
    return touched;
  }

  /** Meets the neighbours of the queue's nodes from a place to another, until it is tired. @returns to where it came */
  #expand(front: Front, from: number, end: number, touched: number[]): number {
    const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = this.columns;
    const { labels, certainties, circumstances, direction } = this.walk;
    const { known, queue } = this.#scratch;
    const { sign, depth } = front;
    const isPlain = certainties === undefined && circumstances === undefined;
    const isBarring = this.ends.barred.size > 0;
    const barred = known instanceof Int8Array ? BARRED : BARRED_WIDE;
    let { tail } = front;
    let { looks } = this;
    let at = from;
    // A step is decided where it is taken, by bytes: a call for each edge would cost more than the step.
    for (; at !== end && looks < this.#pause; at += sign) {
      const node = queue[at]!;
      if (sign === 1 || direction === 'both') {
        const start = nodeOutOffsets[node]!;
        const stop = nodeOutOffsets[node + 1]!;
        looks = (looks + stop - start) | 0;
        for (let edge = start; edge < stop; edge++) {
          if (labels[edgeLabel[edge]!] === 0) continue;
          const other = edgeTarget[edge]!;
          const met = known[other]! * sign;
          if (met > 0 || (!isPlain && !isWalked(this.columns, edge, this.walk))) continue;
          if (isBarring && this.#isBarred(sign === 1 ? node : other, sign === 1 ? other : node)) continue;
          if (met === 0) {
            known[other] = sign * (1 + depth);
            queue[tail] = other;
            tail += sign;
          } else if (sign === 1) touched.push(node);
          else if (met !== -barred) touched.push(other);
        }
      }
      if (sign === -1 || direction === 'both') {
        const start = nodeInOffsets[node]!;
        const stop = nodeInOffsets[node + 1]!;
        looks = (looks + stop - start) | 0;
        for (let i = start; i < stop; i++) {
          const edge = incomingEdge[i]!;
          if (labels[edgeLabel[edge]!] === 0) continue;
          const other = edgeSource[edge]!;
          const met = known[other]! * sign;
          if (met > 0 || (!isPlain && !isWalked(this.columns, edge, this.walk))) continue;
          if (isBarring && this.#isBarred(sign === 1 ? node : other, sign === 1 ? other : node)) continue;
          if (met === 0) {
            known[other] = sign * (1 + depth);
            queue[tail] = other;
            tail += sign;
          } else if (sign === 1) touched.push(node);
          else if (met !== -barred) touched.push(other);
        }
      }
    }
    front.tail = tail;
    this.looks = looks;
    return at;
  }

  /** Deeper than a byte can tell: few searches are. */
  #widen(): void {
    const { known, queue } = this.#scratch;
    if (!(known instanceof Int8Array)) return;
    const wide = Int32Array.from(known, (one) => (one === BARRED ? BARRED_WIDE : one));
    this.#scratch = { known: wide, queue };
  }

  /** Whether it is time to look up; once asked, not before as much again is done. */
  isTired(): boolean {
    if (this.looks < this.#pause) return false;
    this.#pause = this.looks + CHUNK;
    return true;
  }

  /** Calls for each edge by which one may walk from a node, or, not `onward`, to it; whether its other end may be met is not asked. */
  visit(node: number, onward: boolean, call: (other: number, edge: number) => void): void {
    const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = this.columns;
    const isBoth = this.walk.direction === 'both';
    if (onward || isBoth) {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        if (isWalked(this.columns, edge, this.walk)) call(edgeTarget[edge]!, edge);
      }
    }
    if (!onward || isBoth) {
      for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++) {
        const edge = incomingEdge[at]!;
        if (isWalked(this.columns, edge, this.walk)) call(edgeSource[edge]!, edge);
      }
    }
    this.looks += this.#degree(node);
  }

  /**
   * Calls for each edge by which one may walk from a node to one of others, which are told how far from there the end is; looks
   * from whichever side has fewer edges.
   */
  visitBetween(node: number, next: Nodes, left: number, call: (other: number, edge: number) => void): void {
    if (this.#degree(node) <= this.costOf(next)) {
      this.visit(node, true, (other, edge) => {
        if (this.isLeft(other, left) && !this.#isBarred(node, other)) call(other, edge);
      });
      return;
    }
    for (const other of next) {
      this.visit(other, false, (one, edge) => {
        if (one === node && !this.#isBarred(node, other)) call(other, edge);
      });
    }
  }

  /** Leaves nothing behind for the next search. */
  close(): void {
    const { known, queue } = this.#scratch;
    // Too large to be kept.
    if (known instanceof Int32Array) return;
    for (let at = 0; at < this.near.tail; at++) known[queue[at]!] = 0;
    for (let at = queue.length - 1; at > this.far.tail; at--) known[queue[at]!] = 0;
    // All others had passed the mask.
    for (const node of [...this.ends.root, this.ends.to]) {
      known[node] = this.walk.nodes === undefined || this.walk.nodes[node] === 1 ? 0 : BARRED;
    }
    const spare = SPARE.get(this.#key);
    if (spare === undefined) SPARE.set(this.#key, [this.#scratch]);
    else spare.push(this.#scratch);
  }
}

interface Scratch {
  readonly known: Int8Array | Int32Array;
  /** The near end's nodes from the first place on, the far end's from the last: no node is in it twice. */
  readonly queue: Uint32Array;
}

function newScratch(nodeCount: number, mask?: Uint8Array): Scratch {
  const known = new Int8Array(nodeCount);
  if (mask !== undefined)
    for (let node = 0; node < nodeCount; node++) known[node] = mask[node] === 1 ? 0 : BARRED;
  return { known, queue: new Uint32Array(nodeCount) };
}

/** Kept between searches, by store or by mask: to clear what was touched is cheaper than to make anew. */
const SPARE = new WeakMap<Store | Uint8Array, Scratch[]>();

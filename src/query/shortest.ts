import type { Store } from '../store/store';
import { isWalked, type Walk } from './reach';
import type { Sliced } from './slice';

/** Between two nodes; `walk.direction` is `out` for directed ways, else `both`. */
export interface Ends {
  /** The way begins with these nodes, in this order; the search goes on from the last. */
  readonly root: readonly number[];
  /** The first step from there may not lead to one of these. */
  readonly barred: ReadonlySet<number>;
  readonly to: number;
}

/** Which of two equally short ways is told, step by step. */
export interface Preference {
  /** One byte for each edge label: a step along a 1 comes before one along a 0. */
  readonly labels: Uint8Array;
  /** Of equal steps, by the nodes they lead to. */
  readonly order: (a: number, b: number) => number;
}

/**
 * A shortest loop-free way, searched from both ends, so that of a large graph little is seen.
 * @returns its node rows, the root among them, or undefined where there is none
 */
export function* shortestWay(
  store: Store,
  walk: Walk,
  ends: Ends,
  preference: Preference,
): Sliced<Uint32Array | undefined> {
  const search = new Search(store, walk, ends);
  try {
    const length = yield* search.meet();
    if (length === -1) return undefined;
    search.markNear(length);
    return Uint32Array.from([...ends.root, ...search.follow(length, preference)]);
  } finally {
    search.close();
  }
}

/** Nodes between two looks at the clock. */
const CHUNK = 2_048;

/**
 * Two fronts, one from each end, the cheaper going on until they touch. What is known of a node is one number: 0 = not
 * met; 1 + d = d steps from the near end; -(1 + d) = d steps before the far end.
 */
class Search {
  readonly #known: Int32Array;
  readonly #closed: ReadonlySet<number>;
  readonly #start: number;
  readonly #near: number[];
  /** Nodes at depth d are `near[nearEnds[d - 1]]` … before `near[nearEnds[d]]`. */
  readonly #nearEnds = [1];
  readonly #far: number[];
  /** Where the far front begins in `far`, and its distance. */
  #farFrom = 0;
  #farDepth = 0;

  constructor(
    private readonly store: Store,
    private readonly walk: Walk,
    private readonly ends: Ends,
  ) {
    this.#start = ends.root.at(-1)!;
    this.#closed = new Set(ends.root.slice(0, -1));
    this.#near = [this.#start];
    this.#far = [ends.to];
    this.#known = SPARE.get(store)?.pop() ?? new Int32Array(store.nodeCount);
    this.#known[this.#start] = 1;
    this.#known[ends.to] = -1;
  }

  /** @returns the steps from start to end, or -1 */
  *meet(): Sliced<number> {
    for (;;) {
      const depth = this.#nearEnds.length - 1;
      const nearFrom = depth === 0 ? 0 : this.#nearEnds[depth - 1]!;
      if (nearFrom === this.#near.length || this.#farFrom === this.#far.length) return -1;
      const isNear = this.#cost(this.#near, nearFrom) <= this.#cost(this.#far, this.#farFrom);
      const touched = yield* isNear ? this.#growNear(nearFrom) : this.#growFar();
      if (touched.length > 0) {
        const length = depth + 1 + this.#farDepth;
        for (const node of touched) this.#known[node] = depth - length - 1;
        return length;
      }
      if (isNear) this.#nearEnds.push(this.#near.length);
      else this.#farDepth++;
      // A long way is many small fronts.
      if ((this.#nearEnds.length + this.#farDepth) % CHUNK === 0) yield;
    }
  }

  #cost(nodes: readonly number[], from: number): number {
    const { nodeOutOffsets, nodeInOffsets } = this.store.columns;
    let edges = 0;
    for (let at = from; at < nodes.length; at++) {
      const node = nodes[at]!;
      edges +=
        nodeOutOffsets[node + 1]! - nodeOutOffsets[node]! + nodeInOffsets[node + 1]! - nodeInOffsets[node]!;
    }
    return edges;
  }

  /** @returns those of the near front from which the far front is one step */
  *#growNear(from: number): Sliced<number[]> {
    const touched: number[] = [];
    const next = this.#nearEnds.length + 1;
    const end = this.#near.length;
    for (let at = from; at < end; at++) {
      const node = this.#near[at]!;
      this.#visit(node, true, (other) => {
        if (this.#isBarred(node, other)) return;
        if (this.#known[other]! < 0) touched.push(node);
        else this.#note(this.#near, other, next);
      });
      if (at % CHUNK === CHUNK - 1) yield;
    }
    return touched;
  }

  /** @returns those of the near front that were met */
  *#growFar(): Sliced<number[]> {
    const touched: number[] = [];
    const next = -(this.#farDepth + 2);
    const end = this.#far.length;
    for (; this.#farFrom < end; this.#farFrom++) {
      const node = this.#far[this.#farFrom]!;
      this.#visit(node, false, (other) => {
        if (this.#isBarred(other, node)) return;
        if (this.#known[other]! > 0) touched.push(other);
        else this.#note(this.#far, other, next);
      });
      if (this.#farFrom % CHUNK === CHUNK - 1) yield;
    }
    return touched;
  }

  #isBarred(from: number, to: number): boolean {
    return from === this.#start && this.ends.barred.has(to);
  }

  #note(front: number[], node: number, known: number): void {
    if (this.#known[node] !== 0 || this.#closed.has(node)) return;
    this.#known[node] = known;
    front.push(node);
  }

  /** Tells the near nodes that lie on a shortest way how far the end is, from where the fronts touched back to the start. */
  markNear(length: number): void {
    for (let depth = this.#nearEnds.length - 2; depth > 0; depth--) {
      const left = length - depth;
      for (let at = this.#nearEnds[depth - 1]!; at < this.#nearEnds[depth]!; at++) {
        const node = this.#near[at]!;
        let leadsOn = false;
        this.#visit(node, true, (other) => (leadsOn ||= this.#known[other] === -left));
        if (leadsOn) this.#known[node] = -(left + 1);
      }
    }
  }

  /** From the start, always to the preferred of those from which one step fewer is left. */
  follow(length: number, { labels, order }: Preference): number[] {
    const { edgeLabel } = this.store.columns;
    const nodes: number[] = [];
    for (let node = this.#start, left = length - 1; left >= 0; left--) {
      let best = -1;
      let bestLabel = 0;
      this.#visit(node, true, (other, edge) => {
        if (this.#known[other] !== -(left + 1) || this.#isBarred(node, other)) return;
        const label = labels[edgeLabel[edge]!]!;
        if (best !== -1 && (label < bestLabel || (label === bestLabel && order(other, best) >= 0))) return;
        best = other;
        bestLabel = label;
      });
      nodes.push(best);
      node = best;
    }
    return nodes;
  }

  /** Calls for each node that may be walked to from this one, or, not `onward`, from which it may be walked to. */
  #visit(node: number, onward: boolean, call: (other: number, edge: number) => void): void {
    const { columns } = this.store;
    const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = columns;
    const { nodes, direction } = this.walk;
    const may = (edge: number, other: number) =>
      (nodes === undefined || nodes[other] === 1) && isWalked(columns, edge, this.walk);
    if (onward || direction === 'both') {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        if (may(edge, edgeTarget[edge]!)) call(edgeTarget[edge]!, edge);
      }
    }
    if (onward && direction !== 'both') return;
    for (let at = nodeInOffsets[node]!; at < nodeInOffsets[node + 1]!; at++) {
      const edge = incomingEdge[at]!;
      if (may(edge, edgeSource[edge]!)) call(edgeSource[edge]!, edge);
    }
  }

  /** Leaves nothing behind for the next search. */
  close(): void {
    for (const node of this.#near) this.#known[node] = 0;
    for (const node of this.#far) this.#known[node] = 0;
    const spare = SPARE.get(this.store);
    if (spare === undefined) SPARE.set(this.store, [this.#known]);
    else spare.push(this.#known);
  }
}

/** Kept between searches: to clear what was touched is cheaper than to make anew. */
const SPARE = new WeakMap<Store, Int32Array[]>();

import type { Path } from '../model/answer';
import type { Questions } from '../model/question';
import type { Store } from '../store/store';
import { filterMasks, type Masks } from './filter';
import { matchEntity } from './match';
import { byImportance, edgeRef, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count, labelMask, lineageMask } from './terms';

/**
 * The k shortest loop-free paths between two entities, shortest first (Yen 1971, on breadth-first search). Of equally
 * short ones that which goes by lineage comes first: a shared architecture joins almost any two.
 */
export function* path(store: Store, question: Questions['path']): Sliced<{ paths: Path[] }> {
  const from = matchEntity(store, question.from).node;
  const to = matchEntity(store, question.to).node;
  const k = count('k', question.k, 1);
  const finder = new PathFinder(store, question, from, to);
  const found: Uint32Array[] = [];
  const waiting: Uint32Array[] = [];
  const first = yield* finder.shortest([from], new Set());
  if (first !== undefined) found.push(first);
  while (found.length > 0 && found.length < k) {
    const last = found.at(-1)!;
    for (let spur = 0; spur < last.length - 1; spur++) {
      const root = [...last.subarray(0, spur + 1)];
      const candidate = yield* finder.shortest(root, stepsTaken(found, root));
      if (candidate !== undefined && !isKnown(waiting, candidate)) waiting.push(candidate);
    }
    if (waiting.length === 0) break;
    waiting.sort((a, b) => a.length - b.length || finder.compare(a, b));
    found.push(waiting.shift()!);
  }
  return { paths: found.map((nodes) => finder.answer(nodes)) };
}

/** Where paths that begin alike went on, and a new one must not. */
function stepsTaken(found: readonly Uint32Array[], root: readonly number[]): Set<number> {
  const alike = found.filter((nodes) => root.every((node, at) => nodes[at] === node));
  return new Set(alike.map((nodes) => nodes[root.length]!));
}

function isKnown(paths: readonly Uint32Array[], one: Uint32Array): boolean {
  return paths.some((other) => other.length === one.length && other.every((node, at) => node === one[at]));
}

const YIELD_EVERY = 16_384;

/** Searches between two fixed ends, with the question's restrictions as masks. */
class PathFinder {
  readonly #labels: Uint8Array;
  readonly #masks: Masks | undefined;
  readonly #lineage: Uint8Array;
  readonly #order: (a: number, b: number) => number;
  readonly #directed: boolean;

  constructor(
    private readonly store: Store,
    question: Questions['path'],
    private readonly from: number,
    private readonly to: number,
  ) {
    this.#labels = labelMask(store, question.edges);
    this.#masks = question.filter === undefined ? undefined : filterMasks(store, question.filter);
    this.#masks?.labels.forEach((passes, label) => (this.#labels[label]! &= passes));
    this.#lineage = lineageMask(store, undefined);
    this.#order = byImportance(store);
    this.#directed = question.directed === true;
  }

  /**
   * The shortest path that begins with `root` and does not go on to one of `barred`; of equally short ones, step by
   * step, that by lineage, then the first by the order in which verbs list.
   */
  *shortest(root: readonly number[], barred: ReadonlySet<number>): Sliced<Uint32Array | undefined> {
    const { from, to } = this;
    if (from === to) return Uint32Array.of(from);
    const start = root.at(-1)!;
    const { distances, first } = yield* this.#distancesTo(start, new Set(root.slice(0, -1)), barred);
    if (first === -1) return undefined;
    const nodes = [...root];
    for (let node = start, left = distances[first]!; left >= 0; left--) {
      node = this.#best(node, left, distances, node === start ? barred : NONE);
      nodes.push(node);
    }
    return Uint32Array.from(nodes);
  }

  /**
   * Steps from nodes to the far end, walking edges backwards until `start` is met; -1 = not needed, or on a way
   * through `start` or what is closed. Distances are final up to that of `first`, the nearest from which `start` is one step.
   */
  *#distancesTo(
    start: number,
    closed: ReadonlySet<number>,
    barred: ReadonlySet<number>,
  ): Sliced<{ distances: Int32Array; first: number }> {
    const distances = new Int32Array(this.store.nodeCount).fill(-1);
    const queue = [this.to];
    distances[this.to] = 0;
    let first = -1;
    let steps = 0;
    for (const node of queue) {
      this.#visit(node, !this.#directed, true, (other) => {
        if (other === start && !barred.has(node)) first = node;
        if (other === start || distances[other] !== -1 || closed.has(other)) return;
        distances[other] = distances[node]! + 1;
        queue.push(other);
      });
      if (first !== -1) break;
      if (++steps % YIELD_EVERY === 0) yield;
    }
    return { distances, first };
  }

  /** The neighbour to go on to, of those with just so many steps left. */
  #best(node: number, left: number, distances: Int32Array, barred: ReadonlySet<number>): number {
    let best = -1;
    let bestKin = 0;
    this.#visit(node, true, !this.#directed, (other, edge) => {
      if (distances[other] !== left || barred.has(other)) return;
      const kin = this.#kin(edge);
      if (best !== -1 && (kin < bestKin || (kin === bestKin && this.#order(other, best) >= 0))) return;
      best = other;
      bestKin = kin;
    });
    return best;
  }

  /** 1 for a step of lineage, else 0. */
  #kin(edge: number): number {
    return this.#lineage[this.store.columns.edgeLabel[edge]!]!;
  }

  /** Calls for each neighbour that may be walked to; `out` along edges, `back` against them. */
  #visit(node: number, out: boolean, back: boolean, call: (other: number, edge: number) => void): void {
    const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = this.store.columns;
    if (out) {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        if (this.#admits(edge, edgeTarget[edge]!)) call(edgeTarget[edge]!, edge);
      }
    }
    if (!back) return;
    for (let i = nodeInOffsets[node]!; i < nodeInOffsets[node + 1]!; i++) {
      const edge = incomingEdge[i]!;
      if (this.#admits(edge, edgeSource[edge]!)) call(edgeSource[edge]!, edge);
    }
  }

  #admits(edge: number, other: number): boolean {
    const { edgeLabel, edgeCertainty } = this.store.columns;
    if (this.#labels[edgeLabel[edge]!] === 0) return false;
    const masks = this.#masks;
    if (masks === undefined) return true;
    const end = other === this.from || other === this.to;
    return masks.certainties[edgeCertainty[edge]!] === 1 && (end || masks.nodes[other] === 1);
  }

  /** Orders paths of one length by the first step in which they differ. */
  compare(a: Uint32Array, b: Uint32Array): number {
    const at = a.findIndex((node, index) => node !== b[index]);
    if (at === -1) return 0;
    const before = a[at - 1]!;
    return this.#kinship(before, b[at]!) - this.#kinship(before, a[at]!) || this.#order(a[at]!, b[at]!);
  }

  #kinship(node: number, next: number): number {
    let most = 0;
    this.#visit(node, true, !this.#directed, (other, edge) => {
      if (other === next) most = Math.max(most, this.#kin(edge));
    });
    return most;
  }

  answer(nodes: Uint32Array): Path {
    const edges = Array.from(nodes.subarray(1), (node, at) => this.#surest(nodes[at]!, node));
    return {
      nodes: Array.from(nodes, (node) => nodeRef(this.store, node)),
      edges: edges.map((edge) => edgeRef(this.store, edge)),
      length: edges.length,
    };
  }

  /** Of several edges between two nodes the surest, then the first predicate, then one along the way. */
  #surest(a: number, b: number): number {
    const { nodeOutOffsets, edgeTarget, edgeCertainty, edgeLabel } = this.store.columns;
    const between: { edge: number; against: number }[] = [];
    const collect = (node: number, other: number, against: number) => {
      for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
        if (edgeTarget[edge] === other && this.#admits(edge, other)) between.push({ edge, against });
      }
    };
    collect(a, b, 0);
    if (!this.#directed) collect(b, a, 1);
    between.sort(
      (x, y) =>
        edgeCertainty[x.edge]! - edgeCertainty[y.edge]! ||
        edgeLabel[x.edge]! - edgeLabel[y.edge]! ||
        x.against - y.against ||
        x.edge - y.edge,
    );
    return between[0]!.edge;
  }
}

const NONE: ReadonlySet<number> = new Set();

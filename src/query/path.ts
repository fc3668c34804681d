import type { Path } from '../model/answer';
import { InputError } from '../model/errors';
import type { Questions } from '../model/question';
import type { Store } from '../store/store';
import { filterMasks } from './filter';
import { matchEntity } from './match';
import { byImportance, edgeRef, nodeRef } from './refs';
import { isWalked, type Walk } from './reach';
import { shortestWay, type Preference } from './shortest';
import type { Sliced } from './slice';
import { count, labelMask, lineageMask } from './terms';

/** Each path costs several searches: more are a wish for another question. */
const MOST_PATHS = 1_000;

/**
 * The k shortest loop-free paths between two entities, shortest first (Yen 1971, on breadth-first search). Of equally
 * short ones that which goes by lineage comes first: a shared architecture joins almost any two.
 */
export function* path(store: Store, question: Questions['path']): Sliced<{ paths: Path[] }> {
  const from = (yield* matchEntity(store, question.from)).node;
  const to = (yield* matchEntity(store, question.to)).node;
  const k = count('k', question.k, 1, MOST_PATHS);
  const walk = yield* withoutAvoided(store, question, yield* walkOf(store, question), [from, to]);
  const ways = from === to ? [Uint32Array.of(from)] : yield* shortestWays(store, walk, from, to, k);
  return { paths: ways.map((nodes) => pathAlong(store, walk, nodes)) };
}

/** What is filtered out is not walked, but for the two ends. */
function* walkOf(store: Store, question: Questions['path']): Sliced<Walk> {
  const labels = labelMask(store, question.edges);
  const direction = question.directed === true ? 'out' : 'both';
  if (question.filter === undefined) return { labels, direction };
  const masks = yield* filterMasks(store, question.filter);
  masks.labels.forEach((passes, label) => (labels[label]! &= passes));
  return { ...masks, labels, direction };
}

/** @throws InputError wrong-use, where one of the ends is to be avoided */
function* withoutAvoided(
  store: Store,
  { avoid = [] }: Questions['path'],
  walk: Walk,
  ends: readonly number[],
): Sliced<Walk> {
  if (avoid.length === 0) return walk;
  // A filter's mask is kept for other questions.
  const nodes = walk.nodes?.slice() ?? new Uint8Array(store.nodeCount).fill(1);
  for (const name of avoid) {
    const { node } = yield* matchEntity(store, name);
    if (ends.includes(node))
      throw new InputError('wrong-use', `${store.name(node)} is an end of the path, and cannot be avoided`);
    nodes[node] = 0;
  }
  return { ...walk, nodes };
}

function* shortestWays(store: Store, walk: Walk, from: number, to: number, k: number): Sliced<Uint32Array[]> {
  const preference = { labels: lineageMask(store, undefined), order: byImportance(store) };
  const found: Uint32Array[] = [];
  const waiting: Uint32Array[] = [];
  const { nodes: first } = yield* shortestWay(store, walk, { root: [from], barred: NOBODY, to }, preference);
  if (first !== undefined) found.push(first);
  while (found.length > 0 && found.length < k) {
    const last = found.at(-1)!;
    for (let spur = 0; spur < last.length - 1; spur++) {
      const root = [...last.subarray(0, spur + 1)];
      const barred = stepsTaken(found, root);
      const { nodes: candidate } = yield* shortestWay(store, walk, { root, barred, to }, preference);
      if (candidate !== undefined && !isKnown(waiting, candidate)) waiting.push(candidate);
    }
    if (waiting.length === 0) break;
    waiting.sort((a, b) => a.length - b.length || compareWays(store, walk, preference, a, b));
    found.push(waiting.shift()!);
  }
  return found;
}

const NOBODY: ReadonlySet<number> = new Set();

/** Where paths that begin alike went on, and a new one must not. */
function stepsTaken(found: readonly Uint32Array[], root: readonly number[]): Set<number> {
  const alike = found.filter((nodes) => root.every((node, at) => nodes[at] === node));
  return new Set(alike.map((nodes) => nodes[root.length]!));
}

function isKnown(paths: readonly Uint32Array[], one: Uint32Array): boolean {
  return paths.some((other) => other.length === one.length && other.every((node, at) => node === one[at]));
}

/** Orders ways of one length by the first step in which they differ. */
function compareWays(
  store: Store,
  walk: Walk,
  { labels, order }: Preference,
  a: Uint32Array,
  b: Uint32Array,
): number {
  const at = a.findIndex((node, index) => node !== b[index]);
  if (at === -1) return 0;
  const preferred = (next: number) =>
    edgesBetween(store, walk, a[at - 1]!, next).some((edge) => labels[store.columns.edgeLabel[edge]!] === 1);
  return Number(preferred(b[at]!)) - Number(preferred(a[at]!)) || order(a[at]!, b[at]!);
}

/** Edges by which one may walk from a node to another, those along the way first. */
function edgesBetween(store: Store, walk: Walk, from: number, to: number): number[] {
  const { nodeOutOffsets, edgeTarget } = store.columns;
  const edges: number[] = [];
  const collect = (node: number, other: number) => {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (edgeTarget[edge] === other && isWalked(store.columns, edge, walk)) edges.push(edge);
    }
  };
  collect(from, to);
  if (walk.direction === 'both') collect(to, from);
  return edges;
}

function pathAlong(store: Store, walk: Walk, nodes: Uint32Array): Path {
  const { edgeCertainty, edgeLabel } = store.columns;
  // Of several edges between two nodes the surest, then the first predicate, then one along the way.
  const edges = Array.from(nodes.subarray(1), (node, at) => {
    const between = edgesBetween(store, walk, nodes[at]!, node);
    between.sort((a, b) => edgeCertainty[a]! - edgeCertainty[b]! || edgeLabel[a]! - edgeLabel[b]!);
    return between[0]!;
  });
  return {
    nodes: Array.from(nodes, (node) => nodeRef(store, node)),
    edges: edges.map((edge) => edgeRef(store, edge)),
    length: edges.length,
  };
}

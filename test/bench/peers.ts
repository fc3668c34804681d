import { MultiDirectedGraph } from 'graphology';
import type { Graph } from '../../src/model/graph';

/** The questions of the bench as one would put them to graphology, with nothing held back that makes it fast. */

export type Peer = MultiDirectedGraph<{ kind: string }, { predicate: string }>;
/** Predicates that may be walked. */
type Predicates = ReadonlySet<string>;

/** The graph as graphology holds it. */
export function peerOf({ entities, statements }: Graph): Peer {
  const peer: Peer = new MultiDirectedGraph();
  for (const { id, kind } of entities) peer.addNode(id, { kind });
  for (const { subject, predicate, object } of statements) {
    if ('entity' in object) peer.addEdge(subject, object.entity, { predicate });
  }
  return peer;
}

/** The same, from what `export` gives, written as JSON. */
export function peerFrom(text: string): Peer {
  const peer: Peer = new MultiDirectedGraph();
  return peer.import(JSON.parse(text) as Parameters<Peer['import']>[0]) as Peer;
}

/** Breadth first over both ends of edges, from one node. */
export function within(graph: Peer, start: string, hops: number, predicates: Predicates): number {
  const distances = new Map([[start, 0]]);
  for (const [node, distance] of distances) {
    if (distance === hops) break;
    graph.forEachEdge(node, (_edge, { predicate }, source, target) => {
      if (!predicates.has(predicate)) return;
      const other = source === node ? target : source;
      if (!distances.has(other)) distances.set(other, distance + 1);
    });
  }
  return distances.size;
}

/** All that leads to a node. */
export function descendants(graph: Peer, root: string, predicates: Predicates): number {
  const seen = new Set([root]);
  for (const node of seen) {
    graph.forEachInEdge(node, (_edge, { predicate }, source) => {
      if (predicates.has(predicate)) seen.add(source);
    });
  }
  return seen.size;
}

/** All that a node leads to. */
export function ancestors(graph: Peer, root: string, predicates: Predicates): number {
  const seen = new Set([root]);
  for (const node of seen) {
    graph.forEachOutEdge(node, (_edge, { predicate }, _source, target) => {
      if (predicates.has(predicate)) seen.add(target);
    });
  }
  return seen.size;
}

/**
 * Steps on a shortest path whichever way edges run, searched from both ends, the smaller front first.
 * @returns -1 where no path leads there
 */
export function pathLength(graph: Peer, from: string, to: string): number {
  if (from === to) return 0;
  let near = new Set([from]);
  let far = new Set([to]);
  const seen = [near, far].map((front) => new Set(front)) as [Set<string>, Set<string>];
  for (let [mine, theirs] = seen, steps = 1; near.size > 0 && far.size > 0; steps++) {
    if (near.size > far.size) {
      [near, far] = [far, near];
      [mine, theirs] = [theirs, mine];
    }
    const next = new Set<string>();
    for (const node of near) {
      for (const other of graph.neighbors(node)) {
        if (theirs.has(other)) return steps;
        if (mine.has(other)) continue;
        mine.add(other);
        next.add(other);
      }
    }
    near = next;
  }
  return -1;
}

/** How many edges there are of each predicate, of entities of some kinds only. */
export function edgesByPredicate(graph: Peer, kinds: ReadonlySet<string>): Map<string, number> {
  const shown = new Set<string>();
  graph.forEachNode((node, { kind }) => {
    if (kinds.has(kind)) shown.add(node);
  });
  const counts = new Map<string, number>();
  graph.forEachEdge((_edge, { predicate }, source, target) => {
    if (shown.has(source) && shown.has(target)) counts.set(predicate, (counts.get(predicate) ?? 0) + 1);
  });
  return counts;
}

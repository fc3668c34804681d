import { MultiDirectedGraph } from 'graphology';
import type { Store } from '../../src/store/store';

/** The questions of the bench as one would put them to graphology, with nothing held back that makes it fast. */

export type Peer = MultiDirectedGraph<{ kind: string }, { predicate: string }>;

/** What may be walked. */
export interface PeerFilter {
  readonly predicates: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

/** The same nodes and edges as in the store. */
export function peerOf(store: Store): Peer {
  const { edgeSource, edgeTarget, edgeLabel } = store.columns;
  const peer: Peer = new MultiDirectedGraph();
  const ids = Array.from({ length: store.nodeCount }, (_, node) => store.id(node));
  ids.forEach((id, node) => peer.addNode(id, { kind: store.kind(node) }));
  for (let edge = 0; edge < store.edgeCount; edge++) {
    peer.addEdge(ids[edgeSource[edge]!]!, ids[edgeTarget[edge]!]!, {
      predicate: store.labelId(edgeLabel[edge]!),
    });
  }
  return peer;
}

/** Breadth first over both ends of edges, from one node. */
export function within(graph: Peer, start: string, hops: number, { predicates, kinds }: PeerFilter): number {
  const distances = new Map([[start, 0]]);
  for (const [node, distance] of distances) {
    if (distance === hops) break;
    graph.forEachEdge(node, (_edge, { predicate }, source, target, from, to) => {
      if (!predicates.has(predicate)) return;
      const [other, { kind }] = source === node ? [target, to] : [source, from];
      if (kinds.has(kind) && !distances.has(other)) distances.set(other, distance + 1);
    });
  }
  return distances.size;
}

/** All that leads to a node. */
export function descendants(graph: Peer, root: string, { predicates, kinds }: PeerFilter): number {
  const seen = new Set([root]);
  for (const node of seen) {
    graph.forEachInEdge(node, (_edge, { predicate }, source, _target, { kind }) => {
      if (predicates.has(predicate) && kinds.has(kind)) seen.add(source);
    });
  }
  return seen.size;
}

/** All that a node leads to. */
export function ancestors(graph: Peer, root: string, { predicates, kinds }: PeerFilter): number {
  const seen = new Set([root]);
  for (const node of seen) {
    graph.forEachOutEdge(node, (_edge, { predicate }, _source, target, _from, { kind }) => {
      if (predicates.has(predicate) && kinds.has(kind)) seen.add(target);
    });
  }
  return seen.size;
}

/**
 * Steps on a shortest path whichever way edges run, searched from both ends, the smaller front first, until they touch.
 * @returns -1 where no path leads there
 */
export function pathLength(graph: Peer, from: string, to: string, { predicates, kinds }: PeerFilter): number {
  if (from === to) return 0;
  let near = [from];
  let far = [to];
  let [mine, theirs] = [new Set(near), new Set(far)];
  for (let steps = 1; near.length > 0 && far.length > 0; steps++) {
    if (near.length > far.length) {
      [near, far] = [far, near];
      [mine, theirs] = [theirs, mine];
    }
    const next: string[] = [];
    for (const node of near) {
      const touched = graph.someEdge(node, (_edge, { predicate }, source, target, start, end) => {
        if (!predicates.has(predicate)) return false;
        const [other, { kind }] = source === node ? [target, end] : [source, start];
        if (theirs.has(other)) return true;
        if (!kinds.has(kind) || mine.has(other)) return false;
        mine.add(other);
        next.push(other);
        return false;
      });
      if (touched) return steps;
    }
    near = next;
  }
  return -1;
}

/** How many edges there are of each predicate, between entities of some kinds. */
export function edgesByPredicate(graph: Peer, { predicates, kinds }: PeerFilter): Map<string, number> {
  const counts = new Map<string, number>();
  graph.forEachEdge((_edge, { predicate }, _source, _target, from, to) => {
    if (!predicates.has(predicate) || !kinds.has(from.kind) || !kinds.has(to.kind)) return;
    counts.set(predicate, (counts.get(predicate) ?? 0) + 1);
  });
  return counts;
}

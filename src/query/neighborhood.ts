import type { Neighborhood } from '../model/answer';
import type { Questions } from '../model/question';
import { SUBTYPE } from '../model/ontology';
import type { Store } from '../store/store';
import { filterMasks } from './filter';
import { matchEntity } from './match';
import { nearestFirst } from './ranking';
import { edgeRef, nodeRef } from './refs';
import { edgesAmong, reach, type Walk } from './reach';
import { mapInSlices, type Sliced } from './slice';
import { count, kindMask, labelMask } from './terms';

/** The entity, and all that lies within some hops of it, nearest first. */
export function* neighborhood(store: Store, question: Questions['neighborhood']): Sliced<Neighborhood> {
  const { node } = yield* matchEntity(store, question.entity);
  const hops = count('hops', question.hops, 1);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  const kinds = kindMask(store, question.kinds);
  const masks = question.filter === undefined ? undefined : yield* filterMasks(store, question.filter);
  const labels = labelMask(store, question.edges);
  if (masks !== undefined) masks.labels.forEach((passes, label) => (labels[label]! &= passes));
  const walk: Walk = {
    nodes: masks?.nodes,
    labels,
    certainties: masks?.certainties,
    circumstances: masks?.circumstances,
    direction: question.direction ?? 'both',
  };
  // A filter may stop a subtype, never the entity that was asked for.
  const family = question.includeSubtypes === true ? withSubtypes(store, node) : [node];
  const starts = family.filter(
    (start) => start === node || walk.nodes === undefined || walk.nodes[start] === 1,
  );
  const reached = yield* reach(store, starts, hops, walk);
  const { shown, total } = yield* nearestFirst(store, reached, limit, kinds);
  const rows = shown.map((one) => one.node);
  return {
    nodes: yield* mapInSlices(shown, (one) => ({ ...nodeRef(store, one.node), distance: one.distance })),
    edges: yield* mapInSlices(yield* edgesAmong(store, rows, walk), (edge) => edgeRef(store, edge)),
    truncated: shown.length < total ? { shown: shown.length, total } : null,
  };
}

/** The entity and all that is, at any remove, a kind of it. */
export function withSubtypes(store: Store, node: number): number[] {
  const label = store.labelOf(SUBTYPE);
  const { nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = store.columns;
  const seen = new Set([node]);
  for (const wider of seen) {
    for (let i = nodeInOffsets[wider]!; i < nodeInOffsets[wider + 1]!; i++) {
      const edge = incomingEdge[i]!;
      if (edgeLabel[edge] === label) seen.add(edgeSource[edge]!);
    }
  }
  return [...seen];
}

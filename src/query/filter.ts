import { passes, type Choice, type Filter } from '../model/filter';
import { CERTAINTIES } from '../model/graph';
import { relationMask } from './relations';
import type { Store } from '../store/store';
import { stopOutOfTime } from './release-dates';
import type { Sliced } from './slice';

/** A filter as masks: 1 = passes. Not to be written: the nodes' are kept for the next question. */
export interface Masks {
  /** One byte for each node. */
  readonly nodes: Uint8Array;
  /** One byte for each edge label. */
  readonly labels: Uint8Array;
  /** One byte for each certainty. */
  readonly certainties: Uint8Array;
  /** One byte for each circumstance; absent where all pass. */
  readonly circumstances?: Uint8Array | undefined;
}

/** Which nodes and edges a filter lets through. What is inherited counts as the member's own. */
export function* filterMasks(store: Store, filter: Filter): Sliced<Masks> {
  const labels = Uint8Array.from({ length: store.labelCount }, (_, label) =>
    Number(passes(filter.predicate, store.labelId(label))),
  );
  const certainties = Uint8Array.from(CERTAINTIES, (certainty) =>
    Number(passes(filter.certainty, certainty)),
  );
  const circumstances = circumstanceMask(store, filter);
  return { nodes: yield* nodeMask(store, filter), labels, certainties, circumstances };
}

/** What a filter says of the ways in which one was built on another. */
export function circumstanceMask(store: Store, { relation }: Filter): Masks['circumstances'] {
  return relation && relationMask(store, (one) => passes(relation, one), true);
}

/** Masks of nodes by filter, of which a few are kept: a click asks several questions under one filter. */
const KEPT = new WeakMap<Store, Map<string, Uint8Array>>();
const MOST_KEPT = 4;

function* nodeMask(store: Store, filter: Filter): Sliced<Uint8Array> {
  const kept = KEPT.get(store) ?? new Map<string, Uint8Array>();
  KEPT.set(store, kept);
  const key = JSON.stringify([filter.kind, filter.released, filter.organization, filter.access]);
  const mask = kept.get(key) ?? (yield* makeNodeMask(store, filter));
  // Put at the end again: the first is the one that was not asked for longest.
  kept.delete(key);
  kept.set(key, mask);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return mask;
}

function* makeNodeMask(store: Store, filter: Filter): Sliced<Uint8Array> {
  const mask = new Uint8Array(store.nodeCount);
  const kinds = Uint8Array.from(store.ontology.kinds, ({ id }) => Number(passes(filter.kind, id)));
  const { nodeKind } = store.columns;
  for (let node = 0; node < mask.length; node++) mask[node] = kinds[nodeKind[node]!]!;
  yield;
  if (filter.released !== undefined) {
    stopOutOfTime(store, mask, filter.released);
    yield;
  }
  yield* narrow(store, mask, 'developed_by', filter.organization);
  yield* narrow(store, mask, 'has_access', filter.access);
  return mask;
}

/** Nodes between two looks at the clock. */
const CHUNK = 131_072;

/** Entities that say something by the predicate must say what is chosen; the others are not spoken of. */
function* narrow(
  store: Store,
  mask: Uint8Array,
  predicate: string,
  choice: Choice | undefined,
): Sliced<void> {
  const label = store.labelOf(predicate);
  if (choice === undefined || label < 0) return;
  const chosen = chosenNodes(store, choice);
  for (let from = 0; from < mask.length; from += CHUNK) {
    narrowRange(store, mask, label, chosen, from, Math.min(from + CHUNK, mask.length));
    yield;
  }
}

/** One byte for each node: whether its id passes. */
function chosenNodes(store: Store, choice: Choice): Uint8Array {
  const isOnly = 'only' in choice;
  const chosen = new Uint8Array(store.nodeCount).fill(isOnly ? 0 : 1);
  for (const id of isOnly ? choice.only : choice.hide) {
    const node = store.rowOf(id);
    if (node >= 0) chosen[node] = isOnly ? 1 : 0;
  }
  return chosen;
}

function narrowRange(
  { columns }: Store,
  mask: Uint8Array,
  label: number,
  chosen: Uint8Array,
  from: number,
  to: number,
): void {
  const { nodeOutOffsets, edgeLabel, edgeTarget } = columns;
  for (let node = from; node < to; node++) {
    if (mask[node] === 0) continue;
    let isSaid = 0;
    let isChosen = 0;
    const end = nodeOutOffsets[node + 1]!;
    for (let edge = nodeOutOffsets[node]!; edge < end; edge++) {
      if (edgeLabel[edge] !== label) continue;
      isSaid = 1;
      isChosen |= chosen[edgeTarget[edge]!]!;
    }
    if (isSaid > isChosen) mask[node] = 0;
  }
}

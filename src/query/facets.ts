import type { Facets } from '../model/answer';
import { CERTAINTIES } from '../model/graph';
import type { Questions } from '../model/question';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { filterMasks, type Masks } from './filter';
import { compareTexts } from './refs';
import { countReleases } from './release-dates';
import type { Sliced } from './slice';

const YIELD_EVERY = 65_536;

/**
 * How many entities and asserted edges that pass the filter there are in each class of each dimension. An entity counts for
 * its organizations and its access whatever is hidden of edges and of other entities, as the filter does.
 */
export function* facets(store: Store, { filter = {}, dates = false }: Questions['facets']): Sliced<Facets> {
  const masks = yield* filterMasks(store, filter);
  const { kinds, predicates } = store.ontology;
  const nodes = yield* nodeCounts(store, masks);
  const edges = yield* edgeCounts(store, masks);
  return {
    kind: named(nodes.kinds, (kind) => kinds[kind]!.id),
    predicate: named(edges.labels.subarray(0, predicates.length), (label) => predicates[label]!.id),
    organization: byCount(store, yield* entityCounts(store, masks, 'developed_by')),
    access: byCount(store, yield* entityCounts(store, masks, 'has_access')),
    year: named(nodes.years, String),
    certainty: named(edges.certainties, (certainty) => CERTAINTIES[certainty]!),
    ...(dates ? { released: countReleases(store, masks.nodes) } : {}),
  };
}

const YEARS = 65_536;

function* nodeCounts(store: Store, masks: Masks): Sliced<{ kinds: Uint32Array; years: Uint32Array }> {
  const { nodeKind, nodeYear } = store.columns;
  const kinds = new Uint32Array(store.ontology.kinds.length);
  const years = new Uint32Array(YEARS);
  for (let node = 0; node < store.nodeCount; node++) {
    if (node % YIELD_EVERY === YIELD_EVERY - 1) yield;
    if (masks.nodes[node] === 0) continue;
    kinds[nodeKind[node]!]!++;
    years[nodeYear[node]!]!++;
  }
  years[0] = 0; // not recorded
  return { kinds, years };
}

export interface EdgeCounts {
  /** By edge label. */
  readonly labels: Uint32Array;
  /** By index into CERTAINTIES. */
  readonly certainties: Uint32Array;
}

/** Edges as asserted, between two entities that pass. */
export function* edgeCounts(store: Store, masks: Masks): Sliced<EdgeCounts> {
  const each = new Uint32Array(store.labelCount * CERTAINTIES.length);
  for (let from = 0; from < store.nodeCount; from += YIELD_EVERY) {
    const to = Math.min(from + YIELD_EVERY, store.nodeCount);
    if (masks.circumstances === undefined) countEdges(store, masks.nodes, each, from, to);
    else countSome(store, masks.nodes, masks.circumstances, each, from, to);
    yield;
  }
  const labels = new Uint32Array(store.labelCount);
  const certainties = new Uint32Array(CERTAINTIES.length);
  each.forEach((count, at) => {
    const certainty = at % CERTAINTIES.length;
    const label = (at - certainty) / CERTAINTIES.length;
    if (masks.labels[label] === 0 || masks.certainties[certainty] === 0) return;
    labels[label]! += count;
    certainties[certainty]! += count;
  });
  return { labels, certainties };
}

/** 1 for the flags of an edge as asserted. */
const ASSERTED = Uint8Array.from({ length: 256 }, (_, flags) =>
  Number((flags & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0),
);

/** Adds to each label and certainty the edges of the nodes [from, to). Without a branch for each edge, which no processor would guess. */
function countEdges(
  { columns }: Store,
  nodes: Uint8Array,
  each: Uint32Array,
  from: number,
  to: number,
): void {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeCertainty, edgeFlags } = columns;
  const certainties = CERTAINTIES.length;
  for (let node = from; node < to; node++) {
    if (nodes[node] === 0) continue;
    const end = nodeOutOffsets[node + 1]!;
    for (let edge = nodeOutOffsets[node]!; edge < end; edge++) {
      each[edgeLabel[edge]! * certainties + edgeCertainty[edge]!]! +=
        nodes[edgeTarget[edge]!]! & ASSERTED[edgeFlags[edge]!]!;
    }
  }
}

/** The same of edges whose circumstances pass. */
function countSome(
  store: Store,
  nodes: Uint8Array,
  circumstances: Uint8Array,
  each: Uint32Array,
  from: number,
  to: number,
): void {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeCertainty, edgeFlags, statementCircumstance } =
    store.columns;
  for (let edge = nodeOutOffsets[from]!; edge < nodeOutOffsets[to]!; edge++) {
    if (ASSERTED[edgeFlags[edge]!] === 0 || nodes[edgeTarget[edge]!] === 0) continue;
    if (nodes[store.columns.edgeSource[edge]!] === 0) continue;
    if (circumstances[statementCircumstance[store.statementOf(edge)]!] === 0) continue;
    each[edgeLabel[edge]! * CERTAINTIES.length + edgeCertainty[edge]!]!++;
  }
}

/** For each entity, how many that pass name it by the predicate, or a family of theirs does. */
function* entityCounts(store: Store, masks: Masks, predicate: string): Sliced<Uint32Array> {
  const counts = new Uint32Array(store.nodeCount);
  // Who was counted last tells a second statement of the same.
  const last = new Int32Array(store.nodeCount).fill(-1);
  const label = store.labelOf(predicate);
  if (label < 0) return counts;
  for (let from = 0; from < store.nodeCount; from += YIELD_EVERY) {
    const to = Math.min(from + YIELD_EVERY, store.nodeCount);
    countTargets(store, masks.nodes, label, { counts, last }, from, to);
    yield;
  }
  return counts;
}

function countTargets(
  { columns }: Store,
  nodes: Uint8Array,
  label: number,
  { counts, last }: { readonly counts: Uint32Array; readonly last: Int32Array },
  from: number,
  to: number,
): void {
  const { nodeOutOffsets, edgeTarget, edgeLabel } = columns;
  for (let node = from; node < to; node++) {
    if (nodes[node] === 0) continue;
    const end = nodeOutOffsets[node + 1]!;
    for (let edge = nodeOutOffsets[node]!; edge < end; edge++) {
      const target = edgeTarget[edge]!;
      if (edgeLabel[edge] !== label || last[target] === node) continue;
      last[target] = node;
      counts[target]!++;
    }
  }
}

/** What is counted at all, in the order of the rows. */
function named(counts: Uint32Array, name: (row: number) => string): Record<string, number> {
  const entries: [string, number][] = [];
  counts.forEach((count, row) => count > 0 && entries.push([name(row), count]));
  return Object.fromEntries(entries);
}

/** The most first, then by id. */
function byCount(store: Store, counts: Uint32Array): Record<string, number> {
  const entries = Object.entries(named(counts, (node) => store.id(node)));
  return Object.fromEntries(entries.sort(([a, x], [b, y]) => y - x || compareTexts(a, b)));
}

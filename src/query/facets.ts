import type { Facets } from '../model/answer';
import { CERTAINTIES } from '../model/graph';
import type { Questions } from '../model/question';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { filterMasks, type Masks } from './filter';
import { compareTexts } from './refs';
import type { Sliced } from './slice';

const YIELD_EVERY = 65_536;

/**
 * How many entities and asserted edges that pass the filter there are in each class of each dimension. An entity counts for
 * its organizations and its access whatever is hidden of edges and of other entities, as the filter does.
 */
export function* facets(store: Store, { filter = {} }: Questions['facets']): Sliced<Facets> {
  const masks = filterMasks(store, filter);
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

/** Edges as asserted, between two entities that pass. */
function* edgeCounts(store: Store, masks: Masks): Sliced<{ labels: Uint32Array; certainties: Uint32Array }> {
  const { edgeSource, edgeTarget, edgeLabel, edgeCertainty, edgeFlags } = store.columns;
  const labels = new Uint32Array(store.labelCount);
  const certainties = new Uint32Array(CERTAINTIES.length);
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if (edge % YIELD_EVERY === YIELD_EVERY - 1) yield;
    if ((edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) !== 0) continue;
    if (masks.nodes[edgeSource[edge]!] === 0 || masks.nodes[edgeTarget[edge]!] === 0) continue;
    if (masks.labels[edgeLabel[edge]!] === 0 || masks.certainties[edgeCertainty[edge]!] === 0) continue;
    labels[edgeLabel[edge]!]!++;
    certainties[edgeCertainty[edge]!]!++;
  }
  return { labels, certainties };
}

/** For each entity, how many that pass name it by the predicate, or a family of theirs does. */
function* entityCounts(store: Store, masks: Masks, predicate: string): Sliced<Uint32Array> {
  const { edgeSource, edgeTarget, edgeLabel } = store.columns;
  const counts = new Uint32Array(store.nodeCount);
  // Edges lie together by their source: who was counted last tells a second statement of the same.
  const last = new Int32Array(store.nodeCount).fill(-1);
  const label = store.labelOf(predicate);
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if (edge % YIELD_EVERY === YIELD_EVERY - 1) yield;
    const source = edgeSource[edge]!;
    const target = edgeTarget[edge]!;
    if (edgeLabel[edge] !== label || masks.nodes[source] === 0 || last[target] === source) continue;
    last[target] = source;
    counts[target]!++;
  }
  return counts;
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

import type { Stats } from '../model/answer';
import { BUILT_ON } from '../model/ontology';
import type { Questions } from '../model/question';
import { EDGE_INHERITED, EDGE_PARTICIPANT, NODE_PLACEHOLDER, VALUE_ENTITY } from '../store/columns';
import type { Store } from '../store/store';
import { stronglyConnected, type Components, type Successors } from './components';
import { isReferenced, nodeRef } from './refs';
import type { Sliced } from './slice';

const YIELD_EVERY = 65_536;

/** The size and soundness of a graph. Cycles and the longest lineage are those of `built_on`, as asserted. */
export function* stats(store: Store, _question: Questions['stats']): Sliced<Stats> {
  const { nodeKind, nodeFlags } = store.columns;
  const nodes = new Uint32Array(store.ontology.kinds.length);
  for (const kind of nodeKind) nodes[kind]!++;
  const { edges, referenced, selfLoops } = yield* statementCounts(store);
  const bases = basesOf(store);
  const groups = yield* stronglyConnected(store.nodeCount, bases);
  const chain = yield* longestChain(store, bases, groups);
  return {
    nodes: counts(store.ontology.kinds, nodes),
    edges: counts(store.ontology.predicates, edges),
    statements: store.statementCount,
    referenced,
    placeholders: nodeFlags.reduce((sum, flags) => sum + Number((flags & NODE_PLACEHOLDER) !== 0), 0),
    selfLoops,
    cycles: groups.count,
    components: yield* componentCount(store),
    longestLineage: { length: chain.length, nodes: chain.map((node) => nodeRef(store, node)) },
  };
}

function counts(terms: readonly { readonly id: string }[], numbers: Uint32Array): Record<string, number> {
  return Object.fromEntries(
    terms.flatMap(({ id }, at) => (numbers[at]! > 0 ? [[id, numbers[at]!] as const] : [])),
  );
}

function* statementCounts(store: Store) {
  const { statementPredicate, statementObjectType, statementObject, statementSubject } = store.columns;
  const edges = new Uint32Array(store.ontology.predicates.length);
  let referenced = 0;
  let selfLoops = 0;
  for (let statement = 0; statement < store.statementCount; statement++) {
    if (statement % YIELD_EVERY === YIELD_EVERY - 1) yield;
    if (isReferenced(store, statement)) referenced++;
    if (store.isNegated(statement) || statementObjectType[statement] !== VALUE_ENTITY) continue;
    edges[statementPredicate[statement]!]!++;
    if (statementObject[statement] === statementSubject[statement]) selfLoops++;
  }
  return { edges, referenced, selfLoops };
}

/** What each node is asserted to be built on. */
function basesOf(store: Store): Successors {
  const label = store.labelOf(BUILT_ON);
  const { nodeOutOffsets, edgeLabel, edgeTarget, edgeFlags } = store.columns;
  return function* (node) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      const asserted = (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0;
      if (asserted && edgeLabel[edge] === label) yield edgeTarget[edge]!;
    }
  };
}

/** Parts that no edge of any kind joins. */
function* componentCount({ nodeCount, edgeCount, columns }: Store): Sliced<number> {
  const { edgeSource, edgeTarget } = columns;
  const parent = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) parent[node] = node;
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  let parts = nodeCount;
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edge % YIELD_EVERY === YIELD_EVERY - 1) yield;
    const a = root(edgeSource[edge]!);
    const b = root(edgeTarget[edge]!);
    if (a === b) continue;
    parent[a] = b;
    parts--;
  }
  return parts;
}

/**
 * The longest chain from derived to base; of equally long ones the first by ids. The members of a cycle count as one:
 * they are named by the first of them, and lengths and ways on are kept at its row.
 */
function* longestChain(
  store: Store,
  bases: Successors,
  { group, count, order }: Components,
): Sliced<number[]> {
  const first = firstMembers(store, group, count);
  const unitOf = (node: number) => (group[node]! < 0 ? node : first[group[node]!]!);
  const length = new Int32Array(store.nodeCount).fill(1);
  const next = new Int32Array(store.nodeCount).fill(-1);
  let steps = 0;
  for (const node of order) {
    if (++steps % YIELD_EVERY === 0) yield;
    const unit = unitOf(node);
    for (const base of bases(node)) {
      const onward = unitOf(base);
      const more = length[onward]! + 1 - length[unit]!;
      if (onward === unit || more < 0 || (more === 0 && !comesFirst(store, onward, next[unit]!))) continue;
      length[unit] = length[onward]! + 1;
      next[unit] = onward;
    }
  }
  let longest = -1;
  for (const node of order) {
    const unit = unitOf(node);
    const more = longest === -1 ? 1 : length[unit]! - length[longest]!;
    if (more > 0 || (more === 0 && comesFirst(store, unit, longest))) longest = unit;
  }
  const chain: number[] = [];
  for (let unit = longest; unit !== -1; unit = next[unit]!) chain.push(unit);
  return chain;
}

/** For each cycle its member that comes first by id. */
function firstMembers(store: Store, group: Int32Array, count: number): Int32Array {
  const first = new Int32Array(count).fill(-1);
  group.forEach((number, node) => {
    if (number >= 0 && (first[number] === -1 || comesFirst(store, node, first[number]!)))
      first[number] = node;
  });
  return first;
}

function comesFirst(store: Store, a: number, b: number): boolean {
  return store.id(a) < store.id(b);
}

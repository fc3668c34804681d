import type { Stats } from '../model/answer';
import { BUILT_ON } from '../model/ontology';
import type { Questions } from '../model/question';
import {
  EDGE_INHERITED,
  EDGE_PARTICIPANT,
  NODE_PLACEHOLDER,
  STATEMENT_NEGATED,
  VALUE_ENTITY,
} from '../store/columns';
import type { Store } from '../store/store';
import { stronglyConnected } from './components';
import { compareTexts, isReferenced, nodeRef } from './refs';
import type { Sliced } from './slice';

/** The size and soundness of a graph. Cycles and the longest lineage are those of `built_on`, as asserted. */
// oxlint-disable-next-line require-yield -- every verb is sliced, and this one is a few passes
export function* stats(store: Store, _question: Questions['stats']): Sliced<Stats> {
  const { kinds, predicates } = store.ontology;
  const {
    nodeKind,
    nodeFlags,
    statementPredicate,
    statementObjectType,
    statementObject,
    statementSubject,
    statementFlags,
  } = store.columns;
  const nodes = kinds.map(() => 0);
  for (const kind of nodeKind) nodes[kind]!++;
  const edges = predicates.map(() => 0);
  let referenced = 0;
  let selfLoops = 0;
  for (let statement = 0; statement < store.statementCount; statement++) {
    if (isReferenced(store, statement)) referenced++;
    const isEdge =
      statementObjectType[statement] === VALUE_ENTITY &&
      (statementFlags[statement]! & STATEMENT_NEGATED) === 0;
    if (!isEdge) continue;
    edges[statementPredicate[statement]!]!++;
    if (statementObject[statement] === statementSubject[statement]) selfLoops++;
  }
  const bases = basesOf(store);
  const { group, count: cycles } = stronglyConnected(store.nodeCount, bases);
  return {
    nodes: counts(kinds, nodes),
    edges: counts(predicates, edges),
    statements: store.statementCount,
    referenced,
    placeholders: nodeFlags.reduce((sum, flags) => sum + Number((flags & NODE_PLACEHOLDER) !== 0), 0),
    selfLoops,
    cycles,
    components: componentCount(store),
    longestLineage: longestChain(store, bases, group),
  };
}

function counts(
  terms: readonly { readonly id: string }[],
  numbers: readonly number[],
): Record<string, number> {
  return Object.fromEntries(
    terms.flatMap(({ id }, at) => (numbers[at]! > 0 ? [[id, numbers[at]!] as const] : [])),
  );
}

/** What each node is asserted to be built on. */
function basesOf(store: Store): (node: number) => Iterable<number> {
  const label = store.labelOf(BUILT_ON);
  const { nodeOutOffsets, edgeLabel, edgeTarget, edgeFlags } = store.columns;
  return function* (node) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (edgeLabel[edge] === label && (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0)
        yield edgeTarget[edge]!;
    }
  };
}

/** Parts that no edge of any kind joins. */
function componentCount({ nodeCount, edgeCount, columns: { edgeSource, edgeTarget } }: Store): number {
  const parent = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  let parts = nodeCount;
  for (let edge = 0; edge < edgeCount; edge++) {
    const [a, b] = [root(edgeSource[edge]!), root(edgeTarget[edge]!)];
    if (a === b) continue;
    parent[a] = b;
    parts--;
  }
  return parts;
}

/** The longest chain from derived to base; the members of one cycle count as one, named by their first id. */
function longestChain(
  store: Store,
  bases: (node: number) => Iterable<number>,
  group: Int32Array,
): Stats['longestLineage'] {
  const { unitOf, members } = condense(store, group);
  const successors = members.map((nodes, unit) =>
    [...new Set(nodes.flatMap((node) => Array.from(bases(node), (base) => unitOf[base]!)))].filter(
      (other) => other !== unit,
    ),
  );
  const order = finishOrder(successors);
  const length = new Int32Array(members.length).fill(1);
  const next = new Int32Array(members.length).fill(-1);
  for (const unit of order) {
    for (const base of successors[unit]!) {
      const longer =
        length[base]! + 1 > length[unit]! ||
        (length[base]! + 1 === length[unit]! && next[unit]! >= 0 && first(base) < first(next[unit]!));
      if (!longer) continue;
      length[unit] = length[base]! + 1;
      next[unit] = base;
    }
  }
  function first(unit: number): string {
    return store.id(members[unit]![0]!);
  }
  let best = -1;
  for (let unit = 0; unit < members.length; unit++) {
    if (
      best < 0 ||
      length[unit]! > length[best]! ||
      (length[unit] === length[best] && first(unit) < first(best))
    )
      best = unit;
  }
  const chain: number[] = [];
  for (let unit = best; unit >= 0; unit = next[unit]!) chain.push(unit);
  return { length: chain.length, nodes: chain.map((unit) => nodeRef(store, members[unit]![0]!)) };
}

/** One unit for each cycle, and one for each node that is in none. */
function condense(store: Store, group: Int32Array): { unitOf: Int32Array; members: number[][] } {
  const unitOf = new Int32Array(group.length);
  const members: number[][] = [];
  const unitOfGroup = new Map<number, number>();
  group.forEach((number, node) => {
    const known = number < 0 ? undefined : unitOfGroup.get(number);
    const unit = known ?? members.push([]) - 1;
    if (number >= 0) unitOfGroup.set(number, unit);
    unitOf[node] = unit;
    members[unit]!.push(node);
  });
  for (const nodes of members) nodes.sort((a, b) => compareTexts(store.id(a), store.id(b)));
  return { unitOf, members };
}

/** Depth first: every unit after all it leads to. */
function finishOrder(successors: readonly (readonly number[])[]): number[] {
  const state = new Uint8Array(successors.length);
  const order: number[] = [];
  for (let start = 0; start < successors.length; start++) {
    const stack = [start];
    while (stack.length > 0) {
      const unit = stack.at(-1)!;
      if (state[unit] === 0) {
        state[unit] = 1;
        for (const next of successors[unit]!) if (state[next] === 0) stack.push(next);
        continue;
      }
      stack.pop();
      if (state[unit] === 1) order.push(unit);
      state[unit] = 2;
    }
  }
  return order;
}

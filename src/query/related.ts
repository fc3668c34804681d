import type { Related } from '../model/answer';
import type { Predicate } from '../model/ontology';
import type { Questions } from '../model/question';
import { EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { matchEntity } from './match';
import { byImportance, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count } from './terms';

/** How much a shared neighbour says, by the colour group of its predicate; what is made alike says more than what is used alike. */
const WEIGHTS: Readonly<Record<string, number>> = {
  model: 3,
  data: 2.5,
  architecture: 2,
  method: 2,
  product: 1.2,
  organization: 1.2,
  quiet: 0.8,
};
/** A line that joins the two themselves. */
const DIRECT_LINEAGE = 6;
const DIRECT = 3;
const MOST_REASONS = 4;

interface Reason {
  readonly text: string;
  readonly via: number;
  readonly weight: number;
}

/**
 * What else is like an entity: who shares its neighbours, each shared one weighing more the rarer it is (after Adamic
 * and Adar 2003), and who is joined to it directly. Wider architectures, methods and uses count, too: a sparse mixture of
 * experts is a mixture of experts.
 */
export function* related(store: Store, question: Questions['related']): Sliced<{ results: Related[] }> {
  const { node: entity } = matchEntity(store, question.entity);
  const limit = count('limit', question.limit, 10);
  const comparable = comparableKinds(store, entity);
  const reasons = new Map<number, Reason[]>();
  const add = (node: number, reason: Reason) => {
    if (node === entity || comparable[store.columns.nodeKind[node]!] === 0) return;
    const list = reasons.get(node);
    if (list === undefined) reasons.set(node, [reason]);
    else if (!list.some(({ via, text }) => via === reason.via && text === reason.text)) list.push(reason);
  };
  directReasons(store, entity, add);
  for (const { target, predicate } of widened(store, entity)) {
    const sharers = usersOf(store, target, predicate);
    const weight = rarity(store, sharers.size) * (WEIGHTS[predicate.color] ?? 1);
    const text = `both ${shared(predicate, store.name(target))}`;
    for (const node of sharers) add(node, { text, via: target, weight });
    yield;
  }
  const order = byImportance(store);
  const scored = Array.from(reasons, ([node, list]) => ({
    node,
    list: strongest(list),
    sum: list.reduce((sum, { weight }) => sum + weight, 0),
  }));
  scored.sort((a, b) => b.sum - a.sum || order(a.node, b.node));
  const best = scored[0]?.sum ?? 1;
  return {
    results: scored.slice(0, limit).map(({ node, list, sum }) => ({
      ...nodeRef(store, node),
      score: Math.round((sum / best) * 1000) / 1000,
      reasons: list.map(({ text, via }) => ({ text, via: { id: store.id(via), name: store.name(via) } })),
    })),
  };
}

/** The kinds that can stand where this one stands: those that share a lineage predicate with it, else its own. */
function comparableKinds(store: Store, entity: number): Uint8Array {
  const kind = store.kind(entity);
  const peers = new Set([kind]);
  for (const { lineage, from, to } of store.ontology.predicates) {
    if (lineage && from.includes(kind) && to.includes(kind))
      for (const other of from) if (to.includes(other)) peers.add(other);
  }
  return Uint8Array.from(store.ontology.kinds, ({ id }) => Number(peers.has(id)));
}

function directReasons(store: Store, entity: number, add: (node: number, reason: Reason) => void): void {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel, edgeFlags } =
    store.columns;
  const reason = (edge: number, other: number, forward: boolean) => {
    if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) return;
    const { label, inverse, lineage } = store.ontology.predicates[edgeLabel[edge]!]!;
    // Read from the related one's side: "built on LLaVA" is what a fine-tune of LLaVA is.
    const text = forward ? `${inverse} ${store.name(entity)}` : `${label} ${store.name(entity)}`;
    add(other, { text, via: entity, weight: lineage ? DIRECT_LINEAGE : DIRECT });
  };
  for (let edge = nodeOutOffsets[entity]!; edge < nodeOutOffsets[entity + 1]!; edge++)
    reason(edge, edgeTarget[edge]!, true);
  for (let i = nodeInOffsets[entity]!; i < nodeInOffsets[entity + 1]!; i++)
    reason(incomingEdge[i]!, edgeSource[incomingEdge[i]!]!, false);
}

interface Shared {
  readonly target: number;
  readonly predicate: Predicate;
}

/** What the entity is joined to by statements, and what that is a kind of. */
function widened(store: Store, entity: number): Shared[] {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const found = new Map<string, Shared>();
  for (let edge = nodeOutOffsets[entity]!; edge < nodeOutOffsets[entity + 1]!; edge++) {
    if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) continue;
    const predicate = store.ontology.predicates[edgeLabel[edge]!]!;
    for (const target of withWider(store, edgeTarget[edge]!))
      found.set(`${target} ${predicate.id}`, { target, predicate });
  }
  return [...found.values()];
}

function transitiveLabels(store: Store): Set<number> {
  const { predicates } = store.ontology;
  return new Set(predicates.flatMap(({ transitive }, label) => (transitive ? [label] : [])));
}

function withWider(store: Store, node: number): Set<number> {
  const labels = transitiveLabels(store);
  const { nodeOutOffsets, edgeTarget, edgeLabel } = store.columns;
  const wider = new Set([node]);
  for (const one of wider) {
    for (let edge = nodeOutOffsets[one]!; edge < nodeOutOffsets[one + 1]!; edge++)
      if (labels.has(edgeLabel[edge]!)) wider.add(edgeTarget[edge]!);
  }
  return wider;
}

/** All that are joined by the predicate to the node or to a kind of it. */
function usersOf(store: Store, node: number, predicate: Predicate): Set<number> {
  const labels = transitiveLabels(store);
  const wanted = store.labelOf(predicate.id);
  const { nodeInOffsets, incomingEdge, edgeSource, edgeLabel, edgeFlags } = store.columns;
  const narrower = new Set([node]);
  const users = new Set<number>();
  for (const one of narrower) {
    for (let i = nodeInOffsets[one]!; i < nodeInOffsets[one + 1]!; i++) {
      const edge = incomingEdge[i]!;
      if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) continue;
      if (labels.has(edgeLabel[edge]!)) narrower.add(edgeSource[edge]!);
      if (edgeLabel[edge] === wanted) users.add(edgeSource[edge]!);
    }
  }
  return users;
}

function rarity(store: Store, users: number): number {
  return Math.log(1 + store.nodeCount / Math.max(1, users)) / Math.log(1 + store.nodeCount);
}

/** "both developed by Mistral AI", "both use architecture" reads badly: verbs that are said of one lose their s. */
function shared({ label }: Predicate, name: string): string {
  const [first, ...rest] = label.split(' ');
  const plural = first === 'is' ? 'are' : first === 'has' ? 'have' : first!.replace(/(?<=[^s])s$/, '');
  return `${[plural, ...rest].join(' ')} ${name}`;
}

function strongest(reasons: readonly Reason[]): Reason[] {
  return reasons.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_REASONS);
}

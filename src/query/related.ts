import type { Related } from '../model/answer';
import { FAMILY_KIND, MEMBERSHIP, type Predicate } from '../model/ontology';
import type { Questions } from '../model/question';
import { EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { matchEntity } from './match';
import { byImportance, compareTexts, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count } from './terms';

/** How much a shared neighbour says, by the colour group of its predicate; what is made alike says more than what is used alike. */
const WEIGHTS: Readonly<Record<string, number>> = {
  model: 3,
  data: 2,
  architecture: 2.5,
  method: 1.6,
  product: 1.2,
  organization: 1.2,
  quiet: 0.9,
};
const SHARED_FAMILY = 3;
/** A line that joins the two themselves: one of lineage or membership, and any other. */
const DIRECT_LINEAGE = 6;
const DIRECT = 3;
/** What is left of the weight at each step to a wider neighbour. */
const WIDENING = 0.8;
const MOST_REASONS = 4;

/** One reason, and for whom it holds. */
interface Tie {
  readonly text: string;
  readonly via: number;
  readonly weight: number;
  readonly nodes: ReadonlySet<number>;
}

/**
 * What else is like an entity: who shares its neighbours, each shared one weighing more the rarer it is (after Adamic
 * and Adar 2003), and who is joined to it directly. Wider architectures, methods and uses count, too: a sparse mixture of
 * experts is a mixture of experts.
 */
export function* related(store: Store, question: Questions['related']): Sliced<{ results: Related[] }> {
  const { node: entity } = matchEntity(store, question.entity);
  const limit = count('limit', question.limit, 10);
  const ties = [...directTies(store, entity), ...(yield* sharedTies(store, entity))];
  const comparable = comparableKinds(store, entity);
  const scores = new Map<number, number>();
  for (const { nodes, weight } of ties) {
    for (const node of nodes) {
      const counts = node !== entity && comparable[store.columns.nodeKind[node]!] === 1;
      if (counts) scores.set(node, (scores.get(node) ?? 0) + weight);
    }
    yield;
  }
  const order = byImportance(store);
  const ranked = [...scores].sort(([a, x], [b, y]) => y - x || order(a, b));
  const best = ranked[0]?.[1] ?? 1;
  return {
    results: ranked.slice(0, limit).map(([node, score]) => ({
      ...nodeRef(store, node),
      score: Math.round((score / best) * 1000) / 1000,
      reasons: strongest(store, ties, node),
    })),
  };
}

function strongest(store: Store, ties: readonly Tie[], node: number): Related['reasons'] {
  const order = byImportance(store);
  return ties
    .filter(({ nodes }) => nodes.has(node))
    .sort((a, b) => b.weight - a.weight || order(a.via, b.via) || compareTexts(a.text, b.text))
    .slice(0, MOST_REASONS)
    .map(({ text, via }) => ({ text, via: { id: store.id(via), name: store.name(via) } }));
}

/** The kinds that can stand where this one stands: those that share a lineage predicate with it, else its own. */
function comparableKinds(store: Store, entity: number): Uint8Array {
  const kind = store.kind(entity);
  const peers = new Set([kind]);
  for (const { lineage, from, to } of store.ontology.predicates) {
    if (!lineage || !from.includes(kind) || !to.includes(kind)) continue;
    for (const other of from) if (to.includes(other)) peers.add(other);
  }
  return Uint8Array.from(store.ontology.kinds, ({ id }) => Number(peers.has(id)));
}

/** Read from the other's side: "built on LLaVA" is what a fine-tune of LLaVA is. */
function directTies(store: Store, entity: number): Tie[] {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel, edgeFlags } =
    store.columns;
  const ties = new Map<string, { weight: number; nodes: Set<number> }>();
  const add = (edge: number, other: number, forward: boolean) => {
    if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) return;
    const { id, label, inverse, lineage } = store.ontology.predicates[edgeLabel[edge]!]!;
    const text = `${forward ? inverse : label} ${store.name(entity)}`;
    const weight = lineage || id === MEMBERSHIP ? DIRECT_LINEAGE : DIRECT;
    const known = ties.get(text);
    if (known === undefined) ties.set(text, { weight, nodes: new Set([other]) });
    else known.nodes.add(other);
  };
  for (let edge = nodeOutOffsets[entity]!; edge < nodeOutOffsets[entity + 1]!; edge++) {
    add(edge, edgeTarget[edge]!, true);
  }
  for (let i = nodeInOffsets[entity]!; i < nodeInOffsets[entity + 1]!; i++) {
    add(incomingEdge[i]!, edgeSource[incomingEdge[i]!]!, false);
  }
  return Array.from(ties, ([text, { weight, nodes }]) => ({ text, via: entity, weight, nodes }));
}

/** Who is joined by the same predicate to the same neighbour of the entity, or to the same wider one. */
function* sharedTies(store: Store, entity: number): Sliced<Tie[]> {
  const comparable = comparableKinds(store, entity);
  const isPeer = (node: number) => comparable[store.columns.nodeKind[node]!] === 1;
  const peers = store.columns.nodeKind.reduce((sum, kind) => sum + comparable[kind]!, 0);
  const kin = kinOf(store, entity);
  const ties: Tie[] = [];
  for (const [label, targets] of targetsByLabel(store, entity)) {
    const predicate = store.ontology.predicates[label]!;
    const shared: { via: number; steps: number; users: Set<number> }[] = [];
    for (const [via, steps] of stepsToWider(store, targets)) {
      shared.push({ via, steps, users: new Set([...usersOf(store, via, label)].filter(isPeer)) });
      yield;
    }
    for (const { via, steps, users } of shared) {
      const narrower = shared.filter((other) => isNarrower(store, other.via, via));
      // Who shares the narrower one shares the wider one, too: that says nothing more.
      const knows = (node: number) => narrower.some((other) => other.users.has(node));
      const nodes = new Set([...users].filter((node) => !kin.has(node) && !knows(node)));
      const weight = weightOf(predicate) * rarity(users.size, peers) * WIDENING ** steps;
      ties.push({ text: sharedInWords(store, predicate, via), via, weight, nodes });
      yield;
    }
  }
  return ties;
}

function weightOf({ id, color }: Predicate): number {
  return id === MEMBERSHIP ? SHARED_FAMILY : (WEIGHTS[color] ?? 1);
}

/** Families of the entity, and members of it, at any remove: what they share is one statement, told of both. */
function kinOf(store: Store, entity: number): Set<number> {
  const label = store.labelOf(MEMBERSHIP);
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = store.columns;
  const families = new Set([entity]);
  for (const member of families) {
    for (let edge = nodeOutOffsets[member]!; edge < nodeOutOffsets[member + 1]!; edge++) {
      if (edgeLabel[edge] === label && store.kind(edgeTarget[edge]!) === FAMILY_KIND)
        families.add(edgeTarget[edge]!);
    }
  }
  const members = new Set([entity]);
  for (const family of members) {
    if (store.kind(family) !== FAMILY_KIND) continue;
    for (let i = nodeInOffsets[family]!; i < nodeInOffsets[family + 1]!; i++) {
      if (edgeLabel[incomingEdge[i]!] === label) members.add(edgeSource[incomingEdge[i]!]!);
    }
  }
  return new Set([...families, ...members]);
}

/** What the entity is joined to by statements. */
function targetsByLabel(store: Store, entity: number): Map<number, Set<number>> {
  const { nodeOutOffsets, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const targets = new Map<number, Set<number>>();
  for (let edge = nodeOutOffsets[entity]!; edge < nodeOutOffsets[entity + 1]!; edge++) {
    if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) continue;
    const known = targets.get(edgeLabel[edge]!);
    if (known === undefined) targets.set(edgeLabel[edge]!, new Set([edgeTarget[edge]!]));
    else known.add(edgeTarget[edge]!);
  }
  return targets;
}

/** The nodes, and all that is wider than one of them, with the fewest steps there. */
function stepsToWider(store: Store, nodes: Iterable<number>): Map<number, number> {
  const transitive = transitiveLabels(store);
  const { nodeOutOffsets, edgeTarget, edgeLabel } = store.columns;
  const steps = new Map(Array.from(nodes, (node) => [node, 0]));
  for (const [node, step] of steps) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      const wider = edgeTarget[edge]!;
      if (transitive.has(edgeLabel[edge]!) && !steps.has(wider)) steps.set(wider, step + 1);
    }
  }
  return steps;
}

/** Two that are wider than each other, in a circle, are alike: neither is narrower. */
function isNarrower(store: Store, a: number, b: number): boolean {
  return a !== b && stepsToWider(store, [a]).has(b) && !stepsToWider(store, [b]).has(a);
}

function transitiveLabels(store: Store): Set<number> {
  const { predicates } = store.ontology;
  return new Set(predicates.flatMap(({ transitive }, label) => (transitive ? [label] : [])));
}

/** All that are joined by the predicate to the node or to a kind of it. */
function usersOf(store: Store, node: number, wanted: number): Set<number> {
  const transitive = transitiveLabels(store);
  const { nodeInOffsets, incomingEdge, edgeSource, edgeLabel } = store.columns;
  const narrower = new Set([node]);
  const users = new Set<number>();
  for (const one of narrower) {
    for (let i = nodeInOffsets[one]!; i < nodeInOffsets[one + 1]!; i++) {
      const edge = incomingEdge[i]!;
      if (transitive.has(edgeLabel[edge]!)) narrower.add(edgeSource[edge]!);
      if (edgeLabel[edge] === wanted) users.add(edgeSource[edge]!);
    }
  }
  return users;
}

/** 1 for what one alone has, near 0 for what all have. */
function rarity(users: number, peers: number): number {
  return Math.log((peers + 1) / Math.max(1, users)) / Math.log(peers + 1);
}

/**
 * "both developed by Mistral AI", "both use Mixture of Experts", "both an Image generation model", "both Open source": verbs
 * said of two lose their s, "is" goes, and so does the word for what the name is a name of.
 */
function sharedInWords(store: Store, { label }: Predicate, target: number): string {
  const name = store.name(target);
  const kind = store.ontology.kinds[store.columns.nodeKind[target]!]!.label.split(' ');
  const words = label.split(' ');
  if (words.slice(-kind.length).join(' ') === kind.join(' ')) words.splice(-kind.length);
  if (words[0] !== undefined) words[0] = saidOfTwo(words[0]);
  if (words.at(-1) === 'a' && /^[aeiou]/i.test(name)) words.splice(-1, 1, 'an');
  return ['both', ...words, name].filter(Boolean).join(' ');
}

function saidOfTwo(verb: string): string {
  if (verb === 'is') return '';
  return verb === 'has' ? 'have' : verb.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}

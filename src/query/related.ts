import type { Related } from '../model/answer';
import { InputError } from '../model/errors';
import { FAMILY_KIND, MEMBERSHIP, type Predicate } from '../model/ontology';
import type { Questions } from '../model/question';
import { EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { matchEntity } from './match';
import { heaviest, type Weighed } from './ranking';
import { byImportance, compareTexts, nodeRef } from './refs';
import { borrow, giveBack } from './scratch';
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

/** One reason, and for whom it holds: nodes that can stand where the entity stands, each once. */
interface Tie {
  readonly text: string;
  readonly via: number;
  readonly weight: number;
  readonly nodes: Uint32Array;
}

/**
 * What else is like an entity: who shares its neighbours, each shared one weighing more the rarer it is (after Adamic
 * and Adar 2003), and who is joined to it directly. Wider architectures, methods and uses count, too: a sparse mixture of
 * experts is a mixture of experts.
 */
export function* related(store: Store, question: Questions['related']): Sliced<{ results: Related[] }> {
  const { node: entity } = yield* matchEntity(store, question.entity);
  const limit = count('limit', question.limit, 10);
  const comparable = comparableKinds(store, entity);
  const counts = countingLabels(store, question.by);
  const ties = [
    ...(yield* directTies(store, entity, comparable, counts)),
    ...(yield* sharedTies(store, entity, comparable, counts)),
  ];
  const ranked = yield* ranking(store, entity, ties, limit);
  const reasons = yield* tiesOf(store, ranked, ties);
  const best = ranked[0]?.weight ?? 1;
  return {
    results: ranked.map(({ node, weight }) => ({
      ...nodeRef(store, node),
      score: Math.round((weight / best) * 1000) / 1000,
      reasons: strongest(store, reasons.get(node)!),
    })),
  };
}

/** Nodes between two looks at the clock. */
const CHUNK = 65_536;

/** Those with most weight in all, at most so many of them. */
function* ranking(store: Store, entity: number, ties: readonly Tie[], limit: number): Sliced<Weighed[]> {
  const scratch = borrow(store);
  const weights = new Float64Array(store.nodeCount);
  try {
    for (const { nodes, weight } of ties) {
      for (let at = 0; at < nodes.length; at++) {
        const node = nodes[at]!;
        if (node !== entity) {
          scratch.meet(node);
          weights[node]! += weight;
        }
        if (at % CHUNK === CHUNK - 1) yield;
      }
      yield;
    }
    return yield* heaviest(store, scratch.queue.subarray(0, scratch.tail), weights, limit);
  } finally {
    giveBack(store, scratch);
  }
}

/** The ties of each node that is listed. */
function* tiesOf(store: Store, listed: readonly Weighed[], ties: readonly Tie[]): Sliced<Map<number, Tie[]>> {
  const of = new Map<number, Tie[]>(listed.map(({ node }) => [node, []]));
  const scratch = borrow(store);
  try {
    for (const { node } of listed) scratch.meet(node);
    for (const tie of ties) {
      for (const node of tie.nodes) if (scratch.isMet(node)) of.get(node)!.push(tie);
      yield;
    }
    return of;
  } finally {
    giveBack(store, scratch);
  }
}

function strongest(store: Store, ties: readonly Tie[]): Related['reasons'] {
  const order = byImportance(store);
  return ties
    .toSorted((a, b) => b.weight - a.weight || order(a.via, b.via) || compareTexts(a.text, b.text))
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

/**
 * One byte for each predicate; 1 = of a group that counts. All, where none is named.
 * @throws InputError unknown-value, where no predicate is of a group
 */
function countingLabels(
  { ontology: { predicates } }: Store,
  groups: readonly string[] | undefined,
): Uint8Array {
  if (groups === undefined) return new Uint8Array(predicates.length).fill(1);
  const known = new Set(predicates.map(({ color }) => color));
  for (const group of groups) {
    if (known.has(group)) continue;
    throw new InputError(
      'unknown-value',
      `unknown group of predicates: ${group}; one of ${[...known].join(', ')}`,
    );
  }
  return Uint8Array.from(predicates, ({ color }) => Number(groups.includes(color)));
}

/** Read from the other's side: "built on LLaVA" is what a fine-tune of LLaVA is. */
function* directTies(
  store: Store,
  entity: number,
  comparable: Uint8Array,
  counts: Uint8Array,
): Sliced<Tie[]> {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = store.columns;
  const { nodeKind, edgeLabel, edgeFlags } = store.columns;
  const ties = new Map<string, { weight: number; nodes: Set<number> }>();
  const tieOf = (label: number, forward: boolean) => {
    const { id, label: words, inverse, lineage } = store.ontology.predicates[label]!;
    const text = `${forward ? inverse : words} ${store.name(entity)}`;
    const weight = lineage || id === MEMBERSHIP ? DIRECT_LINEAGE : DIRECT;
    const tie = ties.get(text) ?? { weight, nodes: new Set() };
    ties.set(text, tie);
    return tie;
  };
  // Once for each predicate and way, not for each edge.
  const known = new Map<number, { nodes: Set<number> }>();
  const add = (edge: number, other: number, forward: boolean) => {
    if ((edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0 || comparable[nodeKind[other]!] === 0) return;
    const label = edgeLabel[edge]!;
    if (counts[label] === 0) return;
    const key = 2 * label + Number(forward);
    const tie = known.get(key) ?? tieOf(label, forward);
    known.set(key, tie);
    tie.nodes.add(other);
  };
  for (let edge = nodeOutOffsets[entity]!; edge < nodeOutOffsets[entity + 1]!; edge++) {
    add(edge, edgeTarget[edge]!, true);
    if (edge % CHUNK === CHUNK - 1) yield;
  }
  for (let i = nodeInOffsets[entity]!; i < nodeInOffsets[entity + 1]!; i++) {
    add(incomingEdge[i]!, edgeSource[incomingEdge[i]!]!, false);
    if (i % CHUNK === CHUNK - 1) yield;
  }
  return Array.from(ties, ([text, { weight, nodes }]) => ({
    text,
    via: entity,
    weight,
    nodes: Uint32Array.from(nodes),
  }));
}

/** Who is joined by the same predicate to the same neighbour of the entity, or to the same wider one. */
function* sharedTies(
  store: Store,
  entity: number,
  comparable: Uint8Array,
  counts: Uint8Array,
): Sliced<Tie[]> {
  const peers = countOfKinds(store, comparable);
  const kin = kinOf(store, entity);
  const ties: Tie[] = [];
  for (const [label, targets] of targetsByLabel(store, entity)) {
    if (counts[label] === 0) continue;
    const predicate = store.ontology.predicates[label]!;
    const shared: Shared[] = [];
    for (const [via, steps] of stepsToWider(store, targets)) {
      shared.push({ via, steps, users: yield* usersOf(store, via, label, comparable) });
    }
    for (const { via, steps, users } of shared) {
      // Who shares the narrower one shares the wider one, too: that says nothing more.
      const narrower = shared.filter((other) => isNarrower(store, other.via, via));
      const known = [kin, ...narrower.map((other) => other.users)];
      const weight = weightOf(predicate) * rarity(users.length, peers) * WIDENING ** steps;
      const nodes = yield* without(store, users, known);
      ties.push({ text: sharedInWords(store, predicate, via), via, weight, nodes });
    }
  }
  return ties;
}

/** Who is joined to a neighbour of the entity, or to something wider, that many steps from it. */
interface Shared {
  readonly via: number;
  readonly steps: number;
  readonly users: Uint32Array;
}

function countOfKinds({ columns: { nodeKind } }: Store, kinds: Uint8Array): number {
  let total = 0;
  for (let node = 0; node < nodeKind.length; node++) total += kinds[nodeKind[node]!]!;
  return total;
}

/** The nodes that are in none of the others. */
function* without(store: Store, nodes: Uint32Array, others: readonly Uint32Array[]): Sliced<Uint32Array> {
  const scratch = borrow(store);
  try {
    for (const other of others) {
      for (let at = 0; at < other.length; at++) scratch.meet(other[at]!);
      yield;
    }
    const left = nodes.filter((node) => !scratch.isMet(node));
    yield;
    return left;
  } finally {
    giveBack(store, scratch);
  }
}

function weightOf({ id, color }: Predicate): number {
  return id === MEMBERSHIP ? SHARED_FAMILY : (WEIGHTS[color] ?? 1);
}

/** Families of the entity, and members of it, at any remove: what they share is one statement, told of both. */
function kinOf(store: Store, entity: number): Uint32Array {
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
  return Uint32Array.from([...families, ...members]);
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
      if (transitive[edgeLabel[edge]!] === 1 && !steps.has(wider)) steps.set(wider, step + 1);
    }
  }
  return steps;
}

/** Two that are wider than each other, in a circle, are alike: neither is narrower. */
function isNarrower(store: Store, a: number, b: number): boolean {
  return a !== b && stepsToWider(store, [a]).has(b) && !stepsToWider(store, [b]).has(a);
}

/** One byte for each label. */
function transitiveLabels({ ontology: { predicates }, labelCount }: Store): Uint8Array {
  return Uint8Array.from({ length: labelCount }, (_, label) =>
    Number(predicates[label]?.transitive ?? false),
  );
}

/** All of some kinds that are joined by the predicate to the node or to a kind of it. */
function* usersOf(store: Store, node: number, wanted: number, kinds: Uint8Array): Sliced<Uint32Array> {
  const transitive = transitiveLabels(store);
  const { nodeInOffsets, incomingEdge, edgeSource, edgeLabel, nodeKind } = store.columns;
  const narrower = new Set([node]);
  const scratch = borrow(store);
  try {
    for (const one of narrower) {
      for (let i = nodeInOffsets[one]!; i < nodeInOffsets[one + 1]!; i++) {
        const edge = incomingEdge[i]!;
        const label = edgeLabel[edge]!;
        if (transitive[label] === 1) narrower.add(edgeSource[edge]!);
        if (label === wanted && kinds[nodeKind[edgeSource[edge]!]!] === 1) scratch.meet(edgeSource[edge]!);
        if (i % CHUNK === CHUNK - 1) yield;
      }
    }
    return scratch.queue.slice(0, scratch.tail);
  } finally {
    giveBack(store, scratch);
  }
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

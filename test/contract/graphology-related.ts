import type { Related } from '../../src/model/answer';
import type { Predicate } from '../../src/model/ontology';
import type { Questions } from '../../src/model/question';
import { compare, type GraphologyModel } from './graphology-model';

const WEIGHTS: Readonly<Record<string, number>> = {
  model: 3,
  data: 2,
  architecture: 2.5,
  method: 1.6,
  product: 1.2,
  organization: 1.2,
  quiet: 0.9,
};

interface Tie {
  readonly text: string;
  readonly via: string;
  readonly weight: number;
}

/** Entity by entity: what ties it to the one that was asked for. */
export function related(
  model: GraphologyModel,
  { entity, limit = 10 }: Questions['related'],
): { results: Related[] } {
  const { id } = model.match(entity);
  const peers = model.ids().filter((other) => standsBeside(model, id, other));
  const ranked = peers
    .filter((other) => other !== id)
    .map((other) => ({ other, ties: [...direct(model, id, other), ...shared(model, id, other, peers)] }))
    .filter(({ ties }) => ties.length > 0)
    .map((one) => ({ ...one, score: one.ties.reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => b.score - a.score || model.order(a.other, b.other));
  return {
    results: ranked.slice(0, limit).map(({ other, ties, score }) => ({
      ...model.ref(other),
      score: Math.round((score / ranked[0]!.score) * 1000) / 1000,
      reasons: ties
        .toSorted((a, b) => b.weight - a.weight || model.order(a.via, b.via) || compare(a.text, b.text))
        .slice(0, 4)
        .map(({ text, via }) => ({ text, via: { id: via, name: model.entity(via).name } })),
    })),
  };
}

/** Both are of a kind, or can be built on each other. */
function standsBeside(model: GraphologyModel, a: string, b: string): boolean {
  const [mine, theirs] = [model.entity(a).kind, model.entity(b).kind];
  const joins = ({ lineage, from, to }: Predicate) =>
    lineage && [mine, theirs].every((kind) => from.includes(kind) && to.includes(kind));
  return mine === theirs || model.graph.ontology.predicates.some(joins);
}

function direct(model: GraphologyModel, id: string, other: string): Tie[] {
  const ties = new Map<string, Tie>();
  const lines = [
    ...model.from(id).filter(({ target }) => target === other),
    ...model.from(other).filter(({ target }) => target === id),
  ];
  for (const { label, source, participant } of lines) {
    if (participant) continue;
    const predicate = predicateOf(model, label);
    const text = `${source === id ? predicate.inverse : predicate.label} ${model.entity(id).name}`;
    const weight = predicate.lineage || label === 'part_of' ? 6 : 3;
    // The same words by two predicates are one reason.
    if (!ties.has(text)) ties.set(text, { text, via: id, weight });
  }
  return [...ties.values()];
}

function shared(model: GraphologyModel, id: string, other: string, peers: readonly string[]): Tie[] {
  if (isKin(model, id, other)) return [];
  const labels = new Set(model.from(id).flatMap(({ label, participant }) => (participant ? [] : [label])));
  return [...labels].flatMap((label) => {
    const steps = widening(model, targets(model, id, label));
    const sharedWith = [...steps.keys()].filter((via) => isUser(model, other, via, label));
    const saysMore = (via: string) => !sharedWith.some((nearer) => isNarrower(model, nearer, via));
    return sharedWith.filter(saysMore).map((via): Tie => {
      const users = peers.filter((peer) => isUser(model, peer, via, label)).length;
      const rarity = Math.log((peers.length + 1) / Math.max(1, users)) / Math.log(peers.length + 1);
      const predicate = predicateOf(model, label);
      const weight = label === 'part_of' ? 3 : (WEIGHTS[predicate.color] ?? 1);
      return { text: inWords(model, predicate, via), via, weight: weight * rarity * 0.8 ** steps.get(via)! };
    });
  });
}

function predicateOf(model: GraphologyModel, label: string): Predicate {
  return model.graph.ontology.predicates.find(({ id }) => id === label)!;
}

function targets(model: GraphologyModel, id: string, label: string): string[] {
  return model.from(id).flatMap((line) => (line.label === label && !line.participant ? [line.target] : []));
}

/** The fewest steps to each that is wider. */
function widening(model: GraphologyModel, ids: readonly string[]): Map<string, number> {
  return model.distances(ids, 'out', Infinity, ({ label, participant }) => {
    return !participant && predicateOf(model, label).transitive;
  });
}

function isUser(model: GraphologyModel, id: string, via: string, label: string): boolean {
  return widening(model, targets(model, id, label)).has(via);
}

function isNarrower(model: GraphologyModel, a: string, b: string): boolean {
  return a !== b && widening(model, [a]).has(b) && !widening(model, [b]).has(a);
}

/** One is the other's family, at any remove. */
function isKin(model: GraphologyModel, a: string, b: string): boolean {
  const familiesOf = (id: string) => {
    const found = [id];
    for (const one of found) {
      const families = targets(model, one, 'part_of').filter(
        (id) => model.entity(id).kind === 'model_family',
      );
      found.push(...families.filter((family) => !found.includes(family)));
    }
    return found;
  };
  return familiesOf(a).includes(b) || familiesOf(b).includes(a);
}

function inWords(model: GraphologyModel, { label }: Predicate, via: string): string {
  const { name, kind } = model.entity(via);
  const kindLabel = model.graph.ontology.kinds.find(({ id }) => id === kind)!.label;
  const said = label.endsWith(kindLabel) ? label.slice(0, -kindLabel.length).trim() : label;
  const plural = said
    .replace(/^is(?= |$)/, '')
    .replace(/^has(?= |$)/, 'have')
    .replace(/^(\w+)ies(?= |$)/, '$1y')
    .replace(/^(\w*[^s])s(?= |$)/, '$1');
  const article = /^[aeiou]/i.test(name) ? plural.replace(/(^| )a$/, '$1an') : plural;
  return `both ${article} ${name}`.replace(/ +/g, ' ');
}

import { seededRandom } from '../../src/layout/random';
import { CERTAINTIES, type Entity, type Graph, type Statement } from '../../src/model/graph';
import type { Kind, Ontology, Predicate } from '../../src/model/ontology';

/**
 * A graph shaped as a hub of models is: a few bases that much is built on, directly or not, and many models that nothing
 * is built on; few organizations, architectures and tasks, some of which nearly all share. Seeded: the same size and
 * seed give the same graph.
 */
export function hubGraph(nodeCount: number, seed: number): Graph {
  const random = seededRandom(seed);
  const entities = hubEntities(nodeCount, random);
  const byKind = new Map(ontology.kinds.map(({ id }) => [id, entities.filter(({ kind }) => kind === id)]));
  const models = byKind.get('model')!;
  const bases = new Bases(random);
  const statements = models.flatMap((model, at) => {
    const about: Statement[] = bases
      .of(at)
      .map((base) => statement(model, 'built_on', models[base]!, random));
    for (const [predicate, kind, share] of SHARED) {
      const others = byKind.get(kind)!;
      if (random() < share)
        about.push(statement(model, predicate, others[skewed(random, others.length)]!, random));
    }
    return about;
  });
  return { ontology, sources: SOURCES, entities, statements };
}

/** Predicate, kind of its objects, share of models that have one: about 3.8 edges for each node, `built_on` among them. */
const SHARED = [
  ['developed_by', 'organization', 0.97],
  ['uses_architecture', 'architecture', 0.9],
  ['used_for', 'use_case', 0.7],
  ['trained_on', 'data_set', 0.6],
] as const;

/** Share of all nodes; models are the rest. */
const KINDS: readonly (readonly [kind: string, share: number])[] = [
  ['organization', 0.05],
  ['data_set', 0.02],
  ['use_case', 0.001],
  ['architecture', 0.001],
];

const SOURCES = [
  {
    id: 'hub',
    title: 'A hub',
    label: 'Hub',
    authors: '',
    year: 2024,
    url: 'https://example.org/',
    places: [],
  },
];
const RELATIONS = ['fine_tune', 'quantization', 'adapter', 'merge'];
const SIZES = ['1B', '3B', '7B', '8x7B', '13B', '70B'];
const WORDS = ['aurora', 'basalt', 'cirrus', 'delta', 'ember', 'fjord', 'garnet', 'heron', 'iris', 'juniper'];

function hubEntities(nodeCount: number, random: () => number): Entity[] {
  const kinds = KINDS.flatMap(([kind, share]) =>
    Array.from({ length: Math.max(3, Math.round(share * nodeCount)) }, () => kind),
  );
  return Array.from({ length: nodeCount }, (_, at) => entity(kinds[at] ?? 'model', at, random));
}

function entity(kind: string, at: number, random: () => number): Entity {
  const word = WORDS[Math.floor(random() * WORDS.length)]!;
  const size = SIZES[Math.floor(random() * SIZES.length)]!;
  const name = kind === 'model' ? `${word}-${size}-${at}` : `${word} ${at}`;
  return {
    id: `${kind.replaceAll('_', '-')}-${at}`,
    kind,
    name,
    aliases: [],
    description: '',
    links: [],
    unnamed: false,
    placeholder: false,
  };
}

/** What a model is built on: mostly what others are, so that what has many derivatives gets more of them. */
class Bases {
  readonly #taken: number[] = [];

  constructor(private readonly random: () => number) {}

  /** Rows of earlier models; none for a root, two for a merge. */
  of(model: number): number[] {
    const isRoot = model === 0 || this.random() < 0.12;
    if (isRoot) return [];
    const first = this.#pick(model);
    const second = this.random() < 0.08 ? this.#pick(model) : first;
    const bases = first === second ? [first] : [first, second];
    this.#taken.push(...bases);
    return bases;
  }

  #pick(model: number): number {
    const follows = this.#taken.length > 0 && this.random() < 0.7;
    return follows
      ? this.#taken[Math.floor(this.random() * this.#taken.length)]!
      : Math.floor(this.random() * this.random() * model);
  }
}

/** An index below `length`, small ones far more often. */
function skewed(random: () => number, length: number): number {
  return Math.floor(random() ** 3 * length);
}

function statement(subject: Entity, predicate: string, object: Entity, random: () => number): Statement {
  const relation = RELATIONS[Math.floor(random() * RELATIONS.length)]!;
  return {
    subject: subject.id,
    predicate,
    object: { entity: object.id },
    qualifiers: predicate === 'built_on' ? [{ id: 'relation', values: [{ value: relation }] }] : [],
    certainty: CERTAINTIES[random() < 0.9 ? 0 : Math.floor(random() * CERTAINTIES.length)]!,
    negated: false,
    references: [{ source: 'hub', where: '' }],
  };
}

function kind(id: string): Kind {
  return { id, label: id, plural: id, color: 'model', glyph: 'disc', quiet: false };
}

function predicate(id: string, to: string, lineage: boolean): Predicate {
  return {
    id,
    label: id,
    inverse: id,
    from: ['model'],
    to: [to],
    units: [],
    lineage,
    transitive: false,
    sameKind: false,
    single: false,
    inherited: false,
    color: 'model',
  };
}

const ontology: Ontology = {
  kinds: ['model', ...KINDS.map(([id]) => id)].map(kind),
  predicates: [predicate('built_on', 'model', true), ...SHARED.map(([id, to]) => predicate(id, to, false))],
  qualifiers: [{ id: 'relation', label: 'by', value: 'choice', units: [], choices: RELATIONS }],
};

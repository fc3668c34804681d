import type { NodeRef } from '../model/answer';
import type { Kind, Predicate, Qualifier } from '../model/ontology';
import type { Source as Cited } from '../model/graph';
import type { Overview, OverviewNode } from '../source/source';
import { spelledOut } from './words';

/** The words of the graph that is open, found by id. An id that it does not know is spelled out. */
export interface Vocabulary {
  kind(id: string): Kind;
  predicate(id: string): Predicate;
  qualifier(id: string): Qualifier;
  cited(id: string): Cited | undefined;
  node(id: string): OverviewNode | undefined;
  /** What an entity is called, as far as anything has told; else its id. */
  name(id: string): string;
  /** Of a large graph the overview holds landmarks alone: answers tell of others. */
  learn(ref: NodeRef): void;
}

const made = new WeakMap<Overview, Vocabulary>();

/** The same one for the same overview, so that every panel can ask for it whenever it draws. */
export function vocabularyOf(overview: Overview): Vocabulary {
  const known = made.get(overview);
  if (known !== undefined) return known;
  const vocabulary = makeVocabulary(overview);
  made.set(overview, vocabulary);
  return vocabulary;
}

function makeVocabulary({ ontology, sources, nodes }: Overview): Vocabulary {
  const kinds = byId(ontology.kinds);
  const predicates = byId(ontology.predicates);
  const qualifiers = byId(ontology.qualifiers);
  const cited = byId(sources);
  const entities = byId(nodes);
  const learnt = new Map<string, string>();
  return {
    kind: (id) =>
      kinds.get(id) ?? {
        id,
        label: spelledOut(id),
        plural: spelledOut(id),
        color: 'quiet',
        glyph: 'circle',
        quiet: false,
      },
    // Two participants of one statement are joined by a qualifier, which then stands where a predicate would.
    predicate: (id) => predicates.get(id) ?? plainPredicate(id, qualifiers.get(id)?.label ?? spelledOut(id)),
    qualifier: (id) =>
      qualifiers.get(id) ?? { id, label: spelledOut(id), value: 'text', units: [], choices: [] },
    cited: (id) => cited.get(id),
    node: (id) => entities.get(id),
    name: (id) => entities.get(id)?.name ?? learnt.get(id) ?? id,
    learn: ({ id, name }) => {
      if (!entities.has(id)) learnt.set(id, name);
    },
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function plainPredicate(id: string, label: string): Predicate {
  return {
    id,
    label,
    inverse: label,
    from: [],
    to: [],
    units: [],
    lineage: false,
    transitive: false,
    sameKind: false,
    single: false,
    inherited: false,
    color: 'quiet',
  };
}

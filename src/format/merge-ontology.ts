import type { Ontology, Predicate, Qualifier } from '../model/ontology';

/** The words of both; one that both have is the first's, and takes what either lets it take. */
export function mergeOntologies(first: Ontology, second: Ontology): Ontology {
  return {
    kinds: joined(first.kinds, second.kinds, (kind) => kind),
    predicates: joined(first.predicates, second.predicates, widened),
    qualifiers: joined(first.qualifiers, second.qualifiers, extended),
  };
}

function joined<T extends { readonly id: string }>(
  first: readonly T[],
  second: readonly T[],
  join: (a: T, b: T) => T,
): T[] {
  const others = new Map(second.map((one) => [one.id, one]));
  const known = new Set(first.map(({ id }) => id));
  return [
    ...first.map((one) => (others.has(one.id) ? join(one, others.get(one.id)!) : one)),
    ...second.filter(({ id }) => !known.has(id)),
  ];
}

function widened(a: Predicate, b: Predicate): Predicate {
  return { ...a, from: union(a.from, b.from), to: union(a.to, b.to), units: union(a.units, b.units) };
}

function extended(a: Qualifier, b: Qualifier): Qualifier {
  return { ...a, units: union(a.units, b.units), choices: union(a.choices, b.choices) };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

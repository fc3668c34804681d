/** RDF, as far as it is used here: the shape that n3 and jsonld both have. */
export interface Term {
  readonly termType: string;
  readonly value: string;
}

export interface Triple {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** The context: what every file of ours begins with, and `graph-data/schema/context.jsonld` publishes. */
export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  /** Words of the vocabulary: kinds, predicates, qualifiers. */
  term: 'urn:stemma:term:',
  /** What a statement has besides. */
  stemma: 'urn:stemma:',
  entity: 'urn:stemma:entity:',
  statement: 'urn:stemma:statement:',
  source: 'urn:stemma:source:',
} as const;
type Prefix = keyof typeof PREFIXES;

export function iri(prefix: Prefix, name: string): Term {
  return { termType: 'NamedNode', value: PREFIXES[prefix] + name };
}

/** The name in one namespace; undefined where the term is of another, or no name. */
export function nameIn(prefix: Prefix, term: Term): string | undefined {
  const start = PREFIXES[prefix];
  return term.termType === 'NamedNode' && term.value.startsWith(start)
    ? term.value.slice(start.length)
    : undefined;
}

export const TYPE = iri('rdf', 'type');
export const NAME = iri('schema', 'name');
/** At the graph itself: what a file of ours brings along, as in other formats. */
export const GRAPH = iri('stemma', 'graph');
export const MARKED = iri('stemma', 'mark');
export const UNKNOWN = iri('stemma', 'unknown');
export const NONE = iri('stemma', 'none');

/** What the world's vocabularies call our kinds and predicates, where they have a word. */
export const KIND_TYPES: Readonly<Record<string, Term>> = {
  model: iri('schema', 'SoftwareApplication'),
  product: iri('schema', 'SoftwareApplication'),
  organization: iri('schema', 'Organization'),
  data_set: iri('schema', 'Dataset'),
  licence: iri('schema', 'CreativeWork'),
};
export const PREDICATE_WORDS: Readonly<Record<string, Term>> = {
  developed_by: iri('schema', 'creator'),
  part_of: iri('schema', 'isPartOf'),
  licensed_under: iri('schema', 'license'),
  released: iri('schema', 'datePublished'),
};
/** Every predicate of lineage is one of derivation. */
export const DERIVED = iri('prov', 'wasDerivedFrom');

import { isWebLink } from '../../model/link';
import type { PropertyEdge, PropertyGraph, PropertyNode, PropertyValue } from '../foreign/property-graph';
import { addProperty } from '../foreign/typed';
import { DERIVED, KIND_TYPES, PREDICATE_WORDS, TYPE, type Term, type Triple } from './terms';

/** By which vocabularies say what something is called. */
const LABELS = new Set([
  'http://www.w3.org/2000/01/rdf-schema#label',
  'https://schema.org/name',
  'http://schema.org/name',
  'http://www.w3.org/2004/02/skos/core#prefLabel',
  'http://xmlns.com/foaf/0.1/name',
  'http://purl.org/dc/terms/title',
  'http://purl.org/dc/elements/1.1/title',
]);
/** Addresses by these are pages about a thing, no things themselves. */
const PAGES = new Set([
  'url',
  'sameAs',
  'homepage',
  'page',
  'seeAlso',
  'image',
  'thumbnailUrl',
  'contentUrl',
  'codeRepository',
  'downloadUrl',
  'depiction',
]);
/** The words that we know, by those of the world. */
const OURS: ReadonlyMap<string, string> = new Map([
  [DERIVED.value, 'derived from'],
  ...Object.entries(PREDICATE_WORDS).map(([id, { value }]) => [value, id] as const),
]);
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(KIND_TYPES)
    .toReversed()
    .map(([kind, { value }]) => [value, kind]),
);

interface Draft {
  readonly key: string;
  label: string;
  readonly properties: Map<string, PropertyValue>;
}

/** Resources as nodes, literals as their properties, the rest as edges called by the last part of their address. */
export function strangersGraph(triples: readonly Triple[]): PropertyGraph {
  const nodes = new Map<string, Draft>();
  const edges: PropertyEdge[] = [];
  const described = new Set(triples.map(({ subject }) => keyOf(subject)));
  for (const { subject, predicate, object } of triples) {
    const node = nodes.get(keyOf(subject)) ?? { key: keyOf(subject), label: '', properties: new Map() };
    nodes.set(node.key, node);
    const name = OURS.get(same(predicate.value)) ?? localName(predicate.value);
    if (predicate.value === TYPE.value)
      addProperty(node.properties, 'kind', KINDS.get(same(object.value)) ?? localName(object.value));
    else if (object.termType === 'Literal') {
      if (LABELS.has(predicate.value) && node.label === '') node.label = object.value;
      else if (object.value !== '') addProperty(node.properties, name, literal(object));
    } else if (
      PAGES.has(localName(predicate.value)) &&
      isWebLink(object.value) &&
      !described.has(object.value)
    )
      addProperty(node.properties, 'url', object.value);
    else
      edges.push({
        source: node.key,
        target: keyOf(object),
        directed: true,
        label: name,
        properties: new Map(),
      });
  }
  for (const { target } of edges)
    if (!nodes.has(target)) nodes.set(target, { key: target, label: '', properties: new Map() });
  return { properties: new Map(), nodes: Array.from(nodes.values(), finished), edges, untyped: false };
}

/** Of several kinds the first; a name without its address, where nobody gives another. */
function finished({ key, label, properties }: Draft): PropertyNode {
  const kind = properties.get('kind');
  const kinds = new Map(properties);
  if (Array.isArray(kind))
    kinds.set('kind', (kind as readonly string[])[0]!).set('also a', (kind as readonly string[]).slice(1));
  return { key, label: label === '' ? localName(key) : label, properties: kinds };
}

/** schema.org is written with and without the s. */
function same(value: string): string {
  return value.replace(/^http:\/\/schema\.org\//, 'https://schema.org/');
}

function keyOf({ termType, value }: Term): string {
  return termType === 'BlankNode' && !value.startsWith('_:') ? `_:${value}` : value;
}

function localName(value: string): string {
  const name = /([^/#:]+)[/#]?$/.exec(value)?.[1] ?? value;
  try {
    return decodeURIComponent(name).replaceAll('_', ' ');
  } catch {
    return name;
  }
}

const NUMERIC = /#(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger)$/;

function literal(term: Term): PropertyValue {
  const { value } = term;
  const datatype = (term as { readonly datatype?: Term }).datatype?.value ?? '';
  if (NUMERIC.test(datatype) && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  return datatype.endsWith('#boolean') && /^(?:true|false)$/.test(value) ? value === 'true' : value;
}

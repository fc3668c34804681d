import type { Entity, Graph, Source, Statement, Value } from '../../model/graph';
import { markOf } from '../foreign/write-properties';
import { encodeValue, formsOf, type ValueForm } from '../foreign/value-text';
import type { Scalar } from '../foreign/property-graph';
import {
  DERIVED,
  GRAPH,
  iri,
  KIND_TYPES,
  MARKED,
  NAME,
  NONE,
  PREDICATE_WORDS,
  TYPE,
  UNKNOWN,
  type Term,
} from './terms';

/** A name, or a value as it is written in other formats. */
export type Written = Term | Scalar;
export type Said = readonly [subject: Term, predicate: Term, object: Written];

/**
 * A graph as triples. Each statement is a node of its own (`rdf:Statement`), with its certainty, qualifiers and references; one
 * that is not denied is a plain triple too, in our words and in PROV's and schema.org's.
 */
export function writeTriples(graph: Graph, places?: ArrayLike<number>): Said[] {
  const forms = formsOf(graph.ontology);
  const lineage = new Set(graph.ontology.predicates.filter((one) => one.lineage).map(({ id }) => id));
  return [
    [GRAPH, MARKED, markOf(graph)],
    ...graph.sources.flatMap(sourceTriples),
    ...graph.entities.flatMap((entity, row) => [
      ...entityTriples(entity),
      ...placeTriples(entity, row, places),
    ]),
    ...graph.statements.flatMap((statement, at) => [
      ...plainTriples(statement, forms, lineage),
      ...statementTriples(statement, iri('statement', String(at + 1)), forms),
    ]),
  ];
}

function sourceTriples({ id, title, authors, year, url }: Source): Said[] {
  const node = iri('source', id);
  return [
    [node, TYPE, iri('schema', 'CreativeWork')],
    [node, NAME, title],
    ...optional(node, iri('schema', 'author'), authors),
    ...optional(node, iri('schema', 'datePublished'), year === 0 ? '' : String(year)),
    ...optional(node, iri('schema', 'url'), url),
  ];
}

function entityTriples({
  id,
  kind,
  name,
  aliases,
  description,
  links,
  unnamed,
  placeholder,
}: Entity): Said[] {
  const node = iri('entity', id);
  const type = KIND_TYPES[kind];
  return [
    [node, TYPE, iri('term', kind)],
    ...(type === undefined ? [] : [[node, TYPE, type] as const]),
    [node, NAME, name],
    ...aliases.map((alias): Said => [node, iri('schema', 'alternateName'), alias]),
    ...optional(node, iri('schema', 'description'), description),
    ...links.map((link): Said => [node, iri('schema', 'url'), link]),
    ...(unnamed ? [[node, iri('stemma', 'unnamed'), true] as const] : []),
    ...(placeholder ? [[node, iri('stemma', 'placeholder'), true] as const] : []),
  ];
}

function placeTriples({ id }: Entity, row: number, places: ArrayLike<number> | undefined): Said[] {
  if (places === undefined) return [];
  const node = iri('entity', id);
  return [
    [node, iri('stemma', 'x'), places[2 * row]!],
    [node, iri('stemma', 'y'), places[2 * row + 1]!],
  ];
}

function plainTriples(
  { subject, predicate, object, negated }: Statement,
  forms: ReadonlyMap<string, ValueForm>,
  lineage: ReadonlySet<string>,
): Said[] {
  if (negated || 'unknown' in object || 'none' in object) return [];
  const value = written(object, forms.get(predicate)!);
  const words = [
    iri('term', predicate),
    ...(PREDICATE_WORDS[predicate] === undefined ? [] : [PREDICATE_WORDS[predicate]]),
    ...(lineage.has(predicate) && 'entity' in object ? [DERIVED] : []),
  ];
  return words.map((word) => [iri('entity', subject), word, value]);
}

function statementTriples(statement: Statement, node: Term, forms: ReadonlyMap<string, ValueForm>): Said[] {
  const { subject, predicate, object, qualifiers, certainty, negated, references } = statement;
  return [
    [node, TYPE, iri('rdf', 'Statement')],
    [node, iri('rdf', 'subject'), iri('entity', subject)],
    [node, iri('rdf', 'predicate'), iri('term', predicate)],
    [node, iri('rdf', 'object'), written(object, forms.get(predicate)!)],
    [node, iri('stemma', 'certainty'), certainty],
    ...(negated ? [[node, iri('stemma', 'negated'), true] as const] : []),
    ...qualifiers.flatMap(({ id, values }) =>
      values.map((value): Said => [node, iri('term', id), written(value, forms.get(id)!)]),
    ),
    ...references.flatMap(({ source, where }): Said[] => [
      [node, iri('stemma', 'reference'), where === '' ? source : `${source}, ${where}`],
      [node, iri('schema', 'citation'), iri('source', source)],
    ]),
  ];
}

function written(value: Value, form: ValueForm): Written {
  if ('entity' in value) return iri('entity', value.entity);
  if ('unknown' in value) return UNKNOWN;
  return 'none' in value ? NONE : encodeValue(value, form);
}

function optional(subject: Term, predicate: Term, text: string): Said[] {
  return text === '' ? [] : [[subject, predicate, text]];
}

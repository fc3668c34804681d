import type { Entity, Graph, Reference, Source, Statement } from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import {
  MARK,
  type Properties,
  type PropertyEdge,
  type PropertyGraph,
  type PropertyNode,
  type PropertyValue,
  type Scalar,
} from './property-graph';
import { DETAILS, type Details } from './details';
import { edgeProperty, nodeProperty } from './property-names';
import { encodeValue, formsOf, type ValueForm } from './value-text';
import { ontologyForm, sourcesForm } from './yaml-form';

/**
 * A graph as nodes and edges with properties. A statement about two entities is an edge; one about a value, and one that a
 * source denies (which is no edge to anybody), is a property of its subject. Nothing is lost: ./read-properties reads it all.
 * @param places x and y of each entity, in the order of `entities`
 */
export function writeProperties(graph: Graph, places?: ArrayLike<number>): PropertyGraph {
  const forms = formsOf(graph.ontology);
  const asValues: Statement[] = [];
  const edges: PropertyEdge[] = [];
  const predicates = new Map(graph.ontology.predicates.map((one) => [one.id, one]));
  for (const statement of graph.statements) {
    const { object, subject } = statement;
    if ('entity' in object && !statement.negated) {
      const { label, inverse } = predicates.get(statement.predicate)!;
      edges.push({
        source: subject,
        target: object.entity,
        directed: label !== inverse,
        label,
        properties: edgeProperties(statement, forms),
      });
      continue;
    }
    asValues.push(statement);
  }
  const ofNodes = groupBy(asValues, ({ subject }) => subject);
  return {
    properties: new Map([[MARK, markOf(graph)]]),
    nodes: graph.entities.map((entity, row) =>
      nodeOf(entity, row, ofNodes.get(entity.id) ?? [], forms, places),
    ),
    edges,
    untyped: false,
  };
}

export function markOf({
  ontology,
  sources,
}: {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
}): string {
  return JSON.stringify({ version: 1, ontology: ontologyForm(ontology), sources: sourcesForm(sources) });
}

function nodeOf(
  entity: Entity,
  row: number,
  statements: readonly Statement[],
  forms: ReadonlyMap<string, ValueForm>,
  places: ArrayLike<number> | undefined,
): PropertyNode {
  const properties = new Map<string, PropertyValue>([['kind', entity.kind]]);
  if (entity.description !== '') properties.set('description', entity.description);
  if (entity.aliases.length > 0) properties.set('aliases', listOf(entity.aliases));
  if (entity.links.length > 0) properties.set('links', listOf(entity.links));
  if (entity.unnamed) properties.set('unnamed', true);
  if (entity.placeholder) properties.set('placeholder', true);
  addStatements(properties, statements, forms);
  const place = places === undefined ? undefined : ([places[2 * row]!, places[2 * row + 1]!] as const);
  return { key: entity.id, label: entity.name, properties, ...(place === undefined ? {} : { place }) };
}

function addStatements(
  properties: Map<string, PropertyValue>,
  statements: readonly Statement[],
  forms: ReadonlyMap<string, ValueForm>,
): void {
  for (const [predicate, said] of groupBy(statements, (statement) => statement.predicate)) {
    const form = forms.get(predicate)!;
    const name = nodeProperty(predicate);
    properties.set(name, listOf(said.map(({ object }) => encodeValue(object, form))));
    const details = said.map((statement) => detailsOf(statement, forms));
    if (details.some((one) => one !== null)) properties.set(name + DETAILS, JSON.stringify(details));
  }
}

function detailsOf(statement: Statement, forms: ReadonlyMap<string, ValueForm>): Details | null {
  const { certainty, negated, references, qualifiers } = statement;
  const details: Details = {
    ...(certainty === 'stated' ? {} : { certainty }),
    ...(negated ? { negated } : {}),
    ...(references.length === 0 ? {} : { references: references.map(referenceText) }),
    ...(qualifiers.length === 0
      ? {}
      : {
          qualifiers: qualifiers.map(
            ({ id, values }) => [id, values.map((value) => encodeValue(value, forms.get(id)!))] as const,
          ),
        }),
  };
  return Object.keys(details).length === 0 ? null : details;
}

function edgeProperties(statement: Statement, forms: ReadonlyMap<string, ValueForm>): Properties {
  const properties = new Map<string, PropertyValue>([['predicate', statement.predicate]]);
  if (statement.certainty !== 'stated') properties.set('certainty', statement.certainty);
  for (const { id, values } of statement.qualifiers)
    properties.set(edgeProperty(id), listOf(values.map((value) => encodeValue(value, forms.get(id)!))));
  if (statement.references.length > 0)
    properties.set('references', listOf(statement.references.map(referenceText)));
  return properties;
}

/** As in our YAML: the source's id, up to the first comma; then where in it. */
function referenceText({ source, where }: Reference): string {
  return where === '' ? source : `${source}, ${where}`;
}

/** One is written without a list; but a bracket begins a list, where there is nothing else to write one. */
function listOf(values: readonly Scalar[]): PropertyValue {
  return values.length === 1 && !String(values[0]).startsWith('[') ? values[0]! : values;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

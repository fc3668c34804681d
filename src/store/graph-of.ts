import {
  CERTAINTIES,
  type Entity,
  type Graph,
  type QualifierValues,
  type Statement,
  type Value,
} from '../model/graph';
import {
  NODE_PLACEHOLDER,
  NODE_UNNAMED,
  NO_UNIT,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_UNKNOWN,
} from './columns';
import type { Store } from './store';

/** The graph that a store was built of, with entities in the order of their ids. For writers; verbs walk columns. */
export function graphOf(store: Store): Graph {
  return {
    ontology: store.ontology,
    sources: store.sources,
    entities: Array.from({ length: store.nodeCount }, (_, node) => entityOf(store, node)),
    statements: Array.from({ length: store.statementCount }, (_, row) => statementOf(store, row)),
  };
}

function entityOf(store: Store, node: number): Entity {
  const flags = store.columns.nodeFlags[node]!;
  return {
    id: store.id(node),
    kind: store.kind(node),
    name: store.name(node),
    aliases: store.aliases(node),
    description: store.description(node),
    links: store.links(node),
    unnamed: (flags & NODE_UNNAMED) !== 0,
    placeholder: (flags & NODE_PLACEHOLDER) !== 0,
  };
}

function statementOf(store: Store, row: number): Statement {
  const { statementSubject, statementPredicate, statementObjectType, statementObject } = store.columns;
  return {
    subject: store.id(statementSubject[row]!),
    predicate: store.ontology.predicates[statementPredicate[row]!]!.id,
    object: valueOf(store, statementObjectType[row]!, statementObject[row]!),
    qualifiers: qualifiersOf(store, row),
    certainty: CERTAINTIES[store.certaintyOf(row)]!,
    negated: store.isNegated(row),
    references: referencesOf(store, row),
  };
}

function valueOf(store: Store, type: number, row: number): Value {
  if (type === VALUE_ENTITY) return { entity: store.id(row) };
  if (type === VALUE_UNKNOWN) return { unknown: true };
  if (type === VALUE_NONE) return { none: true };
  if (type === VALUE_TEXT) return { value: store.string(row) };
  const value = store.columns.numberValue[row]!;
  const unit = store.columns.numberUnit[row]!;
  return unit === NO_UNIT ? { value } : { value, unit: store.string(unit) };
}

function qualifiersOf(store: Store, statement: number): QualifierValues[] {
  const { qualifierId, qualifierType, qualifierValue } = store.columns;
  const [start, end] = store.qualifiersOf(statement);
  const values = new Map<string, Value[]>();
  for (let at = start; at < end; at++) {
    const { id } = store.ontology.qualifiers[qualifierId[at]!]!;
    const value = valueOf(store, qualifierType[at]!, qualifierValue[at]!);
    const known = values.get(id);
    if (known === undefined) values.set(id, [value]);
    else known.push(value);
  }
  return Array.from(values, ([id, list]) => ({ id, values: list }));
}

function referencesOf(store: Store, statement: number): Statement['references'] {
  const { referenceSource, referenceWhere } = store.columns;
  const [start, end] = store.referencesOf(statement);
  return Array.from({ length: end - start }, (_, at) => ({
    source: store.sources[referenceSource[start + at]!]!.id,
    where: store.string(referenceWhere[start + at]!),
  }));
}

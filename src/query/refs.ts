import type { EdgeRef, NodeRef, ObjectRef, ReferenceRef, StatementRef } from '../model/answer';
import { CERTAINTIES } from '../model/graph';
import {
  EDGE_INHERITED,
  NO_UNIT,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_UNKNOWN,
} from '../store/columns';
import type { Store } from '../store/store';

/** Rows of the store as the plain JSON of answers. */

export function nodeRef(store: Store, node: number): NodeRef {
  return { id: store.id(node), name: store.name(node), kind: store.kind(node) };
}

export function objectRef(store: Store, type: number, row: number): ObjectRef {
  if (type === VALUE_ENTITY) return nodeRef(store, row);
  if (type === VALUE_UNKNOWN) return { unknown: true };
  if (type === VALUE_NONE) return { none: true };
  if (type === VALUE_TEXT) return { value: store.string(row) };
  const value = store.columns.numberValue[row]!;
  const unit = store.columns.numberUnit[row]!;
  return unit === NO_UNIT ? { value } : { value, unit: store.string(unit) };
}

export function statementObject(store: Store, statement: number): ObjectRef {
  const { statementObjectType, statementObject: rows } = store.columns;
  return objectRef(store, statementObjectType[statement]!, rows[statement]!);
}

/** @param member the entity for which a family's statement holds; absent for the statement as asserted */
export function statementRef(store: Store, statement: number, member?: number): StatementRef {
  const { statementSubject, statementPredicate } = store.columns;
  const owner = statementSubject[statement]!;
  const inherited = member !== undefined && member !== owner;
  return {
    predicate: store.ontology.predicates[statementPredicate[statement]!]!.id,
    subject: nodeRef(store, member ?? owner),
    object: statementObject(store, statement),
    qualifiers: qualifierRefs(store, statement),
    certainty: CERTAINTIES[store.certaintyOf(statement)]!,
    ...(store.isNegated(statement) ? { negated: true as const } : {}),
    ...(inherited ? { inheritedFrom: nodeRef(store, owner) } : {}),
    references: referenceRefs(store, statement),
  };
}

function qualifierRefs(store: Store, statement: number): Record<string, ObjectRef[]> {
  const { qualifierId, qualifierType, qualifierValue } = store.columns;
  const [start, end] = store.qualifiersOf(statement);
  const qualifiers: Record<string, ObjectRef[]> = {};
  for (let i = start; i < end; i++) {
    const { id } = store.ontology.qualifiers[qualifierId[i]!]!;
    const value = objectRef(store, qualifierType[i]!, qualifierValue[i]!);
    if (Object.hasOwn(qualifiers, id)) qualifiers[id]!.push(value);
    else qualifiers[id] = [value];
  }
  return qualifiers;
}

function referenceRefs(store: Store, statement: number): ReferenceRef[] {
  const { referenceSource, referenceWhere } = store.columns;
  const [start, end] = store.referencesOf(statement);
  const references: ReferenceRef[] = [];
  for (let i = start; i < end; i++) {
    const { id, url } = store.sources[referenceSource[i]!]!;
    const where = store.string(referenceWhere[i]!);
    references.push({ source: id, ...(where === '' ? {} : { where }), ...(url === '' ? {} : { url }) });
  }
  return references;
}

export function isReferenced(store: Store, statement: number): boolean {
  const [start, end] = store.referencesOf(statement);
  return start < end;
}

/** The first text of a qualifier of a statement, or undefined. */
export function textQualifier(store: Store, statement: number, id: string): string | undefined {
  const { qualifierId, qualifierType, qualifierValue } = store.columns;
  const [start, end] = store.qualifiersOf(statement);
  for (let i = start; i < end; i++) {
    const wanted = store.ontology.qualifiers[qualifierId[i]!]!.id === id && qualifierType[i] === VALUE_TEXT;
    if (wanted) return store.string(qualifierValue[i]!);
  }
  return undefined;
}

export function edgeRef(store: Store, edge: number): EdgeRef {
  const { edgeSource, edgeTarget, edgeLabel, edgeCertainty, edgeFlags, statementSubject } = store.columns;
  const inherited = (edgeFlags[edge]! & EDGE_INHERITED) !== 0;
  return {
    source: store.id(edgeSource[edge]!),
    target: store.id(edgeTarget[edge]!),
    predicate: store.labelId(edgeLabel[edge]!),
    certainty: CERTAINTIES[edgeCertainty[edge]!]!,
    ...(inherited ? { inheritedFrom: store.id(statementSubject[store.statementOf(edge)]!) } : {}),
  };
}

/** Orders node rows by importance, then name, then id: what every verb lists by. */
export function byImportance(store: Store): (a: number, b: number) => number {
  const { nodeImportance } = store.columns;
  // Leaves all weigh the same: a long sort would read each name many times.
  const names = new Map<number, string>();
  const nameOf = (node: number): string => {
    const known = names.get(node);
    if (known !== undefined) return known;
    const name = store.name(node);
    names.set(node, name);
    return name;
  };
  return (a, b) =>
    nodeImportance[b]! - nodeImportance[a]! ||
    compareTexts(nameOf(a), nameOf(b)) ||
    compareTexts(store.id(a), store.id(b));
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

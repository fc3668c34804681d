import { CERTAINTIES, type Entity, type Statement, type Value } from '../../src/model/graph';
import {
  NODE_PLACEHOLDER,
  NODE_UNNAMED,
  NO_UNIT,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_TEXT,
} from '../../src/store/columns';
import type { Store } from '../../src/store/store';

/** A store as the model has it, so that a test can hold what went in beside what comes out. */

export function entitiesOf(store: Store): Entity[] {
  return Array.from(store.columns.nodeFlags, (flags, node) => ({
    id: store.id(node),
    kind: store.kind(node),
    name: store.name(node),
    aliases: store.aliases(node),
    description: store.description(node),
    links: store.links(node),
    unnamed: (flags & NODE_UNNAMED) !== 0,
    placeholder: (flags & NODE_PLACEHOLDER) !== 0,
  }));
}

export function statementsOf(store: Store): Statement[] {
  const { columns, ontology } = store;
  return Array.from(columns.statementSubject, (subject, row) => ({
    subject: store.id(subject),
    predicate: ontology.predicates[columns.statementPredicate[row]!]!.id,
    object: valueOf(store, columns.statementObjectType[row]!, columns.statementObject[row]!),
    qualifiers: qualifiersOf(store, row),
    certainty: CERTAINTIES[store.certaintyOf(row)]!,
    negated: store.isNegated(row),
    references: range(columns.circumstanceReferenceOffsets, columns.statementCircumstance[row]!).map(
      (at) => ({
        source: store.sources[columns.referenceSource[at]!]!.id,
        where: store.string(columns.referenceWhere[at]!),
      }),
    ),
  }));
}

function qualifiersOf(store: Store, row: number): Statement['qualifiers'] {
  const { circumstanceQualifierOffsets, statementCircumstance } = store.columns;
  const { qualifierId, qualifierType, qualifierValue } = store.columns;
  const byId = new Map<string, Value[]>();
  for (const at of range(circumstanceQualifierOffsets, statementCircumstance[row]!)) {
    const { id } = store.ontology.qualifiers[qualifierId[at]!]!;
    byId.set(id, [...(byId.get(id) ?? []), valueOf(store, qualifierType[at]!, qualifierValue[at]!)]);
  }
  return Array.from(byId, ([id, values]) => ({ id, values }));
}

function valueOf(store: Store, type: number, row: number): Value {
  if (type === VALUE_ENTITY) return { entity: store.id(row) };
  if (type === VALUE_TEXT) return { value: store.string(row) };
  if (type !== VALUE_NUMBER) return type === VALUE_NONE ? { none: true } : { unknown: true };
  const unit = store.columns.numberUnit[row]!;
  const value = store.columns.numberValue[row]!;
  return unit === NO_UNIT ? { value } : { value, unit: store.string(unit) };
}

/** The rows that an owner has. */
export function range(offsets: Uint32Array, owner: number): number[] {
  const start = offsets[owner]!;
  return Array.from({ length: offsets[owner + 1]! - start }, (_, at) => start + at);
}

/** `source label target`, with what sets an edge apart, in the order stored. */
export function edgesOf(store: Store): string[] {
  const { edgeSource, edgeTarget, edgeLabel, edgeFlags } = store.columns;
  const marks = ['', ' (participants)', ' (inherited)'];
  return Array.from(
    edgeSource,
    (source, edge) =>
      `${store.id(source)} ${store.labelId(edgeLabel[edge]!)} ${store.id(edgeTarget[edge]!)}${marks[edgeFlags[edge]!]}`,
  );
}

import { EDGE_INHERITED, EDGE_PARTICIPANT, VALUE_TEXT } from '../store/columns';
import type { Store } from '../store/store';

/** How one was built on another: the `relation` qualifier of an edge's statement. */

const RELATION = 'relation';
/**
 * One byte for each circumstance: 1 = it has a relation that passes. Circumstances are few, however many statements have them.
 * @param unsaid the verdict on what says of no relation
 */
export function relationMask(
  store: Store,
  passes: (relation: string) => boolean,
  unsaid: boolean,
): Uint8Array {
  const mask = new Uint8Array(store.columns.circumstanceQualifierOffsets.length - 1);
  for (let circumstance = 0; circumstance < mask.length; circumstance++) {
    const relations = relationsOf(store, circumstance);
    mask[circumstance] = Number(relations.length === 0 ? unsaid : relations.some(passes));
  }
  return mask;
}

/** How many asserted edges there are of each relation, in the order of the vocabulary; what there is none of is left out. */
export function relationCounts(store: Store): Record<string, number> {
  const { statementCircumstance, circumstanceQualifierOffsets, edgeFlags } = store.columns;
  const each = new Uint32Array(circumstanceQualifierOffsets.length - 1);
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if ((edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) !== 0) continue;
    each[statementCircumstance[store.statementOf(edge)]!]!++;
  }
  const counts = new Map<string, number>(choicesOf(store).map((relation) => [relation, 0]));
  each.forEach((count, circumstance) => {
    if (count === 0) return;
    for (const relation of new Set(relationsOf(store, circumstance)))
      counts.set(relation, (counts.get(relation) ?? 0) + count);
  });
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

export function choicesOf({ ontology }: Store): readonly string[] {
  return ontology.qualifiers.find(({ id }) => id === RELATION)?.choices ?? [];
}

function relationsOf(store: Store, circumstance: number): string[] {
  const { circumstanceQualifierOffsets: offsets, qualifierId, qualifierType, qualifierValue } = store.columns;
  const relation = store.ontology.qualifiers.findIndex(({ id }) => id === RELATION);
  const relations: string[] = [];
  for (let i = offsets[circumstance]!; i < offsets[circumstance + 1]!; i++) {
    if (qualifierId[i] === relation && qualifierType[i] === VALUE_TEXT)
      relations.push(store.string(qualifierValue[i]!));
  }
  return relations;
}

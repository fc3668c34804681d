import type { Comparison, ObjectRef } from '../model/answer';
import { InputError } from '../model/errors';
import type { Questions } from '../model/question';
import type { Store } from '../store/store';
import { stronglyConnected } from './components';
import { effectiveStatements } from './describe';
import { lineageWalk } from './lineage';
import { matchEntity } from './match';
import { byImportance, nodeRef, statementObject, statementRef } from './refs';
import { distancesOf, isWalked, reach, type Walk } from './reach';
import type { Sliced } from './slice';

/** Two or more entities in rows by predicate, and what they both come from. */
export function* compare(store: Store, question: Questions['compare']): Sliced<Comparison> {
  if (question.entities.length < 2) throw new InputError('wrong-use', 'compare takes two or more entities');
  const nodes: number[] = [];
  for (const entity of question.entities) nodes.push((yield* matchEntity(store, entity)).node);
  return {
    entities: nodes.map((node) => nodeRef(store, node)),
    rows: rowsOf(store, nodes),
    ...(question.evidence === true ? { evidence: evidenceOf(store, nodes) } : {}),
    commonAncestors: yield* nearestCommonAncestors(store, nodes),
  };
}

function rowsOf(store: Store, nodes: readonly number[]): Comparison['rows'] {
  const cells = nodes.map((node) => objectsByPredicate(store, node));
  return store.ontology.predicates.flatMap(({ id }, predicate) => {
    const row = cells.map((byPredicate) => byPredicate.get(predicate) ?? []);
    if (row.every((cell) => cell.length === 0)) return [];
    const keys = row.map((cell) =>
      cell
        .map((object) => JSON.stringify(object))
        .sort()
        .join('\n'),
    );
    const same = keys.every((key) => key !== '' && key === keys[0]) && !row[0]!.some(isUndisclosed);
    return [{ predicate: id, cells: row, same }];
  });
}

function evidenceOf(store: Store, nodes: readonly number[]): NonNullable<Comparison['evidence']> {
  const said = nodes.map((node) =>
    effectiveStatements(store, node).map((statement) => statementRef(store, statement, node)),
  );
  return store.ontology.predicates.flatMap(({ id }) => {
    const statements = said.map((all) => all.filter(({ predicate }) => predicate === id));
    return statements.some((list) => list.length > 0) ? [{ predicate: id, statements }] : [];
  });
}

/** Two that are not disclosed are not known to be the same. */
function isUndisclosed(object: ObjectRef): boolean {
  return 'unknown' in object;
}

/** Each object once; what is denied is no object. */
function objectsByPredicate(store: Store, node: number): Map<number, ObjectRef[]> {
  const { statementPredicate } = store.columns;
  const objects = new Map<number, ObjectRef[]>();
  for (const statement of effectiveStatements(store, node)) {
    if (store.isNegated(statement)) continue;
    const predicate = statementPredicate[statement]!;
    const object = statementObject(store, statement);
    const cell = objects.get(predicate) ?? [];
    objects.set(predicate, cell);
    if (!cell.some((other) => JSON.stringify(other) === JSON.stringify(object))) cell.push(object);
  }
  return objects;
}

/** Those common ancestors from which no other one descends. An entity is an ancestor of itself. */
function* nearestCommonAncestors(
  store: Store,
  nodes: readonly number[],
): Sliced<Comparison['commonAncestors']> {
  const walk: Walk = { ...lineageWalk(store), direction: 'out' };
  const levels: Map<number, number>[] = [];
  for (const node of nodes)
    levels.push(distancesOf(yield* reach(store, [node], Number.MAX_SAFE_INTEGER, walk)));
  const common = [...levels[0]!.keys()].filter((node) => levels.every((reached) => reached.has(node)));
  const order = byImportance(store);
  const total = (node: number) => levels.reduce((sum, reached) => sum + reached.get(node)!, 0);
  return (yield* nearestOf(store, common, walk))
    .sort((a, b) => total(a) - total(b) || order(a, b))
    .map((node) => ({
      id: store.id(node),
      name: store.name(node),
      distances: levels.map((reached) => reached.get(node)!),
    }));
}

/**
 * What a common ancestor descends from is a common ancestor, too; so one of them is beyond another where a single edge
 * leads to it. Within a cycle each descends from the other and none is nearer: a cycle is near or beyond as a whole.
 */
function* nearestOf(store: Store, common: readonly number[], walk: Walk): Sliced<number[]> {
  const { nodeOutOffsets, edgeTarget } = store.columns;
  const at = new Map(common.map((node, index) => [node, index]));
  const bases = common.map((node) => {
    const indices: number[] = [];
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (isWalked(store.columns, edge, walk)) indices.push(at.get(edgeTarget[edge]!)!);
    }
    return indices;
  });
  const { group, count } = yield* stronglyConnected(common.length, (index) => bases[index]!);
  const unitOf = (index: number) => (group[index]! >= 0 ? group[index]! : count + index);
  const beyond = new Set<number>();
  bases.forEach((indices, index) => {
    for (const base of indices) if (unitOf(base) !== unitOf(index)) beyond.add(unitOf(base));
  });
  return common.filter((_, index) => !beyond.has(unitOf(index)));
}

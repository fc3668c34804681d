import type { Graph, Statement, Value } from '../model/graph';
import { FAMILY_KIND, MEMBERSHIP } from '../model/ontology';

/**
 * What is said of a family holds for its members unless a member says otherwise: by a statement of its own
 * where only one can hold, by one about the same object, or by `none`. A nearer family speaks before a farther one.
 * @returns for each entity, in order, the indices of its families' statements that hold for it
 */
export function inheritedStatements(graph: Graph): number[][] {
  const own = statementsBySubject(graph);
  const families = familiesOf(graph);
  const inherits = new Map(graph.ontology.predicates.map((p) => [p.id, p.inherited]));
  const single = new Set(graph.ontology.predicates.filter((p) => p.single).map((p) => p.id));
  return graph.entities.map(({ id }) => {
    const ancestors = ancestorsOf(id, families);
    const said = new Set<string>();
    for (const index of own.get(id) ?? []) markSaid(said, graph.statements[index]!, single);
    const inherited: number[] = [];
    for (const family of ancestors) {
      const here = (own.get(family) ?? []).filter((index) => {
        const statement = graph.statements[index]!;
        return inherits.get(statement.predicate) === true && !isSaid(said, statement);
      });
      for (const index of here) markSaid(said, graph.statements[index]!, single);
      inherited.push(...here);
    }
    return inherited;
  });
}

function statementsBySubject(graph: Graph): Map<string, number[]> {
  const own = new Map<string, number[]>();
  graph.statements.forEach((statement, index) => {
    const list = own.get(statement.subject);
    if (list === undefined) own.set(statement.subject, [index]);
    else list.push(index);
  });
  return own;
}

function familiesOf(graph: Graph): Map<string, string[]> {
  const kinds = new Map(graph.entities.map((entity) => [entity.id, entity.kind]));
  const families = new Map<string, string[]>();
  for (const { subject, predicate, object, negated } of graph.statements) {
    if (predicate !== MEMBERSHIP || negated || !('entity' in object)) continue;
    if (kinds.get(object.entity) !== FAMILY_KIND) continue;
    families.set(subject, [...(families.get(subject) ?? []), object.entity]);
  }
  return families;
}

/** Breadth first, nearest first, without the entity itself even where membership runs in a circle. */
function ancestorsOf(id: string, families: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([id]);
  const queue = [id];
  for (const member of queue) {
    for (const family of families.get(member) ?? []) {
      if (seen.has(family)) continue;
      seen.add(family);
      queue.push(family);
    }
  }
  return queue.slice(1);
}

function markSaid(said: Set<string>, statement: Statement, single: ReadonlySet<string>): void {
  const { predicate, object } = statement;
  said.add(`${predicate} ${objectKey(object)}`);
  if (single.has(predicate) || 'none' in object) said.add(predicate);
}

function isSaid(said: ReadonlySet<string>, { predicate, object }: Statement): boolean {
  return said.has(predicate) || said.has(`${predicate} ${objectKey(object)}`);
}

function objectKey(object: Value): string {
  if ('entity' in object) return object.entity;
  if ('value' in object) return JSON.stringify([object.value, object.unit ?? '']);
  return 'unknown' in object ? '?' : '!';
}

import type { Graph, Statement, Value } from '../model/graph';
import { FAMILY_KIND, MEMBERSHIP } from '../model/ontology';

/**
 * What is said of a family holds for its members unless a member says otherwise: by a statement of its own
 * where only one can hold, by one about the same object, or by `none`; and where it has something, its family's `none`
 * does not hold. A nearer family speaks before a farther one.
 * @returns for each entity, in order, the indices of its families' statements that hold for it
 */
export function inheritedStatements(graph: Graph): number[][] {
  const families = familiesOf(graph);
  const own = statementsBySubject(graph, new Set([...families.keys(), ...[...families.values()].flat()]));
  const { predicates } = graph.ontology;
  const inherited = new Set(predicates.filter((predicate) => predicate.inherited).map(({ id }) => id));
  const single = new Set(predicates.filter((predicate) => predicate.single).map(({ id }) => id));
  return graph.entities.map(({ id }) => {
    if (!families.has(id)) return [];
    const said = new Said(single);
    const add = (index: number) => said.add(graph.statements[index]!);
    own.get(id)?.forEach(add);
    return ancestorsOf(id, families).flatMap((family) => {
      const here = (own.get(family) ?? []).filter((index) => {
        const statement = graph.statements[index]!;
        return inherited.has(statement.predicate) && !said.overrules(statement);
      });
      // Only now: what one family says twice by one predicate holds twice.
      here.forEach(add);
      return here;
    });
  });
}

function statementsBySubject({ statements }: Graph, wanted: ReadonlySet<string>): Map<string, number[]> {
  const own = new Map(Array.from(wanted, (id): [string, number[]] => [id, []]));
  statements.forEach(({ subject }, index) => own.get(subject)?.push(index));
  return own;
}

function familiesOf(graph: Graph): Map<string, string[]> {
  const known = new Set(graph.entities.flatMap(({ id, kind }) => (kind === FAMILY_KIND ? [id] : [])));
  const families = new Map<string, string[]>();
  for (const { subject, predicate, object, negated } of graph.statements) {
    if (predicate !== MEMBERSHIP || negated || !('entity' in object)) continue;
    if (!known.has(object.entity)) continue;
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

/** What has been said of one entity so far, by itself and by its nearer families. */
class Said {
  /** A predicate and its object, denied or not. */
  readonly #objects = new Set<string>();
  /** Predicates of which nothing more can hold. */
  readonly #settled = new Set<string>();
  /** Predicates by which there is something. */
  readonly #present = new Set<string>();

  constructor(private readonly single: ReadonlySet<string>) {}

  add({ predicate, object, negated }: Statement): void {
    this.#objects.add(`${predicate} ${objectKey(object)}`);
    if (negated) return;
    if (this.single.has(predicate) || 'none' in object) this.#settled.add(predicate);
    if (!('none' in object)) this.#present.add(predicate);
  }

  overrules({ predicate, object, negated }: Statement): boolean {
    if (this.#settled.has(predicate) || this.#objects.has(`${predicate} ${objectKey(object)}`)) return true;
    return 'none' in object && !negated && this.#present.has(predicate);
  }
}

function objectKey(object: Value): string {
  if ('entity' in object) return object.entity;
  if ('value' in object) return JSON.stringify([object.value, object.unit ?? '']);
  return 'unknown' in object ? '?' : '!';
}

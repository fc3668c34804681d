import { FAMILY_KIND, MEMBERSHIP, type Ontology } from '../model/ontology';
import { STATEMENT_NEGATED, VALUE_ENTITY, VALUE_NONE } from './columns';
import { flatten, type Rows } from './csr';
import type { StatementColumns } from './edges';

/**
 * What is said of a family holds for its members unless a member says otherwise: by a statement of its own
 * where only one can hold, by one about the same object, or by `none`; and where it has something, its family's `none`
 * does not hold. A nearer family speaks before a farther one.
 * @param nodeKind for each node an index into `ontology.kinds`
 * @returns node → its families' statements that hold for it
 */
export function inheritedStatements(
  ontology: Ontology,
  nodeKind: Uint8Array,
  statements: StatementColumns,
): Rows {
  const families = familiesOf(ontology, nodeKind, statements);
  if (families.size === 0) return { offsets: new Uint32Array(nodeKind.length + 1), items: new Uint32Array() };
  const { nodeStatementOffsets, statementPredicate } = statements;
  const inherited = ontology.predicates.map((predicate) => predicate.inherited);
  const lists: number[][] = Array.from({ length: nodeKind.length }, () => []);
  for (const node of families.keys()) {
    const said = new Said(ontology, statements);
    for (let row = nodeStatementOffsets[node]!; row < nodeStatementOffsets[node + 1]!; row++) said.add(row);
    for (const family of ancestorsOf(node, families)) {
      const here: number[] = [];
      for (let row = nodeStatementOffsets[family]!; row < nodeStatementOffsets[family + 1]!; row++)
        if (inherited[statementPredicate[row]!] && !said.overrules(row)) here.push(row);
      // Only now: what one family says twice by one predicate holds twice.
      for (const row of here) said.add(row);
      lists[node]!.push(...here);
    }
  }
  return flatten(lists);
}

/** node → the families of which it is said to be a member. */
function familiesOf(
  { kinds, predicates }: Ontology,
  nodeKind: Uint8Array,
  statements: StatementColumns,
): Map<number, number[]> {
  const { statementSubject, statementPredicate, statementObjectType, statementObject } = statements;
  const family = kinds.findIndex(({ id }) => id === FAMILY_KIND);
  const membership = predicates.findIndex(({ id }) => id === MEMBERSHIP);
  const families = new Map<number, number[]>();
  for (let row = 0; row < statementSubject.length; row++) {
    if (statementPredicate[row] !== membership || statementObjectType[row] !== VALUE_ENTITY) continue;
    const object = statementObject[row]!;
    if (nodeKind[object] !== family || isNegated(statements, row)) continue;
    const subject = statementSubject[row]!;
    families.set(subject, [...(families.get(subject) ?? []), object]);
  }
  return families;
}

function isNegated({ statementCircumstance, circumstanceFlags }: StatementColumns, row: number): boolean {
  return (circumstanceFlags[statementCircumstance[row]!]! & STATEMENT_NEGATED) !== 0;
}

/** Breadth first, nearest first, without the entity itself even where membership runs in a circle. */
function ancestorsOf(node: number, families: ReadonlyMap<number, readonly number[]>): number[] {
  const seen = new Set([node]);
  const queue = [node];
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
  readonly #settled = new Set<number>();
  /** Predicates by which there is something. */
  readonly #present = new Set<number>();

  constructor(
    private readonly ontology: Ontology,
    private readonly statements: StatementColumns,
  ) {}

  add(row: number): void {
    this.#objects.add(this.#key(row));
    if (isNegated(this.statements, row)) return;
    const predicate = this.statements.statementPredicate[row]!;
    const isNone = this.statements.statementObjectType[row] === VALUE_NONE;
    if (this.ontology.predicates[predicate]!.single || isNone) this.#settled.add(predicate);
    if (!isNone) this.#present.add(predicate);
  }

  overrules(row: number): boolean {
    const predicate = this.statements.statementPredicate[row]!;
    if (this.#settled.has(predicate) || this.#objects.has(this.#key(row))) return true;
    const isNone = this.statements.statementObjectType[row] === VALUE_NONE;
    return isNone && !isNegated(this.statements, row) && this.#present.has(predicate);
  }

  /** Each number with its unit and each text has one row, so that the same key means the same object. */
  #key(row: number): string {
    const { statementPredicate, statementObjectType, statementObject } = this.statements;
    return `${statementPredicate[row]} ${statementObjectType[row]} ${statementObject[row]}`;
  }
}

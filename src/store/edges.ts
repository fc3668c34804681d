import { EDGE_INHERITED, EDGE_PARTICIPANT, STATEMENT_NEGATED, VALUE_ENTITY, type Columns } from './columns';
import { groupByOwner, type Rows } from './csr';
import { pageRank } from './importance';

/** What of the statements' columns makes edges. */
export type StatementColumns = Pick<
  Columns,
  | 'statementSubject'
  | 'statementPredicate'
  | 'statementObjectType'
  | 'statementObject'
  | 'statementCertainty'
  | 'statementFlags'
  | 'statementQualifierOffsets'
  | 'qualifierId'
  | 'qualifierType'
  | 'qualifierValue'
>;

/** Statements, and the sizes of what they point into. */
export interface Stated {
  readonly statements: StatementColumns;
  readonly nodeCount: number;
  readonly predicateCount: number;
}

/** For each entity the statements of others that name it as object or in a qualifier, each once. */
export function mentionColumns(stated: Stated) {
  const named: number[] = [];
  const namedBy: number[] = [];
  forEachStatement(stated, (row, nodes) => {
    nodes.forEach((node, at) => {
      // The subject, or one that was named before.
      if (at === 0 || nodes.indexOf(node) < at) return;
      named.push(node);
      namedBy.push(row);
    });
  });
  const { offsets, items } = groupByOwner(named, stated.nodeCount);
  return { nodeMentionOffsets: offsets, mentionStatement: items.map((at) => namedBy[at]!) };
}

/**
 * Edges sorted by source, both ways, and what they make important. What is denied is no edge. The participants of a
 * statement are joined pairwise; a statement that holds for a member through its family is one edge of the member.
 * @param inherited node → statements of its families
 */
export function edgeColumns(stated: Stated, inherited: Rows) {
  const unsorted = new EdgeList();
  addStated(unsorted, stated);
  addInherited(unsorted, stated, inherited);
  const out = groupByOwner(unsorted.source, stated.nodeCount);
  const sorted = (column: readonly number[]) => out.items.map((edge) => column[edge]!);
  const edgeTarget = sorted(unsorted.target);
  const edgeStatement = sorted(unsorted.statement);
  const edgeFlags = Uint8Array.from(sorted(unsorted.flags));
  const incoming = groupByOwner(edgeTarget, stated.nodeCount);
  const columns = {
    nodeOutOffsets: out.offsets,
    edgeSource: sorted(unsorted.source),
    edgeTarget,
    edgeLabel: Uint16Array.from(sorted(unsorted.label)),
    edgeCertainty: Uint8Array.from(edgeStatement, (row) => stated.statements.statementCertainty[row]!),
    edgeFlags,
    edgeStatement,
    nodeInOffsets: incoming.offsets,
    incomingEdge: incoming.items,
  };
  return { ...columns, nodeImportance: importance(columns, stated.nodeCount) };
}

/** Edges as they come, one array for each of their columns. */
class EdgeList {
  readonly source: number[] = [];
  readonly target: number[] = [];
  readonly label: number[] = [];
  readonly flags: number[] = [];
  readonly statement: number[] = [];

  add(source: number, target: number, label: number, flags: number, statement: number): void {
    this.source.push(source);
    this.target.push(target);
    this.label.push(label);
    this.flags.push(flags);
    this.statement.push(statement);
  }
}

/** One edge for each statement about an entity; the same two participants are joined by one qualifier once. */
function addStated(edges: EdgeList, stated: Stated): void {
  const { statementFlags } = stated.statements;
  const joined = new Set<string>();
  forEachStatement(stated, (row, nodes, labels) => {
    if ((statementFlags[row]! & STATEMENT_NEGATED) !== 0) return;
    for (let later = 1; later < nodes.length; later++) {
      const [target, label] = [nodes[later]!, labels[later]!];
      if (label < stated.predicateCount) {
        edges.add(nodes[0]!, target, label, 0, row);
        continue;
      }
      for (const source of nodes.slice(0, later)) {
        const key = `${source} ${target} ${label}`;
        if (source === target || joined.has(key)) continue;
        joined.add(key);
        edges.add(source, target, label, EDGE_PARTICIPANT, row);
      }
    }
  });
}

function addInherited(edges: EdgeList, { statements, nodeCount }: Stated, { offsets, items }: Rows): void {
  const { statementObjectType, statementObject, statementFlags, statementPredicate } = statements;
  for (let member = 0; member < nodeCount; member++) {
    for (let at = offsets[member]!; at < offsets[member + 1]!; at++) {
      const row = items[at]!;
      const negated = (statementFlags[row]! & STATEMENT_NEGATED) !== 0;
      if (negated || statementObjectType[row] !== VALUE_ENTITY) continue;
      // A family trained on its own member's output would make a member its own ancestor.
      if (statementObject[row] === member) continue;
      edges.add(member, statementObject[row]!, statementPredicate[row]!, EDGE_INHERITED, row);
    }
  }
}

/**
 * Calls for each statement with its participants: the subject, then an object that is an entity, then those in
 * qualifiers; `labels[i]` is what joins the i-th to earlier ones, the subject's is of no use. Both lists are good until the
 * call returns.
 */
function forEachStatement(
  { statements, predicateCount }: Stated,
  call: (row: number, nodes: readonly number[], labels: readonly number[]) => void,
): void {
  const { statementSubject, statementPredicate, statementObjectType, statementObject } = statements;
  const { statementQualifierOffsets, qualifierId, qualifierType, qualifierValue } = statements;
  const nodes: number[] = [];
  const labels: number[] = [];
  for (let row = 0; row < statementSubject.length; row++) {
    nodes.length = labels.length = 1;
    nodes[0] = statementSubject[row]!;
    if (statementObjectType[row] === VALUE_ENTITY) {
      nodes.push(statementObject[row]!);
      labels.push(statementPredicate[row]!);
    }
    for (let at = statementQualifierOffsets[row]!; at < statementQualifierOffsets[row + 1]!; at++) {
      if (qualifierType[at] !== VALUE_ENTITY) continue;
      nodes.push(qualifierValue[at]!);
      labels.push(predicateCount + qualifierId[at]!);
    }
    call(row, nodes, labels);
  }
}

/** Over what is asserted: an inherited edge would let a family's size decide. */
function importance(
  { edgeSource, edgeTarget, edgeFlags }: Pick<Columns, 'edgeSource' | 'edgeTarget' | 'edgeFlags'>,
  nodeCount: number,
): Float32Array {
  const isAsserted = (_: number, edge: number) => (edgeFlags[edge]! & EDGE_INHERITED) === 0;
  const targets = edgeTarget.filter(isAsserted);
  return pageRank(nodeCount, groupByOwner(edgeSource.filter(isAsserted), nodeCount), targets);
}

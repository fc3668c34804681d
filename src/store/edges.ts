import { EDGE_INHERITED, EDGE_PARTICIPANT, STATEMENT_NEGATED, VALUE_ENTITY, type Columns } from './columns';
import { groupByOwner, type Rows } from './csr';
import { onScale, pageRank, type OutgoingEdges } from './importance';

/** What of the statements' columns makes edges. */
export type StatementColumns = Pick<
  Columns,
  | 'nodeStatementOffsets'
  | 'statementSubject'
  | 'statementPredicate'
  | 'statementObjectType'
  | 'statementObject'
  | 'statementCircumstance'
  | 'circumstanceCertainty'
  | 'circumstanceFlags'
  | 'circumstanceQualifierOffsets'
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

/** Edges both ways, what they make important, and who is mentioned. */
export type EdgeColumns = Pick<
  Columns,
  | 'nodeOutOffsets'
  | 'edgeSource'
  | 'edgeTarget'
  | 'edgeLabel'
  | 'edgeCertainty'
  | 'edgeFlags'
  | 'edgeStatement'
  | 'nodeInOffsets'
  | 'incomingEdge'
  | 'nodeMentionOffsets'
  | 'mentionStatement'
  | 'nodeImportance'
>;

/**
 * Edges sorted by source, both ways. What is denied is no edge. The participants of a statement are joined pairwise; a
 * statement that holds for a member through its family is one edge of the member.
 * @param inherited node → statements of its families
 */
export function edgeColumns(stated: Stated, inherited: Rows): EdgeColumns {
  const isPlain = inherited.items.length === 0 && isOneToOne(stated.statements);
  const outgoing = isPlain ? plainEdges(stated.statements) : unequalEdges(stated, inherited);
  const incoming = groupByOwner(outgoing.edgeTarget, stated.nodeCount);
  const mentions = isPlain ? incoming : mentionsIn(stated);
  return {
    ...outgoing,
    nodeInOffsets: incoming.offsets,
    incomingEdge: incoming.items,
    nodeMentionOffsets: mentions.offsets,
    mentionStatement: mentions.items,
    nodeImportance: onScale(pageRank(assertedEdges(outgoing))),
  };
}

/** Whether each statement is the one edge that has its number. */
function isOneToOne({
  statementObjectType,
  statementCircumstance,
  circumstanceFlags,
  qualifierType,
}: StatementColumns): boolean {
  if (qualifierType.includes(VALUE_ENTITY)) return false;
  for (let row = 0; row < statementObjectType.length; row++) {
    if (statementObjectType[row] !== VALUE_ENTITY) return false;
    if ((circumstanceFlags[statementCircumstance[row]!]! & STATEMENT_NEGATED) !== 0) return false;
  }
  return true;
}

type Outgoing = Omit<
  EdgeColumns,
  'nodeInOffsets' | 'incomingEdge' | 'nodeMentionOffsets' | 'mentionStatement' | 'nodeImportance'
>;

function plainEdges(statements: StatementColumns): Outgoing {
  const { statementCircumstance, circumstanceCertainty } = statements;
  const count = statementCircumstance.length;
  const edgeCertainty = new Uint8Array(count);
  for (let row = 0; row < count; row++)
    edgeCertainty[row] = circumstanceCertainty[statementCircumstance[row]!]!;
  return {
    nodeOutOffsets: statements.nodeStatementOffsets,
    edgeSource: statements.statementSubject,
    edgeTarget: statements.statementObject,
    edgeLabel: statements.statementPredicate,
    edgeCertainty,
    edgeFlags: new Uint8Array(count),
    edgeStatement: new Uint32Array(),
  };
}

function unequalEdges(stated: Stated, inherited: Rows): Outgoing {
  const unsorted = new EdgeList();
  addStated(unsorted, stated);
  addInherited(unsorted, stated, inherited);
  const out = groupByOwner(unsorted.source, stated.nodeCount);
  const sorted = (column: readonly number[]) => out.items.map((edge) => column[edge]!);
  const edgeStatement = sorted(unsorted.statement);
  const { statementCircumstance, circumstanceCertainty } = stated.statements;
  return {
    nodeOutOffsets: out.offsets,
    edgeSource: sorted(unsorted.source),
    edgeTarget: sorted(unsorted.target),
    edgeLabel: Uint16Array.from(sorted(unsorted.label)),
    edgeCertainty: Uint8Array.from(
      edgeStatement,
      (row) => circumstanceCertainty[statementCircumstance[row]!]!,
    ),
    edgeFlags: Uint8Array.from(sorted(unsorted.flags)),
    edgeStatement,
  };
}

/** For each entity the statements that name it as object or in a qualifier, each once. */
function mentionsIn(stated: Stated): Rows {
  const named: number[] = [];
  const namedBy: number[] = [];
  forEachStatement(stated, (row, nodes) => {
    for (let at = 1; at < nodes.length; at++) {
      const node = nodes[at]!;
      if (nodes.indexOf(node, 1) < at) continue;
      named.push(node);
      namedBy.push(row);
    }
  });
  const { offsets, items } = groupByOwner(named, stated.nodeCount);
  return { offsets, items: items.map((at) => namedBy[at]!) };
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

function isNegated({ statementCircumstance, circumstanceFlags }: StatementColumns, row: number): boolean {
  return (circumstanceFlags[statementCircumstance[row]!]! & STATEMENT_NEGATED) !== 0;
}

/** One edge for each statement about an entity; the same two participants are joined by one qualifier once. */
function addStated(edges: EdgeList, stated: Stated): void {
  const joined = new Set<string>();
  forEachStatement(stated, (row, nodes, labels) => {
    if (isNegated(stated.statements, row)) return;
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
  const { statementObjectType, statementObject, statementPredicate } = statements;
  for (let member = 0; member < nodeCount; member++) {
    for (let at = offsets[member]!; at < offsets[member + 1]!; at++) {
      const row = items[at]!;
      if (isNegated(statements, row) || statementObjectType[row] !== VALUE_ENTITY) continue;
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
  const { statementCircumstance, circumstanceQualifierOffsets: ends } = statements;
  const { qualifierId, qualifierType, qualifierValue } = statements;
  const nodes: number[] = [];
  const labels: number[] = [];
  for (let row = 0; row < statementSubject.length; row++) {
    nodes.length = labels.length = 1;
    nodes[0] = statementSubject[row]!;
    if (statementObjectType[row] === VALUE_ENTITY) {
      nodes.push(statementObject[row]!);
      labels.push(statementPredicate[row]!);
    }
    const circumstance = statementCircumstance[row]!;
    for (let at = ends[circumstance]!; at < ends[circumstance + 1]!; at++) {
      if (qualifierType[at] !== VALUE_ENTITY) continue;
      nodes.push(qualifierValue[at]!);
      labels.push(predicateCount + qualifierId[at]!);
    }
    call(row, nodes, labels);
  }
}

/** What makes important is what is asserted: by inherited edges the size of a family would decide. */
function assertedEdges({ nodeOutOffsets, edgeTarget, edgeFlags }: Outgoing): OutgoingEdges {
  if (edgeFlags.every((flags) => (flags & EDGE_INHERITED) === 0)) return { nodeOutOffsets, edgeTarget };
  const offsets = new Uint32Array(nodeOutOffsets.length);
  const targets: number[] = [];
  for (let node = 0; node + 1 < offsets.length; node++) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if ((edgeFlags[edge]! & EDGE_INHERITED) === 0) targets.push(edgeTarget[edge]!);
    }
    offsets[node + 1] = targets.length;
  }
  return { nodeOutOffsets: offsets, edgeTarget: Uint32Array.from(targets) };
}

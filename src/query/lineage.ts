import type { Lineage, LineageEdge } from '../model/answer';
import type { Questions } from '../model/question';
import { CERTAINTIES } from '../model/graph';
import { EDGE_PARTICIPANT, VALUE_TEXT } from '../store/columns';
import type { Store } from '../store/store';
import { stronglyConnected } from './components';
import { matchEntity } from './match';
import { byImportance, compareTexts, edgeRef, isReferenced, nodeRef, textQualifier } from './refs';
import type { Sliced } from './slice';
import { checkRelations, count, lineageMask } from './terms';

/** What an entity is built on (`up`) or what was built on it (`down`), by levels: the fewest steps from it. */
export function* lineage(store: Store, question: Questions['lineage']): Sliced<Lineage> {
  const { node: root } = matchEntity(store, question.entity);
  const depth = count('depth', question.depth, Number.MAX_SAFE_INTEGER);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  checkRelations(store, question.relations ?? []);
  const admits = admission(store, lineageMask(store, question.edges), question.relations);
  const levels = yield* levelsFrom(store, root, question.direction, depth, admits);
  const order = byImportance(store);
  const reached = [...levels.keys()].sort((a, b) => levels.get(a)! - levels.get(b)! || order(a, b));
  const shown = reached.slice(0, limit);
  const edges = lineageEdges(store, shown, admits);
  return {
    root: nodeRef(store, root),
    nodes: shown.map((node) => ({ ...nodeRef(store, node), level: levels.get(node)! })),
    edges: edges.map((edge) => lineageEdge(store, edge)),
    cycles: cyclesAmong(store, shown, edges),
    coverage: coverageOf(store, edges),
    truncated: shown.length < reached.length ? { shown: shown.length, total: reached.length } : null,
  };
}

export type Admits = (edge: number) => boolean;

/** Edges of statements, inherited ones too, by predicate and relation; never those between mere participants. */
export function admission(store: Store, labels: Uint8Array, relations?: readonly string[]): Admits {
  const { edgeLabel, edgeFlags, edgeStatement } = store.columns;
  const related = relations === undefined ? undefined : relationTest(store, relations);
  return (edge) => {
    if (labels[edgeLabel[edge]!] === 0 || (edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) return false;
    return related === undefined || related(edgeStatement[edge]!);
  };
}

/** Whether a statement has one of the relations. Each text is stored once, so that its row is judged once, not for each edge. */
function relationTest(store: Store, relations: readonly string[]): (statement: number) => boolean {
  const { statementQualifierOffsets, qualifierId, qualifierType, qualifierValue } = store.columns;
  const relation = store.ontology.qualifiers.findIndex(({ id }) => id === 'relation');
  const verdicts = new Map<number, boolean>();
  const judge = (text: number): boolean => {
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const verdict = relations.includes(store.string(text));
    verdicts.set(text, verdict);
    return verdict;
  };
  return (statement) => {
    const end = statementQualifierOffsets[statement + 1]!;
    for (let i = statementQualifierOffsets[statement]!; i < end; i++) {
      if (qualifierId[i] === relation && qualifierType[i] === VALUE_TEXT && judge(qualifierValue[i]!))
        return true;
    }
    return false;
  };
}

const YIELD_EVERY = 4_096;

/** Breadth first; a node reached twice keeps its first level, so cycles and self-loops end by themselves. */
export function* levelsFrom(
  store: Store,
  root: number,
  direction: 'up' | 'down',
  depth: number,
  admits: Admits,
): Sliced<Map<number, number>> {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = store.columns;
  const levels = new Map([[root, 0]]);
  let steps = 0;
  // A map may be added to while it is walked: it is its own queue.
  for (const [node, level] of levels) {
    if (level >= depth) break;
    const [offsets, end] = direction === 'up' ? [nodeOutOffsets, edgeTarget] : [nodeInOffsets, edgeSource];
    for (let i = offsets[node]!; i < offsets[node + 1]!; i++) {
      const edge = direction === 'up' ? i : incomingEdge[i]!;
      const other = end[edge]!;
      if (!levels.has(other) && admits(edge)) levels.set(other, level + 1);
    }
    if (++steps % YIELD_EVERY === 0) yield;
  }
  return levels;
}

/** All admitted edges between the nodes, as stored from each node in the order given. */
function lineageEdges(store: Store, nodes: readonly number[], admits: Admits): number[] {
  const { nodeOutOffsets, edgeTarget } = store.columns;
  const inside = new Set(nodes);
  const edges: number[] = [];
  for (const node of nodes) {
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (inside.has(edgeTarget[edge]!) && admits(edge)) edges.push(edge);
    }
  }
  return edges;
}

function lineageEdge(store: Store, edge: number): LineageEdge {
  const statement = store.columns.edgeStatement[edge]!;
  const relation = textQualifier(store, statement, 'relation');
  const role = textQualifier(store, statement, 'role');
  return {
    ...edgeRef(store, edge),
    ...(relation === undefined ? {} : { relation }),
    ...(role === undefined ? {} : { role }),
  };
}

function cyclesAmong(store: Store, nodes: readonly number[], edges: readonly number[]): string[][] {
  const { edgeSource, edgeTarget } = store.columns;
  const at = new Map(nodes.map((node, index) => [node, index]));
  const successors: number[][] = nodes.map(() => []);
  const loops = new Set<number>();
  for (const edge of edges) {
    const [source, target] = [edgeSource[edge]!, edgeTarget[edge]!];
    if (source === target) loops.add(source);
    successors[at.get(source)!]!.push(at.get(target)!);
  }
  const { group, count: groups } = stronglyConnected(nodes.length, (index) => successors[index]!);
  const members: string[][] = Array.from({ length: groups }, () => []);
  group.forEach((number, index) => members[number]?.push(store.id(nodes[index]!)));
  return [...members.map((ids) => ids.sort()), ...Array.from(loops, (node) => [store.id(node)])].sort(
    (a, b) => compareTexts(a[0]!, b[0]!) || b.length - a.length,
  );
}

function coverageOf(store: Store, edges: readonly number[]) {
  const { edgeStatement, edgeCertainty } = store.columns;
  const byCertainty: Record<string, number> = {};
  for (const [index, certainty] of CERTAINTIES.entries()) {
    const number = edges.filter((edge) => edgeCertainty[edge] === index).length;
    if (number > 0) byCertainty[certainty] = number;
  }
  return {
    edges: edges.length,
    referenced: edges.filter((edge) => isReferenced(store, edgeStatement[edge]!)).length,
    byCertainty,
  };
}

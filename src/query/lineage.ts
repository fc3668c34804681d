import type { Lineage, LineageEdge } from '../model/answer';
import type { LineageFilter } from '../model/filter';
import type { Questions } from '../model/question';
import { CERTAINTIES } from '../model/graph';
import type { Store } from '../store/store';
import { stronglyConnected } from './components';
import { circumstanceMask, filterMasks } from './filter';
import { matchEntity } from './match';
import { nearestFirst } from './ranking';
import { compareTexts, edgeRef, isReferenced, nodeRef, textQualifier } from './refs';
import { edgesAmong, reach, type Walk } from './reach';
import { relationMask } from './relations';
import { mapInSlices, type Sliced } from './slice';
import { checkRelations, count, lineageMask } from './terms';

/** What an entity is built on (`up`) or what was built on it (`down`), by levels: the fewest steps from it. */
export function* lineage(store: Store, question: Questions['lineage']): Sliced<Lineage> {
  const { node: root } = yield* matchEntity(store, question.entity);
  const depth = count('depth', question.depth, Number.MAX_SAFE_INTEGER);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  checkRelations(store, question.relations ?? []);
  const direction = question.direction === 'up' ? 'out' : 'in';
  const asked = lineageWalk(store, question.edges, question.relations);
  const walk: Walk = { ...(yield* narrowed(store, asked, question.filter)), direction };
  const reached = yield* reach(store, [root], depth, walk);
  const { shown, total } = yield* nearestFirst(store, reached, limit);
  const rows = shown.map(({ node }) => node);
  const edges = yield* edgesAmong(store, rows, walk);
  return {
    root: nodeRef(store, root),
    nodes: yield* mapInSlices(shown, ({ node, distance }) => ({ ...nodeRef(store, node), level: distance })),
    edges: yield* mapInSlices(edges, (edge) => lineageEdge(store, edge)),
    cycles: yield* cyclesAmong(store, rows, edges),
    coverage: coverageOf(store, edges),
    truncated: shown.length < total ? { shown: shown.length, total } : null,
  };
}

/** Edges of statements, inherited ones too, by predicate and relation; never those between mere participants. */
export function lineageWalk(
  store: Store,
  edges?: readonly string[],
  relations?: readonly string[],
): Omit<Walk, 'direction'> {
  const labels = lineageMask(store, edges);
  // What joins participants is a qualifier; qualifiers follow the predicates.
  labels.fill(0, store.ontology.predicates.length);
  return {
    labels,
    circumstances: relations && relationMask(store, (one) => relations.includes(one), false),
  };
}

/** As far as a filter lets it. */
export function* narrowed(
  store: Store,
  walk: Omit<Walk, 'direction'>,
  filter: LineageFilter = {},
): Sliced<Omit<Walk, 'direction'>> {
  const { released } = filter;
  const nodes = released && (yield* filterMasks(store, { released })).nodes;
  return { ...walk, nodes, circumstances: both(walk.circumstances, circumstanceMask(store, filter)) };
}

function both(a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a.map((passes, at) => passes & b[at]!);
}

function lineageEdge(store: Store, edge: number): LineageEdge {
  const statement = store.statementOf(edge);
  const relation = textQualifier(store, statement, 'relation');
  const role = textQualifier(store, statement, 'role');
  return {
    ...edgeRef(store, edge),
    ...(relation === undefined ? {} : { relation }),
    ...(role === undefined ? {} : { role }),
  };
}

function* cyclesAmong(store: Store, nodes: readonly number[], edges: readonly number[]): Sliced<string[][]> {
  const { edgeSource, edgeTarget } = store.columns;
  const at = new Map(nodes.map((node, index) => [node, index]));
  const successors: number[][] = nodes.map(() => []);
  const loops = new Set<number>();
  for (const edge of edges) {
    const [source, target] = [edgeSource[edge]!, edgeTarget[edge]!];
    if (source === target) loops.add(source);
    successors[at.get(source)!]!.push(at.get(target)!);
  }
  const { group, count: groups } = yield* stronglyConnected(nodes.length, (index) => successors[index]!);
  const members: string[][] = Array.from({ length: groups }, () => []);
  group.forEach((number, index) => members[number]?.push(store.id(nodes[index]!)));
  return [...members.map((ids) => ids.sort()), ...Array.from(loops, (node) => [store.id(node)])].sort(
    (a, b) => compareTexts(a[0]!, b[0]!) || b.length - a.length,
  );
}

function coverageOf(store: Store, edges: readonly number[]) {
  const { edgeCertainty } = store.columns;
  const byCertainty: Record<string, number> = {};
  for (const [index, certainty] of CERTAINTIES.entries()) {
    const number = edges.filter((edge) => edgeCertainty[edge] === index).length;
    if (number > 0) byCertainty[certainty] = number;
  }
  return {
    edges: edges.length,
    referenced: edges.filter((edge) => isReferenced(store, store.statementOf(edge))).length,
    byCertainty,
  };
}

import type { EdgeRef, Lineage, LineageEdge, NodeRef } from '../model/answer';
import { InputError } from '../model/errors';
import type { Source } from '../source/source';
import { asShown, ofLineage } from '../model/filter';
import { pathQuestion, wayShown } from '../state/path';
import { LOT, type State } from '../state/state';

/** What the state puts the light on, as the source answers it. */
export interface Focus {
  readonly mode: State['mode'];
  /** With a ring: the selection, and what is compared with it. */
  readonly chosen: ReadonlySet<string>;
  readonly root: string | undefined;
  /** Empty where nothing is chosen: then everything is as lit as everything else. */
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly LitEdge[];
  /** Of the answer, what is not drawn for want of room. */
  readonly left: number;
}

export interface LitEdge {
  readonly edge: EdgeRef & Partial<LineageEdge>;
  /** 1: a step away from the selection, or of the answer itself; less: merely between what is lit. */
  readonly strength: number;
}

const BETWEEN = 0.25;
/** Of more neighbours, what joins these to each other would hide what joins them to the chosen. */
const FEW_NEIGHBOURS = 120;
/** Of a graph of which the canvas holds a part, so many neighbours are drawn. */
const MOST_NEIGHBOURS = 200;

export async function focusOf(state: State, source: Source, signal: AbortSignal): Promise<Focus> {
  const { selection } = state;
  if (selection === undefined) return unfocused(state.mode);
  try {
    if (state.mode === 'lineage') return await lineageFocus(selection, state, source, signal);
    if (state.mode === 'path') return await pathFocus(selection, state, source, signal);
    return await neighbourFocus(selection, state, source, signal);
  } catch (error) {
    // A link may name what this graph has not; the panels say so, the map shows all.
    if (error instanceof InputError && error.code === 'unknown-entity') return unfocused(state.mode);
    throw error;
  }
}

function unfocused(mode: State['mode']): Focus {
  return { mode, root: undefined, chosen: new Set(), nodes: new Set(), edges: [], left: 0 };
}

async function neighbourFocus(
  selection: string,
  state: State,
  source: Source,
  signal: AbortSignal,
): Promise<Focus> {
  const { hops, mode } = state;
  const { ontology, whole } = await source.overview(signal);
  // Nor is what the map keeps off walked: nearly everything is two steps from nearly everything by way of "text".
  const filter = asShown(state.filter, ontology.kinds);
  const answer = await source.ask(
    'neighborhood',
    {
      entity: selection,
      hops,
      filter,
      includeSubtypes: true,
      ...(whole === undefined ? {} : { limit: MOST_NEIGHBOURS }),
    },
    signal,
  );
  const distance = new Map(answer.nodes.map((node) => [node.id, node.distance]));
  const others = mode === 'compare' ? state.others : [];
  return {
    mode,
    root: selection,
    chosen: new Set([selection, ...others]),
    nodes: new Set([selection, ...others, ...distance.keys()]),
    edges: answer.edges
      .map((edge) => ({ edge, strength: isStep(edge, distance, selection) ? 1 : BETWEEN }))
      .filter(({ strength }) => strength === 1 || answer.nodes.length <= FEW_NEIGHBOURS),
    left: leftOf(answer),
  };
}

/** Away from the selection, not across. */
function isStep(edge: EdgeRef, distance: ReadonlyMap<string, number>, selection: string): boolean {
  if (edge.source === edge.target) return edge.source === selection;
  return distance.get(edge.source) !== distance.get(edge.target);
}

async function pathFocus(
  selection: string,
  state: State,
  source: Source,
  signal: AbortSignal,
): Promise<Focus> {
  const { target, mode } = state;
  const { ontology } = await source.overview(signal);
  const question = pathQuestion(state, ontology.kinds);
  if (target === undefined || question === undefined) return neighbourFocus(selection, state, source, signal);
  const { paths: ways } = await source.ask('path', question, signal);
  const shown = wayShown(state, ways.length);
  const paths = ways.slice(shown, shown + 1);
  return {
    mode,
    root: selection,
    chosen: new Set([selection, target]),
    nodes: new Set([selection, target, ...paths.flatMap((path) => path.nodes.map(({ id }) => id))]),
    edges: paths.flatMap((path) => path.edges.map((edge) => ({ edge, strength: 1 }))),
    left: 0,
  };
}

/** Ancestors and descendants, or the one side that was asked for. Those of one do not drag in those of another: each is asked for the root alone. */
async function lineageFocus(
  selection: string,
  state: State,
  source: Source,
  signal: AbortSignal,
): Promise<Focus> {
  const { whole } = await source.overview(signal);
  const asked = {
    ...(whole === undefined ? {} : { limit: 1 + LOT * (state.lots ?? 1) }),
    ...ofLineage(state.filter),
  };
  const sides = state.side === undefined ? (['up', 'down'] as const) : [state.side];
  const lineages = await Promise.all(
    sides.map((direction) => source.ask('lineage', { entity: selection, direction, ...asked }, signal)),
  );
  const edges = distinctEdges(lineages);
  const nodes = lineages.flatMap((lineage) => lineage.nodes).map(({ id }: NodeRef) => id);
  return {
    mode: state.mode,
    root: selection,
    chosen: new Set([selection]),
    nodes: new Set([selection, ...nodes]),
    edges: edges.map((edge) => ({ edge, strength: 1 })),
    left: lineages.reduce((sum, lineage) => sum + leftOf(lineage), 0),
  };
}

function leftOf({ truncated }: Pick<Lineage, 'truncated'>): number {
  return truncated === null ? 0 : truncated.total - truncated.shown;
}

function distinctEdges(lineages: readonly Lineage[]): LineageEdge[] {
  const byKey = new Map<string, LineageEdge>();
  for (const { edges } of lineages) {
    for (const edge of edges) byKey.set(`${edge.source} ${edge.predicate} ${edge.target}`, edge);
  }
  return [...byKey.values()];
}

import { kindShown, passes, type Filter } from '../model/filter';
import type { EdgeInfo, NodeInfo } from './graph';

/** Who is drawn although its kind is quiet: what the user has chosen, and what is lit by it. */
export interface Asked {
  readonly chosen: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  /** Who is not there as of the time asked for. */
  readonly outOfTime: ReadonlySet<string>;
}

/**
 * Whether the map shows a node. Quiet kinds are hidden until a filter asks for them or the selection lights them; what the
 * user has chosen is never hidden.
 */
export function isNodeVisible(node: NodeInfo, filter: Filter, { chosen, lit, outOfTime }: Asked): boolean {
  if (chosen.has(node.id)) return true;
  if (outOfTime.has(node.id)) return false;
  return passesFilter(node, filter) && (lit.has(node.id) || kindShown(filter, node.kindInfo));
}

/** The same answer as the engine's, for all nodes at once and without asking. */
function passesFilter(node: NodeInfo, { kind, organization, access }: Filter): boolean {
  return (
    passes(kind, node.kind) && passesAny(organization, node.organizations) && passesAny(access, node.access)
  );
}

/** Who says something of the kind must say what is chosen; the others are not spoken of. */
function passesAny(choice: Filter['kind'], said: readonly string[]): boolean {
  return said.length === 0 || said.some((id) => passes(choice, id));
}

/** Whether an edge may be drawn, given that both of its ends are. */
export function isEdgeVisible(
  edge: Pick<EdgeInfo, 'predicate' | 'certainty' | 'relation'>,
  filter: Filter,
): boolean {
  if (edge.relation !== undefined && !passes(filter.relation, edge.relation)) return false;
  return passes(filter.predicate, edge.predicate) && passes(filter.certainty, edge.certainty);
}

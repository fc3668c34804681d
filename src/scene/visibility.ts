import { kindShown, passes, type Filter } from '../model/filter';
import type { EdgeInfo, NodeInfo } from './graph';

/** Who is drawn although its kind is quiet: what the user has chosen, and what is lit by it. */
export interface Asked {
  readonly chosen: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
}

/**
 * Whether the map shows a node. Quiet kinds are hidden until the filter asks for them or the selection lights them; what the
 * user has chosen is never hidden.
 */
export function isNodeVisible(node: NodeInfo, filter: Filter, { chosen, lit }: Asked): boolean {
  if (chosen.has(node.id)) return true;
  if (!passes(filter.kind, node.kind) || !isReleasedWithin(node.year, filter.year)) return false;
  if (!node.kindInfo.quiet || lit.has(node.id)) return true;
  return kindShown(filter, node.kindInfo);
}

/** What has no date stays. */
function isReleasedWithin(year: number, range: Filter['year']): boolean {
  return range === undefined || year === 0 || (year >= range[0] && year <= range[1]);
}

/** Whether an edge may be drawn, given that both of its ends are. */
export function isEdgeVisible(edge: EdgeInfo, filter: Filter): boolean {
  return passes(filter.predicate, edge.predicate) && passes(filter.certainty, edge.certainty);
}

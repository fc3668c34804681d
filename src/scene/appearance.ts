import type { Filter } from '../model/filter';
import type { Focus } from './focus';
import { isHeavy, type EdgeInfo, type NodeInfo } from './graph';
import { isEdgeVisible, isNodeVisible } from './visibility';

/** How everything should look, given what is asked for: pure, so that a test can ask too. */

export interface NodeTone {
  readonly alpha: number;
  readonly ring: number;
  readonly zIndex: number;
}

export interface EdgeTone {
  readonly alpha: number;
  readonly width: number;
  readonly zIndex: number;
}

export interface Situation {
  readonly filter: Filter;
  /** Who is not there as of the time that the filter asks for. */
  readonly outOfTime: ReadonlySet<string>;
  readonly focus: Focus;
  /** Strength of each lit edge, by key. */
  readonly litEdges: ReadonlyMap<string, number>;
  /** The node under the pointer, and its neighbours on the map. */
  readonly hovered: string | undefined;
  readonly near: ReadonlySet<string>;
  /** 1 where few lines are drawn; a crowded map has fainter ones, or they would be all one sees. */
  readonly air: number;
}

const GONE = 0;
/** So many lines are told apart at full strength. */
const FEW_LINES = 250;
const LEAST_AIR = 0.35;

export function airOf(lines: number): number {
  return Math.max(LEAST_AIR, Math.min(1, Math.sqrt(FEW_LINES / Math.max(lines, 1))));
}
/** What is not of the answer: there to be found again, not to be read. */
const DIMMED = { node: 0.16, edge: 0.05 } as const;
const UNHOVERED = { node: 0.3, edge: 0.1 } as const;
const HEAVY = { alpha: 0.8, width: 2.2 } as const;
const LIGHT = { alpha: 0.42, width: 1.1 } as const;
const LIT = { heavy: 2.6, light: 1.6 } as const;

export function nodeTone(node: NodeInfo, situation: Situation): NodeTone {
  const { focus, hovered, near, outOfTime } = situation;
  const { id } = node;
  const ring = focus.chosen.has(id) && focus.mode !== 'lineage' ? 1 : 0;
  const lit = focus.nodes.has(id);
  const zIndex = ring > 0 ? 3 : lit || id === hovered ? 2 : 1;
  const asked = { chosen: focus.chosen, lit: focus.nodes, outOfTime };
  if (!isNodeVisible(node, situation.filter, asked)) return tone(GONE);
  if (id === hovered || lit) return { alpha: 1, ring, zIndex };
  // A lineage is a drawing of its own; what lies beneath would only be dirt on it.
  if (focus.mode === 'lineage' && focus.root !== undefined) return tone(GONE);
  if (focus.root !== undefined) return { alpha: DIMMED.node, ring, zIndex: 0 };
  if (hovered !== undefined && !near.has(id)) return { alpha: UNHOVERED.node, ring, zIndex: 0 };
  return { alpha: 1, ring, zIndex };
}

function tone(alpha: number): NodeTone {
  return { alpha, ring: 0, zIndex: 0 };
}

/** @param ends tones of subject and object: an edge is never more there than they are */
export function edgeTone(
  edge: EdgeInfo,
  ends: readonly [NodeTone, NodeTone],
  situation: Situation,
): EdgeTone {
  const { focus, hovered, litEdges } = situation;
  const heavy = isHeavy(edge);
  const plain = heavy ? HEAVY : LIGHT;
  const strength = litEdges.get(edge.key) ?? 0;
  if (!isEdgeVisible(edge, situation.filter) || ends.some(({ alpha }) => alpha === GONE))
    return line(GONE, plain.width, 0);
  if (strength === 1) return line(0.95, edge.extra ? 1.1 : heavy ? LIT.heavy : LIT.light, 3);
  if (edge.extra) return line(strength > 0 ? strength : GONE, 0.9, 1);
  const touched = hovered !== undefined && (edge.source === hovered || edge.target === hovered);
  if (touched && focus.mode !== 'lineage') return line(0.95, heavy ? LIT.heavy : LIT.light, 2);
  if (strength > 0) return line(strength, plain.width, 1);
  if (focus.root !== undefined) {
    return line(focus.mode === 'lineage' ? GONE : DIMMED.edge * situation.air, plain.width, 0);
  }
  if (hovered !== undefined) return line(UNHOVERED.edge, plain.width, 0);
  return line(plain.alpha * situation.air, plain.width, heavy ? 1 : 0);
}

function line(alpha: number, width: number, zIndex: number): EdgeTone {
  return { alpha, width, zIndex };
}

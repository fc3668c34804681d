import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import type { Predicate } from '../model/ontology';
import type { Store } from '../store/store';
import type { Body } from './force';

/** Graph units: about the width of a letter of a label, and half the room a glyph and its label take. */
const CHARACTER_WIDTH = 6.6;
const GLYPH_HALF = 12;
const LABEL_HALF_HEIGHT = 22;

/** How strongly an edge pulls: lineage is what the picture is about. */
const BY_LINEAGE = 1.6;
const BY_STATEMENT = 1;
const BY_PARTICIPATION = 0.4;

/** The part of the graph between some nodes, as the forces take it; places are zero. */
export function bodyOf(store: Store, nodes: readonly number[]): Body {
  const index = new Map(nodes.map((node, at) => [node, at]));
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  const { edgeSource, edgeTarget, edgeFlags, edgeLabel } = store.columns;
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if ((edgeFlags[edge]! & EDGE_INHERITED) !== 0) continue;
    const a = index.get(edgeSource[edge]!);
    const b = index.get(edgeTarget[edge]!);
    if (a === undefined || b === undefined || a === b) continue;
    source.push(a);
    target.push(b);
    const participant = (edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0;
    weight.push(participant ? BY_PARTICIPATION : weightOf(store.ontology.predicates[edgeLabel[edge]!]!));
  }
  return {
    places: new Float32Array(nodes.length * 2),
    links: { source, target, weight },
    halfWidth: nodes.map((node) => Math.max(GLYPH_HALF, (store.name(node).length * CHARACTER_WIDTH) / 2 + 6)),
    halfHeight: nodes.map(() => LABEL_HALF_HEIGHT),
  };
}

function weightOf({ lineage }: Predicate): number {
  return lineage ? BY_LINEAGE : BY_STATEMENT;
}

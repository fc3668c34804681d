import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import type { Body } from './force';

/** Graph units: about the width of a letter of a label, and half the room a glyph and its label take. */
const CHARACTER_WIDTH = 6.6;
const GLYPH_HALF = 12;
const LABEL_HALF_HEIGHT = 22;

/** The part of the graph between some nodes, as the forces take it; places are zero. */
export function bodyOf(store: Store, nodes: readonly number[]): Body {
  const index = new Map(nodes.map((node, at) => [node, at]));
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  const { edgeSource, edgeTarget, edgeFlags, edgeLabel } = store.columns;
  for (let edge = 0; edge < store.edgeCount; edge++) {
    if ((edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) !== 0) continue;
    const a = index.get(edgeSource[edge]!);
    const b = index.get(edgeTarget[edge]!);
    if (a === undefined || b === undefined || a === b) continue;
    source.push(a);
    target.push(b);
    weight.push(store.ontology.predicates[edgeLabel[edge]!]!.lineage ? 1.6 : 1);
  }
  return {
    places: new Float32Array(nodes.length * 2),
    links: { source, target, weight },
    halfWidth: nodes.map((node) => Math.max(GLYPH_HALF, (store.name(node).length * CHARACTER_WIDTH) / 2 + 6)),
    halfHeight: nodes.map(() => LABEL_HALF_HEIGHT),
  };
}

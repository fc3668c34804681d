import type { LitEdge } from '../focus';
import { edgeKey } from '../graph';

/** Between two edges at one side of a card. */
const PORT_GAP = 10;
const CORNER_KEPT = 6;

/** How far from the middle of its side each end of an edge is. */
export interface Ends {
  /** At the derived card, and at its base. */
  leave: number;
  arrive: number;
}

/**
 * Edges that share a side of a card are spread over it in the order of where they come from, so that none cross.
 * @param sides length of the side of each card
 * @param levels where the cards are, in the direction of that side
 */
export function spreadEnds(
  edges: readonly LitEdge[],
  sides: ReadonlyMap<string, number>,
  levels: ReadonlyMap<string, number>,
): Map<string, Ends> {
  const ends = new Map(edges.map(({ edge }) => [edgeKey(edge), { leave: 0, arrive: 0 }]));
  const spread = (near: 'source' | 'target', far: 'source' | 'target', end: keyof Ends): void => {
    for (const [id, length] of sides) {
      const here = edges.filter(({ edge }) => edge[near] === id).map(({ edge }) => edge);
      here.sort((a, b) => levels.get(a[far])! - levels.get(b[far])! || (a.predicate < b.predicate ? -1 : 1));
      const apart = Math.min(PORT_GAP, (length - 2 * CORNER_KEPT) / Math.max(here.length - 1, 1));
      here.forEach((edge, index) => {
        ends.get(edgeKey(edge))![end] = (index - (here.length - 1) / 2) * apart;
      });
    }
  };
  spread('source', 'target', 'leave');
  spread('target', 'source', 'arrive');
  return ends;
}

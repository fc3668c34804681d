import type { Lineage, LineageEdge, NodeRef } from '../model/answer';
import { groupBy } from './words';

/** A lineage as an outline: each entry under what leads to it; the second time it is met, only named. */
export interface Branch {
  readonly node: NodeRef;
  readonly edge: LineageEdge;
  readonly seen: boolean;
  readonly branches: readonly Branch[];
}

/** Branches from the root, in the direction that was asked. */
export function outline(lineage: Lineage, side: 'up' | 'down'): readonly Branch[] {
  const nodes = new Map<string, NodeRef>(lineage.nodes.map((node) => [node.id, node]));
  const near = (edge: LineageEdge) => (side === 'up' ? edge.source : edge.target);
  const far = (edge: LineageEdge) => (side === 'up' ? edge.target : edge.source);
  const steps = groupBy(lineage.edges, near);
  const met = new Set([lineage.root.id]);
  const from = (id: string): Branch[] =>
    (steps.get(id) ?? []).flatMap((edge) => {
      const node = nodes.get(far(edge));
      if (node === undefined) return [];
      const seen = met.has(node.id);
      met.add(node.id);
      return [{ node, edge, seen, branches: seen ? [] : from(node.id) }];
    });
  return from(lineage.root.id);
}

/** Two sides added up, as one lineage has them. */
export function coverageOf(lineages: readonly Lineage[]): Lineage['coverage'] {
  const byCertainty: Record<string, number> = {};
  let edges = 0;
  let referenced = 0;
  for (const { coverage } of lineages) {
    edges += coverage.edges;
    referenced += coverage.referenced;
    for (const [certainty, number] of Object.entries(coverage.byCertainty)) {
      byCertainty[certainty] = (byCertainty[certainty] ?? 0) + number;
    }
  }
  return { edges, referenced, byCertainty };
}

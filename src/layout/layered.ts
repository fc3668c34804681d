import dagre from '@dagrejs/dagre';

/** Boxes to be layered, and which rests on which. */
export interface LayeredInput {
  readonly nodes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  /** Derived → base. */
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}

export interface LayeredOptions {
  /** Room between layers, for the words on the edges. */
  readonly layerGap: number;
  readonly nodeGap: number;
  /** Layers as rows, bases above; as columns, bases to the left, unless so. */
  readonly upright?: boolean;
}

/**
 * Layers a lineage from left (bases) to right (what was built on them), or from above, after Sugiyama, by dagre. Cycles
 * are drawn, not refused.
 * @returns centres of the boxes: x, y for each node in the order given, in the units of the widths; y upwards
 */
export function layered({ nodes, edges }: LayeredInput, options: LayeredOptions): Float32Array {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: options.upright === true ? 'TB' : 'LR',
    ranksep: options.layerGap,
    nodesep: options.nodeGap,
    ranker: 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  edges.forEach(({ source, target }, index) => {
    if (source !== target) graph.setEdge(target, source, {}, String(index));
  });
  dagre.layout(graph);
  const places = new Float32Array(nodes.length * 2);
  nodes.forEach(({ id }, index) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    places.set([x, -y], index * 2);
  });
  return places;
}

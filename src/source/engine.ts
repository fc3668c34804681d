import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import { CERTAINTIES } from '../model/graph';
import { EDGE_INHERITED, EDGE_PARTICIPANT, NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import { finishInSlices } from '../query/slice';
import { textQualifier } from '../query/refs';
import { VERBS } from '../query/verbs';
import type { ArrangeRequest, Arrangement, Overview, OverviewEdge } from './source';

/** Room between the layers of a lineage for the words on its edges, and between boxes; CSS pixels at full size. */
const LAYER_GAP = 110;
const NODE_GAP = 26;

/** Answers from a store in this thread: inside the worker, on a server, or in a test. */
export class Engine {
  constructor(readonly store: Store) {}

  /** @throws InputError where the question cannot be answered; the signal's reason once it is aborted */
  ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    return finishInSlices(VERBS[verb](this.store, question), laterTask, signal);
  }

  /** The layout library is fetched when a lineage is first drawn. */
  async arrange({ nodes, edges }: ArrangeRequest): Promise<Arrangement> {
    const { layered } = await import('../layout/layered');
    const centres = layered({ nodes, edges }, { layerGap: LAYER_GAP, nodeGap: NODE_GAP });
    const places = nodes.map(
      ({ id }, index) => [id, [centres[index * 2]!, centres[index * 2 + 1]!] as const] as const,
    );
    return { places: Object.fromEntries(places) };
  }

  overview(): Overview {
    const { store } = this;
    const { nodeImportance, nodeYear, nodeFlags, nodePosition } = store.columns;
    return {
      ontology: store.ontology,
      sources: store.sources,
      nodes: Array.from({ length: store.nodeCount }, (_, node) => ({
        id: store.id(node),
        name: store.name(node),
        kind: store.kind(node),
        importance: nodeImportance[node]!,
        year: nodeYear[node]!,
        unnamed: (nodeFlags[node]! & NODE_UNNAMED) !== 0,
        placeholder: (nodeFlags[node]! & NODE_PLACEHOLDER) !== 0,
      })),
      edges: this.#assertedEdges(),
      places: nodePosition.slice(),
    };
  }

  #assertedEdges(): OverviewEdge[] {
    const { store } = this;
    const { edgeSource, edgeTarget, edgeLabel, edgeFlags, edgeCertainty, edgeStatement } = store.columns;
    const edges: OverviewEdge[] = [];
    for (let edge = 0; edge < store.edgeCount; edge++) {
      if ((edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) !== 0) continue;
      const role = textQualifier(store, edgeStatement[edge]!, 'role');
      edges.push({
        source: store.id(edgeSource[edge]!),
        target: store.id(edgeTarget[edge]!),
        predicate: store.labelId(edgeLabel[edge]!),
        certainty: CERTAINTIES[edgeCertainty[edge]!]!,
        ...(role === undefined ? {} : { role }),
      });
    }
    return edges;
  }
}

/** A message channel: timers are clamped to 4 ms, and a resolved promise lets no message in. */
function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

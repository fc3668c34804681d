import { passes, type Filter } from '../model/filter';
import { CERTAINTIES } from '../model/graph';
import type { Store } from '../store/store';

/** A filter as masks: 1 = passes. */
export interface Masks {
  /** One byte for each node. */
  readonly nodes: Uint8Array;
  /** One byte for each edge label. */
  readonly labels: Uint8Array;
  /** One byte for each certainty. */
  readonly certainties: Uint8Array;
}

/** Which nodes and edges a filter lets through. What is inherited counts as the member's own. */
export function filterMasks(store: Store, filter: Filter): Masks {
  const labels = Uint8Array.from({ length: store.labelCount }, (_, label) =>
    Number(passes(filter.predicate, store.labelId(label))),
  );
  const certainties = Uint8Array.from(CERTAINTIES, (certainty) =>
    Number(passes(filter.certainty, certainty)),
  );
  return { nodes: nodeMask(store, filter), labels, certainties };
}

function nodeMask(store: Store, filter: Filter): Uint8Array {
  const kinds = store.ontology.kinds.map(({ id }) => Number(passes(filter.kind, id)));
  const mask = Uint8Array.from(store.columns.nodeKind, (kind) => kinds[kind]!);
  const { nodeYear } = store.columns;
  const [from, to] = filter.year ?? [0, 0];
  for (let node = 0; node < store.nodeCount; node++) {
    const outside =
      filter.year !== undefined && nodeYear[node] !== 0 && (nodeYear[node]! < from || nodeYear[node]! > to);
    if (outside) mask[node] = 0;
  }
  narrow(store, mask, 'developed_by', filter.organization);
  narrow(store, mask, 'has_access', filter.access);
  return mask;
}

/** Entities that say something by the predicate must say what is chosen; the others are not spoken of. */
function narrow(store: Store, mask: Uint8Array, predicate: string, choice: Filter['kind']): void {
  const label = store.labelOf(predicate);
  if (choice === undefined || label < 0) return;
  const { nodeOutOffsets, edgeLabel, edgeTarget } = store.columns;
  for (let node = 0; node < store.nodeCount; node++) {
    let said = false;
    let chosen = false;
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (edgeLabel[edge] !== label) continue;
      said = true;
      chosen ||= passes(choice, store.id(edgeTarget[edge]!));
    }
    if (said && !chosen) mask[node] = 0;
  }
}

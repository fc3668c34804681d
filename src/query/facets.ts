import type { Facets } from '../model/answer';
import { CERTAINTIES } from '../model/graph';
import type { Questions } from '../model/question';
import { EDGE_INHERITED, EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { filterMasks } from './filter';
import type { Sliced } from './slice';

/** How many entities and asserted edges there are in each class of each dimension of the filter. */
// oxlint-disable-next-line require-yield -- every verb is sliced, and this one is one pass
export function* facets(store: Store, { filter = {} }: Questions['facets']): Sliced<Facets> {
  const masks = filterMasks(store, filter);
  const { nodeKind, nodeYear, edgeSource, edgeTarget, edgeLabel, edgeCertainty, edgeFlags } = store.columns;
  const kind = new Tally();
  const year = new Tally();
  for (let node = 0; node < store.nodeCount; node++) {
    if (masks.nodes[node] === 0) continue;
    kind.add(store.ontology.kinds[nodeKind[node]!]!.id);
    if (nodeYear[node] !== 0) year.add(String(nodeYear[node]));
  }
  const predicate = new Tally();
  const certainty = new Tally();
  const organization = new Tally();
  const access = new Tally();
  for (let edge = 0; edge < store.edgeCount; edge++) {
    const passes =
      masks.nodes[edgeSource[edge]!] === 1 &&
      masks.labels[edgeLabel[edge]!] === 1 &&
      masks.certainties[edgeCertainty[edge]!] === 1;
    if (!passes || (edgeFlags[edge]! & EDGE_PARTICIPANT) !== 0) continue;
    const label = store.labelId(edgeLabel[edge]!);
    if (label === 'developed_by') organization.addPair(edgeTarget[edge]!, edgeSource[edge]!, store);
    if (label === 'has_access') access.addPair(edgeTarget[edge]!, edgeSource[edge]!, store);
    if ((edgeFlags[edge]! & EDGE_INHERITED) !== 0 || masks.nodes[edgeTarget[edge]!] === 0) continue;
    predicate.add(label);
    certainty.add(CERTAINTIES[edgeCertainty[edge]!]!);
  }
  return {
    kind: kind.inOrder(store.ontology.kinds.map(({ id }) => id)),
    predicate: predicate.inOrder(store.ontology.predicates.map(({ id }) => id)),
    organization: organization.byCount(),
    access: access.byCount(),
    year: year.inOrder([...year.keys()].sort()),
    certainty: certainty.inOrder(CERTAINTIES),
  };
}

class Tally {
  readonly #counts = new Map<string, number>();
  readonly #pairs = new Set<string>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Counts an entity once, however many statements join it to the key. */
  addPair(key: number, entity: number, store: Store): void {
    const pair = `${key} ${entity}`;
    if (this.#pairs.has(pair)) return;
    this.#pairs.add(pair);
    this.add(store.id(key));
  }

  keys(): Iterable<string> {
    return this.#counts.keys();
  }

  inOrder(keys: readonly string[]): Record<string, number> {
    return Object.fromEntries(
      keys.flatMap((key) => (this.#counts.has(key) ? [[key, this.#counts.get(key)!] as const] : [])),
    );
  }

  byCount(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
  }
}

import type { Impact, Shared } from '../model/answer';
import type { Questions } from '../model/question';
import type { Store } from '../store/store';
import { lineageWalk, narrowed } from './lineage';
import { matchEntity } from './match';
import { nearestFirst } from './ranking';
import { reach, type Walk } from './reach';
import { byImportance, nodeRef } from './refs';
import type { Sliced } from './slice';
import { count } from './terms';

const MAKER = 'developed_by';
const LICENCE = 'licensed_under';
const CHUNK = 2_048;

/**
 * Everything that rests on an entity, at whatever remove, nearest first; and how much of it at each distance, of each
 * kind, by each organization, under each licence.
 */
export function* impact(store: Store, question: Questions['impact']): Sliced<Impact> {
  const { node: root } = yield* matchEntity(store, question.entity);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  const depth = count('depth', question.depth, Number.MAX_SAFE_INTEGER);
  const asked = lineageWalk(store, question.edges);
  const walk: Walk = { ...(yield* narrowed(store, asked, question.filter)), direction: 'in' };
  const reached = yield* reach(store, [root], depth, walk);
  // The root is the nearest of all.
  const { shown } = yield* nearestFirst(store, reached, limit + 1);
  const total = reached.nodes.length - 1;
  const kinds = new Uint32Array(store.ontology.kinds.length);
  const makers = new Tally(store, MAKER);
  const licences = new Tally(store, LICENCE);
  for (let at = 1; at < reached.nodes.length; at++) {
    const node = reached.nodes[at]!;
    kinds[store.columns.nodeKind[node]!]!++;
    makers.add(node);
    licences.add(node);
    if (at % CHUNK === 0) yield;
  }
  return {
    root: nodeRef(store, root),
    total,
    distances: [...reached.ends]
      .slice(1)
      .map((end, at) => ({ distance: at + 1, count: end - reached.ends[at]! }))
      .filter((step) => step.count > 0),
    kinds: Object.fromEntries(
      store.ontology.kinds.flatMap(({ id }, kind) => (kinds[kind]! > 0 ? [[id, kinds[kind]!]] : [])),
    ),
    organizations: makers.shared(),
    licences: licences.shared(),
    nodes: shown.slice(1).map(({ node, distance }) => ({
      ...nodeRef(store, node),
      distance,
      organizations: makers.of(node),
      licences: licences.of(node),
    })),
    truncated: shown.length - 1 < total ? { shown: shown.length - 1, total } : null,
  };
}

/** To how many of those added a predicate leads each of its objects. */
class Tally {
  readonly #counts = new Map<number, number>();
  readonly #label: number;
  readonly #order: (a: number, b: number) => number;
  #without = 0;

  constructor(
    private readonly store: Store,
    predicate: string,
  ) {
    this.#label = store.labelOf(predicate);
    this.#order = byImportance(store);
  }

  add(node: number): void {
    const objects = this.#objects(node);
    for (const object of objects) this.#counts.set(object, (this.#counts.get(object) ?? 0) + 1);
    if (objects.size === 0) this.#without++;
  }

  /** Ids of a node's objects, each once. */
  of(node: number): string[] {
    return [...this.#objects(node)].sort(this.#order).map((object) => this.store.id(object));
  }

  #objects(node: number): Set<number> {
    const { nodeOutOffsets, edgeTarget, edgeLabel } = this.store.columns;
    const objects = new Set<number>();
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      if (edgeLabel[edge] === this.#label) objects.add(edgeTarget[edge]!);
    }
    return objects;
  }

  /** Those with most first. */
  shared(): Shared {
    const sorted = [...this.#counts].sort(([a, x], [b, y]) => y - x || this.#order(a, b));
    return {
      named: sorted.map(([node, number]) => ({
        id: this.store.id(node),
        name: this.store.name(node),
        count: number,
      })),
      unrecorded: this.#without,
    };
  }
}

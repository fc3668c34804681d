import type { Impact, Shared } from '../model/answer';
import type { Questions } from '../model/question';
import { EDGE_PARTICIPANT } from '../store/columns';
import type { Store } from '../store/store';
import { lineageWalk } from './lineage';
import { matchEntity } from './match';
import { nearestFirst, reach, type Walk } from './reach';
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
  const { node: root } = matchEntity(store, question.entity);
  const limit = count('limit', question.limit, Number.MAX_SAFE_INTEGER);
  const depth = count('depth', question.depth, Number.MAX_SAFE_INTEGER);
  const walk: Walk = { ...lineageWalk(store, question.edges), direction: 'in' };
  const order = byImportance(store);
  const touched = (yield* nearestFirst(yield* reach(store, [root], depth, walk), order)).slice(1);
  const distances: number[] = [];
  const kinds: Record<string, number> = {};
  const makers = new Tally(store, MAKER, order);
  const licences = new Tally(store, LICENCE, order);
  const nodes: Impact['nodes'][number][] = [];
  for (const [at, { node, distance }] of touched.entries()) {
    distances[distance - 1] = (distances[distance - 1] ?? 0) + 1;
    kinds[store.kind(node)] = (kinds[store.kind(node)] ?? 0) + 1;
    const [organizations, under] = [makers.take(node), licences.take(node)];
    if (at < limit) nodes.push({ ...nodeRef(store, node), distance, organizations, licences: under });
    if (at % CHUNK === CHUNK - 1) yield;
  }
  return {
    root: nodeRef(store, root),
    total: touched.length,
    distances: distances.map((number, at) => ({ distance: at + 1, count: number })),
    kinds,
    organizations: makers.shared(),
    licences: licences.shared(),
    nodes,
    truncated: nodes.length < touched.length ? { shown: nodes.length, total: touched.length } : null,
  };
}

/** To how many of those taken a predicate leads each of its objects. */
class Tally {
  readonly #counts = new Map<number, number>();
  readonly #label: number;
  #without = 0;

  constructor(
    private readonly store: Store,
    predicate: string,
    private readonly order: (a: number, b: number) => number,
  ) {
    this.#label = store.labelOf(predicate);
  }

  /** @returns the ids of its objects, each once */
  take(node: number): string[] {
    const { nodeOutOffsets, edgeTarget, edgeLabel, edgeFlags } = this.store.columns;
    const objects = new Set<number>();
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
      const isStated = edgeLabel[edge] === this.#label && (edgeFlags[edge]! & EDGE_PARTICIPANT) === 0;
      if (isStated) objects.add(edgeTarget[edge]!);
    }
    for (const object of objects) this.#counts.set(object, (this.#counts.get(object) ?? 0) + 1);
    if (objects.size === 0) this.#without++;
    return [...objects].sort(this.order).map((object) => this.store.id(object));
  }

  /** Those with most first. */
  shared(): Shared {
    const sorted = [...this.#counts].sort(([a, x], [b, y]) => y - x || this.order(a, b));
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

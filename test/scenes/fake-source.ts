import { layered } from '../../src/layout/layered';
import { ForceLayout } from '../../src/layout/force';
import type { Answers, EdgeRef, LineageEdge } from '../../src/model/answer';
import { passes } from '../../src/model/filter';
import type { Questions, Verb } from '../../src/model/question';
import type { Landmarks, PlacedNode, Tile } from '../../src/source/backdrop';
import type {
  ArrangeRequest,
  Arrangement,
  LayoutRequest,
  LiveLayout,
  Overview,
  OverviewEdge,
  Rearranged,
  Source,
} from '../../src/source/source';
import { bodyOf } from './graph';

/** Answers what the canvas asks by brute force, in this thread. */
export class FakeSource implements Source {
  /** Verbs asked, in order. */
  readonly asked: Verb[] = [];

  constructor(private readonly given: Overview) {}

  overview(): Promise<Overview> {
    return Promise.resolve(this.given);
  }

  complete(): Promise<Overview> {
    return this.overview();
  }

  // eslint-disable-next-line typescript/require-await -- a source fails by rejecting
  async ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]> {
    signal?.throwIfAborted();
    this.asked.push(verb);
    const answers: { [W in Verb]?: (asked: never) => unknown } = {
      neighborhood: (asked: Questions['neighborhood']) => this.#neighborhood(asked),
      lineage: (asked: Questions['lineage']) => this.#lineage(asked),
      path: (asked: Questions['path']) => this.#path(asked),
    };
    const answer = answers[verb];
    if (answer === undefined) throw new Error(`no fake for ${verb}`);
    return answer(question as never) as Answers[V];
  }

  arrange({ nodes, edges, upright = false }: ArrangeRequest): Promise<Arrangement> {
    const places = layered({ nodes, edges }, { layerGap: upright ? 78 : 150, nodeGap: 26, upright });
    return Promise.resolve({
      places: Object.fromEntries(
        nodes.map(({ id }, i) => [id, [places[i * 2]!, places[i * 2 + 1]!] as const]),
      ),
    });
  }

  rearrange(): Promise<Rearranged | undefined> {
    return Promise.resolve(undefined);
  }

  startLayout(
    request: LayoutRequest,
    onPlaces: (places: Float32Array, resting: boolean) => void,
  ): LiveLayout {
    const body = bodyOf(this.given.nodes, this.given.edges);
    body.places.set(request.places);
    const force = new ForceLayout(body);
    force.heat = request.heat;
    const timer = setInterval(() => {
      force.step();
      onPlaces(body.places.slice(), force.resting);
    }, 16);
    return {
      hold: (node, x, y) => force.hold(node, x, y),
      release: (node) => force.release(node),
      stop: () => clearInterval(timer),
    };
  }

  tile(): Promise<Tile> {
    return Promise.resolve({ primitives: 0 });
  }

  landmarks(): Promise<Landmarks> {
    return Promise.resolve({ nodes: [], regions: [] });
  }

  at(): Promise<PlacedNode | undefined> {
    return Promise.resolve(undefined);
  }

  locate(ids: readonly string[]): Promise<readonly PlacedNode[]> {
    const { nodes, places } = this.given;
    const placed = nodes.map((node, row) => ({ ...node, x: places[row * 2]!, y: places[row * 2 + 1]! }));
    return Promise.resolve(placed.filter(({ id }) => ids.includes(id)));
  }

  close(): void {}

  #neighborhood({ entity, hops = 1, filter = {} }: Questions['neighborhood']): Answers['neighborhood'] {
    const kinds = new Map(this.given.nodes.map(({ id, kind }) => [id, kind]));
    const isKept = (id: string): boolean => id === entity || passes(filter.kind, kinds.get(id)!);
    const edges = [...this.given.edges, ...this.#inherited()].filter(
      ({ source, target, predicate, certainty }) =>
        isKept(source) &&
        isKept(target) &&
        passes(filter.predicate, predicate) &&
        passes(filter.certainty, certainty),
    );
    const distance = walk(entity, edges, hops);
    return {
      nodes: this.given.nodes
        .filter(({ id }) => distance.has(id))
        .map(({ id, name, kind }) => ({ id, name, kind, distance: distance.get(id)! })),
      edges: edges.filter(({ source, target }) => distance.has(source) && distance.has(target)),
      truncated: null,
    };
  }

  /** What a family says holds for its members. */
  #inherited(): (EdgeRef & { role?: string })[] {
    return this.given.edges
      .filter(
        ({ predicate, target }) =>
          predicate === 'part_of' &&
          this.given.nodes.find(({ id }) => id === target)?.kind === 'model_family',
      )
      .flatMap((membership) =>
        this.given.edges
          .filter(({ source }) => source === membership.target)
          .map((edge) => ({ ...edge, source: membership.source, inheritedFrom: membership.target })),
      );
  }

  #lineage({ entity, direction }: Questions['lineage']): Answers['lineage'] {
    const lineage = this.given.edges.filter(({ predicate }) =>
      this.given.ontology.predicates.some(({ id, lineage: is }) => id === predicate && is),
    );
    const level = new Map([[entity, 0]]);
    for (const [id, depth] of level) {
      for (const { source, target } of lineage) {
        const [near, far] = direction === 'up' ? [source, target] : [target, source];
        if (near === id && !level.has(far)) level.set(far, depth + 1);
      }
    }
    const relation = (edge: OverviewEdge): LineageEdge =>
      edge.source === 'vicuna' && edge.predicate === 'built_on' ? { ...edge, relation: 'fine_tune' } : edge;
    const edges = lineage.filter((edge) =>
      direction === 'up' ? level.has(edge.source) : level.has(edge.target),
    );
    const nodes = this.given.nodes.filter(({ id }) => level.has(id));
    const root = this.given.nodes.find(({ id }) => id === entity)!;
    return {
      root,
      nodes: nodes.map(({ id, name, kind }) => ({ id, name, kind, level: level.get(id)! })),
      edges: edges.map(relation),
      cycles: [],
      coverage: { edges: edges.length, referenced: edges.length, byCertainty: {} },
      truncated: null,
    };
  }

  #path({ from, to }: Questions['path']): Answers['path'] {
    const distance = walk(from, this.given.edges, Infinity);
    if (!distance.has(to)) return { paths: [] };
    const edges: EdgeRef[] = [];
    const ids = [to];
    for (let at = to; at !== from; at = ids[0]!) {
      const edge = this.given.edges.find(({ source, target }) => {
        const other = source === at ? target : source;
        return (source === at || target === at) && distance.get(other) === distance.get(at)! - 1;
      })!;
      edges.unshift(edge);
      ids.unshift(edge.source === at ? edge.target : edge.source);
    }
    const nodes = ids.map((id) => this.given.nodes.find((node) => node.id === id)!);
    return { paths: [{ nodes, edges, length: edges.length }] };
  }
}

function walk(from: string, edges: readonly EdgeRef[], hops: number): Map<string, number> {
  const distance = new Map([[from, 0]]);
  for (const [id, steps] of distance) {
    if (steps >= hops) continue;
    for (const { source, target } of edges) {
      const other = source === id ? target : target === id ? source : undefined;
      if (other !== undefined && !distance.has(other)) distance.set(other, steps + 1);
    }
  }
  return distance;
}

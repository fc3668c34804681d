import type { EdgeRef } from '../model/answer';
import type { State } from '../state/state';
import { airOf, type Situation } from './appearance';
import type { Focus, LitEdge } from './focus';
import { edgeKey, type NodeInfo, type Picture } from './graph';
import type { Drawing } from './lineage/drawing';
import type { Related } from './relations';
import type { Palette } from './styles';
import { isNodeVisible } from './visibility';

const NOTHING: Focus = {
  mode: 'map',
  root: undefined,
  chosen: new Set(),
  nodes: new Set(),
  edges: [],
  left: 0,
};
/** More lit neighbours than this, and their names must make way for glyphs like everyone's. */
const FEW = 40;

/** Edges that say what they are, by key. */
export type Speaking = readonly { readonly key: string; readonly said: Related }[];

/** What is on the canvas now, and who of it is lit, hovered, hidden. */
export class Shown {
  state: State | undefined;
  focus: Focus = NOTHING;
  /** The layered drawing, until its last card has folded up. */
  drawing: Drawing | undefined;
  /** How far the picture is a layered drawing, 0 to 1. */
  layered = 0;
  hovered: string | undefined;
  speaking: Speaking = [];
  #litEdges: ReadonlyMap<string, number> = new Map();

  constructor(private readonly picture: Picture) {}

  /** Edges of the answer that the overview lacks are drawn only while they are lit. */
  light(focus: Focus, drawing: Drawing | undefined, palette: Palette): void {
    this.focus = focus;
    const edges = this.#withoutRepeats(drawing?.edges ?? focus.edges);
    const keyed = edges.flatMap((lit) => {
      const key = this.picture.keyOf(lit.edge, palette);
      return key === undefined ? [] : [{ ...lit, key }];
    });
    this.#litEdges = new Map(keyed.map(({ key, strength }) => [key, strength]));
    this.speaking = this.#speakingOf(keyed);
    this.picture.dropExtras((key) => this.#litEdges.has(key));
  }

  /** That two are joined is seen by one line; what else was said of them as participants would only double it. */
  #withoutRepeats(edges: readonly LitEdge[]): readonly LitEdge[] {
    const isAsserted = ({ edge }: LitEdge): boolean => this.picture.edges.get(edgeKey(edge))?.extra === false;
    const joined = new Set(edges.filter(isAsserted).map(({ edge }) => pairOf(edge)));
    return edges.filter((lit) => isAsserted(lit) || !joined.has(pairOf(lit.edge)));
  }

  #speakingOf(edges: readonly (LitEdge & { readonly key: string })[]): Speaking {
    const { root, mode } = this.focus;
    const all = mode === 'lineage' || mode === 'path';
    return edges
      .filter(({ edge, strength }) => strength === 1 && (all || edge.source === root || edge.target === root))
      .map(({ key, edge }) => ({ key, said: { ...this.picture.edges.get(key), ...edge } }));
  }

  situation(): Situation {
    const near = new Set<string>();
    // Where lines are drawn for answers alone, who is hovered has no neighbours to show.
    const hovered = this.picture.isPart ? undefined : this.hovered;
    if (hovered !== undefined) this.picture.graph.forEachNeighbor(hovered, (id) => near.add(id));
    const filter = this.state?.filter ?? {};
    return {
      filter,
      outOfTime: this.picture.outOfTime(filter.released),
      focus: this.focus,
      litEdges: this.#litEdges,
      hovered,
      near,
      air: airOf(this.#linesOnMap()),
    };
  }

  #linesOnMap(): number {
    const there = new Set(this.visible().map(({ id }) => id));
    return [...this.picture.edges.values()].filter(
      ({ source, target, extra }) => !extra && there.has(source) && there.has(target),
    ).length;
  }

  visible(): NodeInfo[] {
    const filter = this.state?.filter ?? {};
    const outOfTime = this.picture.outOfTime(filter.released);
    const asked = { chosen: this.focus.chosen, lit: this.focus.nodes, outOfTime };
    return [...this.picture.nodes.values()].filter((node) => isNodeVisible(node, filter, asked));
  }

  visiblePlaces(): (readonly [number, number])[] {
    return this.visible().map((info) => this.picture.place(info));
  }

  litPlaces(): (readonly [number, number])[] {
    return this.visible()
      .filter(({ id }) => this.focus.nodes.has(id))
      .map((info) => this.picture.place(info));
  }

  /** Of a map of thousands, only the chosen and the nearer half of what is lit: the rest may lie anywhere. */
  nearPlaces(): (readonly [number, number])[] {
    const root = this.focus.root === undefined ? undefined : this.picture.node(this.focus.root);
    if (!this.picture.isPart || root === undefined) return this.litPlaces();
    const [x, y] = this.picture.place(root);
    const distance = (place: readonly [number, number]): number => Math.hypot(place[0] - x, place[1] - y);
    const byDistance = this.litPlaces().toSorted((a, b) => distance(a) - distance(b));
    return [[x, y], ...byDistance.slice(0, Math.ceil(byDistance.length / 2))];
  }

  /** Of a label: 0 for the chosen and the hovered. */
  readonly rank = (id: string): number => {
    if (this.focus.chosen.has(id) || id === this.hovered) return 0;
    if (!this.focus.nodes.has(id)) return 3;
    return this.focus.nodes.size <= FEW ? 1 : 2;
  };
}

function pairOf({ source, target }: EdgeRef): string {
  return source < target ? `${source} ${target}` : `${target} ${source}`;
}

import { MultiDirectedGraph } from 'graphology';
import type { AbstractGraph } from 'graphology-types';
import type { EdgeRef } from '../model/answer';
import type { Span } from '../model/dates';
import { CERTAINTIES, type Certainty } from '../model/graph';
import { BUILT_ON, type Kind } from '../model/ontology';
import type { PlacedNode, Whole } from '../source/backdrop';
import type { Overview, OverviewEdge, OverviewNode } from '../source/source';
import { extentOf, type Extent } from './frame';
import { fan, type Course } from './geometry';
import { shapeIndex } from './programs/glyph/shapes';
import { outOfTime } from '../source/in-time';
import { saidBy } from '../source/said';
import type { Palette } from './styles';

/** What sigma draws of a node; everything that moves or fades is a number here. */
export interface NodeLook {
  /** Graph units, y upwards. */
  x: number;
  y: number;
  /** Radius in pixels before the zoom's growth. */
  size: number;
  color: string;
  type: 'glyph';
  shape: number;
  /** 0 filled, 1 hollow, 2 dashed. */
  hollow: number;
  /** Of the ring about the chosen one, 0 to 1. */
  ring: number;
  /** 0 is not drawn. */
  alpha: number;
  /** How far its card of a lineage is laid out, 0 to 1. */
  card: number;
  zIndex: number;
}

export interface EdgeLook extends Course {
  color: string;
  type: 'line';
  /** Width in pixels. */
  size: number;
  alpha: number;
  pattern: number;
  bend: number;
  flow: number;
  leaveX: number;
  leaveY: number;
  arriveX: number;
  arriveY: number;
  steep: number;
  zIndex: number;
}

/** A node as the overview has it, and what follows from its kind. */
export interface NodeInfo extends OverviewNode {
  /** Row in the overview; GUEST where it is on the canvas for a while. */
  readonly row: number;
  /** Of a guest: where it lies. */
  readonly home?: readonly [x: number, y: number];
  /** What is written at its glyph. */
  readonly label: string;
  readonly kindInfo: Kind;
  /** Radius on the map. */
  readonly radius: number;
  /** Models and families: their names are what one looks for. */
  readonly strong: boolean;
  /** Who made it, and how it is to be had: ids, its own and its families'. */
  readonly organizations: readonly string[];
  readonly access: readonly string[];
}

/** Not of the overview: a landmark in view, or of an answer. */
export const GUEST = -1;

export interface EdgeInfo extends OverviewEdge {
  readonly key: string;
  /** Not of the overview: inherited, or between participants; drawn only while lit. */
  readonly extra: boolean;
}

export type PictureGraph = AbstractGraph<NodeLook, EdgeLook>;

/** The overview as sigma takes it, with what is known of each node and edge beside it. */
export class Picture {
  readonly graph: PictureGraph = new MultiDirectedGraph<NodeLook, EdgeLook>();
  readonly nodes = new Map<string, NodeInfo>();
  readonly edges = new Map<string, EdgeInfo>();
  /** Where each node of the map is, x0, y0 …; a lineage does not change it. */
  readonly places: Float32Array;
  readonly #kinds: ReadonlyMap<string, Kind>;
  /** Where the whole of a large graph lies, since it was rearranged. */
  #box: Whole['box'] | undefined;

  constructor(
    readonly overview: Overview,
    palette: Palette,
  ) {
    this.places = overview.places.slice();
    this.#kinds = new Map(overview.ontology.kinds.map((kind) => [kind.id, kind]));
    const organizations = saidBy('developed_by', overview);
    const access = saidBy('has_access', overview);
    // Of a large graph only who is in view, or of an answer, is on the canvas.
    if (this.isPart) return;
    overview.nodes.forEach((node, row) =>
      this.#addNode({
        ...node,
        row,
        label: this.#labelOf(node),
        ...derived(node, this.#kindOf(node), this.isPart),
        organizations: organizations(node.id),
        access: access(node.id),
      }),
    );
    for (const edge of overview.edges) this.#addEdge(edge, false);
    this.#fanOut();
    this.recolor(palette);
  }

  /** The canvas holds a part of the graph; the rest is behind it. */
  get isPart(): boolean {
    return this.overview.whole !== undefined;
  }

  /** Where the whole graph lies. */
  get extent(): Extent | undefined {
    const { whole, places } = this.overview;
    if (whole !== undefined) {
      const [left, bottom, right, top] = this.#box ?? whole.box;
      return { left, bottom, right, top };
    }
    const loud = [...this.nodes.values()].filter(({ kindInfo }) => !kindInfo.quiet);
    return extentOf(loud.map(({ row }) => [places[row * 2]!, places[row * 2 + 1]!] as const));
  }

  /** Puts nodes on the canvas that the overview has not; those that are there stay where they are. */
  bring(nodes: readonly PlacedNode[], palette: Palette): void {
    for (const { x, y, ...node } of nodes) {
      if (this.nodes.has(node.id)) continue;
      const said = { organizations: [], access: [] };
      const info = { ...node, row: GUEST, home: [x, y] as const, label: this.#labelOf(node), ...said };
      this.#addNode({ ...info, ...derived(node, this.#kindOf(node), this.isPart) });
      this.graph.setNodeAttribute(node.id, 'color', palette.kind(this.#kindOf(node).color));
    }
  }

  /** Gives guests other places on the map; they are drawn where they were until they are moved. */
  rehome(nodes: readonly PlacedNode[], box: Whole['box']): void {
    this.#box = box;
    for (const { id, x, y } of nodes) {
      const info = this.nodes.get(id);
      if (info !== undefined) this.nodes.set(id, { ...info, home: [x, y] });
    }
  }

  /** Lets guests go, and their lines with them, but for those that are wanted. */
  dropGuests(wanted: (id: string) => boolean): void {
    for (const { id, row } of this.nodes.values()) {
      if (row !== GUEST || wanted(id)) continue;
      this.graph.forEachEdge(id, (key) => this.edges.delete(key));
      this.graph.dropNode(id);
      this.nodes.delete(id);
    }
  }

  /** Who is not there as of a time. Of a part, the undated are what the engine sent: it knows what they belong to. */
  outOfTime(span: Span | undefined): ReadonlySet<string> {
    return outOfTime(this.isPart ? { nodes: [...this.nodes.values()], edges: [] } : this.overview, span);
  }

  #kindOf({ kind }: OverviewNode): Kind {
    return this.#kinds.get(kind) ?? unknownKind(kind);
  }

  /** On a map of thousands, a model's owner would be half of every name: its own part is what is looked for. */
  #labelOf({ name }: OverviewNode): string {
    return this.isPart ? name.slice(name.lastIndexOf('/') + 1) || name : name;
  }

  node(id: string): NodeInfo | undefined {
    return this.nodes.get(id);
  }

  look(id: string): NodeLook {
    return this.graph.getNodeAttributes(id);
  }

  place(info: NodeInfo): readonly [x: number, y: number] {
    if (info.home !== undefined) return info.home;
    return [this.places[info.row * 2]!, this.places[info.row * 2 + 1]!];
  }

  /** The key of an edge of an answer; one that the overview lacks is added, unseen at first. */
  keyOf(edge: EdgeRef & { readonly role?: string }, palette: Palette): string | undefined {
    const key = edgeKey(edge);
    if (this.edges.has(key)) return key;
    if (!this.nodes.has(edge.source) || !this.nodes.has(edge.target)) return undefined;
    this.#addEdge(edge, !this.isPart || !this.#isPredicate(edge.predicate));
    this.graph.setEdgeAttribute(key, 'color', this.#edgeColor(edge.predicate, palette));
    return key;
  }

  /** Forgets the added edges, but for those that are wanted. */
  dropExtras(wanted: (key: string) => boolean): void {
    for (const { key, extra } of this.edges.values()) {
      if ((!extra && !this.isPart) || wanted(key)) continue;
      this.edges.delete(key);
      this.graph.dropEdge(key);
    }
  }

  recolor(palette: Palette): void {
    this.graph.updateEachNodeAttributes(
      (id, look) => ({ ...look, color: palette.kind(this.nodes.get(id)!.kindInfo.color) }),
      { attributes: ['color'] },
    );
    this.graph.updateEachEdgeAttributes(
      (key, look) => ({ ...look, color: this.#edgeColor(this.edges.get(key)!.predicate, palette) }),
      { attributes: ['color'] },
    );
  }

  #isPredicate(label: string): boolean {
    return this.overview.ontology.predicates.some(({ id }) => id === label);
  }

  #edgeColor(predicate: string, palette: Palette): string {
    const known = this.overview.ontology.predicates.find(({ id }) => id === predicate);
    return palette.kind(known?.color ?? 'quiet');
  }

  #addNode(info: NodeInfo): void {
    const [x, y] = this.place(info);
    this.nodes.set(info.id, info);
    this.graph.addNode(info.id, {
      x,
      y,
      size: info.radius,
      color: '#000000',
      type: 'glyph',
      shape: shapeIndex(info.kindInfo.glyph),
      hollow: info.placeholder ? 2 : info.unnamed ? 1 : 0,
      ring: 0,
      alpha: 0,
      card: 0,
      zIndex: 0,
    });
  }

  #addEdge(edge: OverviewEdge, extra: boolean): void {
    const key = edgeKey(edge);
    if (this.edges.has(key) || !this.nodes.has(edge.source) || !this.nodes.has(edge.target)) return;
    this.edges.set(key, { ...edge, key, extra });
    this.graph.addDirectedEdgeWithKey(key, edge.source, edge.target, {
      color: '#000000',
      type: 'line',
      size: 1,
      alpha: 0,
      pattern: patternOf(edge.certainty),
      // Beside whatever else joins the two.
      bend: extra ? 0.2 : 0.1,
      flow: 0,
      leaveX: 0,
      leaveY: 0,
      arriveX: 0,
      arriveY: 0,
      steep: 0,
      zIndex: 0,
    });
  }

  #fanOut(): void {
    const pairs = new Map<string, EdgeInfo[]>();
    for (const edge of this.edges.values()) {
      const pair = [edge.source, edge.target].sort().join(' ');
      pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
    }
    for (const edges of pairs.values()) {
      const bends = fan(edges.map(({ source }) => source === edges[0]!.source));
      edges.forEach(({ key }, index) => this.graph.setEdgeAttribute(key, 'bend', bends[index]!));
    }
  }
}

/** One edge of one predicate between two entities; statements that say it twice are one line. */
export function edgeKey({ source, target, predicate }: Omit<EdgeRef, 'certainty'>): string {
  return `${source} ${predicate} ${target}`;
}

function derived(
  node: OverviewNode,
  kindInfo: Kind,
  isPart: boolean,
): Pick<NodeInfo, 'kindInfo' | 'strong' | 'radius'> {
  const strong = kindInfo.color === 'model';
  const radius = isPart
    ? radiusAmongMany(node.importance)
    : radiusOf(node.importance, strong, kindInfo.quiet);
  return { kindInfo, strong, radius };
}

/** Area grows with importance, within what is still a mark and what is still a map. */
export function radiusOf(importance: number, strong: boolean, quiet: boolean): number {
  const least = strong ? 7.5 : quiet ? 4.5 : 5.5;
  return Math.min(14, Math.max(least, 4.2 + 3 * Math.sqrt(importance)));
}

/** Where the rest is behind, the least is no larger than its grain there. */
export function radiusAmongMany(importance: number): number {
  return Math.min(12, 3.4 + 0.9 * Math.log2(1 + importance));
}

/** Index of the line program's pattern: solid, dashed, dotted, doubled. */
export function patternOf(certainty: Certainty): number {
  return [0, 0, 1, 2, 3][CERTAINTIES.indexOf(certainty)] ?? 0;
}

/** The heaviest line of the map. */
export function isHeavy({ predicate }: EdgeInfo): boolean {
  return predicate === BUILT_ON;
}

function unknownKind(id: string): Kind {
  return { id, label: id, plural: id, color: 'quiet', glyph: 'disc', quiet: false };
}

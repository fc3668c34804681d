import type { Answers, EdgeRef } from '../model/answer';
import type { Ontology } from '../model/ontology';
import type { Source as Cited } from '../model/graph';
import type { Questions, Verb } from '../model/question';
import type { Backdrop, OverviewNode, Whole } from './backdrop';

export type { OverviewNode } from './backdrop';

/** Where answers come from: the local store in its worker, or a remote engine. */
export interface Source extends Backdrop {
  /** What the scene and the panels need at once. */
  overview(signal?: AbortSignal): Promise<Overview>;
  /**
   * Once the whole graph is there. Until then questions wait, and the picture is coarse.
   * @throws InputError where the rest did not come: nothing will be answered
   */
  complete(): Promise<Overview>;
  /**
   * Answers a verb.
   * @throws InputError where the question cannot be answered; AbortError once `signal` is aborted
   */
  ask<V extends Verb>(verb: V, question: Questions[V], signal?: AbortSignal): Promise<Answers[V]>;
  /** Layered places for an answer of lineage: bases to the left or above, with as few crossings as can be helped. */
  arrange(request: ArrangeRequest, signal?: AbortSignal): Promise<Arrangement>;
  /** Starts the live layout; it sends places until `stop` is called or it has come to rest. */
  startLayout(request: LayoutRequest, onPlaces: (places: Float32Array, resting: boolean) => void): LiveLayout;
  /**
   * Finds other places by forces for the whole of a graph that is too large for the live layout, while all else goes on being
   * answered. They hold once this resolves: tiles, landmarks and places are to be asked for anew.
   * @returns undefined where the graph is too large for that, too
   */
  rearrange(options: RearrangeOptions): Promise<Rearranged | undefined>;
  close(): void;
}

export interface RearrangeOptions {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export interface Rearranged {
  /** All places, in graph units. */
  readonly box: Whole['box'];
}

export interface Overview {
  readonly ontology: Ontology;
  readonly sources: readonly Cited[];
  /** Order is fixed: a row of `places` and of the live layout belongs to the node at the same index. */
  readonly nodes: readonly OverviewNode[];
  /** Asserted edges between entities, without those between mere participants and the inherited ones. */
  readonly edges: readonly OverviewEdge[];
  /** x0, y0, x1, y1 … in graph units; y upwards. */
  readonly places: Float32Array;
  /** How many edges there are of each relation, by which one was built on another. */
  readonly relations?: Readonly<Record<string, number>>;
  /** Of the graph of which this holds only the landmarks; absent where it holds everything. */
  readonly whole?: Whole;
}

export interface OverviewEdge extends EdgeRef {
  /** Text of the `role` qualifier, where there is one. */
  readonly role?: string;
  /** And of the `relation` qualifier. */
  readonly relation?: string;
}

export interface ArrangeRequest {
  readonly nodes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  /** Derived → base. */
  readonly edges: readonly { readonly source: string; readonly target: string }[];
  /** In rows, bases above; in columns, bases to the left, unless so. */
  readonly upright?: boolean;
}

/** Centres of the boxes, in the units of their widths; y upwards. */
export interface Arrangement {
  readonly places: Readonly<Record<string, readonly [x: number, y: number]>>;
}

export interface LayoutRequest {
  /** Indices into the overview's nodes that take part; the rest stay. */
  readonly nodes: Uint32Array;
  /** Where every node of the overview is now. */
  readonly places: Float32Array;
  /** 1: everything may find a new place; near 0: only what is held is followed. */
  readonly heat: number;
}

export interface LiveLayout {
  /** Holds a node at a place while a hand moves it, in graph units; the layout warms up again. */
  hold(node: number, x: number, y: number): void;
  release(node: number): void;
  stop(): void;
}

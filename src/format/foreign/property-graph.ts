import type { Remarks } from '../report';

/**
 * A graph as most tools hold it: nodes and edges with properties. What the formats of other tools have in common; each
 * reader makes one, each writer takes one, and what it means to us is decided in one place (./read-properties).
 */
export interface PropertyGraph {
  /** Of the graph as a whole: who made it, when. */
  readonly properties: Properties;
  readonly nodes: readonly PropertyNode[];
  readonly edges: readonly PropertyEdge[];
  /** The format has texts only: what looks like a number was meant as one. */
  readonly untyped: boolean;
}

export type Scalar = string | number | boolean;
export type PropertyValue = Scalar | readonly Scalar[];
/** By name, in the order written. A map: `__proto__` is a name like any other. */
export type Properties = ReadonlyMap<string, PropertyValue>;

export interface PropertyNode {
  /** By which edges name it; each node has its own. */
  readonly key: string;
  /** What is shown of it; empty where the format has no word for that, or the file none. */
  readonly label: string;
  readonly properties: Properties;
  /** Where it was drawn, y upwards; absent where the file does not say. */
  readonly place?: readonly [x: number, y: number];
  /** Key of the node whose part it is. */
  readonly parent?: string;
}

export interface PropertyEdge {
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  /** What is written at it. */
  readonly label: string;
  readonly properties: Properties;
}

/** The property of a whole graph by which a file of ours is known, and brings its vocabulary and sources along. */
export const MARK = 'stemma';

/** What a reader of a format found. */
export interface PropertyReading {
  readonly graph: PropertyGraph;
  /** Nodes and edges that could not be kept. */
  readonly dropped: Remarks;
  readonly notes: Remarks;
}

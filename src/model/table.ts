import type { Certainty, QualifierValues, Reference, Source } from './graph';
import type { Ontology } from './ontology';

/**
 * A graph as flat columns, for one too large to be an object for each entity and statement: a hub's tables, or a generated
 * hub. Every statement's object is an entity. Rows of entities count from 0 in any order.
 */
export interface GraphTable {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
  readonly names: readonly string[];
  /** Ids of the entities whose id is not `slug(name)`, by row. All ids are different, and each is an entity's id. */
  readonly ids: ReadonlyMap<number, string>;
  /** Other names, by row; most entities have none. */
  readonly aliases: ReadonlyMap<number, readonly string[]>;
  /** Links, by row. */
  readonly links: ReadonlyMap<number, readonly string[]>;
  /** Index into `ontology.kinds`, for each entity. */
  readonly kind: Uint8Array;
  /** 1 where an entity is named by a statement and described by nobody. */
  readonly placeholder: Uint8Array;
  /** Statements, in any order: rows of entities, indices into `ontology.predicates` and into `circumstances`. */
  readonly subject: Uint32Array;
  readonly predicate: Uint16Array;
  readonly object: Uint32Array;
  readonly circumstance: Uint32Array;
  readonly circumstances: readonly Circumstance[];
}

/** All of a statement but what it is about. Few differ among the statements of a hub. */
export interface Circumstance {
  readonly qualifiers: readonly QualifierValues[];
  readonly certainty: Certainty;
  readonly negated: boolean;
  readonly references: readonly Reference[];
}

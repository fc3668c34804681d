/**
 * The vocabulary of a graph, read from `ontology.yaml` or a snapshot: which kinds, predicates and
 * qualifiers there are. Nothing in the code names a kind or predicate that the ontology could not
 * also leave out; adding one needs no code.
 */
export interface Ontology {
  /** In order of precedence: of several entities with one name, the first kind wins. */
  readonly kinds: readonly Kind[];
  readonly predicates: readonly Predicate[];
  readonly qualifiers: readonly Qualifier[];
}

export interface Kind {
  /** snake_case, such as `training_method`. */
  readonly id: string;
  /** Singular, as shown: "training method". */
  readonly label: string;
  readonly plural: string;
  /** Name of a colour token, such as `method`; the tokens hold the colour. */
  readonly color: string;
  /** Name of a shape that the canvas can draw, such as `triangle`. */
  readonly glyph: string;
  /** Hidden on the map until asked for. */
  readonly quiet: boolean;
}

export type ValueType = 'number' | 'date' | 'text';

export interface Predicate {
  readonly id: string;
  /** Reads subject → object: "built on". */
  readonly label: string;
  /** Reads object → subject: "base of". */
  readonly inverse: string;
  /** Kind ids that may be the subject. */
  readonly from: readonly string[];
  /** Kind ids that may be the object; empty when the object is a value. */
  readonly to: readonly string[];
  /** Type of the value; absent when the object is an entity. */
  readonly value?: ValueType;
  /** Units that a number of this predicate may have. */
  readonly units: readonly string[];
  /** Followed by `lineage` unless told otherwise. */
  readonly lineage: boolean;
  readonly transitive: boolean;
  /** Subject and object must be of the same kind. */
  readonly sameKind: boolean;
  /** At most one holds at a time: a member's own statement replaces its family's. */
  readonly single: boolean;
  /** What is said of a family holds for its members. */
  readonly inherited: boolean;
  readonly color: string;
}

/** `count` is a bare whole number; `quantity` a number with unit, or words where the source has words. */
export type QualifierType = 'text' | 'number' | 'count' | 'quantity' | 'date' | 'entity' | 'choice';

export interface Qualifier {
  readonly id: string;
  /** Reads before the value: "as its", "joined by". */
  readonly label: string;
  readonly value: QualifierType;
  /** For `number` and `quantity`; empty accepts any unit. */
  readonly units: readonly string[];
  /** For `choice`. */
  readonly choices: readonly string[];
}

/** The predicate by which a member belongs to its family; statements pass down along it. */
export const MEMBERSHIP = 'part_of';
/** The kind whose statements hold for its members. */
export const FAMILY_KIND = 'model_family';
/** The predicate from the narrower to the wider of two architectures, methods, … */
export const SUBTYPE = 'subtype_of';
/** Whose longest chain `stats` reports. */
export const BUILT_ON = 'built_on';
/** The predicate whose date gives an entity its year. */
export const RELEASED = 'released';

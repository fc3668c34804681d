import type { Certainty } from './graph';

/** What each verb answers: plain JSON, the same for the explorer, the command line and agents. */
export interface Answers {
  describe: Description;
  search: { readonly results: readonly SearchHit[] };
  neighborhood: Neighborhood;
  lineage: Lineage;
  path: { readonly paths: readonly Path[] };
  related: { readonly results: readonly Related[] };
  compare: Comparison;
  obligations: Obligations;
  impact: Impact;
  facets: Facets;
  stats: Stats;
}

export interface NodeRef {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export type ObjectRef =
  | NodeRef
  | { readonly value: number | string; readonly unit?: string }
  | { readonly unknown: true }
  | { readonly none: true };

export interface ReferenceRef {
  readonly source: string;
  readonly where?: string;
  readonly url?: string;
}

export interface StatementRef {
  readonly predicate: string;
  readonly subject: NodeRef;
  readonly object: ObjectRef;
  readonly qualifiers: Readonly<Record<string, readonly ObjectRef[]>>;
  readonly certainty: Certainty;
  readonly negated?: true;
  /** The family through which it holds. */
  readonly inheritedFrom?: NodeRef;
  readonly references: readonly ReferenceRef[];
}

export interface EntityRef extends NodeRef {
  readonly aliases: readonly string[];
  readonly description: string;
  readonly links: readonly string[];
  readonly unnamed?: true;
  readonly placeholder?: true;
}

export interface Description {
  readonly entity: EntityRef;
  readonly statements: readonly StatementRef[];
  readonly incoming: readonly StatementRef[];
  /** Where a limit was asked for: how many statements of others there are, listed or not. */
  readonly counts?: IncomingCounts;
  readonly alternatives: readonly NodeRef[];
}

export interface IncomingCounts {
  /** Of those that have the entity as object, by predicate. */
  readonly asObject: Counts;
  /** Of those that name it in a qualifier. */
  readonly inQualifiers: number;
}

export interface SearchHit extends NodeRef {
  /** 1 is an exact hit; falls with each difference. */
  readonly score: number;
  /** The name, alias or id that was hit, as written. */
  readonly matched: string;
}

export interface Truncation {
  readonly shown: number;
  readonly total: number;
}

/** Subject → object, derived → base, whatever was asked. */
export interface EdgeRef {
  readonly source: string;
  readonly target: string;
  /** A predicate, or the qualifier by which two participants of one statement are joined. */
  readonly predicate: string;
  readonly certainty: Certainty;
  /** Holds for the source through this family (an id). */
  readonly inheritedFrom?: string;
}

export interface Neighborhood {
  readonly nodes: readonly (NodeRef & { readonly distance: number })[];
  readonly edges: readonly EdgeRef[];
  readonly truncated: Truncation | null;
}

export interface LineageEdge extends EdgeRef {
  readonly relation?: string;
  readonly role?: string;
}

export interface Lineage {
  readonly root: NodeRef;
  readonly nodes: readonly (NodeRef & { readonly level: number })[];
  readonly edges: readonly LineageEdge[];
  /** Groups of entities that lead back to themselves; a self-loop is a group of one. */
  readonly cycles: readonly (readonly string[])[];
  readonly coverage: Coverage;
  readonly truncated: Truncation | null;
}

export interface Coverage {
  readonly edges: number;
  readonly referenced: number;
  readonly byCertainty: Readonly<Record<string, number>>;
}

export interface Path {
  readonly nodes: readonly NodeRef[];
  readonly edges: readonly EdgeRef[];
  /** Number of edges. */
  readonly length: number;
}

export interface Related extends NodeRef {
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly {
    readonly text: string;
    readonly via: { readonly id: string; readonly name: string };
  }[];
}

export interface Comparison {
  readonly entities: readonly NodeRef[];
  /** `cells[i]` are the objects of entity i; an empty cell is "not recorded". */
  readonly rows: readonly {
    readonly predicate: string;
    readonly cells: readonly (readonly ObjectRef[])[];
    readonly same: boolean;
  }[];
  /**
   * Only where asked for: by predicate, in the order of the rows, what is said of each entity, denials too; `statements[i]` of
   * entity i. Has predicates that rows have not: those of which there is nothing but a denial.
   */
  readonly evidence?: readonly {
    readonly predicate: string;
    readonly statements: readonly (readonly StatementRef[])[];
  }[];
  /** `distances[i]` in lineage steps from entity i. */
  readonly commonAncestors: readonly {
    readonly id: string;
    readonly name: string;
    readonly distances: readonly number[];
  }[];
}

export interface Impact {
  readonly root: NodeRef;
  /** Of those that rest on the root; it is not among them. */
  readonly total: number;
  /** Nearest first; none is empty. */
  readonly distances: readonly { readonly distance: number; readonly count: number }[];
  readonly kinds: Counts;
  readonly organizations: Shared;
  readonly licences: Shared;
  /** Nearest first, then by importance; organizations and licences as ids. */
  readonly nodes: readonly (NodeRef & {
    readonly distance: number;
    readonly organizations: readonly string[];
    readonly licences: readonly string[];
  })[];
  readonly truncated: Truncation | null;
}

/** How many have to do with each of some entities, most first; one may have to do with several. */
export interface Shared {
  readonly named: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  /** Those of which nothing of the sort is recorded. */
  readonly unrecorded: number;
}

/** A licence's terms, as its sources tell them. */
export interface Terms {
  readonly permits: readonly StatementRef[];
  readonly forbids: readonly StatementRef[];
  readonly requires: readonly StatementRef[];
}

export interface Obligations {
  /** `via` leads from the entity along lineage to the holder of the licence, ids. */
  readonly licences: readonly {
    readonly id: string;
    readonly name: string;
    readonly via: readonly string[];
    /** Only where asked for. */
    readonly terms?: Terms;
  }[];
  readonly conflicts: readonly { readonly terms: string; readonly path: readonly string[] }[];
}

export type Counts = Readonly<Record<string, number>>;

export interface Facets {
  readonly kind: Counts;
  readonly predicate: Counts;
  readonly organization: Counts;
  readonly access: Counts;
  readonly year: Counts;
  readonly certainty: Counts;
  /** Where asked for. */
  readonly released?: Released;
}

export interface Released {
  /** By month, "2023-03", or by year where no month is recorded, in order. */
  readonly dates: Counts;
  /** Entities without a date: those joined to one that has a date, and the others. */
  readonly undated: { readonly joined: number; readonly alone: number };
}

export interface Stats {
  readonly nodes: Counts;
  readonly edges: Counts;
  readonly statements: number;
  readonly referenced: number;
  readonly placeholders: number;
  readonly selfLoops: number;
  readonly cycles: number;
  readonly components: number;
  readonly longestLineage: { readonly length: number; readonly nodes: readonly NodeRef[] };
}

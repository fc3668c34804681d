import type { Filter, LineageFilter } from './filter';

/** What each verb can be asked. An `entity` is an id, a name or an alias. `limit` absent: no limit, unless noted. */
export interface Questions {
  describe: {
    readonly entity: string;
    /** Most statements of others listed of each sort, those of the most important first; what is left out is counted. */
    readonly limit?: number;
  };
  /** `limit` is 20 unless given. */
  search: {
    readonly text: string;
    readonly kinds?: readonly string[];
    /** What its entities do not pass is not found; what it says of edges is not asked. */
    readonly filter?: Filter;
    readonly limit?: number;
  };
  neighborhood: {
    readonly entity: string;
    /** 1 unless given. */
    readonly hops?: number;
    /** Predicate or qualifier ids that may be walked; all unless given. */
    readonly edges?: readonly string[];
    /** Kinds to list; does not narrow what is walked. */
    readonly kinds?: readonly string[];
    /** `in` follows edges that point at the entity. `both` unless given. */
    readonly direction?: Direction;
    readonly includeSubtypes?: boolean;
    /** What is filtered out is neither listed nor walked. */
    readonly filter?: Filter;
    /** Most nodes listed, the entity among them. */
    readonly limit?: number;
  };
  lineage: {
    readonly entity: string;
    /** `up`: what it is built on; `down`: what was built on it. */
    readonly direction: 'up' | 'down';
    readonly edges?: readonly string[];
    /** Keep only edges whose `relation` is one of these. */
    readonly relations?: readonly string[];
    /** Keep only edges whose `relation` passes; those without one stay. What is out of time is neither listed nor walked. */
    readonly filter?: LineageFilter;
    readonly depth?: number;
    readonly limit?: number;
  };
  path: {
    readonly from: string;
    readonly to: string;
    readonly edges?: readonly string[];
    /** From subject to object only. */
    readonly directed?: boolean;
    /** Entities that may not lie on it. */
    readonly avoid?: readonly string[];
    /** How many loop-free paths, shortest first; 1 unless given. */
    readonly k?: number;
    readonly filter?: Filter;
  };
  /** `limit` is 10 unless given. */
  related: {
    readonly entity: string;
    readonly limit?: number;
    /** Groups of predicates that count, by the name of their colour, such as `architecture`; all unless given. */
    readonly by?: readonly string[];
  };
  compare: {
    readonly entities: readonly string[];
    /** With the statements behind each row. */
    readonly evidence?: boolean;
  };
  obligations: {
    readonly entity: string;
    /** With what each licence permits, forbids and requires. */
    readonly terms?: boolean;
  };
  impact: {
    readonly entity: string;
    readonly edges?: readonly string[];
    readonly filter?: LineageFilter;
    readonly depth?: number;
    /** Most entities listed; all are counted. */
    readonly limit?: number;
  };
  /** `dates`: how many were released when, too. */
  facets: { readonly filter?: Filter; readonly dates?: boolean };
  stats: Record<string, never>;
}

export type Direction = 'in' | 'out' | 'both';
export type Verb = keyof Questions;

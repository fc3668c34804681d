import type { Ontology } from './ontology';

/** The form in which every format reader hands a graph on and every writer takes it. */
export interface Graph {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
  readonly entities: readonly Entity[];
  /** In the order of their subjects in `entities`, then as written. */
  readonly statements: readonly Statement[];
}

export interface Entity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Other names, and former ids. */
  readonly aliases: readonly string[];
  /** One line; empty where nobody wrote one. */
  readonly description: string;
  readonly links: readonly string[];
  /** Real, but without a name of its own: "the vision encoder of GPT-4V". */
  readonly unnamed: boolean;
  /** Named by a statement, described by nobody. */
  readonly placeholder: boolean;
}

/** In order of falling sureness; the index is what the store keeps. */
export const CERTAINTIES = ['stated', 'reported', 'estimated', 'likely', 'disputed'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** `unknown` exists but is not disclosed; `none` is known not to exist. */
export type Value =
  | { readonly entity: string }
  | { readonly value: number | string; readonly unit?: string }
  | { readonly unknown: true }
  | { readonly none: true };

export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Value;
  /** In the order written; each id once. */
  readonly qualifiers: readonly QualifierValues[];
  readonly certainty: Certainty;
  /** The source denies it. */
  readonly negated: boolean;
  readonly references: readonly Reference[];
}

export interface QualifierValues {
  readonly id: string;
  readonly values: readonly Value[];
}

export interface Reference {
  /** Id of a source. */
  readonly source: string;
  /** Where in it: "part 5, LLaVA, architecture"; empty for the whole of it. */
  readonly where: string;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  /** Short form for the apparatus: "Overview", "Touvron et al. 2023". */
  readonly label: string;
  readonly authors: string;
  /** 0 where not recorded. */
  readonly year: number;
  readonly url: string;
  /** Where set, a reference's `where` must be one of these. */
  readonly places: readonly string[];
}

import type { Filter } from '../model/filter';

/**
 * All that the user has asked to see. A state is never changed: a transition makes the next one, and
 * canvas, panels and URL follow from it.
 */
export interface State {
  /** Id of the chosen entity; always there in lineage, path and compare. */
  readonly selection?: string;
  readonly mode: Mode;
  /** Where `mode` is `lineage`: which side of it; both where absent. */
  readonly side?: LineageSide;
  /** Where `mode` is `lineage` of a large graph: so many times LOT of each side are drawn; once where absent. */
  readonly lots?: number;
  /** Where `mode` is `path`: its other end, once chosen. */
  readonly target?: string;
  /** Where `mode` is `path` and both ends are chosen: which of the ways, 1 for the shortest unless absent; they go round. */
  readonly way?: number;
  /** Where `mode` is `path`: who may not lie on it, at least one where present. */
  readonly avoid?: readonly string[];
  /** Where `mode` is `path`: the only predicates along which it may lead, at least one where present. */
  readonly along?: readonly string[];
  /** Where `mode` is `path`: only from what was made to what it rests on. */
  readonly directed?: true;
  /** Where `mode` is `compare`: who is compared with the selection; at most MAX_OTHERS. */
  readonly others: readonly string[];
  /** Where `mode` is `compare`: only rows of that verdict. */
  readonly rows?: Verdict;
  /** How far the neighbourhood reaches, 1 to 4. */
  readonly hops: number;
  readonly filter: Filter;
  /** Groups of predicates by which others are related, at least one; all where absent. */
  readonly alike?: readonly string[];
  /** Absent: fitted into the free part of the canvas. */
  readonly camera?: Camera;
  /** Absent: as the system has it. Remembered by the browser where its reader chose it here. */
  readonly theme?: Theme;
}

export type Theme = 'light' | 'dark';

/** Of the rows of a comparison; `unknown`: of some it is not known. */
export const VERDICTS = ['shared', 'different', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `up`: what it is built on; `down`: what was built on it. */
export type LineageSide = 'up' | 'down';

/**
 * `map`: the whole graph, the selection's neighbourhood lit. `lineage`: its ancestors and descendants, layered.
 * `path`: the shortest path to the target. `compare` and `table`: the same as rows.
 */
export const MODES = ['map', 'lineage', 'path', 'compare', 'table'] as const;
export type Mode = (typeof MODES)[number];

/** Centre in graph units, and how many graph units one screenful is, relative to the fitted view (1). */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export const MIN_HOPS = 1;
export const MAX_HOPS = 4;
/** Of each side of a lineage in a large graph so many are drawn at first, and as many again when asked for more. */
export const LOT = 40;
export const MAX_LOTS = 10;
/** More than four columns cannot be read side by side. */
export const MAX_OTHERS = 3;

/** Ways go round far sooner. */
export const MAX_WAY = 99;

/** What is seen on a first visit. */
export const START: State = { mode: 'map', others: [], hops: MIN_HOPS, filter: {} };

/** Modes that show something of the chosen entity, and nothing without one. */
export function needsSelection(mode: Mode): boolean {
  return mode === 'lineage' || mode === 'path' || mode === 'compare';
}

/** The nearest step of the hops slider. */
export function wholeHops(hops: number): number {
  return Number.isNaN(hops) ? MIN_HOPS : Math.min(MAX_HOPS, Math.max(MIN_HOPS, Math.round(hops)));
}

/** The nearest number of lots. */
export function wholeLots(lots: number): number {
  return Math.min(MAX_LOTS, Math.max(1, Math.round(lots)));
}

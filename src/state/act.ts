import type { Span } from '../model/dates';
import type { Filter } from '../model/filter';
import type { Camera, LineageSide, Mode, Theme, Verdict } from './state';

/** What a user can do to what is seen: the one message that views and canvas send. */
export type Act =
  /** Choose an entity; without id, choose none. Leaves lineage, path and compare for the map unless `keepMode`. */
  | {
      readonly type: 'select';
      readonly id?: string;
      readonly keepMode?: boolean;
      /** The same entity under its present id, where a link had a former one: no step to go back to. */
      readonly corrects?: true;
    }
  | { readonly type: 'mode'; readonly mode: Mode }
  /** The lineage of an entity, or of the chosen one; one side of it, or both. */
  | { readonly type: 'lineage'; readonly id?: string; readonly side?: LineageSide }
  /** The next lot of a lineage that is not drawn whole. */
  | { readonly type: 'more' }
  /** The other end of the path; enters path mode. */
  | { readonly type: 'path-to'; readonly id: string }
  /** Another of the ways: by its number, or so many on from the present one. */
  | { readonly type: 'way'; readonly way: number }
  | { readonly type: 'next-way'; readonly step: 1 | -1 }
  /** Somebody may not lie on the path, or may again. */
  | { readonly type: 'avoid'; readonly id: string }
  /** The only predicates that the path may follow; all where there are none. */
  | { readonly type: 'along'; readonly predicates: readonly string[] }
  | { readonly type: 'directed'; readonly directed: boolean }
  /** Adds to or removes from the comparison; enters compare mode. */
  | { readonly type: 'compare-with'; readonly id: string }
  /** A group of predicates counts for what is related, alone or with others, or no longer; none: all count again. */
  | { readonly type: 'alike'; readonly group?: string }
  /** Only rows of that verdict; without it, all. */
  | { readonly type: 'rows'; readonly verdict?: Verdict }
  | { readonly type: 'hops'; readonly hops: number }
  /** A row of the legend or a facet: shown or hidden. */
  | { readonly type: 'toggle'; readonly facet: ChoiceFacet; readonly value: string }
  | { readonly type: 'only'; readonly facet: ChoiceFacet; readonly value: string }
  /** A kind that stays off the map until asked for: asked for, or no longer. */
  | { readonly type: 'quiet'; readonly kind: string }
  | { readonly type: 'filter'; readonly filter: Filter }
  /** As of when; without span, of any time. `continues` a move along time that is one step to go back to. */
  | { readonly type: 'released'; readonly span?: Span; readonly continues?: true }
  | { readonly type: 'camera'; readonly camera?: Camera }
  | { readonly type: 'theme'; readonly theme?: Theme }
  /** One step back on the trail, or forth, or to the step of that number: of the trail, not of the state. */
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'return'; readonly at: number }
  /** Something of the page comes to the front; changes no state. */
  | { readonly type: 'open'; readonly what: 'search' | 'acts' | 'help' }
  /** Something the canvas does of itself; changes no state. */
  | { readonly type: 'canvas'; readonly command: CanvasCommand };

export type CanvasCommand = 'zoom-in' | 'zoom-out' | 'fit' | 'relax';

/** The dimensions of the filter that are choices among names. */
export type ChoiceFacet = Exclude<keyof Filter, 'released' | 'quiet'>;

export type Dispatch = (act: Act) => void;

import type { Span } from './dates';

/** The one filter object of interface, URL, command line and agents. */

/** Either only the listed, or all but the listed. Absent means all. */
export type Choice = { readonly only: readonly string[] } | { readonly hide: readonly string[] };

export interface Filter {
  /** Kind ids. */
  readonly kind?: Choice;
  /** Predicate ids; a qualifier's id where it joins two entities. */
  readonly predicate?: Choice;
  /** Entity ids. */
  readonly organization?: Choice;
  readonly access?: Choice;
  /** How one was built on another: values of the qualifier `relation`, of edges; those without one stay. */
  readonly relation?: Choice;
  /** Certainty names, of edges. */
  readonly certainty?: Choice;
  /** When it was released; what has no date goes by what it is joined to (./dates). */
  readonly released?: Span;
  /** Quiet kinds asked for: the map keeps them off until they are named here, or in an `only` of `kind`. */
  readonly quiet?: readonly string[];
}

/** Whether a kind is on the map. Quiet ones are not, unless asked for. */
export function kindShown(filter: Filter, kind: { readonly id: string; readonly quiet: boolean }): boolean {
  const named = filter.kind !== undefined && 'only' in filter.kind && filter.kind.only.includes(kind.id);
  if (kind.quiet && !named && !(filter.quiet ?? []).includes(kind.id)) return false;
  return passes(filter.kind, kind.id);
}

/** The part of a filter that says as of when: a search is cut by nothing else. */
export function timeOf({ released }: Filter): { readonly filter?: Filter } {
  return released === undefined ? {} : { filter: { released } };
}

/** What cuts a lineage. */
export type LineageFilter = Pick<Filter, 'relation' | 'released'>;

export function ofLineage({ relation, released }: Filter): { readonly filter?: LineageFilter } {
  if (relation === undefined && released === undefined) return {};
  return { filter: { ...(relation && { relation }), ...(released && { released }) } };
}

/** The same filter as an engine takes it, which does not know what the map keeps off: only the kinds that are shown. */
export function asShown(
  filter: Filter,
  kinds: readonly { readonly id: string; readonly quiet: boolean }[],
): Filter {
  const { quiet: _, ...rest } = filter;
  return { ...rest, kind: { only: kinds.filter((kind) => kindShown(filter, kind)).map(({ id }) => id) } };
}

export function passes(choice: Choice | undefined, id: string): boolean {
  if (choice === undefined) return true;
  return 'only' in choice ? choice.only.includes(id) : !choice.hide.includes(id);
}

/** Shown becomes hidden and back; an `only` of which nothing is left shows nothing. */
export function toggle(choice: Choice | undefined, id: string): Choice | undefined {
  if (choice !== undefined && 'only' in choice) {
    const only = choice.only.includes(id)
      ? choice.only.filter((other) => other !== id)
      : [...choice.only, id];
    return { only };
  }
  const hidden = choice?.hide ?? [];
  const hide = hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id];
  return hide.length === 0 ? undefined : { hide };
}

/** Only this one; asked again, all of them. */
export function onlyThis(choice: Choice | undefined, id: string): Choice | undefined {
  const alone = choice !== undefined && 'only' in choice && choice.only.length === 1 && choice.only[0] === id;
  return alone ? undefined : { only: [id] };
}

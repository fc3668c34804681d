import { asShown } from '../model/filter';
import type { Kind } from '../model/ontology';
import type { Questions } from '../model/question';
import type { State } from './state';

/** So many ways are looked for: who wants more wants another question. */
export const MOST_WAYS = 5;

/**
 * What a state asks about a path, the same for canvas and panel; undefined where an end is not chosen yet. What the map
 * keeps off is not walked: nearly everything is two steps from nearly everything by way of "text".
 */
export function pathQuestion(state: State, kinds: readonly Kind[]): Questions['path'] | undefined {
  const { mode, selection: from, target: to, along, avoid, directed } = state;
  if (mode !== 'path' || from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    filter: asShown(state.filter, kinds),
    k: MOST_WAYS,
    ...(along === undefined ? {} : { edges: along }),
    ...(avoid === undefined ? {} : { avoid }),
    ...(directed === undefined ? {} : { directed }),
  };
}

/** Of so many ways the index of the one that a state shows: they go round, in both directions. */
export function wayShown({ way }: Pick<State, 'way'>, count: number): number {
  const index = ((way ?? 1) - 1) % Math.max(1, count);
  return index < 0 ? index + count : Math.abs(index);
}

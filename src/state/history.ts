import type { Act } from './act';
import type { State } from './state';

/** How an act is kept: a step to go back to, a correction of the present step, or not at all. */
export type Keeping = 'push' | 'replace' | 'none';

/** Small moves of one gesture, which nobody wants to undo one by one. */
const CORRECTIONS: ReadonlySet<Act['type']> = new Set(['camera', 'theme']);

export function keeping(act: Act, before: State, after: State): Keeping {
  if (before === after) return 'none';
  const corrects = act.type === 'select' && act.corrects === true;
  return corrects || CORRECTIONS.has(act.type) ? 'replace' : 'push';
}

/** The trail of states; the browser's own history mirrors its newest part. Never changed, only remade. */
export interface History {
  /** Oldest first. */
  readonly past: readonly State[];
  readonly present: State;
  /** Nearest first. */
  readonly future: readonly State[];
}

/** Older steps fall away, so that a day of exploring does not fill the memory. */
export const MAX_PAST = 200;

export function begin(present: State): History {
  return { past: [], present, future: [] };
}

export function record(history: History, next: State, how: Keeping): History {
  if (how === 'none') return history;
  if (how === 'replace') return { ...history, present: next };
  return { past: [...history.past, history.present].slice(-MAX_PAST), present: next, future: [] };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** The browser went somewhere: a step back or forth of ours, or to an address that the trail does not know. */
export function arrive(history: History, state: State, address: (state: State) => string): History {
  const wanted = address(state);
  const is = (other: State | undefined) => other !== undefined && address(other) === wanted;
  // The theme is in no address; going back keeps the one in force.
  const present = (moved: History): History => ({ ...moved, present: state });
  if (is(history.past.at(-1))) return present(undo(history));
  if (is(history.future[0])) return present(redo(history));
  return present(history);
}

import type { Act } from './act';
import type { State } from './state';
import { transition } from './transition';

/** How an act is kept: a step to go back to, a correction of the present step, or not at all. */
export type Keeping = 'push' | 'replace' | 'none';

export function keeping(act: Act, before: State, after: State): Keeping {
  if (before === after) return 'none';
  // A camera's small moves are one gesture, and so are those along time, which nobody wants to undo one by one.
  const corrects =
    act.type === 'camera' ||
    (act.type === 'select' && act.corrects === true) ||
    (act.type === 'released' && act.continues === true);
  return corrects ? 'replace' : 'push';
}

/** A state and its number in the order in which states were first seen; the browser's entries carry the number, too. */
export interface Step {
  readonly at: number;
  readonly state: State;
}

/** The trail of states; the browser's own history mirrors its newest part. Never changed, only remade. */
export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  readonly present: State;
  /** Number of the present step; larger than those of the past, smaller than those of the future. */
  readonly at: number;
  /** The largest number given so far: no step gets that of one that was undone and forgotten. */
  readonly latest: number;
  /** Nearest first. */
  readonly future: readonly Step[];
}

/** Older steps fall away, so that a day of exploring does not fill the memory. */
export const MAX_PAST = 200;

export function begin(present: State, at = 0): History {
  return { past: [], present, at, latest: at, future: [] };
}

/** The history after an act; the very same object where the act changes nothing. */
export function after(history: History, act: Act): History {
  if (act.type === 'undo') return undo(history);
  if (act.type === 'redo') return redo(history);
  if (act.type === 'return') return goTo(history, act.at);
  const next = transition(history.present, act);
  return record(history, next, keeping(act, history.present, next));
}

export function record(history: History, next: State, how: Keeping): History {
  if (how === 'none') return history;
  if (how === 'replace') return { ...history, present: next };
  return {
    past: [...history.past, presentStep(history)].slice(-MAX_PAST),
    present: next,
    at: history.latest + 1,
    latest: history.latest + 1,
    future: [],
  };
}

export function undo(history: History): History {
  return goTo(history, history.past.at(-1)?.at);
}

export function redo(history: History): History {
  return goTo(history, history.future[0]?.at);
}

/** Every step of the trail, oldest first. */
export function stepsOf(history: History): readonly Step[] {
  return [...history.past, presentStep(history), ...history.future];
}

/** The step of that number becomes the present; without it, nothing changes. */
function goTo(history: History, at: number | undefined): History {
  const steps = stepsOf(history);
  const step = steps.find((one) => one.at === at);
  if (step === undefined || step.at === history.at) return history;
  return around(steps, step, history.latest);
}

/** An address that the trail does not know, from before a reload, say; its number tells where in the trail it stands. */
export function arrive(history: History, at: number, state: State): History {
  const step = { at, state };
  const steps = [...stepsOf(history), step].toSorted((a, b) => a.at - b.at);
  return around(steps, step, Math.max(at, history.latest));
}

function around(steps: readonly Step[], { at, state }: Step, latest: number): History {
  return {
    past: steps.filter((step) => step.at < at).slice(-MAX_PAST),
    present: state,
    at,
    latest,
    future: steps.filter((step) => step.at > at),
  };
}

function presentStep({ at, present }: History): Step {
  return { at, state: present };
}

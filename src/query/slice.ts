/**
 * A verb computes in slices: it yields now and then, so that whoever runs it can look up, obey an abort and
 * go on. Yield about every ten thousand steps; a yield costs more than a step.
 */
export type Sliced<T> = Generator<void, T, void>;

/** Runs a verb to its end at once. */
export function finish<T>(work: Sliced<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

const MAP_CHUNK = 2_048;

/** `list.map(make)`, looking up on the way. */
export function* mapInSlices<T, U>(list: readonly T[], make: (one: T) => U): Sliced<U[]> {
  const made: U[] = [];
  for (const one of list) {
    made.push(make(one));
    if (made.length % MAP_CHUNK === 0) yield;
  }
  return made;
}

/** Longest time without looking up, in milliseconds; an abort is obeyed within 50. */
const SLICE_MS = 12;

/**
 * Runs a verb without keeping its thread from anything else.
 * @param pause resolves in a later task, so that messages get in between
 * @throws the signal's reason, once it is aborted
 */
export async function finishInSlices<T>(
  work: Sliced<T>,
  pause: () => Promise<void>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  let since = performance.now();
  let step = work.next();
  while (step.done !== true) {
    if (performance.now() - since > SLICE_MS) {
      await pause();
      signal?.throwIfAborted();
      since = performance.now();
    }
    step = work.next();
  }
  return step.value;
}

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
export function* mapInSlices<T, U>(list: Iterable<T>, make: (one: T) => U): Sliced<U[]> {
  const made: U[] = [];
  for (const one of list) {
    made.push(make(one));
    if (made.length % MAP_CHUNK === 0) yield;
  }
  return made;
}

const SORT_CHUNK = 4_096;

/** `list.toSorted(order)`, looking up on the way: runs are sorted one by one and merged in pairs. */
export function* sortInSlices<T>(list: Iterable<T>, order: (a: T, b: T) => number): Sliced<T[]> {
  let from = [...list];
  for (let start = 0; start < from.length; start += SORT_CHUNK) {
    const run = from.slice(start, start + SORT_CHUNK).sort(order);
    if (from.length <= SORT_CHUNK) return run;
    run.forEach((one, at) => (from[start + at] = one));
    yield;
  }
  let to = [...from];
  for (let width = SORT_CHUNK; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      yield* merge(from, to, start, width, order);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Two sorted runs of a width, side by side from `start`, as one; of equals the earlier stays before. */
function* merge<T>(
  from: readonly T[],
  to: T[],
  start: number,
  width: number,
  order: (a: T, b: T) => number,
): Sliced<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const leftFirst = right === end || (left < middle && order(from[left]!, from[right]!) <= 0);
    to[at] = leftFirst ? from[left++]! : from[right++]!;
    if (at % SORT_CHUNK === 0) yield;
  }
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

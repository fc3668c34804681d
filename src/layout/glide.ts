/**
 * Leads nodes from their places to others in frames, none farther in one frame than a bound, those with the longest way
 * arriving last: nothing jumps.
 * @param places x0, y0, x1, y1 …; moved in place, and at `goal` when done
 * @param longest way of a node in one frame, in the unit of the places
 * @yields the share of the way that is behind, after each frame
 */
export function* glide(
  places: Float32Array,
  goal: Float32Array,
  longest: number,
): Generator<number, void, void> {
  const from = places.slice();
  const frames = Math.max(1, Math.ceil(longestWay(from, goal) / longest));
  for (let frame = 1; frame <= frames; frame++) {
    const share = frame / frames;
    for (let at = 0; at < places.length; at++) places[at] = from[at]! + (goal[at]! - from[at]!) * share;
    if (frame === frames) places.set(goal);
    yield share;
  }
}

function longestWay(from: Float32Array, to: Float32Array): number {
  let squared = 0;
  for (let at = 0; at < from.length; at += 2) {
    const dx = to[at]! - from[at]!;
    const dy = to[at + 1]! - from[at + 1]!;
    squared = Math.max(squared, dx * dx + dy * dy);
  }
  return Math.sqrt(squared);
}

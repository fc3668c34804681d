/** Curves between nodes, in graph units (y upwards); the same on the GPU, under the labels and in the tests. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How an edge runs from its subject to its object. */
export interface Course {
  /** Height of the bow over the chord's length; positive to the left of the way. A loop's turn where both ends are one. */
  readonly bend: number;
  /** 0: freely bent, as on the map; 1: from card to card, as in a lineage; between, on the way. */
  readonly flow: number;
  /** From the subject's glyph to where it leaves the card; from the object's to where it arrives. */
  readonly leaveX: number;
  readonly leaveY: number;
  readonly arriveX: number;
  readonly arriveY: number;
  /** 1 where cards lie in rows and edges rise from the top of one to the foot of another; 0 where they lie in columns. */
  readonly steep: number;
}

/** Graph units that a loop stands out. */
const LOOP = 34;
/** Least length of a handle where a lineage runs backwards. */
const LEAST_HANDLE = 40;

/** @returns `out`: x, y of the cubic's four points, from source to target */
export function curveOf(source: Point, target: Point, course: Course, out: Float64Array): Float64Array {
  const same = source.x === target.x && source.y === target.y;
  if (same) loop(source, course.bend, out);
  else bow(source, target, course.bend, out);
  if (course.flow > 0) mixIn(flowing(source, target, course), course.flow, out);
  return out;
}

function bow(source: Point, target: Point, bend: number, out: Float64Array): void {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  const x = (source.x + target.x) / 2 - dy * bend * 2;
  const y = (source.y + target.y) / 2 + dx * bend * 2;
  out[0] = source.x;
  out[1] = source.y;
  out[2] = source.x + ((x - source.x) * 2) / 3;
  out[3] = source.y + ((y - source.y) * 2) / 3;
  out[4] = target.x + ((x - target.x) * 2) / 3;
  out[5] = target.y + ((y - target.y) * 2) / 3;
  out[6] = target.x;
  out[7] = target.y;
}

function loop(at: Point, turn: number, out: Float64Array): void {
  const angle = Math.PI / 4 + turn * 4;
  const spread = 0.5;
  for (const [index, side] of [-1, 1].entries()) {
    out[2 + index * 2] = at.x + Math.cos(angle + side * spread) * LOOP * 1.5;
    out[3 + index * 2] = at.y + Math.sin(angle + side * spread) * LOOP * 1.5;
    out[index * 6] = at.x;
    out[index * 6 + 1] = at.y;
  }
}

/** From the derived card to its base, leaving both at a right angle: to the left, or upwards. */
function flowing(source: Point, target: Point, course: Course): readonly number[] {
  const x = source.x + course.leaveX;
  const y = source.y + course.leaveY;
  const toX = target.x + course.arriveX;
  const toY = target.y + course.arriveY;
  const handle = Math.max(Math.abs(course.steep === 1 ? y - toY : x - toX) / 2, LEAST_HANDLE);
  return course.steep === 1
    ? [x, y, x, y + handle, toX, toY - handle, toX, toY]
    : [x, y, x - handle, y, toX + handle, toY, toX, toY];
}

function mixIn(other: readonly number[], share: number, out: Float64Array): void {
  for (let i = 0; i < 8; i++) out[i] = out[i]! + (other[i]! - out[i]!) * share;
}

export function pointAt(curve: Float64Array, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * curve[0]! + b * curve[2]! + c * curve[4]! + d * curve[6]!,
    y: a * curve[1]! + b * curve[3]! + c * curve[5]! + d * curve[7]!,
  };
}

/**
 * Bows for the edges between the same two nodes, so that none covers another: one is bent a little, several fan out.
 * @param forward whether the edge at each place runs in the pair's first direction; the sign of a bow depends on it
 */
export function fan(forward: readonly boolean[]): number[] {
  const count = forward.length;
  return forward.map((isForward, index) => {
    const bend = count === 1 ? 0.1 : -0.16 + (0.32 * index) / (count - 1);
    // Never quite straight: a straight one would run under whatever lies between.
    const bowed = Math.abs(bend) < 0.02 ? 0.02 : bend;
    return isForward || count === 1 ? bowed : -bowed;
  });
}

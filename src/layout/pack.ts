/**
 * Packs circles about a first one so that none overlap: each next circle touches two on the front, the ring of those that
 * face outwards, as near to the middle as it can be (the front chain of Wang et al. 2006). Uses arithmetic and
 * square roots alone, so that every machine gives the same places.
 * @param circles x, y, r of each; radii are read, places are written; the first is put at 0, 0
 */
export function packCircles(circles: Float64Array): void {
  const count = circles.length / 3;
  if (count === 0) return;
  put(circles, 0, 0, 0);
  if (count === 1) return;
  put(circles, 1, radius(circles, 0) + radius(circles, 1), 0);
  if (count === 2) return;
  const front = new Front(circles, count);
  for (let circle = 2; circle < count; circle++) front.add(circle);
}

/** The ring of circles that face outwards, as two linked lists; a new circle goes between `start` and the one after it. */
class Front {
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** The circle of the front that is nearest to the middle. */
  #start = 0;

  constructor(
    private readonly circles: Float64Array,
    count: number,
  ) {
    this.#next = new Int32Array(count);
    this.#previous = new Int32Array(count);
    this.#link(0, 1);
    this.#link(1, 0);
  }

  add(circle: number): void {
    let a = this.#start;
    let b = this.#next[a]!;
    for (;;) {
      touch(this.circles, a, b, circle);
      const inTheWay = this.#inTheWay(a, b, circle);
      if (inTheWay === undefined) break;
      // What lies between is closed in: the front goes past it.
      if (inTheWay.ahead) b = inTheWay.circle;
      else a = inTheWay.circle;
      this.#link(a, b);
    }
    this.#link(a, circle);
    this.#link(circle, b);
    this.#moveStart(a, circle, b);
  }

  /** The first circle that the new one would cover, looking along the front from both sides by the length walked. */
  #inTheWay(a: number, b: number, circle: number): { circle: number; ahead: boolean } | undefined {
    let ahead = this.#next[b]!;
    let behind = this.#previous[a]!;
    let walkedAhead = radius(this.circles, b);
    let walkedBehind = radius(this.circles, a);
    if (ahead === a) return undefined;
    do {
      if (walkedAhead <= walkedBehind) {
        if (overlap(this.circles, ahead, circle)) return { circle: ahead, ahead: true };
        walkedAhead += 2 * radius(this.circles, ahead);
        ahead = this.#next[ahead]!;
      } else {
        if (overlap(this.circles, behind, circle)) return { circle: behind, ahead: false };
        walkedBehind += 2 * radius(this.circles, behind);
        behind = this.#previous[behind]!;
      }
    } while (ahead !== this.#next[behind]);
    return undefined;
  }

  /** Only the neighbourhood of the new circle has changed; the search for the nearest goes on from there. */
  #moveStart(a: number, circle: number, b: number): void {
    let best = this.#start;
    let least = this.#isOnFront(best) ? this.#distance(best) : Infinity;
    for (const one of [a, circle, b]) {
      const distance = this.#distance(one);
      if (distance < least) [best, least] = [one, distance];
    }
    for (let one = this.#next[b]!, steps = 0; steps < LOOKED_AHEAD; one = this.#next[one]!, steps++) {
      const distance = this.#distance(one);
      if (distance < least) [best, least] = [one, distance];
    }
    this.#start = best;
  }

  #isOnFront(circle: number): boolean {
    return this.#previous[this.#next[circle]!] === circle && this.#next[this.#previous[circle]!] === circle;
  }

  /** Squared, from the middle to where a circle between this one and the next would come. */
  #distance(circle: number): number {
    const { circles } = this;
    const other = this.#next[circle]!;
    const both = radius(circles, circle) + radius(circles, other);
    const x =
      (circles[circle * 3]! * radius(circles, other) + circles[other * 3]! * radius(circles, circle)) / both;
    const y =
      (circles[circle * 3 + 1]! * radius(circles, other) +
        circles[other * 3 + 1]! * radius(circles, circle)) /
      both;
    return x * x + y * y;
  }

  #link(from: number, to: number): void {
    this.#next[from] = to;
    this.#previous[to] = from;
  }
}

/** So many circles of the front are looked at for a place nearer to the middle. */
const LOOKED_AHEAD = 64;
/** A touch is no overlap. */
const SLACK = 1e-6;

function radius(circles: Float64Array, circle: number): number {
  return circles[circle * 3 + 2]!;
}

function put(circles: Float64Array, circle: number, x: number, y: number): void {
  circles[circle * 3] = x;
  circles[circle * 3 + 1] = y;
}

function overlap(circles: Float64Array, a: number, b: number): boolean {
  const room = radius(circles, a) + radius(circles, b) - SLACK;
  const dx = circles[a * 3]! - circles[b * 3]!;
  const dy = circles[a * 3 + 1]! - circles[b * 3 + 1]!;
  return room > 0 && room * room > dx * dx + dy * dy;
}

/** Puts a circle where it touches two others, on the outer side as one goes from the first to the second. */
function touch(circles: Float64Array, a: number, b: number, circle: number): void {
  const dx = circles[b * 3]! - circles[a * 3]!;
  const dy = circles[b * 3 + 1]! - circles[a * 3 + 1]!;
  const span = dx * dx + dy * dy;
  const fromA = radius(circles, a) + radius(circles, circle);
  const fromB = radius(circles, b) + radius(circles, circle);
  const along = (span + fromA * fromA - fromB * fromB) / (2 * span);
  const aside = Math.sqrt(Math.max(0, (fromA * fromA) / span - along * along));
  put(
    circles,
    circle,
    circles[a * 3]! + along * dx - aside * dy,
    circles[a * 3 + 1]! + along * dy + aside * dx,
  );
}

const ROUNDS = 48;

/**
 * A circle about all the others: middle and radius, a little larger than the smallest (Bădoiu and Clarkson 2003). Never
 * larger than one about the middle of the largest of them, so that discs within discs grow by what is added and no more.
 */
export function enclose(circles: Float64Array): readonly [x: number, y: number, r: number] {
  let largest = 0;
  for (let at = 3; at < circles.length; at += 3) if (circles[at + 2]! > circles[largest + 2]!) largest = at;
  let [x, y] = [circles[largest]!, circles[largest + 1]!];
  let reach = reachFrom(circles, x, y);
  let best = [x, y, reach.r] as const;
  for (let round = 1; round <= ROUNDS; round++) {
    const distance = Math.sqrt((reach.x - x) * (reach.x - x) + (reach.y - y) * (reach.y - y));
    if (distance === 0) break;
    x += (reach.x - x) / (round + 1);
    y += (reach.y - y) / (round + 1);
    reach = reachFrom(circles, x, y);
    if (reach.r < best[2]) best = [x, y, reach.r];
  }
  return best;
}

/** How far the farthest rim is, and the point on it. */
function reachFrom(circles: Float64Array, x: number, y: number): { x: number; y: number; r: number } {
  let far = { x, y, r: -1 };
  for (let at = 0; at < circles.length; at += 3) {
    const dx = circles[at]! - x;
    const dy = circles[at + 1]! - y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const r = distance + circles[at + 2]!;
    if (r <= far.r) continue;
    const stretch = distance === 0 ? 0 : r / distance;
    far = { x: x + dx * stretch, y: y + dy * stretch, r };
  }
  return far;
}

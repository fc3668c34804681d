/**
 * Turns a map about its middle, mirrored where that is nearer, so that its nodes come to lie as near as can be to where they
 * lie on another (Procrustes).
 * @param places x0, y0, x1, y1 …; turned in place
 * @param others of the same nodes
 */
export function turnTowards(places: Float32Array, others: Float32Array): void {
  const [straight, mirrored] = [1, -1].map((side) => fit(places, others, side)) as [Fit, Fit];
  const side = mirrored.length > straight.length ? -1 : 1;
  const { along, across, length } = side === 1 ? straight : mirrored;
  if (length === 0) return;
  const [cos, sin] = [along / length, across / length];
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [places[at]!, side * places[at + 1]!];
    places[at] = x * cos - y * sin;
    places[at + 1] = x * sin + y * cos;
  }
}

interface Fit {
  readonly along: number;
  readonly across: number;
  /** The greater, the better it fits. */
  readonly length: number;
}

function fit(places: Float32Array, others: Float32Array, side: number): Fit {
  let [along, across] = [0, 0];
  for (let at = 0; at < places.length; at += 2) {
    const [x, y] = [places[at]!, side * places[at + 1]!];
    along += x * others[at]! + y * others[at + 1]!;
    across += x * others[at + 1]! - y * others[at]!;
  }
  return { along, across, length: Math.sqrt(along * along + across * across) };
}

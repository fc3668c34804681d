/** A direction, as cosine and sine. */
export type Turn = readonly [x: number, y: number];

/** The golden angle, 2π / φ²: written out, for no two machines need agree on a cosine. */
const GOLDEN: Turn = [-0.7373688780783197, 0.6754902942615238];

/** On by the golden angle: of so many directions, no two are near each other. */
export function turned([x, y]: Turn): Turn {
  return [x * GOLDEN[0] - y * GOLDEN[1], x * GOLDEN[1] + y * GOLDEN[0]];
}

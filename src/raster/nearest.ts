import { slicesOf } from './grid';
import { isBefore, NOBODY, type Terrain } from './terrain';

/**
 * The node nearest to a place, of equally near ones the most important; NOBODY where none is within the radius.
 * @param nodes one byte a node: 1 = shown
 */
export function nearestNode(
  { grid, places, importance }: Terrain,
  x: number,
  y: number,
  radius: number,
  nodes: Uint8Array,
): number {
  let nearest = NOBODY;
  let least = radius * radius;
  const slices = slicesOf(grid, [x - radius, y - radius, x + radius, y + radius]);
  for (let slice = 0; slice < slices.length; slice += 2) {
    for (let at = slices[slice]!; at < slices[slice + 1]!; at++) {
      const node = grid.order[at]!;
      if (nodes[node] === 0) continue;
      const dx = places[node * 2]! - x;
      const dy = places[node * 2 + 1]! - y;
      const square = dx * dx + dy * dy;
      const isNearer =
        square < least || (square === least && (nearest === NOBODY || isBefore(importance, node, nearest)));
      if (!isNearer) continue;
      least = square;
      nearest = node;
    }
  }
  return nearest;
}

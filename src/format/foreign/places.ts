import type { Remarks } from '../report';
import type { PropertyNode } from './property-graph';

/** Between two nodes, on the average, in graph units. */
const ROOM = 100;

/**
 * x and y of each node where the file places them all. Tools draw in different units: what a stranger placed is made as
 * large as so many nodes are with us.
 * @param count how many there are with those that the file does not list
 */
export function placesOf(
  nodes: readonly PropertyNode[],
  count: number,
  ours: boolean,
  notes: Remarks,
): Float32Array | undefined {
  const placed = nodes.filter(({ place }) => place !== undefined);
  if (placed.length === 0 || nodes.length === 0) return undefined;
  const places = new Float32Array(2 * nodes.length);
  nodes.forEach(({ place: [x, y] = [Number.NaN, Number.NaN] }, row) => places.set([x, y], 2 * row));
  const missing = nodes.find(
    (_, row) => !Number.isFinite(places[2 * row]) || !Number.isFinite(places[2 * row + 1]),
  );
  if (missing !== undefined || count > nodes.length) {
    const first = missing === undefined ? '' : `node ${missing.key}`;
    notes.add('places', 'not every node has one: the graph is laid out anew', first);
    return undefined;
  }
  return ours ? places : scaled(places, notes);
}

function scaled(places: Float32Array, notes: Remarks): Float32Array | undefined {
  const nodes = places.length / 2;
  const bounds = [0, 1].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = axis; at < places.length; at += 2) {
      least = Math.min(least, places[at]!);
      most = Math.max(most, places[at]!);
    }
    return { least, most };
  });
  const extent = Math.max(...bounds.map(({ least, most }) => most - least));
  if (nodes > 1 && (extent === 0 || !Number.isFinite(extent))) {
    notes.add('places', 'all nodes are at one place: the graph is laid out anew', '');
    return undefined;
  }
  const scale = extent === 0 ? 1 : (ROOM * Math.sqrt(nodes)) / extent;
  return places.map((value, at) => {
    const { least, most } = bounds[at % 2]!;
    return (value - least / 2 - most / 2) * scale;
  });
}

import type { Overview } from './source';

/** In graph units; the places in a preview are rounded. */
const ROUNDING = 0.1;

/** Whether two overviews of one graph show the same entities in the same places. */
export function isSamePicture(one: Overview, other: Overview): boolean {
  if (one === other) return true;
  return (
    one.nodes.length === other.nodes.length &&
    one.nodes.every(({ id }, row) => id === other.nodes[row]!.id) &&
    one.places.every((place, at) => Math.abs(place - other.places[at]!) < ROUNDING)
  );
}

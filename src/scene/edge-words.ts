import { within, type Boxes } from './boxes';
import { pointAt } from './geometry';
import type { Box } from './frame';

/** Where the words of an edge stand: on the edge, as near its middle as there is room. */

export interface EdgeWordsCandidate {
  readonly key: string;
  /** The cubic's four points, in CSS pixels. */
  readonly curve: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
}

export interface PlacedEdgeWords {
  readonly key: string;
  readonly box: Box;
}

/** Nearer the subject rather than the head at the object. */
const PLACES = [0.47, 0.41, 0.53, 0.35, 0.59, 0.29, 0.65, 0.23, 0.71];

/** @param taken glyphs, cards and labels; what is placed is added */
export function placeEdgeWords(
  candidates: readonly EdgeWordsCandidate[],
  taken: Boxes,
  free: Box,
): PlacedEdgeWords[] {
  const placed: PlacedEdgeWords[] = [];
  for (const { key, curve, width, height } of [...candidates].sort(byWeight)) {
    const box = PLACES.map((t) => centred(pointAt(curve, t), width, height)).find(
      (one) => within(one, free) && taken.isFree(one),
    );
    if (box === undefined) continue;
    taken.add(box);
    placed.push({ key, box });
  }
  return placed;
}

function byWeight(a: EdgeWordsCandidate, b: EdgeWordsCandidate): number {
  return b.weight - a.weight || (a.key < b.key ? -1 : 1);
}

function centred({ x, y }: { x: number; y: number }, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

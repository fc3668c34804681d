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
  /** Where along the curve they stand best, 0 to 1 from subject to object. */
  readonly best: number;
}

export interface PlacedEdgeWords {
  readonly key: string;
  readonly box: Box;
}

const STEPS = [0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24];

/** @param taken glyphs, cards and labels; what is placed is added */
export function placeEdgeWords(
  candidates: readonly EdgeWordsCandidate[],
  taken: Boxes,
  free: Box,
): PlacedEdgeWords[] {
  const placed: PlacedEdgeWords[] = [];
  for (const { key, curve, width, height, best } of [...candidates].sort(byWeight)) {
    const box = STEPS.map((step) => centred(pointAt(curve, best + step), width, height)).find(
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

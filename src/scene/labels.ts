import { Boxes, within } from './boxes';
import type { Box } from './frame';

/** Which labels are drawn, and where: pure, greedy, the same for the same picture. */

export type Side = 'below' | 'right' | 'left' | 'above';
const SIDES: readonly Side[] = ['below', 'right', 'left', 'above'];

export interface LabelCandidate {
  readonly id: string;
  /** Middle of the glyph and how far it reaches; CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly width: number;
  readonly height: number;
  /** 0 must be shown if it can be at all; with the same rank the weightier comes first. */
  readonly rank: number;
  readonly weight: number;
}

/** What labels should not cover. */
export interface Obstacle {
  readonly box: Box;
  /** Whose own label may touch it. */
  readonly owner: string;
}

export interface PlacedLabel {
  readonly id: string;
  readonly side: Side;
  readonly box: Box;
}

/** Between a glyph and its name. */
const GAP = 3;
/** Ranks up to this may cover glyphs rather than be left out. */
const URGENT = 1;

/**
 * Places the labels that have room, the important first: none overlaps another, none leaves `free`.
 * @param before where each was at the last frame: it stays on its side while it can, so that nothing flickers
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Obstacle[],
  free: Box,
  before: ReadonlyMap<string, Side> = new Map(),
): PlacedLabel[] {
  const placed = new Boxes();
  const glyphs = new Boxes();
  for (const { box, owner } of obstacles) glyphs.add(box, owner);
  const labels: PlacedLabel[] = [];
  for (const candidate of [...candidates].sort((a, b) => byImportance(a, b, before))) {
    const label = firstFit(candidate, sidesFor(before.get(candidate.id)), placed, glyphs, free);
    if (label === undefined) continue;
    placed.add(label.box);
    labels.push(label);
  }
  return labels;
}

/** What was drawn goes before its equals. */
function byImportance(a: LabelCandidate, b: LabelCandidate, before: ReadonlyMap<string, Side>): number {
  const weight = (one: LabelCandidate) => one.weight * (before.has(one.id) ? 1.2 : 1);
  return a.rank - b.rank || weight(b) - weight(a) || (a.id < b.id ? -1 : 1);
}

function sidesFor(before: Side | undefined): readonly Side[] {
  return before === undefined ? SIDES : [before, ...SIDES.filter((side) => side !== before)];
}

function firstFit(
  candidate: LabelCandidate,
  sides: readonly Side[],
  placed: Boxes,
  glyphs: Boxes,
  free: Box,
): PlacedLabel | undefined {
  const open = sides
    .map((side) => ({ id: candidate.id, side, box: boxAt(candidate, side) }))
    .filter(({ box }) => within(box, free) && placed.isFree(box));
  const clear = open.find(({ box }) => glyphs.isFree(box, candidate.id));
  return clear ?? (candidate.rank <= URGENT ? open[0] : undefined);
}

function boxAt({ x, y, reach, width, height }: LabelCandidate, side: Side): Box {
  const off = reach + GAP;
  switch (side) {
    case 'below':
      return { x: x - width / 2, y: y + off, width, height };
    case 'above':
      return { x: x - width / 2, y: y - off - height, width, height };
    case 'right':
      return { x: x + off + 1, y: y - height / 2, width, height };
    case 'left':
      return { x: x - off - 1 - width, y: y - height / 2, width, height };
  }
}

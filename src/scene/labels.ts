import { Boxes, within } from './boxes';
import type { Box } from './frame';

/** Which labels are drawn, and where: pure, greedy, the same for the same picture. */

/** In order of preference. */
const SIDES = [
  'below',
  'right',
  'left',
  'above',
  'below right',
  'below left',
  'above right',
  'above left',
] as const;
export type Side = (typeof SIDES)[number];

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
  /** Whose own label may touch it; empty where nobody's. */
  readonly owner: string;
  /** Of the owner: a much weightier name may cover it. */
  readonly weight: number;
  /** Better not covered, but no reason to leave a label out. */
  readonly soft: boolean;
}

export interface PlacedLabel {
  readonly id: string;
  readonly side: Side;
  readonly box: Box;
}

/** Between a glyph and its name. */
const GAP = 3;
/** A hub's name may lie on glyphs of a third of its weight: where a map is crowded, its hubs must still be named. */
const MUCH = 3;
/** Ranks up to this may cover glyphs rather than be left out. */
const URGENT = 0;

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
  const lines = new Boxes();
  for (const { box, owner, soft, weight } of obstacles) (soft ? lines : glyphs).add(box, owner, weight);
  const labels: PlacedLabel[] = [];
  for (const candidate of [...candidates].sort((a, b) => byImportance(a, b, before))) {
    const label = firstFit(candidate, sidesFor(before.get(candidate.id)), placed, glyphs, lines, free);
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
  lines: Boxes,
  free: Box,
): PlacedLabel | undefined {
  const open = sides
    .map((side) => ({ id: candidate.id, side, box: boxAt(candidate, side) }))
    .filter(({ box }) => within(box, free) && placed.isFree(box));
  const clear = open.filter(({ box }) => glyphs.isFree(box, candidate.id));
  const straight = clear.filter(({ side }) => !isCorner(side));
  const good = straight.find(({ box }) => lines.isFree(box)) ?? straight[0] ?? clear[0];
  if (good !== undefined || candidate.rank <= URGENT) return good ?? open[0];
  return open.find(({ box }) => glyphs.isFree(box, candidate.id, candidate.weight / MUCH));
}

/** A name at a corner is harder to give to its glyph. */
function isCorner(side: Side): boolean {
  return side.includes(' ');
}

function boxAt({ x, y, reach, width, height }: LabelCandidate, side: Side): Box {
  const off = reach + GAP;
  // At a corner, the glyph's roundness leaves room.
  const corner = reach * 0.6 + 1;
  const right = x + (isCorner(side) ? corner : off + 1);
  const left = x - (isCorner(side) ? corner : off + 1) - width;
  const below = y + (isCorner(side) ? corner : off);
  const above = y - (isCorner(side) ? corner : off) - height;
  return {
    x: side.includes('right') ? right : side.includes('left') ? left : x - width / 2,
    y: side.includes('below') ? below : side.includes('above') ? above : y - height / 2,
    width,
    height,
  };
}

import { cardBox } from './cards';
import { toScreen, type Box, type Frame, type Size } from './frame';
import { curveOf, pointAt } from './geometry';
import type { EdgeInfo, EdgeLook, NodeInfo, NodeLook, Picture } from './graph';
import type { Obstacle } from './labels';
import type { Measure } from './ink';
import type { Drawing } from './lineage/drawing';
import type { Speaking } from './shown';
import type { Palette } from './styles';

/** What is drawn in this frame and where, in CSS pixels: what words must keep clear of. */

export interface FrameGiven {
  readonly picture: Picture;
  readonly frame: Frame;
  readonly size: Size;
  readonly growth: number;
  /** While the picture is a lineage. */
  readonly drawing: Drawing | undefined;
}

/** And what else words need to know. */
export interface WordsGiven extends FrameGiven {
  readonly free: Box;
  readonly palette: Palette;
  readonly measure: Measure;
  /** Of what is lit: 0 for the chosen and the hovered. */
  readonly rank: (id: string) => number;
  /** Edges that speak, with what they say. A new array is another focus: labels then choose their sides afresh. */
  readonly speaking: Speaking;
  readonly root: string | undefined;
}

export interface DrawnNode {
  readonly info: NodeInfo;
  readonly look: NodeLook;
  readonly x: number;
  readonly y: number;
  /** Of its glyph. */
  readonly radius: number;
}

export interface DrawnEdge {
  readonly info: EdgeInfo;
  readonly look: EdgeLook;
  /** The cubic's four points. */
  readonly curve: Float64Array;
}

/** Fainter nodes keep their names to themselves, and fainter lines are no obstacle. */
export const LEAST_ALPHA = 0.5;
const LEAST_LINE = 0.3;
const LIT_LINE = 0.9;
/** Beyond the edge of the canvas, where a name may still reach in. */
const BEYOND = 50;
/** Pixels that an arrowhead and a bit of a line take. */
const HEAD = 7;
const DOT = 14;
const MOST_DOTS = 24;

export function drawnNodes({ picture, frame, size, growth }: FrameGiven): DrawnNode[] {
  const drawn: DrawnNode[] = [];
  for (const info of picture.nodes.values()) {
    const look = picture.look(info.id);
    if (look.alpha < LEAST_ALPHA) continue;
    const [x, y] = toScreen(frame, size, look.x, look.y);
    const isNear = x > -BEYOND && y > -BEYOND && x < size.width + BEYOND && y < size.height + BEYOND;
    if (isNear) drawn.push({ info, look, x, y, radius: look.size * growth });
  }
  return drawn;
}

export function drawnEdges({ picture, frame, size }: FrameGiven): Map<string, DrawnEdge> {
  const drawn = new Map<string, DrawnEdge>();
  for (const info of picture.edges.values()) {
    const look = picture.graph.getEdgeAttributes(info.key);
    if (look.alpha < LEAST_LINE) continue;
    const curve = curveOf(picture.look(info.source), picture.look(info.target), look, new Float64Array(8));
    for (let i = 0; i < 8; i += 2) curve.set(toScreen(frame, size, curve[i]!, curve[i + 1]!), i);
    drawn.set(info.key, { info, look, curve });
  }
  return drawn;
}

export function glyphObstacles(nodes: readonly DrawnNode[]): Obstacle[] {
  return nodes.map(({ info, x, y, radius }) => ({
    owner: info.id,
    weight: weightOf(info),
    soft: false,
    box: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
  }));
}

/** The arrowheads, and of lit lines the whole way: a name on top of them is hard to read and hides where they lead. */
export function lineObstacles(edges: Iterable<DrawnEdge>, given: FrameGiven): Obstacle[] {
  const spots: Obstacle[] = [];
  for (const { info, look, curve } of edges) {
    const length = chord(curve);
    const reach = given.picture.look(info.target).size * given.growth + HEAD;
    spots.push(spot(curve, 1 - reach / Math.max(length, reach * 2), HEAD));
    if (look.alpha < LIT_LINE) continue;
    const steps = Math.min(MOST_DOTS, Math.ceil(length / DOT));
    for (let step = 1; step < steps; step++) spots.push(spot(curve, step / steps, DOT / 2));
  }
  return spots;
}

function spot(curve: Float64Array, t: number, size: number): Obstacle {
  const { x, y } = pointAt(curve, t);
  const box = { x: x - size / 2, y: y - size / 2, width: size, height: size };
  return { owner: '', weight: 0, soft: true, box };
}

export function cardBoxes({ drawing, picture, frame, size }: FrameGiven): Box[] {
  return [...(drawing?.cards.values() ?? [])].map((card) => {
    const { x, y } = picture.look(card.id);
    return cardBox(card, x, y, frame, size);
  });
}

/** Whose name comes first: hubs; of the rest, models. */
export function weightOf(info: NodeInfo): number {
  return info.importance + (info.strong ? 1 : 0) - (info.kindInfo.quiet ? 0.5 : 0);
}

export function chord(curve: Float64Array): number {
  return Math.hypot(curve[6]! - curve[0]!, curve[7]! - curve[1]!);
}

import { Boxes } from './boxes';
import { cardBox } from './cards';
import { placeEdgeWords, type EdgeWordsCandidate } from './edge-words';
import { toScreen, type Box, type Frame, type Size } from './frame';
import { curveOf } from './geometry';
import type { EdgeInfo, NodeInfo, NodeLook, Picture } from './graph';
import { writeLines, type Line, type Measure } from './ink';
import { placeLabels, type LabelCandidate, type Obstacle, type Side } from './labels';
import type { Drawing } from './lineage';
import { relationWords, roleWords, type Related } from './relations';
import { FONTS, type Palette } from './styles';

/** The names on the map and the words on its edges, placed anew at every frame. */

export interface WordsContext {
  readonly picture: Picture;
  readonly frame: Frame;
  readonly size: Size;
  readonly free: Box;
  readonly growth: number;
  readonly palette: Palette;
  readonly measure: Measure;
  /** Of what is lit: 0 for the chosen and the hovered. */
  readonly rank: (id: string) => number;
  /** Edges that speak, with what they say. */
  readonly speaking: readonly { readonly key: string; readonly said: Related }[];
  readonly drawing: Drawing | undefined;
}

export interface WrittenLabel {
  readonly id: string;
  readonly text: string;
  readonly box: Box;
  readonly side: Side;
}

export interface WrittenEdge {
  readonly key: string;
  readonly text: string;
  readonly box: Box;
}

/** Fainter nodes keep their names to themselves. */
const LEAST_ALPHA = 0.5;
/** Pixels to the unit below which edges are silent. */
const NEAR = 0.5;
/** Kept clear around a label. */
const AIR = { x: 6, y: 2 } as const;

export class Words {
  labels: readonly WrittenLabel[] = [];
  edges: readonly WrittenEdge[] = [];

  write(context: CanvasRenderingContext2D, given: WordsContext): void {
    const obstacles = [...glyphBoxes(given)];
    this.#placeLabels(given, obstacles);
    this.#placeEdgeWords(given, obstacles);
    for (const label of this.labels) writeLabel(context, label, given);
    for (const edge of this.edges) writeEdge(context, edge, given);
  }

  #placeLabels(given: WordsContext, obstacles: readonly Obstacle[]): void {
    const before = new Map(this.labels.map(({ id, side }) => [id, side]));
    const candidates = [...labelCandidates(given)];
    this.labels = placeLabels(candidates, obstacles, given.free, before).map(({ id, side, box }) => ({
      id,
      side,
      text: given.picture.node(id)!.name,
      box: {
        x: box.x + AIR.x,
        y: box.y + AIR.y,
        width: box.width - 2 * AIR.x,
        height: box.height - 2 * AIR.y,
      },
    }));
  }

  #placeEdgeWords(given: WordsContext, obstacles: readonly Obstacle[]): void {
    const taken = new Boxes();
    for (const { box } of obstacles) taken.add(box);
    for (const { box } of this.labels) taken.add(box);
    for (const box of cardBoxes(given)) taken.add(box);
    const candidates = given.frame.scale < NEAR ? [] : [...edgeCandidates(given)];
    this.edges = placeEdgeWords(candidates, taken, given.free).map(({ key, box }) => ({
      key,
      box,
      text: linesOf(key, given)
        .map(({ text }) => text)
        .join(' '),
    }));
  }
}

function* drawnNodes({ picture, frame, size }: WordsContext): Iterable<[NodeInfo, NodeLook, number, number]> {
  for (const info of picture.nodes.values()) {
    const look = picture.look(info.id);
    if (look.alpha < LEAST_ALPHA) continue;
    const [x, y] = toScreen(frame, size, look.x, look.y);
    if (x > -50 && y > -50 && x < size.width + 50 && y < size.height + 50) yield [info, look, x, y];
  }
}

function* glyphBoxes(given: WordsContext): Iterable<Obstacle> {
  for (const [{ id }, look, x, y] of drawnNodes(given)) {
    const reach = look.size * given.growth;
    yield { owner: id, box: { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach } };
  }
}

function* cardBoxes({ drawing, picture, frame, size }: WordsContext): Iterable<Box> {
  for (const card of drawing?.cards.values() ?? []) {
    const { x, y } = picture.look(card.id);
    yield cardBox(card, x, y, frame, size);
  }
}

function* labelCandidates(given: WordsContext): Iterable<LabelCandidate> {
  for (const [info, look, x, y] of drawnNodes(given)) {
    if (look.card > 0.5) continue;
    const font = fontOf(info);
    yield {
      id: info.id,
      x,
      y,
      reach: look.size * given.growth + look.ring * 6 - AIR.y,
      width: given.measure.width(info.name, font) + 2 * AIR.x,
      height: font.height + 2 * AIR.y,
      rank: given.rank(info.id),
      weight: info.importance + (info.strong ? 0.5 : 0) - (info.kindInfo.quiet ? 0.5 : 0),
    };
  }
}

function fontOf(info: NodeInfo): (typeof FONTS)['model'] {
  return info.strong ? FONTS.model : FONTS.other;
}

function* edgeCandidates(given: WordsContext): Iterable<EdgeWordsCandidate> {
  const { picture, frame, size, measure, speaking, drawing } = given;
  for (const { key, said } of speaking) {
    const info = picture.edges.get(key);
    if (info === undefined || picture.graph.getEdgeAttribute(key, 'alpha') < LEAST_ALPHA) continue;
    const curve = screenCurve(info, picture, frame, size);
    const lines = linesOf(key, given);
    const width = Math.max(...lines.map(({ text, font }) => measure.width(text, font))) + 6;
    const height = lines.reduce((sum, { font }) => sum + font.height, 0);
    // On the map, words longer than their line say nothing about which line is theirs.
    const chord = Math.hypot(curve[6]! - curve[0]!, curve[7]! - curve[1]!);
    if (drawing === undefined && chord < width + 16) continue;
    yield { key, curve, width, height, weight: said.role === undefined ? chord / 1000 : 10 };
  }
}

function screenCurve(
  { key, source, target }: EdgeInfo,
  picture: Picture,
  frame: Frame,
  size: Size,
): Float64Array {
  const look = picture.graph.getEdgeAttributes(key);
  const curve = curveOf(picture.look(source), picture.look(target), look, new Float64Array(8));
  for (let i = 0; i < 8; i += 2) curve.set(toScreen(frame, size, curve[i]!, curve[i + 1]!), i);
  return curve;
}

/** On the map one line, the role or else the relation; in a lineage both. */
function linesOf(key: string, { picture, speaking, drawing, palette }: WordsContext): Line[] {
  const said = speaking.find((one) => one.key === key)!.said;
  const { ontology } = picture.overview;
  const role = roleWords(said, ontology);
  const relation = relationWords(said, ontology);
  if (drawing === undefined) return [{ text: role ?? relation, font: FONTS.edge, color: palette.soft }];
  const first = { text: relation, font: FONTS.relation, color: palette.soft };
  return role === undefined ? [first] : [first, { text: role, font: FONTS.edge, color: palette.soft }];
}

function writeLabel(
  context: CanvasRenderingContext2D,
  { id, text, box }: WrittenLabel,
  given: WordsContext,
): void {
  const info = given.picture.node(id)!;
  const { alpha } = given.picture.look(id);
  const color = info.strong || given.rank(id) === 0 ? given.palette.ink : given.palette.soft;
  context.globalAlpha = (alpha - LEAST_ALPHA) / (1 - LEAST_ALPHA);
  writeLines(
    context,
    [{ text, font: fontOf(info), color }],
    box.x + box.width / 2,
    box.y,
    given.palette.paper,
  );
  context.globalAlpha = 1;
}

function writeEdge(context: CanvasRenderingContext2D, { key, box }: WrittenEdge, given: WordsContext): void {
  writeLines(context, linesOf(key, given), box.x + box.width / 2, box.y, given.palette.paper);
}

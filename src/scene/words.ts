import { Boxes } from './boxes';
import { cardBox } from './cards';
import { placeEdgeWords, type EdgeWordsCandidate } from './edge-words';
import { toScreen, type Box, type Frame, type Size } from './frame';
import { curveOf, pointAt } from './geometry';
import type { EdgeInfo, EdgeLook, NodeInfo, NodeLook, Picture } from './graph';
import { writeLines, type Line, type Measure } from './ink';
import { placeLabels, type LabelCandidate, type Obstacle, type Side } from './labels';
import { linesOnEdge, type Drawing } from './lineage';
import type { Speaking } from './shown';
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
  /** Edges that speak, with what they say. A new array is another focus: labels then choose their sides afresh. */
  readonly speaking: Speaking;
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
  readonly lines: readonly Line[];
  readonly box: Box;
}

/** Fainter nodes keep their names to themselves, and fainter lines are no obstacle. */
const LEAST_ALPHA = 0.5;
const LEAST_LINE = 0.3;
/** Pixels to the unit below which edges are silent. */
const NEAR = 0.5;
/** In a drawing, letters grow with the cards; smaller than this they are left out. */
const LEAST_LETTERS = 0.5;
const LEAST_GROWN = 0.86;
/** Pixels to the unit from which edges without a role speak, too. */
const NEARER = 0.95;
/** So few of them speak from any distance. */
const FEW = 6;
/** Kept clear around a label. */
const AIR = { x: 4, y: 1 } as const;

export class Words {
  labels: readonly WrittenLabel[] = [];
  edges: readonly WrittenEdge[] = [];
  #speaking: WordsContext['speaking'] | undefined;

  write(context: CanvasRenderingContext2D, given: WordsContext): void {
    const curves = new Map([...drawnCurves(given)].map((drawn) => [drawn.info.key, drawn]));
    const glyphs = [...glyphObstacles(given)];
    this.#placeLabels(given, [...glyphs, ...lineObstacles(curves.values(), given)]);
    this.#placeEdgeWords(given, glyphs, curves);
    for (const label of this.labels) writeLabel(context, label, given);
    for (const edge of this.edges) writeEdge(context, edge, given);
  }

  #placeLabels(given: WordsContext, obstacles: readonly Obstacle[]): void {
    const kept = given.speaking === this.#speaking ? this.labels : [];
    this.#speaking = given.speaking;
    const before = new Map(kept.map(({ id, side }) => [id, side]));
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

  #placeEdgeWords(
    given: WordsContext,
    glyphs: readonly Obstacle[],
    curves: ReadonlyMap<string, DrawnCurve>,
  ): void {
    const taken = new Boxes();
    for (const { box } of glyphs) taken.add(box);
    for (const { box } of this.labels) taken.add(box);
    for (const { x, y, width, height } of cardBoxes(given)) {
      taken.add({ x: x - AIR.x, y: y - AIR.x, width: width + 2 * AIR.x, height: height + 2 * AIR.x });
    }
    const least = given.drawing === undefined ? NEAR : LEAST_LETTERS;
    const candidates = given.frame.scale < least ? [] : edgeCandidates(given, curves);
    const lines = new Map(candidates.map((candidate) => [candidate.key, candidate.lines]));
    this.edges = placeEdgeWords(candidates, taken, given.free).map(({ key, box }) => ({
      key,
      box,
      lines: lines.get(key)!,
    }));
  }
}

interface Spoken extends EdgeWordsCandidate {
  readonly said: Related;
  readonly lines: readonly Line[];
}

interface DrawnCurve {
  readonly info: EdgeInfo;
  readonly look: EdgeLook;
  /** CSS pixels. */
  readonly curve: Float64Array;
}

function* drawnNodes({ picture, frame, size }: WordsContext): Iterable<[NodeInfo, NodeLook, number, number]> {
  for (const info of picture.nodes.values()) {
    const look = picture.look(info.id);
    if (look.alpha < LEAST_ALPHA) continue;
    const [x, y] = toScreen(frame, size, look.x, look.y);
    if (x > -50 && y > -50 && x < size.width + 50 && y < size.height + 50) yield [info, look, x, y];
  }
}

function* drawnCurves({ picture, frame, size }: WordsContext): Iterable<DrawnCurve> {
  for (const info of picture.edges.values()) {
    const look = picture.graph.getEdgeAttributes(info.key);
    if (look.alpha < LEAST_LINE) continue;
    const curve = curveOf(picture.look(info.source), picture.look(info.target), look, new Float64Array(8));
    for (let i = 0; i < 8; i += 2) curve.set(toScreen(frame, size, curve[i]!, curve[i + 1]!), i);
    yield { info, look, curve };
  }
}

function* glyphObstacles(given: WordsContext): Iterable<Obstacle> {
  for (const [info, look, x, y] of drawnNodes(given)) {
    const reach = look.size * given.growth;
    const box = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
    yield { owner: info.id, weight: weightOf(info), soft: false, box };
  }
}

/** The arrowheads, and of lit lines the whole way: a name on top of them is hard to read and hides where they lead. */
function* lineObstacles(curves: Iterable<DrawnCurve>, given: WordsContext): Iterable<Obstacle> {
  for (const { info, look, curve } of curves) {
    const length = Math.hypot(curve[6]! - curve[0]!, curve[7]! - curve[1]!);
    const reach = given.picture.look(info.target).size * given.growth + HEAD;
    yield spot(curve, 1 - reach / Math.max(length, reach * 2), HEAD);
    if (look.alpha < LIT_LINE) continue;
    const steps = Math.min(24, Math.ceil(length / DOT));
    for (let step = 1; step < steps; step++) yield spot(curve, step / steps, DOT / 2);
  }
}

const HEAD = 7;
const LIT_LINE = 0.9;
const DOT = 14;

function spot(curve: Float64Array, t: number, size: number): Obstacle {
  const { x, y } = pointAt(curve, t);
  return {
    owner: '',
    weight: 0,
    soft: true,
    box: { x: x - size / 2, y: y - size / 2, width: size, height: size },
  };
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
      weight: weightOf(info),
    };
  }
}

/** Hubs first; of the rest, models. */
function weightOf(info: NodeInfo): number {
  return info.importance + (info.strong ? 1 : 0) - (info.kindInfo.quiet ? 0.5 : 0);
}

function fontOf(info: NodeInfo): (typeof FONTS)['model'] {
  return info.strong ? FONTS.model : FONTS.other;
}

function edgeCandidates(given: WordsContext, curves: ReadonlyMap<string, DrawnCurve>): Spoken[] {
  const candidates = given.speaking.flatMap(({ key, said }) => {
    const drawn = curves.get(key);
    if (drawn === undefined || drawn.look.alpha < LEAST_ALPHA) return [];
    const lines = linesOf(said, drawn.curve, given);
    return [
      {
        ...sizeOf(lines, given),
        lines,
        key,
        said,
        curve: drawn.curve,
        weight: weightOfWords(drawn.curve, said),
      },
    ];
  });
  return given.drawing === undefined
    ? onMap(candidates, given.frame.scale >= NEARER || candidates.length <= FEW)
    : candidates;
}

/** Roles wherever there is room. What is no role is said nearby only, and once for each predicate: the colour repeats it. */
function onMap(candidates: readonly Spoken[], isCalm: boolean): Spoken[] {
  const roomy = candidates.filter(({ curve, width, said }) =>
    said.role === undefined ? isCalm && chord(curve) > width + 40 : chord(curve) > width,
  );
  roomy.sort((a, b) => b.weight - a.weight);
  return roomy.filter(
    ({ said }, index) =>
      said.role !== undefined || roomy.findIndex((one) => one.said.predicate === said.predicate) === index,
  );
}

function weightOfWords(curve: Float64Array, { role }: Related): number {
  return role === undefined ? chord(curve) / 10_000 : 1;
}

function chord(curve: Float64Array): number {
  return Math.hypot(curve[6]! - curve[0]!, curve[7]! - curve[1]!);
}

function sizeOf(lines: readonly Line[], given: WordsContext): { width: number; height: number } {
  const scale = lettersScale(given);
  return {
    width: (Math.max(...lines.map(({ text, font }) => given.measure.width(text, font))) + 6) * scale,
    height: lines.reduce((sum, { font }) => sum + font.height, 0) * scale,
  };
}

function lettersScale({ drawing, frame }: WordsContext): number {
  return drawing === undefined ? 1 : Math.max(frame.scale, LEAST_GROWN);
}

/** On the map one line, the role or else the relation; in a lineage both. */
function linesOf(
  said: Related,
  curve: Float64Array,
  { picture, drawing, palette, measure }: WordsContext,
): Line[] {
  const { ontology } = picture.overview;
  const color = palette.soft;
  if (drawing === undefined) {
    const whole = roleWords(said, ontology) ?? relationWords(said, ontology);
    const isRoomy = chord(curve) > measure.width(whole, FONTS.edge) + 56;
    return [{ text: isRoomy ? whole : (said.role ?? whole), font: FONTS.edge, color }];
  }
  return linesOnEdge(said, ontology, measure).map(({ text, isRole }) => ({
    text,
    font: isRole ? FONTS.edge : FONTS.relation,
    color,
  }));
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

/** In a drawing the line breaks off for its words; on the map a halo must do, for much else may run beneath. */
function writeEdge(
  context: CanvasRenderingContext2D,
  { lines, box }: WrittenEdge,
  given: WordsContext,
): void {
  const scale = lettersScale(given);
  if (given.drawing !== undefined) {
    context.fillStyle = given.palette.paper;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  context.save();
  context.translate(box.x + box.width / 2, box.y);
  context.scale(scale, scale);
  writeLines(context, lines, 0, 0, given.palette.paper);
  context.restore();
}

import type { EdgeWordsCandidate } from './edge-words';
import type { Box } from './frame';
import { writeLines, type Line } from './ink';
import { linesOnEdge } from './lineage/edge-lines';
import { chord, LEAST_ALPHA, type DrawnEdge, type WordsGiven } from './on-screen';
import { relationWords, roleWords, type Related } from './relations';
import { FONTS } from './styles';

/** Which edges say what they are, and in which lines. */

export interface WrittenEdge {
  readonly key: string;
  readonly lines: readonly Line[];
  readonly box: Box;
}

export interface Spoken extends EdgeWordsCandidate {
  readonly said: Related;
  readonly lines: readonly Line[];
}

/** Pixels to the unit below which edges are silent, and from which those without a role speak, too. */
const NEAR = 0.42;
const NEARER = 0.95;
/** So few of them speak from any distance. */
const FEW = 6;
/** In a drawing, letters grow with the cards, but stay as large as this. */
const LEAST_LETTERS = 0.76;
/** Between words and the ends of the gap in their line. */
const PAD = 3;
/** Pixels of its line that must be seen beside words without a role, and beside those of a role said in full. */
const BESIDE = { relation: 40, role: 56 } as const;

export function edgeCandidates(edges: ReadonlyMap<string, DrawnEdge>, given: WordsGiven): Spoken[] {
  if (given.frame.scale < NEAR) return [];
  const best = bestPlaces(given);
  const candidates = given.speaking.flatMap(({ key, said }): Spoken[] => {
    const drawn = edges.get(key);
    if (drawn === undefined || drawn.look.alpha < LEAST_ALPHA) return [];
    const { curve } = drawn;
    const lines = linesOf(said, curve, given);
    const weight = said.role === undefined ? chord(curve) / 10_000 : 1;
    return [{ ...sizeOf(lines, given), lines, key, said, curve, weight, best: best(said) }];
  });
  return given.drawing === undefined ? onMap(candidates, given) : candidates;
}

/** Where lines that share an end have parted: words there tell whose they are. */
function bestPlaces({ speaking, drawing, root }: WordsGiven): (said: Related) => number {
  if (drawing === undefined) return ({ source }) => (source === root ? 0.55 : 0.45);
  const count = (id: string, end: 'source' | 'target') =>
    speaking.filter(({ said }) => said[end] === id).length;
  return ({ source, target }) => 0.47 + 0.12 * Math.sign(count(source, 'source') - count(target, 'target'));
}

/**
 * Roles wherever there is room. What is no role is said where there are few of them or one is near, and of many once for
 * each predicate: the colour repeats it.
 */
function onMap(candidates: readonly Spoken[], { frame }: WordsGiven): Spoken[] {
  const areFew = candidates.length <= FEW;
  const isCalm = areFew || frame.scale >= NEARER;
  const roomy = candidates.filter(({ curve, width, said }) =>
    said.role === undefined ? isCalm && chord(curve) > width + BESIDE.relation : chord(curve) > width,
  );
  roomy.sort((a, b) => b.weight - a.weight);
  const isFirst = ({ said }: Spoken, index: number): boolean =>
    roomy.findIndex((one) => one.said.predicate === said.predicate) === index;
  return roomy.filter((one, index) => areFew || one.said.role !== undefined || isFirst(one, index));
}

/** On the map one line, the role or else the relation; in a lineage both. */
function linesOf(
  said: Related,
  curve: Float64Array,
  { picture, drawing, palette, measure }: WordsGiven,
): Line[] {
  const { ontology } = picture.overview;
  const color = palette.soft;
  if (drawing !== undefined) {
    const font = (isRole: boolean) => (isRole ? FONTS.edge : FONTS.relation);
    return linesOnEdge(said, ontology, measure, drawing.words).map(({ text, isRole }) => ({
      text,
      font: font(isRole),
      color,
    }));
  }
  const whole = roleWords(said, ontology) ?? relationWords(said, ontology);
  const isRoomy = chord(curve) > measure.width(whole, FONTS.edge) + BESIDE.role;
  return [{ text: isRoomy ? whole : (said.role ?? whole), font: FONTS.edge, color }];
}

function sizeOf(lines: readonly Line[], given: WordsGiven): { width: number; height: number } {
  const scale = lettersScale(given);
  const widest = Math.max(...lines.map(({ text, font }) => given.measure.width(text, font)));
  return {
    width: (widest + 2 * PAD) * scale,
    height: lines.reduce((sum, { font }) => sum + font.height, 0) * scale,
  };
}

function lettersScale({ drawing, frame }: WordsGiven): number {
  return drawing === undefined ? 1 : Math.max(frame.scale, LEAST_LETTERS);
}

/** In a drawing the line breaks off for its words; on the map a halo must do, for much else may run beneath. */
export function writeEdge(
  context: CanvasRenderingContext2D,
  { lines, box }: WrittenEdge,
  given: WordsGiven,
): void {
  const scale = lettersScale(given);
  context.save();
  context.translate(box.x + box.width / 2, box.y);
  context.scale(scale, scale);
  if (given.drawing !== undefined) breakLine(context, lines, given);
  writeLines(context, lines, 0, 0, given.palette.paper);
  context.restore();
}

function breakLine(
  context: CanvasRenderingContext2D,
  lines: readonly Line[],
  { measure, palette }: WordsGiven,
): void {
  context.fillStyle = palette.paper;
  let y = 0;
  for (const { text, font } of lines) {
    const half = measure.width(text, font) / 2 + PAD;
    // A pixel more, lest the line shine through between two lines of words.
    context.fillRect(-half, y, 2 * half, font.height + 1);
    y += font.height;
  }
}

import { Boxes } from './boxes';
import { edgeCandidates, writeEdge, type WrittenEdge } from './edge-speech';
import { placeEdgeWords } from './edge-words';
import type { Box } from './frame';
import type { NodeInfo } from './graph';
import { writeLines } from './ink';
import { placeLabels, type LabelCandidate, type Obstacle, type Side } from './labels';
import {
  cardBoxes,
  drawnEdges,
  drawnNodes,
  glyphObstacles,
  LEAST_ALPHA,
  lineObstacles,
  weightOf,
  type DrawnEdge,
  type DrawnNode,
  type WordsGiven,
} from './on-screen';
import type { Speaking } from './shown';
import { FONTS, type Font } from './styles';

/** The names on the map and the words on its edges, placed anew at every frame. */

export interface WrittenLabel {
  readonly id: string;
  readonly text: string;
  readonly box: Box;
  readonly side: Side;
}

/** Kept clear around a label, and around a card. */
const AIR = { x: 4, y: 1, card: 3 } as const;
/** Pixels from a chosen node to its ring's outside. */
const RING = 6;

export class Words {
  labels: readonly WrittenLabel[] = [];
  edges: readonly WrittenEdge[] = [];
  #speaking: Speaking | undefined;

  write(context: CanvasRenderingContext2D, given: WordsGiven): void {
    const nodes = drawnNodes(given);
    const edges = drawnEdges(given);
    const glyphs = glyphObstacles(nodes);
    this.labels = this.#placeLabels(nodes, [...glyphs, ...lineObstacles(edges.values(), given)], given);
    this.edges = this.#placeEdgeWords(edges, glyphs, given);
    for (const label of this.labels) writeLabel(context, label, given);
    for (const edge of this.edges) writeEdge(context, edge, given);
  }

  #placeLabels(
    nodes: readonly DrawnNode[],
    obstacles: readonly Obstacle[],
    given: WordsGiven,
  ): WrittenLabel[] {
    const kept = given.speaking === this.#speaking ? this.labels : [];
    this.#speaking = given.speaking;
    const before = new Map(kept.map(({ id, side }) => [id, side]));
    const candidates = nodes.filter(({ look }) => look.card <= 0.5).map((node) => candidateOf(node, given));
    return placeLabels(candidates, obstacles, given.free, before).map(({ id, side, box }) => ({
      id,
      side,
      text: given.picture.node(id)!.label,
      box: grown(box, -AIR.x, -AIR.y),
    }));
  }

  #placeEdgeWords(
    edges: ReadonlyMap<string, DrawnEdge>,
    glyphs: readonly Obstacle[],
    given: WordsGiven,
  ): WrittenEdge[] {
    const taken = new Boxes();
    for (const { box } of [...glyphs, ...this.labels]) taken.add(box);
    for (const box of cardBoxes(given)) taken.add(grown(box, AIR.card, AIR.card));
    const candidates = edgeCandidates(edges, given);
    const lines = new Map(candidates.map((candidate) => [candidate.key, candidate.lines]));
    return placeEdgeWords(candidates, taken, given.free).map(({ key, box }) => ({
      key,
      box,
      lines: lines.get(key)!,
    }));
  }
}

function candidateOf({ info, look, x, y, radius }: DrawnNode, { measure, rank }: WordsGiven): LabelCandidate {
  const font = fontOf(info);
  return {
    id: info.id,
    x,
    y,
    reach: radius + look.ring * RING - AIR.y,
    width: measure.width(info.label, font) + 2 * AIR.x,
    height: font.height + 2 * AIR.y,
    rank: rank(info.id),
    weight: weightOf(info),
  };
}

function fontOf({ strong }: NodeInfo): Font {
  return strong ? FONTS.model : FONTS.other;
}

function grown({ x, y, width, height }: Box, dx: number, dy: number): Box {
  return { x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy };
}

/** A name fades with its node. */
function writeLabel(
  context: CanvasRenderingContext2D,
  { id, text, box }: WrittenLabel,
  given: WordsGiven,
): void {
  const { picture, palette, rank } = given;
  const info = picture.node(id)!;
  const color = info.strong || rank(id) === 0 ? palette.ink : palette.soft;
  context.globalAlpha = (picture.look(id).alpha - LEAST_ALPHA) / (1 - LEAST_ALPHA);
  writeLines(context, [{ text, font: fontOf(info), color }], box.x + box.width / 2, box.y, palette.paper);
  context.globalAlpha = 1;
}

import type { Filter } from '../model/filter';
import type { Ontology } from '../model/ontology';
import type { Source } from '../source/source';
import type { Focus, LitEdge } from './focus';
import { edgeKey, type NodeInfo, type Picture } from './graph';
import { wrapped, type Letters } from './ink';
import { relationWords, roleWords, type Related } from './relations';
import { FONTS, type Font } from './styles';
import { isEdgeVisible, isNodeVisible } from './visibility';

/** The layered drawing of a lineage: who has which card, and where. Graph units are CSS pixels at scale 1. */

export interface Card {
  readonly id: string;
  /** The name. */
  readonly lines: readonly string[];
  /** Empty where not recorded. */
  readonly year: string;
  readonly font: Font;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly cards: ReadonlyMap<string, Card>;
  /** Of the glyphs, from which the cards hang. */
  readonly places: ReadonlyMap<string, readonly [x: number, y: number]>;
  readonly edges: readonly LitEdge[];
  readonly width: number;
  /** Widest line of words on an edge. */
  readonly words: number;
  /** By edge key: how far above the middles of their cards its ends are. */
  readonly ports: ReadonlyMap<string, Ports>;
}

export interface Ports {
  /** At the derived card's left side, and at the base's right side. */
  lead: number;
  reach: number;
}

export const CARD_GLYPH = 6;
/** From a card's left side to the middle of its glyph. */
export const CARD_LEAD = 17;
/** From a card's left side to its name. */
export const CARD_TEXT = 30;
const CARD_END = 11;
/** Room for a name, for a line of the words on an edge, and beside these between two columns: where the sheet has it, and where a long lineage must fit. */
const ROOMY = { name: 150, words: 100, beside: 48 } as const;
const TIGHT = { name: 96, words: 80, beside: 40 } as const;
type Room = typeof ROOMY | typeof TIGHT;
/** Smaller than this it is better to break names into more lines. */
const GOOD_SCALE = 0.9;
const NAME_LINES = 3;
/** Of a card above and below its lines; of a line of its name, and of its year. */
const CARD_PAD = 8;
export const NAME_LINE = 16;
export const YEAR_LINE = 13;
/** Of words on an edge. */
const WORD_LINES = 4;
/** Between two columns: room for the words and for a curve on either side of them. */
const LEAST_GAP = 64;
/** A wide drawing on a tall sheet may be pulled apart downwards, so far. */
const MOST_STRETCH = 1.7;
/** Between two edges at one side of a card. */
const PORT_GAP = 10;
const CORNER_KEPT = 6;

/** What it is drawn on. */
export interface Sheet {
  readonly measure: Letters;
  /** The free part of the canvas; CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export async function drawLineage(
  focus: Focus,
  filter: Filter,
  picture: Picture,
  sheet: Sheet,
  source: Source,
  signal: AbortSignal,
): Promise<Drawing> {
  const { ids, edges } = withinFilter(focus, filter, picture);
  const steps = edges.map(({ edge }) => ({ source: edge.source, target: edge.target }));
  const draw = async (room: Room): Promise<Drawing> => {
    const cards = ids.map((id) => cardOf(picture.node(id)!, room, sheet.measure));
    const nodes = cards.map(({ id, width, height }) => ({ id, width, height }));
    const { places } = await source.arrange({ nodes, edges: steps }, signal);
    return columns(cards, places, edges, focus.root!, picture, room, sheet);
  };
  const roomy = await draw(ROOMY);
  return roomy.width * GOOD_SCALE > sheet.width ? draw(TIGHT) : roomy;
}

/** What the filter leaves of it, as far as it still hangs together with the root. */
function withinFilter(focus: Focus, filter: Filter, picture: Picture): { ids: string[]; edges: LitEdge[] } {
  const asked = { chosen: focus.chosen, lit: focus.nodes };
  const shown = new Set(
    [...focus.nodes].filter((id) => picture.nodes.has(id) && isNodeVisible(picture.node(id)!, filter, asked)),
  );
  const edges = focus.edges.filter(
    ({ edge }) => shown.has(edge.source) && shown.has(edge.target) && isEdgeVisible(edge, filter),
  );
  const reached = new Set([focus.root!]);
  // A set's walk takes in what is added on the way.
  for (const id of reached) {
    for (const { edge } of edges) {
      if (edge.source === id) reached.add(edge.target);
      if (edge.target === id) reached.add(edge.source);
    }
  }
  return {
    ids: [...reached].filter((id) => shown.has(id)),
    edges: edges.filter(({ edge }) => reached.has(edge.source)),
  };
}

function cardOf({ id, name, year, strong }: NodeInfo, room: Room, letters: Letters): Card {
  const font = strong ? FONTS.card : FONTS.cardOther;
  const lines = wrapped(name, font, room.name, NAME_LINES, letters);
  const width = Math.max(...lines.map((line) => letters.width(line, font)));
  return {
    id,
    lines,
    year: year === 0 ? '' : String(year),
    font,
    width: Math.ceil(CARD_TEXT + width + CARD_END),
    height: 2 * CARD_PAD + lines.length * NAME_LINE + (year === 0 ? 0 : YEAR_LINE),
  };
}

/** What stands on an edge of the drawing; lines that are all role are told apart. */
export function linesOnEdge(
  edge: Related,
  ontology: Ontology,
  letters: Letters,
  widest: number,
): { text: string; isRole: boolean }[] {
  const relation = relationWords(edge, ontology);
  const role = roleWords(edge, ontology);
  const said = role === undefined ? relation : `${relation} ${role}`;
  let words = said.split(' ').length - (edge.role?.split(' ').length ?? 0);
  return wrapped(said, FONTS.relation, widest, WORD_LINES, letters).map((text) => {
    const isRole = words <= 0;
    words -= text.split(' ').length;
    return { text, isRole };
  });
}

/** Cards of one layer get one width and one left side; layers move together as far as the words between them allow. */
function columns(
  cards: readonly Card[],
  centres: Readonly<Record<string, readonly [number, number]>>,
  edges: readonly LitEdge[],
  root: string,
  picture: Picture,
  room: Room,
  sheet: Sheet,
): Drawing {
  const { measure } = sheet;
  const layers = [...new Set(cards.map(({ id }) => Math.round(centres[id]![0])))].sort((a, b) => a - b);
  const layerOf = new Map(cards.map(({ id }) => [id, layers.indexOf(Math.round(centres[id]![0]))]));
  const width = layers.map((_, layer) =>
    Math.max(...cards.filter(({ id }) => layerOf.get(id) === layer).map((card) => card.width)),
  );
  const gap = layers.map((_, layer) => gapAfter(layer, layerOf, edges, picture, measure, room));
  const left = layers.map((_, layer) => sum(width.slice(0, layer)) + sum(gap.slice(0, layer)));
  const whole = sum(width) + sum(gap.slice(0, -1));
  const stretch = stretchOf(whole, centres, sheet.width / sheet.height);
  const [rootX, rootY] = picture.place(picture.node(root)!);
  const offX = rootX - left[layerOf.get(root)!]! - CARD_LEAD;
  const offY = rootY - centres[root]![1] * stretch;
  const levels = new Map(cards.map(({ id }) => [id, centres[id]![1]]));
  return {
    edges,
    width: whole,
    words: room.words,
    ports: portsOf(edges, new Map(cards.map((card) => [card.id, card.height])), levels),
    cards: new Map(cards.map((card) => [card.id, { ...card, width: width[layerOf.get(card.id)!]! }])),
    places: new Map(
      cards.map(({ id }) => [
        id,
        [left[layerOf.get(id)!]! + CARD_LEAD + offX, centres[id]![1] * stretch + offY] as const,
      ]),
    ),
  };
}

function gapAfter(
  layer: number,
  layerOf: ReadonlyMap<string, number>,
  edges: readonly LitEdge[],
  { overview: { ontology } }: Picture,
  measure: Letters,
  room: Room,
): number {
  const between = edges.filter(
    ({ edge }) => layerOf.get(edge.target) === layer && layerOf.get(edge.source) === layer + 1,
  );
  const widest = between.flatMap(({ edge }) =>
    linesOnEdge(edge, ontology, measure, room.words).map(({ text }) => measure.width(text, FONTS.relation)),
  );
  return Math.max(LEAST_GAP, Math.max(0, ...widest) + room.beside);
}

/**
 * Edges that share a side of a card are spread over it in the order of where they come from, so that none cross.
 * @param heights of the cards
 * @param levels where the cards are, upwards
 */
function portsOf(
  edges: readonly LitEdge[],
  heights: ReadonlyMap<string, number>,
  levels: ReadonlyMap<string, number>,
): Map<string, Ports> {
  const ports = new Map(edges.map(({ edge }) => [edgeKey(edge), { lead: 0, reach: 0 }]));
  const spread = (near: 'source' | 'target', far: 'source' | 'target', side: keyof Ports): void => {
    for (const [id, height] of heights) {
      const here = edges.filter(({ edge }) => edge[near] === id).map(({ edge }) => edge);
      here.sort((a, b) => levels.get(a[far])! - levels.get(b[far])! || (a.predicate < b.predicate ? -1 : 1));
      const apart = Math.min(PORT_GAP, (height - 2 * CORNER_KEPT) / Math.max(here.length - 1, 1));
      here.forEach((edge, index) => {
        ports.get(edgeKey(edge))![side] = (index - (here.length - 1) / 2) * apart;
      });
    }
  };
  spread('source', 'target', 'lead');
  spread('target', 'source', 'reach');
  return ports;
}

/** As tall as the sheet makes room for, at the width that the drawing has. */
function stretchOf(
  width: number,
  centres: Readonly<Record<string, readonly [number, number]>>,
  aspect: number,
): number {
  const ys = Object.values(centres).map(([, y]) => y);
  const height = Math.max(...ys) - Math.min(...ys) + NAME_LINE + 2 * CARD_PAD;
  return Math.min(MOST_STRETCH, Math.max(1, (0.8 * width) / aspect / height));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

import type { Filter } from '../model/filter';
import type { Source } from '../source/source';
import type { Focus, LitEdge } from './focus';
import type { NodeInfo, Picture } from './graph';
import type { Measure } from './ink';
import { relationWords, roleWords } from './relations';
import { FONTS, type Font } from './styles';
import { isEdgeVisible, isNodeVisible } from './visibility';

/** The layered drawing of a lineage: who has which card, and where. Graph units are CSS pixels at scale 1. */

export interface Card {
  readonly id: string;
  readonly text: string;
  /** Empty where not recorded. */
  readonly year: string;
  readonly font: Font;
  readonly width: number;
}

export interface Drawing {
  readonly cards: ReadonlyMap<string, Card>;
  /** Of the glyphs, from which the cards hang. */
  readonly places: ReadonlyMap<string, readonly [x: number, y: number]>;
  readonly edges: readonly LitEdge[];
}

export const CARD_HEIGHT = 36;
export const CARD_GLYPH = 6;
/** From a card's left side to the middle of its glyph. */
export const CARD_LEAD = 20;
/** From a card's left side to its name. */
export const CARD_TEXT = 35;
const CARD_END = 14;
export const YEAR_GAP = 8;
const MOST_TEXT = 210;
/** Between two columns: room for the words and for a curve on either side of them. */
const LEAST_GAP = 76;
const BESIDE_WORDS = 44;

export async function drawLineage(
  focus: Focus,
  filter: Filter,
  picture: Picture,
  measure: Measure,
  source: Source,
  signal: AbortSignal,
): Promise<Drawing> {
  const { ids, edges } = withinFilter(focus, filter, picture);
  const cards = ids.map((id) => cardOf(picture.node(id)!, measure));
  const { places } = await source.arrange(
    {
      nodes: cards.map(({ id, width }) => ({ id, width, height: CARD_HEIGHT })),
      edges: edges.map(({ edge }) => ({ source: edge.source, target: edge.target })),
    },
    signal,
  );
  return columns(cards, places, edges, focus.root!, picture, measure);
}

/** What the filter leaves of it, as far as it still hangs together with the root. */
function withinFilter(focus: Focus, filter: Filter, picture: Picture): { ids: string[]; edges: LitEdge[] } {
  const asked = { chosen: focus.chosen, lit: focus.nodes };
  const shown = new Set(
    [...focus.nodes].filter((id) => picture.nodes.has(id) && isNodeVisible(picture.node(id)!, filter, asked)),
  );
  const edges = focus.edges.filter(
    ({ edge }) =>
      shown.has(edge.source) &&
      shown.has(edge.target) &&
      isEdgeVisible({ ...edge, key: '', extra: false }, filter),
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

function cardOf(info: NodeInfo, measure: Measure): Card {
  const font = info.strong ? FONTS.card : FONTS.cardOther;
  const text = measure.clipped(info.name, font, MOST_TEXT);
  const year = info.year === 0 ? '' : String(info.year);
  const yearWidth = year === '' ? 0 : YEAR_GAP + measure.width(year, FONTS.year);
  return {
    id: info.id,
    text,
    year,
    font,
    width: Math.ceil(CARD_TEXT + measure.width(text, font) + yearWidth + CARD_END),
  };
}

/** Cards of one layer get one width and one left side; layers move together as far as the words between them allow. */
function columns(
  cards: readonly Card[],
  centres: Readonly<Record<string, readonly [number, number]>>,
  edges: readonly LitEdge[],
  root: string,
  picture: Picture,
  measure: Measure,
): Drawing {
  const layers = [...new Set(cards.map(({ id }) => Math.round(centres[id]![0])))].sort((a, b) => a - b);
  const layerOf = new Map(cards.map(({ id }) => [id, layers.indexOf(Math.round(centres[id]![0]))]));
  const width = layers.map((_, layer) =>
    Math.max(...cards.filter(({ id }) => layerOf.get(id) === layer).map((card) => card.width)),
  );
  const gap = layers.map((_, layer) => gapAfter(layer, layerOf, edges, picture, measure));
  const left = layers.map((_, layer) => sum(width.slice(0, layer)) + sum(gap.slice(0, layer)));
  const [rootX, rootY] = picture.place(picture.node(root)!);
  const offX = rootX - left[layerOf.get(root)!]! - CARD_LEAD;
  const offY = rootY - centres[root]![1];
  return {
    edges,
    cards: new Map(cards.map((card) => [card.id, { ...card, width: width[layerOf.get(card.id)!]! }])),
    places: new Map(
      cards.map(({ id }) => [
        id,
        [left[layerOf.get(id)!]! + CARD_LEAD + offX, centres[id]![1] + offY] as const,
      ]),
    ),
  };
}

function gapAfter(
  layer: number,
  layerOf: ReadonlyMap<string, number>,
  edges: readonly LitEdge[],
  { overview: { ontology } }: Picture,
  measure: Measure,
): number {
  const between = edges.filter(
    ({ edge }) => layerOf.get(edge.target) === layer && layerOf.get(edge.source) === layer + 1,
  );
  const widest = between.flatMap(({ edge }) => [
    measure.width(relationWords(edge, ontology), FONTS.relation),
    measure.width(roleWords(edge, ontology) ?? '', FONTS.edge),
  ]);
  return Math.max(LEAST_GAP, Math.max(0, ...widest) + BESIDE_WORDS);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

import type { LitEdge } from '../focus';
import { edgeKey } from '../graph';
import { FONTS } from '../styles';
import { CARD_LEAD, type Card, type Drawing } from './drawing';
import { linesOnEdge } from './edge-lines';
import { spreadEnds } from './ports';
import { pulledApart, rootAt, type Arranged } from './arranged';

/** Between two columns: room for the words and for a curve on either side of them. */
const LEAST_GAP = 64;

/** Cards of one layer get one width and one left side; layers move together as far as the words between them allow. */
export function columns(given: Arranged): Drawing {
  const { cards, centres, edges, room, sheet } = given;
  const layers = [...new Set(cards.map(({ id }) => Math.round(centres[id]![0])))].sort((a, b) => a - b);
  const layerOf = new Map(cards.map(({ id }) => [id, layers.indexOf(Math.round(centres[id]![0]))]));
  const width = layers.map((_, layer) =>
    Math.max(...cards.filter(({ id }) => layerOf.get(id) === layer).map((card) => card.width)),
  );
  const gap = layers.map((_, layer) => gapAfter(layer, layerOf, given));
  const left = layers.map((_, layer) => sum(width.slice(0, layer)) + sum(gap.slice(0, layer)));
  const whole = sum(width) + sum(gap.slice(0, -1));
  const levels = new Map(cards.map(({ id }) => [id, centres[id]![1]]));
  const stretch = pulledApart(whole / (sheet.width / sheet.height), [...levels.values()], HEIGHT_OF_ONE);
  const resized = new Map(cards.map((card) => [card.id, { ...card, width: width[layerOf.get(card.id)!]! }]));
  return {
    upright: false,
    edges,
    words: room.words,
    cards: resized,
    ports: portsOf(edges, resized, levels),
    places: rootAt(
      given,
      new Map(
        cards.map(({ id }) => [
          id,
          [left[layerOf.get(id)!]! + CARD_LEAD, centres[id]![1] * stretch] as const,
        ]),
      ),
    ),
  };
}

/** Of a card with one line. */
const HEIGHT_OF_ONE = 32;

function gapAfter(layer: number, layerOf: ReadonlyMap<string, number>, given: Arranged): number {
  const { edges, picture, room, sheet } = given;
  const { ontology } = picture.overview;
  const between = edges.filter(
    ({ edge }) => layerOf.get(edge.target) === layer && layerOf.get(edge.source) === layer + 1,
  );
  const widest = between.flatMap(({ edge }) =>
    linesOnEdge(edge, ontology, sheet.measure, room.words).map(({ text }) =>
      sheet.measure.width(text, FONTS.relation),
    ),
  );
  return Math.max(LEAST_GAP, Math.max(0, ...widest) + room.beside);
}

/** From the left side of the derived card to the right side of its base. */
function portsOf(
  edges: readonly LitEdge[],
  cards: ReadonlyMap<string, Card>,
  levels: ReadonlyMap<string, number>,
): Drawing['ports'] {
  const heights = new Map([...cards.values()].map(({ id, height }) => [id, height]));
  const ends = spreadEnds(edges, heights, levels);
  return new Map(
    edges.map(({ edge }) => {
      const key = edgeKey(edge);
      const { leave, arrive } = ends.get(key)!;
      const toRight = cards.get(edge.target)!.width - CARD_LEAD;
      return [key, { leave: [-CARD_LEAD, leave], arrive: [toRight, arrive] }] as const;
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

import type { LitEdge } from '../focus';
import type { Font } from '../styles';

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
  /** In rows, bases above; else in columns, bases to the left. */
  readonly upright: boolean;
  readonly cards: ReadonlyMap<string, Card>;
  /** Of the glyphs, from which the cards hang. */
  readonly places: ReadonlyMap<string, readonly [x: number, y: number]>;
  readonly edges: readonly LitEdge[];
  /** Widest line of words on an edge. */
  readonly words: number;
  /** By edge key: where the edge leaves the one card and arrives at the other. */
  readonly ports: ReadonlyMap<string, Ports>;
}

/** Offsets from the glyphs of the two cards, y upwards. */
export interface Ports {
  readonly leave: readonly [x: number, y: number];
  readonly arrive: readonly [x: number, y: number];
}

export const CARD_GLYPH = 6;
/** From a card's left side to the middle of its glyph. */
export const CARD_LEAD = 17;
/** From a card's left side to its name. */
export const CARD_TEXT = 30;
/** Of a line of its name, and of its year. */
export const NAME_LINE = 16;
export const YEAR_LINE = 13;

/** Width and height of a drawing, cards and all. */
export function sizeOf({ cards, places }: Drawing): { width: number; height: number } {
  const all = [...cards.values()].map(({ id, width, height }) => {
    const [x, y] = places.get(id)!;
    return { left: x, right: x + width, bottom: y - height / 2, top: y + height / 2 };
  });
  const most = (side: 'right' | 'top') => Math.max(...all.map((box) => box[side]));
  const least = (side: 'left' | 'bottom') => Math.min(...all.map((box) => box[side]));
  return { width: most('right') - least('left'), height: most('top') - least('bottom') };
}

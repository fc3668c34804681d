import type { LitEdge } from '../focus';
import type { Picture } from '../graph';
import type { Letters } from '../ink';
import type { Card, Drawing } from './drawing';

/** Room for a name, for a line of the words on an edge, and beside these between two columns. */
export interface Room {
  readonly name: number;
  readonly words: number;
  readonly beside: number;
}

/** What it is drawn on. */
export interface Sheet {
  readonly measure: Letters;
  /** The free part of the canvas; CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Cards that have their layers and their order in them. */
export interface Arranged {
  readonly cards: readonly Card[];
  /** Of the cards; y upwards. */
  readonly centres: Readonly<Record<string, readonly [x: number, y: number]>>;
  readonly edges: readonly LitEdge[];
  readonly root: string;
  readonly picture: Picture;
  readonly room: Room;
  readonly sheet: Sheet;
}

/** A drawing may be pulled apart within its layers, so far. */
const MOST_STRETCH = 1.7;
/** Of the room that there is. */
const FILLED = 0.8;

/**
 * How far the order within layers is pulled apart to fill the room that the sheet leaves.
 * @param room in that direction, at the size that the drawing has in the other
 * @param middles of all cards, in that direction
 * @param card a card's own size
 */
export function pulledApart(room: number, middles: readonly number[], card: number): number {
  const taken = Math.max(...middles) - Math.min(...middles) + card;
  return Math.min(MOST_STRETCH, Math.max(1, (FILLED * room) / taken));
}

/** The same drawing, moved so that its root lies where it lies on the map. */
export function rootAt({ picture, root }: Arranged, places: Drawing['places']): Drawing['places'] {
  const [x, y] = picture.place(picture.node(root)!);
  const [fromX, fromY] = places.get(root)!;
  return new Map([...places].map(([id, [left, up]]) => [id, [left + x - fromX, up + y - fromY] as const]));
}

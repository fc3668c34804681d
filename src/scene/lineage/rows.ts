import type { LitEdge } from '../focus';
import { edgeKey } from '../graph';
import { pulledApart, rootAt, type Arranged } from './arranged';
import { CARD_LEAD, type Card, type Drawing } from './drawing';
import { spreadEnds } from './ports';

/** Cards as they were arranged, bases above; pulled apart sideways where the sheet is wide, so that words find room. */
export function rows(given: Arranged): Drawing {
  const { cards, centres, edges, room, sheet } = given;
  const middles = new Map(cards.map(({ id }) => [id, centres[id]![0]]));
  const tops = cards.map(({ id, height }) => centres[id]![1] + height / 2);
  const feet = cards.map(({ id, height }) => centres[id]![1] - height / 2);
  const height = Math.max(...tops) - Math.min(...feet);
  const widest = Math.max(...cards.map(({ width }) => width));
  const stretch = pulledApart(height * (sheet.width / sheet.height), [...middles.values()], widest);
  return {
    upright: true,
    edges,
    words: room.words,
    cards: new Map(cards.map((card) => [card.id, card])),
    ports: portsOf(edges, new Map(cards.map((card) => [card.id, card])), middles),
    places: rootAt(
      given,
      new Map(
        cards.map(({ id, width }) => {
          const [x, y] = centres[id]!;
          return [id, [x * stretch - width / 2 + CARD_LEAD, y] as const];
        }),
      ),
    ),
  };
}

/** From the top of the derived card to the foot of its base. */
function portsOf(
  edges: readonly LitEdge[],
  cards: ReadonlyMap<string, Card>,
  middles: ReadonlyMap<string, number>,
): Drawing['ports'] {
  const widths = new Map([...cards.values()].map(({ id, width }) => [id, width]));
  const ends = spreadEnds(edges, widths, middles);
  const toMiddle = ({ width }: Card) => width / 2 - CARD_LEAD;
  return new Map(
    edges.map(({ edge }) => {
      const key = edgeKey(edge);
      const [derived, base] = [cards.get(edge.source)!, cards.get(edge.target)!];
      const { leave, arrive } = ends.get(key)!;
      return [
        key,
        {
          leave: [toMiddle(derived) + leave, derived.height / 2],
          arrive: [toMiddle(base) + arrive, -base.height / 2],
        },
      ] as const;
    }),
  );
}

import type { Filter } from '../../model/filter';
import type { Source } from '../../source/source';
import type { Focus, LitEdge } from '../focus';
import type { NodeInfo, Picture } from '../graph';
import { wrapped, type Letters } from '../ink';
import { FONTS } from '../styles';
import { isEdgeVisible, isNodeVisible } from '../visibility';
import type { Room, Sheet } from './arranged';
import { columns } from './columns';
import { CARD_TEXT, NAME_LINE, sizeOf, YEAR_LINE, type Card, type Drawing } from './drawing';
import { rows } from './rows';

/** Where the sheet has it, and where a long lineage must fit. */
const ROOMY: Room = { name: 150, words: 100, beside: 48 };
const TIGHT: Room = { name: 96, words: 80, beside: 40 };
/** In rows, height is what is short: few lines, and these long; where few stand in a row, longer still. */
const IN_WIDE_ROWS: Room = { name: 210, words: 120, beside: 0 };
const IN_ROWS: Room = { name: 104, words: 120, beside: 0 };
/** On a phone, width is short as well. */
const IN_NARROW_ROWS: Room = { name: 84, words: 84, beside: 0 };
const NARROW = 480;
/** Smaller than this it is better to break names into more lines, or to draw in rows instead of columns. */
const GOOD_SCALE = 0.9;
/** So much larger must rows be to be worth the change. */
const WORTH_IT = 1.1;
/** Of the height of the sheet. */
const USED = 0.8;
const NAME_LINES = 3;
/** Of a card above and below its lines, and behind them. */
const CARD_PAD = 8;
const CARD_END = 11;

/** Bases to the left, in columns; where these would be small on the sheet and rows larger, bases above. */
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
  const draw = async (room: Room, upright: boolean): Promise<Drawing> => {
    const cards = ids.map((id) => cardOf(picture.node(id)!, room, sheet.measure));
    const nodes = cards.map(({ id, width, height }) => ({ id, width, height }));
    const { places: centres } = await source.arrange({ nodes, edges: steps, upright }, signal);
    const arranged = { cards, centres, edges, root: focus.root!, picture, room, sheet };
    return upright ? rows(arranged) : columns(arranged);
  };
  const roomy = await draw(ROOMY, false);
  if (scaleOn(sheet, roomy) >= GOOD_SCALE) return roomy;
  const wide = await draw(IN_WIDE_ROWS, true);
  if (scaleOn(sheet, wide) >= GOOD_SCALE) return wide;
  const [tight, upright] = [
    await draw(TIGHT, false),
    await draw(sheet.width < NARROW ? IN_NARROW_ROWS : IN_ROWS, true),
  ];
  return scaleOn(sheet, upright) > WORTH_IT * scaleOn(sheet, tight) ? upright : tight;
}

/** At which all of it fits, with some air above and below. On a phone height is no hindrance: what covers it can be put away. */
function scaleOn(sheet: Sheet, drawing: Drawing): number {
  const { width, height } = sizeOf(drawing);
  const across = sheet.width / width;
  return sheet.width < NARROW ? across : Math.min(across, (USED * sheet.height) / height);
}

/** What the filter leaves of it, as far as it still hangs together with the root. */
function withinFilter(focus: Focus, filter: Filter, picture: Picture): { ids: string[]; edges: LitEdge[] } {
  const outOfTime = picture.outOfTime(filter.released);
  const asked = { chosen: focus.chosen, lit: focus.nodes, outOfTime };
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

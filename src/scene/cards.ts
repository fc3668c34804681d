import { toScreen, type Box, type Frame, type Size } from './frame';
import type { Picture } from './graph';
import { CARD_LEAD, CARD_TEXT, NAME_LINE, YEAR_LINE, type Card, type Drawing } from './lineage/drawing';
import { setFont } from './ink';
import { FONTS, type Palette } from './styles';

/** The cards of a lineage, on a layer between lines and glyphs; they hang from the glyphs and move with them. */

const CORNER = 9;
/** Letters smaller than this are a grey bar. */
const LEAST_LETTERS = 5.5;

export function cardBox(card: Card, x: number, y: number, frame: Frame, size: Size): Box {
  const [left, middle] = toScreen(frame, size, x - CARD_LEAD, y);
  const height = card.height * frame.scale;
  return { x: left, y: middle - height / 2, width: card.width * frame.scale, height };
}

export function paintCards(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  root: string | undefined,
  picture: Picture,
  frame: Frame,
  size: Size,
  palette: Palette,
): void {
  for (const card of drawing.cards.values()) {
    const look = picture.look(card.id);
    if (look.card <= 0) continue;
    const box = cardBox(card, look.x, look.y, frame, size);
    context.save();
    context.globalAlpha = look.card;
    paintBox(context, box, card.id === root, frame.scale, palette);
    context.translate(box.x, box.y + box.height / 2);
    context.scale(frame.scale, frame.scale);
    if (frame.scale * 13 >= LEAST_LETTERS) paintText(context, card, palette);
    context.restore();
  }
}

function paintBox(
  context: CanvasRenderingContext2D,
  box: Box,
  chosen: boolean,
  scale: number,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, CORNER * scale);
  context.fillStyle = palette.panel;
  context.fill();
  context.lineWidth = chosen ? 2 : 1;
  context.strokeStyle = chosen ? palette.chosen : palette.line;
  context.stroke();
}

/** Name and year, together in the middle of the card's height. */
function paintText(context: CanvasRenderingContext2D, card: Card, palette: Palette): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  setFont(context, card.font);
  context.fillStyle = palette.ink;
  const tall = card.lines.length * NAME_LINE + (card.year === '' ? 0 : YEAR_LINE);
  let y = (NAME_LINE - tall) / 2;
  for (const line of card.lines) {
    context.fillText(line, CARD_TEXT, y + 0.5);
    y += NAME_LINE;
  }
  if (card.year === '') return;
  setFont(context, FONTS.year);
  context.fillStyle = palette.faint;
  context.fillText(card.year, CARD_TEXT, y - (NAME_LINE - YEAR_LINE) / 2);
}

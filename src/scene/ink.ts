import type { Font } from './styles';

/** Text on a 2D canvas: measured once, drawn with a halo of paper. */

const HALO = 4;

/** How wide text is; CSS pixels. */
export interface Letters {
  width(text: string, font: Font): number;
}

export class Measure implements Letters {
  readonly #widths = new Map<string, number>();
  readonly #context = document.createElement('canvas').getContext('2d')!;

  width(text: string, font: Font): number {
    const key = `${font.css} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      setFont(this.#context, font);
      width = this.#context.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Faces have come: what was measured with another is wrong. */
  forget(): void {
    this.#widths.clear();
  }
}

/**
 * Text in as few lines as fit into the room, all about as long; what is too much for the last one ends in an ellipsis.
 * Words are not broken, but for those that are wider than the room: names of files and models, behind their signs.
 */
export function wrapped(text: string, font: Font, room: number, most: number, letters: Letters): string[] {
  const pieces = piecesOf(text, font, room, letters);
  const longest = Math.max(...pieces.map((piece) => letters.width(piece.text, font)));
  const full = filled(pieces, font, room, letters);
  if (full.length > most) {
    const last = joined(full.slice(most - 1).flat());
    return [...full.slice(0, most - 1).map(joined), last].map((line) => clipped(line, font, room, letters));
  }
  // The narrowest room in which they are no more.
  let [narrow, wide] = [Math.min(longest, room), room];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (filled(pieces, font, middle, letters).length > full.length) narrow = middle;
    else wide = middle;
  }
  return filled(pieces, font, wide, letters).map((line) => clipped(joined(line), font, room, letters));
}

interface Piece {
  readonly text: string;
  /** Follows the one before without a space. */
  readonly glued: boolean;
}

function piecesOf(text: string, font: Font, room: number, letters: Letters): Piece[] {
  return text.split(' ').flatMap((word) => {
    const parts = letters.width(word, font) <= room ? [word] : word.split(/(?<=[/_-])/);
    return parts.map((part, at) => ({ text: part, glued: at > 0 }));
  });
}

function filled(pieces: readonly Piece[], font: Font, room: number, letters: Letters): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && letters.width(joined([...line, piece]), font) <= room) line.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text, glued }, at) => (at === 0 || glued ? text : ` ${text}`)).join('');
}

function clipped(text: string, font: Font, room: number, letters: Letters): string {
  let length = text.length;
  const shortened = (): string => (length === text.length ? text : `${text.slice(0, length).trimEnd()}…`);
  while (length > 1 && letters.width(shortened(), font) > room) length--;
  return shortened();
}

/** Letters at their exact places, at every zoom: hinted ones dance. */
export function setFont(context: CanvasRenderingContext2D, font: Font): void {
  context.font = font.css;
  context.textRendering = 'geometricPrecision';
}

export interface Line {
  readonly text: string;
  readonly font: Font;
  readonly color: string;
}

/** Centred lines, from the top of the box down. */
export function writeLines(
  context: CanvasRenderingContext2D,
  lines: readonly Line[],
  middle: number,
  top: number,
  paper: string,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  context.strokeStyle = paper;
  let y = top;
  for (const { text, font, color } of lines) {
    setFont(context, font);
    context.fillStyle = color;
    context.strokeText(text, middle, y + font.height / 2);
    context.fillText(text, middle, y + font.height / 2);
    y += font.height;
  }
}

import type { Font } from './styles';

/** Text on a 2D canvas: measured once, drawn with a halo of paper. */

const HALO = 4;

/** How wide text is. */
export interface Letters {
  /** CSS pixels. */
  width(text: string, font: Font): number;
  /** The text, or as much of it as there is room for, with an ellipsis. */
  clipped(text: string, font: Font, room: number): string;
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

  clipped(text: string, font: Font, room: number): string {
    if (this.width(text, font) <= room) return text;
    let letters = text.length;
    while (letters > 1 && this.width(shortened(text, letters), font) > room) letters--;
    return shortened(text, letters);
  }

  /** Faces have come: what was measured with another is wrong. */
  forget(): void {
    this.#widths.clear();
  }
}

function shortened(text: string, letters: number): string {
  return `${text.slice(0, letters).trimEnd()}…`;
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

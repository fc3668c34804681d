import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Certainty } from '../model/graph';

/**
 * The shapes of the kinds, as on the canvas, in a box of 16. Filled with the kind's colour; `open` draws the
 * outline alone, for what is hidden.
 */
const SHAPES: Readonly<Record<string, SVGTemplateResult>> = {
  disc: svg`<circle cx="8" cy="8" r="5.5"/>`,
  ring: svg`<path fill-rule="evenodd" d="M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 0 1 0-12.4Zm0 1.9a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6Zm0 1.8a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z"/>`,
  rounded: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="3.6"/>`,
  square: svg`<rect x="3" y="3" width="10" height="10"/>`,
  diamond: svg`<path d="M8 1.4 14.6 8 8 14.6 1.4 8Z"/>`,
  lozenge: svg`<path d="M8 3.6 15.2 8 8 12.4.8 8Z"/>`,
  triangle: svg`<path d="M8 2.2 14.6 13.4H1.4Z"/>`,
  hexagon: svg`<path d="M4.8 2.4h6.4L14.6 8l-3.4 5.6H4.8L1.4 8Z"/>`,
  plus: svg`<path d="M6.4 2.5h3.2v3.9h3.9v3.2H9.6v3.9H6.4V9.6H2.5V6.4h3.9Z"/>`,
  circle: svg`<path fill-rule="evenodd" d="M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2Zm0 2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Z"/>`,
  pentagon: svg`<path d="m8 1.8 6.3 4.6-2.4 7.4H4.1L1.7 6.4Z"/>`,
  star: svg`<path d="m8 1.2 2 4.4 4.8.5-3.6 3.2 1 4.7L8 11.6 3.8 14l1-4.7L1.2 6.1 6 5.6Z"/>`,
  frame: svg`<path fill-rule="evenodd" d="M2.8 2.8h10.4v10.4H2.8Zm2 2v6.4h6.4V4.8Z"/>`,
  tag: svg`<path fill-rule="evenodd" d="M1.8 3.4h7.6L14.4 8l-5 4.6H1.8Zm3 3.2a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8Z"/>`,
  warning: svg`<path fill-rule="evenodd" d="M8 1.6 15.2 14H.8Zm-.9 4.6.3 4h1.2l.3-4Zm.9 5a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z"/>`,
};

const FALLBACK = SHAPES['disc']!;

export const SHAPE_NAMES: readonly string[] = Object.keys(SHAPES);

/** A name of a colour token is only a class where the tokens have it. */
const COLOURS = new Set(['model', 'product', 'organization', 'architecture', 'method', 'data', 'quiet']);

export function colourClass(color: string): string {
  return `c-${COLOURS.has(color) ? color : 'quiet'}`;
}

export function glyph(
  kind: { readonly glyph: string; readonly color: string },
  open = false,
): TemplateResult {
  const shape = Object.hasOwn(SHAPES, kind.glyph) ? SHAPES[kind.glyph]! : FALLBACK;
  return html`<svg
    class="glyph ${colourClass(kind.color)} ${open ? 'open' : ''}"
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}

/** The line of an edge as the canvas draws it: stated and reported solid, estimated dashed, likely dotted, disputed doubled. */
export function line(certainty: Certainty, color: string, heavy = false): TemplateResult {
  const stroke = svg`<path d="M1 5h22"/>`;
  const doubled = svg`<path d="M1 3h22M1 7h22"/>`;
  return html`<svg
    class="line ${colourClass(color)} ${certainty} ${heavy ? 'heavy' : ''}"
    viewBox="0 0 24 10"
    aria-hidden="true"
  >
    ${certainty === 'disputed' ? doubled : stroke}
  </svg>`;
}

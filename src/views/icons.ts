import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn in lines of 1.5 in a box of 20, in the colour of the text beside them. */
const ICONS = {
  search: svg`<circle cx="9" cy="9" r="5.2"/><path d="m13 13 4 4"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  'zoom-in': svg`<path d="M10 4v12M4 10h12"/>`,
  'zoom-out': svg`<path d="M4 10h12"/>`,
  fit: svg`<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"/><circle cx="10" cy="10" r="1.6"/>`,
  relax: svg`<circle cx="5" cy="6" r="1.8"/><circle cx="15" cy="6" r="1.8"/><circle cx="10" cy="15" r="1.8"/><path d="m6.6 6h6.8M6 7.6l3 5.8M14 7.6l-3 5.8"/>`,
  light: svg`<circle cx="10" cy="10" r="3.4"/><path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4"/>`,
  dark: svg`<path d="M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z"/>`,
  system: svg`<circle cx="10" cy="10" r="6.5"/><path class="solid" d="M10 3.5a6.5 6.5 0 0 1 0 13Z"/>`,
  table: svg`<rect x="3" y="4" width="14" height="12" rx="1.5"/><path d="M3 8h14M8 8v8"/>`,
  help: svg`<path d="M7 7.4a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1.1-1.4 2.2"/><path d="M10 15.6v.1"/>`,
  filter: svg`<path d="M3 5h14M6 10h8M8.5 15h3"/>`,
  up: svg`<path d="m5 12 5-5 5 5"/>`,
  down: svg`<path d="m5 8 5 5 5-5"/>`,
  right: svg`<path d="m8 5 5 5-5 5"/>`,
  left: svg`<path d="M16 10H4M8.5 5.5 4 10l4.5 4.5"/>`,
} as const satisfies Record<string, SVGTemplateResult>;
export type IconName = keyof typeof ICONS;

export function icon(name: IconName): TemplateResult {
  return drawn(ICONS[name]);
}

/** One that only a panel that comes later draws. */
export function drawn(lines: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${lines}</svg>`;
}

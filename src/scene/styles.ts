/** Colours and letters of the canvas. The page's tokens decide; these are what a page without them gets. */

export interface Palette {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly chosen: string;
  /** Of an ontology's colour name; a name that no token has is quiet. */
  kind(token: string): string;
}

const LIGHT = {
  paper: '#FBFAF6',
  panel: '#FFFFFF',
  ink: '#1E2126',
  soft: '#5A5F69',
  faint: '#6B707A',
  line: '#E4E0D6',
  chosen: '#B23A2E',
  'kind-model': '#2B4C9B',
  'kind-product': '#5B7BD0',
  'kind-organization': '#96590A',
  'kind-architecture': '#7B3FA0',
  'kind-method': '#1F7A4D',
  'kind-data': '#0F7487',
  'kind-quiet': '#5A5F69',
} as const;
type Token = keyof typeof LIGHT;

/** @param read the value of a custom property such as `--paper`, empty where there is none */
export function palette(read: (property: string) => string): Palette {
  const color = (token: Token): string => opaque(read(`--${token}`)) ?? LIGHT[token];
  return {
    paper: color('paper'),
    panel: color('panel'),
    ink: color('ink'),
    soft: color('soft'),
    faint: color('faint'),
    line: color('line'),
    chosen: color('chosen'),
    kind: (token) => color(`kind-${token}` in LIGHT ? (`kind-${token}` as Token) : 'kind-quiet'),
  };
}

export function paletteInForce(): Palette {
  const style = getComputedStyle(document.documentElement);
  return palette((property) => style.getPropertyValue(property));
}

/** Six hexadecimal digits, which canvas, GPU and sigma all understand; undefined for what is no such colour. */
export function opaque(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  if (/^#[\da-f]{6}$/.test(value)) return value;
  const channels = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(value);
  if (channels === null) return undefined;
  return `#${channels
    .slice(1)
    .map((channel) => hex(Number(channel)))
    .join('')}`;
}

function hex(channel: number): string {
  return Math.min(channel, 255).toString(16).padStart(2, '0');
}

/** Of `#rrggbb`: red, green and blue from 0 to 1. */
export function rgb(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const FACE = '"Inter Variable", Inter, system-ui, sans-serif';

export interface Font {
  readonly css: string;
  /** Pixels from line to line. */
  readonly height: number;
}

function font(style: string, size: number): Font {
  return { css: `${style} ${size}px ${FACE}`, height: Math.ceil(size * 1.3) };
}

export const FONTS = {
  model: font('600', 12.5),
  other: font('500', 11.5),
  edge: font('italic 450', 11),
  relation: font('500', 11),
  card: font('600', 13),
  cardOther: font('500', 13),
  year: font('450', 10.5),
} as const;

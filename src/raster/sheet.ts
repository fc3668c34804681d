import { TILE_TEXELS } from './texels';

/** What primitives are drawn on: a tile's texels as they are sent, and whether anything is on them. */
export interface Sheet {
  /** Colour and strength, two bytes a texel, the lowest row first. */
  readonly texels: Uint8Array;
  drawn: boolean;
}

export function blankSheet(): Sheet {
  return { texels: new Uint8Array(2 * TILE_TEXELS * TILE_TEXELS), drawn: false };
}

const SIDE = TILE_TEXELS;

/**
 * Covers a texel, by its place in the sheet, with strength 0 to 255. A texel has one colour: the stronger's, the newer
 * being worth more; and what was there shines through.
 */
export function put(texels: Uint8Array, texel: number, color: number, strength: number): void {
  const at = 2 * texel;
  const under = texels[at + 1]!;
  if (2 * strength >= under) texels[at] = color;
  texels[at + 1] = strength + under - (strength * under) / 255;
}

/** A filled disc with a soft edge of one texel; strength 0 to 255. */
export function disc(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  color: number,
  strength: number,
): void {
  const { texels } = sheet;
  const reach = radius + 0.5;
  const top = Math.min(SIDE - 1, Math.floor(y + reach));
  const right = Math.min(SIDE - 1, Math.floor(x + reach));
  const left = Math.max(0, Math.floor(x - reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row <= top; row++) {
    const dy = row + 0.5 - y;
    for (let column = left; column <= right; column++) {
      const dx = column + 0.5 - x;
      const cover = reach - Math.sqrt(dx * dx + dy * dy);
      if (cover > 0) put(texels, row * SIDE + column, color, cover >= 1 ? strength : strength * cover);
    }
  }
  sheet.drawn = true;
}

/** A large disc, row by row: its inside is filled without looking at distances. */
export function area(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  color: number,
  strength: number,
): void {
  const reach = radius + 0.5;
  const top = Math.min(SIDE - 1, Math.floor(y + reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row <= top; row++) {
    const dy = row + 0.5 - y;
    const half = halfChord(reach, dy);
    if (half < 0) continue;
    const left = Math.max(0, Math.floor(x - half));
    const right = Math.min(SIDE - 1, Math.floor(x + half));
    const inner = halfChord(radius - 0.5, dy);
    // Texels whose middles are so far inside that they are covered whole.
    const from = inner < 0 ? right + 1 : Math.max(left, Math.ceil(x - inner - 0.5));
    const to = inner < 0 ? right : Math.min(right, Math.floor(x + inner - 0.5));
    edge(sheet.texels, row, left, Math.min(from - 1, right), x, dy, reach, color, strength);
    fill(sheet.texels, row * SIDE + from, row * SIDE + to, color, strength);
    edge(sheet.texels, row, Math.max(to + 1, from), right, x, dy, reach, color, strength);
  }
  sheet.drawn = true;
}

function edge(
  texels: Uint8Array,
  row: number,
  from: number,
  to: number,
  x: number,
  dy: number,
  reach: number,
  color: number,
  strength: number,
): void {
  for (let column = from; column <= to; column++) {
    const dx = column + 0.5 - x;
    const cover = reach - Math.sqrt(dx * dx + dy * dy);
    if (cover > 0) put(texels, row * SIDE + column, color, cover >= 1 ? strength : strength * cover);
  }
}

/** As `put`, for texels of which most are alike. */
function fill(texels: Uint8Array, from: number, to: number, color: number, strength: number): void {
  let oldColor = -1;
  let oldStrength = -1;
  let newColor = 0;
  let newStrength = 0;
  for (let at = 2 * from; at <= 2 * to; at += 2) {
    if (texels[at] !== oldColor || texels[at + 1] !== oldStrength) {
      oldColor = texels[at]!;
      oldStrength = texels[at + 1]!;
      put(texels, at / 2, color, strength);
      newColor = texels[at]!;
      newStrength = texels[at + 1]!;
    } else {
      texels[at] = newColor;
      texels[at + 1] = newStrength;
    }
  }
}

/** A circle, one texel wide. */
export function circle(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  color: number,
  strength: number,
): void {
  const { texels } = sheet;
  const outer = radius + 1;
  const top = Math.min(SIDE - 1, Math.floor(y + outer));
  for (let row = Math.max(0, Math.floor(y - outer)); row <= top; row++) {
    const dy = row + 0.5 - y;
    const far = halfChord(outer, dy);
    if (far < 0) continue;
    const near = halfChord(radius - 1, dy);
    const left = Math.floor(x - far);
    const right = Math.floor(x + far);
    // Two short pieces of the row, which meet where the circle turns.
    const innerLeft = near < 0 ? right : Math.floor(x - near);
    ring(texels, row, left, innerLeft, x, dy, radius, color, strength);
    ring(texels, row, Math.max(innerLeft + 1, Math.floor(x + near)), right, x, dy, radius, color, strength);
  }
  sheet.drawn = true;
}

function ring(
  texels: Uint8Array,
  row: number,
  from: number,
  to: number,
  x: number,
  dy: number,
  radius: number,
  color: number,
  strength: number,
): void {
  const last = Math.min(SIDE - 1, to);
  for (let column = Math.max(0, from); column <= last; column++) {
    const dx = column + 0.5 - x;
    const cover = 1 - Math.abs(Math.sqrt(dx * dx + dy * dy) - radius);
    if (cover > 0) put(texels, row * SIDE + column, color, strength * cover);
  }
}

/** Half of what a row at a distance from the middle has of a circle; negative where it has nothing. */
function halfChord(radius: number, dy: number): number {
  return radius <= Math.abs(dy) ? -1 : Math.sqrt(radius * radius - dy * dy);
}

/**
 * A hairline with soft edges.
 * @returns whether any of it is on the sheet
 */
export function line(
  sheet: Sheet,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  color: number,
  strength: number,
): boolean {
  const steep = Math.abs(toY - fromY) > Math.abs(toX - fromX);
  // Walked along its longer way; across it, two texels share each step.
  let [a, b, c, d] = steep ? [fromY, fromX, toY, toX] : [fromX, fromY, toX, toY];
  if (a > c) [a, b, c, d] = [c, d, a, b];
  const slope = c === a ? 0 : (d - b) / (c - a);
  const last = Math.min(SIDE - 1, Math.floor(c));
  let touched = false;
  for (let along = Math.max(0, Math.floor(a)); along <= last; along++) {
    const across = b + (along + 0.5 - a) * slope - 0.5;
    const low = Math.floor(across);
    const share = across - low;
    // What ends within a texel covers a part of it.
    const part = Math.min(c, along + 1) - Math.max(a, along);
    touched = dot(sheet.texels, steep, along, low, color, strength * part * (1 - share)) || touched;
    touched = dot(sheet.texels, steep, along, low + 1, color, strength * part * share) || touched;
  }
  sheet.drawn ||= touched;
  return touched;
}

function dot(
  texels: Uint8Array,
  steep: boolean,
  along: number,
  across: number,
  color: number,
  strength: number,
): boolean {
  if (across < 0 || across >= SIDE) return false;
  put(texels, steep ? along * SIDE + across : across * SIDE + along, color, strength);
  return true;
}

import type { Camera } from '../state/state';
import type { Insets } from './scene';

/** Which part of the graph is seen, as plain numbers: no sigma here. */

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels from the canvas's top left, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place in graph units (y upwards) is in the middle of the whole canvas, at so many pixels to the unit. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Graph units. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
/** Panels may cover nearly everything on a small screen; something must be left to fit into. */
const LEAST_FREE = 80;

export function freeBox({ width, height }: Size, insets: Insets): Box {
  const across = inside(width, insets.left, insets.right);
  const down = inside(height, insets.top, insets.bottom);
  return { x: across.from, y: down.from, width: across.length, height: down.length };
}

function inside(whole: number, before: number, after: number): { from: number; length: number } {
  const length = Math.min(whole, Math.max(LEAST_FREE, whole - before - after));
  return { from: Math.min(Math.max(0, before), whole - length), length };
}

export function toScreen(frame: Frame, size: Size, x: number, y: number): [x: number, y: number] {
  return [size.width / 2 + (x - frame.x) * frame.scale, size.height / 2 - (y - frame.y) * frame.scale];
}

export function toGraph(frame: Frame, size: Size, x: number, y: number): [x: number, y: number] {
  return [frame.x + (x - size.width / 2) / frame.scale, frame.y - (y - size.height / 2) / frame.scale];
}

/** Undefined where there is nothing. */
export function extentOf(points: Iterable<readonly [x: number, y: number]>): Extent | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return left > right ? undefined : { left, right, bottom, top };
}

export interface FitOptions {
  /** Pixels left free on each side: what glyphs and labels need beyond their places. */
  readonly margin: { readonly x: number; readonly y: number };
  readonly most: number;
  readonly least?: number;
}

/** No margin takes more than this part of the free box. */
const NARROW = 9;

/** The extent in the middle of the free box, as large as it goes. */
export function fit(extent: Extent, size: Size, free: Box, { margin, most, least = 0 }: FitOptions): Frame {
  // On a phone half the margin is worth more than the last letters of a label at the edge.
  const across = Math.max(free.width - 2 * Math.min(margin.x, free.width / NARROW), 1);
  const down = Math.max(free.height - 2 * Math.min(margin.y, free.height / NARROW), 1);
  const width = Math.max(extent.right - extent.left, 1e-6);
  const height = Math.max(extent.top - extent.bottom, 1e-6);
  const scale = Math.max(least, Math.min(most, across / width, down / height));
  const middle = { x: (extent.left + extent.right) / 2, y: (extent.bottom + extent.top) / 2 };
  return centred(middle.x, middle.y, scale, size, free);
}

/** The frame that has a place in the middle of the free box. */
function centred(x: number, y: number, scale: number, size: Size, free: Box): Frame {
  const right = free.x + free.width / 2 - size.width / 2;
  const down = free.y + free.height / 2 - size.height / 2;
  return { x: x - right / scale, y: y + down / scale, scale };
}

/** What state and link keep: independent of window, panels and pixels. */
export function toCamera(frame: Frame, size: Size, free: Box, home: Frame): Camera {
  const [x, y] = toGraph(frame, size, free.x + free.width / 2, free.y + free.height / 2);
  return { x: rounded(x), y: rounded(y), ratio: rounded(home.scale / frame.scale, 4) };
}

export function fromCamera(camera: Camera, size: Size, free: Box, home: Frame): Frame {
  return centred(camera.x, camera.y, home.scale / camera.ratio, size, free);
}

function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** Zooms about the middle of the free box. */
export function zoomed(frame: Frame, size: Size, free: Box, factor: number): Frame {
  const [x, y] = toGraph(frame, size, free.x + free.width / 2, free.y + free.height / 2);
  return centred(x, y, frame.scale * factor, size, free);
}

/**
 * The nearest frame that shows an extent: the same where it is seen already, moved where it fits, else zoomed out.
 * @param margin pixels
 */
export function revealing(
  frame: Frame,
  extent: Extent,
  size: Size,
  free: Box,
  margin: FitOptions['margin'],
): Frame {
  const fitted = fit(extent, size, free, { margin, most: frame.scale });
  if (fitted.scale < frame.scale) return fitted;
  const [left, top] = toScreen(frame, size, extent.left, extent.top);
  const [right, bottom] = toScreen(frame, size, extent.right, extent.bottom);
  const mx = Math.min(margin.x, free.width / NARROW);
  const my = Math.min(margin.y, free.height / NARROW);
  const dx = shift(left, right, free.x + mx, free.x + free.width - mx);
  const dy = shift(top, bottom, free.y + my, free.y + free.height - my);
  return { x: frame.x - dx / frame.scale, y: frame.y + dy / frame.scale, scale: frame.scale };
}

/** The least way that brings from…to within low…high. */
function shift(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from;
  return to > high ? high - to : 0;
}

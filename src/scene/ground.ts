import type { Frame, Size } from './frame';

/** What is drawn is slid and stretched along with a hand, unless by more than this: then it is drawn anew. */
const MOST_STRETCH = Math.log2(1.5);
/** Of the window's sides. */
const MOST_SLIDE = 0.4;

/** How a picture as large as the canvas is laid: its middle, in clip space, and how many times as large. */
export interface Course {
  readonly dx: number;
  readonly dy: number;
  readonly stretch: number;
}

export interface Ground {
  /** The first context to draw in, or another after it was lost. */
  raise(gl: WebGL2RenderingContext): void;
  /** @param course how what was kept is laid upon it, where it is */
  draw(frame: Frame, size: Size, pixelRatio: number, course?: Course): void;
  /** Keeps what is on the canvases, the lowest first, to lay it upon itself while the hand moves. */
  keep(canvases: readonly HTMLCanvasElement[]): void;
  /** A hand is moving the map: what lies above may lag behind for a moment. */
  readonly moving: boolean;
}

/** How a picture is laid that was drawn in one frame and belongs in another; undefined where they are too different. */
export function courseOf(from: Frame, to: Frame, size: Size): Course | undefined {
  const stretch = to.scale / from.scale;
  const dx = (from.x - to.x) * to.scale;
  const dy = (from.y - to.y) * to.scale;
  const isNear =
    Math.abs(Math.log2(stretch)) < MOST_STRETCH &&
    Math.abs(dx) < MOST_SLIDE * size.width &&
    Math.abs(dy) < MOST_SLIDE * size.height;
  return isNear ? { dx: (2 * dx) / size.width, dy: (2 * dy) / size.height, stretch } : undefined;
}

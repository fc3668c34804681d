import { toScreen } from './frame';
import type { FrameGiven } from './on-screen';

/** What is fainter than this is there to be forgotten, not to be hit by a finger. */
const LEAST_ALPHA = 0.1;
/** Pixels about a glyph that are still it, and what is hit of the smallest. */
const ABOUT = 3;
const FINGER = 11;

/** The node whose middle is nearest to a place, of those that reach it; of two in one place the one that is drawn above. CSS pixels. */
export function nodeAt(
  { picture, frame, size, growth }: Omit<FrameGiven, 'drawing'>,
  x: number,
  y: number,
): string | undefined {
  let found: string | undefined;
  let nearest = Infinity;
  let above = -Infinity;
  picture.graph.forEachNode((id, look) => {
    if (look.alpha < LEAST_ALPHA) return;
    const [nodeX, nodeY] = toScreen(frame, size, look.x, look.y);
    const distance = Math.hypot(nodeX - x, nodeY - y);
    if (distance > Math.max(look.size * growth + ABOUT, FINGER)) return;
    if (distance > nearest || (distance === nearest && look.zIndex < above)) return;
    [found, nearest, above] = [id, distance, look.zIndex];
  });
  return found;
}

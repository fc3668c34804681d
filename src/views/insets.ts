/** A box in CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** A column at a side however little is in it yet: what it covers must not change as its words and faces come in. */
  readonly isColumn?: boolean;
}

export interface Covered {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A panel that spans so much of the width lies across the canvas, however tall it is. */
const ACROSS = 0.7;
/** A narrower column is folded up: on a small screen a button is all that stands there. */
const LEAST_COLUMN = 120;
/** However much is covered, so many pixels of height are treated as free. */
const LEAST = 120;

/** What panels cover of a canvas as they are laid out now; `data-column` marks those that stand at a side. */
export function insetsOn(canvas: Element, panels: Iterable<HTMLElement>): Covered {
  const boxes = Array.from(panels, (panel): Box => {
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    return { left, top, right, bottom, isColumn: panel.dataset['column'] !== undefined };
  });
  return insetsOf(canvas.getBoundingClientRect(), boxes);
}

/**
 * How far panels reach in from each edge of the canvas. What lies across takes from top or bottom, what stands takes
 * from a side; a small one takes from top or bottom unless it stands in a strip that is taken already.
 */
export function insetsOf(canvas: Box, panels: readonly Box[]): Covered {
  const covered = { top: 0, right: 0, bottom: 0, left: 0 };
  const present = panels.filter((panel) => panel.right > panel.left && panel.bottom > panel.top);
  const across = present.filter((panel) => width(panel) > ACROSS * width(canvas));
  const standing = present.filter((panel) => !across.includes(panel) && stands(panel));
  const small = present.filter((panel) => !across.includes(panel) && !standing.includes(panel));
  takeInTurn(covered, canvas, across);
  for (const panel of standing) takeSide(covered, canvas, panel);
  const free = (panel: Box) =>
    panel.right > canvas.left + covered.left && panel.left < canvas.right - covered.right;
  takeInTurn(covered, canvas, small.filter(free));
  covered.bottom = Math.max(0, Math.min(covered.bottom, height(canvas) - covered.top - LEAST));
  return covered;
}

type Taken = { -readonly [K in keyof Covered]: number };

/** The panel nearest to what is taken already goes first, so that what is stacked upon a sheet belongs to its edge. */
function takeInTurn(covered: Taken, canvas: Box, panels: readonly Box[]): void {
  const rest = new Set(panels);
  while (rest.size > 0) {
    const gaps = [...rest].map((panel) => ({
      panel,
      above: panel.top - canvas.top - covered.top,
      below: canvas.bottom - covered.bottom - panel.bottom,
    }));
    const { panel, above, below } = gaps.reduce((best, next) =>
      Math.min(next.above, next.below) < Math.min(best.above, best.below) ? next : best,
    );
    if (above < below) covered.top = Math.max(covered.top, panel.bottom - canvas.top);
    else covered.bottom = Math.max(covered.bottom, canvas.bottom - panel.top);
    rest.delete(panel);
  }
}

function takeSide(covered: Taken, canvas: Box, panel: Box): void {
  const leftward = panel.left - canvas.left < canvas.right - panel.right;
  if (leftward) covered.left = Math.max(covered.left, panel.right - canvas.left);
  else covered.right = Math.max(covered.right, canvas.right - panel.left);
}

function stands(panel: Box): boolean {
  const isColumn = panel.isColumn === true && width(panel) >= LEAST_COLUMN;
  return isColumn || height(panel) > width(panel);
}

function width(box: Box): number {
  return box.right - box.left;
}

function height(box: Box): number {
  return box.bottom - box.top;
}

import type { SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import type { Renderer } from './stage';

/** What a hand does on the canvas, by mouse, finger or key, told in the scene's words. */
export interface HandEvents {
  /** Undefined: the empty canvas. */
  readonly click: (id: string | undefined) => void;
  readonly hover: (id: string | undefined) => void;
  /** @returns whether the node may be dragged */
  readonly down: (id: string, x: number, y: number) => void;
  /** @returns whether a node is in hand */
  readonly move: (x: number, y: number) => boolean;
  /** @returns whether a node was dragged */
  readonly up: () => boolean;
  /** The entity whose label or card is there. */
  readonly wordAt: (x: number, y: number) => string | undefined;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number) => void;
}

/** Pixels that one press of an arrow key moves the picture. */
const ARROW = 60;
const ZOOM_STEP = 1.4;

export function listen(renderer: Renderer, surface: HTMLElement, events: HandEvents): void {
  let dragged = false;
  const hover = (id: string | undefined): void => {
    surface.style.cursor = id === undefined ? '' : 'pointer';
    events.hover(id);
  };
  const clickNode = ({ node }: SigmaNodeEventPayload): void => {
    if (!dragged) events.click(node);
  };
  renderer.on('enterNode', ({ node, event }) => isTouch(event) || hover(node));
  renderer.on('leaveNode', () => hover(undefined));
  renderer.on('clickNode', clickNode);
  // Two quick clicks on two nodes are two choices; sigma would zoom.
  renderer.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault();
    clickNode(payload);
  });
  renderer.on('clickStage', ({ event }) => {
    if (!dragged) events.click(events.wordAt(event.x, event.y));
  });
  renderer.on('downNode', ({ node, event }) => {
    dragged = false;
    events.down(node, event.x, event.y);
  });
  renderer.on('downStage', () => {
    dragged = false;
  });
  renderer.on('moveBody', (payload) => {
    if (events.move(payload.event.x, payload.event.y)) payload.preventSigmaDefault();
    else hoverWord(payload);
  });
  const up = (): void => {
    dragged = events.up() || dragged;
  };
  renderer.on('upNode', up);
  renderer.on('upStage', up);

  let word: string | undefined;
  const hoverWord = ({ event }: SigmaStageEventPayload): void => {
    if (isTouch(event) || event.original.target !== renderer.getCanvases()['mouse']) return;
    const at = events.wordAt(event.x, event.y);
    if (at === word) return;
    word = at;
    surface.style.cursor = at === undefined ? '' : 'pointer';
  };
}

function isTouch({ original }: { original: MouseEvent | TouchEvent }): boolean {
  return 'touches' in original;
}

/** @returns what undoes it */
export function listenToKeys(surface: HTMLElement, events: Pick<HandEvents, 'pan' | 'zoom'>): () => void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => events.pan(ARROW, 0),
    ArrowRight: () => events.pan(-ARROW, 0),
    ArrowUp: () => events.pan(0, ARROW),
    ArrowDown: () => events.pan(0, -ARROW),
    '+': () => events.zoom(ZOOM_STEP),
    '=': () => events.zoom(ZOOM_STEP),
    '-': () => events.zoom(1 / ZOOM_STEP),
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.target !== surface)
      return;
    event.preventDefault();
    act();
  };
  surface.addEventListener('keydown', onKey);
  return () => surface.removeEventListener('keydown', onKey);
}

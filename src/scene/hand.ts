import type { SigmaNodeEventPayload, SigmaStageEventPayload } from 'sigma/types';
import type { Renderer } from './canvases';

/** What a hand does on the canvas, by mouse, finger or key, told in the scene's words. */
export interface HandEvents {
  /** Undefined: no node and no word is there. */
  readonly click: (id: string | undefined, x: number, y: number) => void;
  readonly hover: (id: string | undefined) => void;
  /** @returns whether the node may be dragged */
  readonly down: (id: string, x: number, y: number) => void;
  /** @returns whether a node is in hand */
  readonly move: (x: number, y: number) => boolean;
  /** @returns whether a node was dragged */
  readonly up: () => boolean;
  /** The entity whose label or card is there. */
  readonly wordAt: (x: number, y: number) => string | undefined;
  /** The pointer has come to rest where no node and no word is. */
  readonly still: (x: number, y: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number) => void;
}

/** Pixels that one press of an arrow key moves the picture. */
const ARROW = 60;
const ZOOM_STEP = 1.4;
/** After so long without a move, a pointer means what is under it. */
const STILL_MS = 70;

export function listen(renderer: Renderer, surface: HTMLElement, events: HandEvents): void {
  let dragged = false;
  let onNode = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const hover = (id: string | undefined): void => {
    surface.style.cursor = id === undefined ? '' : 'pointer';
    events.hover(id);
  };
  const clickNode = ({ node, event }: SigmaNodeEventPayload): void => {
    if (!dragged) events.click(node, event.x, event.y);
  };
  renderer.on('enterNode', ({ node, event }) => {
    onNode = true;
    if (!isTouch(event)) hover(node);
  });
  renderer.on('leaveNode', () => {
    onNode = false;
    hover(undefined);
  });
  renderer.on('clickNode', clickNode);
  // Two quick clicks on two nodes are two choices; sigma would zoom.
  renderer.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault();
    clickNode(payload);
  });
  renderer.on('clickStage', ({ event }) => {
    if (!dragged) events.click(events.wordAt(event.x, event.y), event.x, event.y);
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
    clearTimeout(resting);
    if (at === undefined && !onNode) resting = setTimeout(() => events.still(event.x, event.y), STILL_MS);
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

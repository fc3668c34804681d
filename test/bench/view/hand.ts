import type { Page } from 'playwright-core';
import type { SceneReport } from '../../../src/scene/scene';

/** What a bench does in the page of an explorer: it moves the map as a hand does, frame by frame, and times each frame whole. */
export interface Hand {
  /** Drags the map along: pixels each frame, so many frames. */
  pan(dx: number, dy: number, frames: number): Promise<Moved>;
  /** Turns the wheel at a place: so many notches, some frames apart; negative draws near. */
  zoom(notches: number, x: number, y: number): Promise<Moved>;
  /** Nothing is touched any more: how long until all in view is sharp, and what the frames until then took. */
  rest(): Promise<{ readonly ms: number; readonly frames: readonly number[] }>;
  /** An act, and the next frame: milliseconds of script, not of GL. */
  act(act: object): Promise<number>;
  /** From now on the browser decides when a frame is drawn. */
  letGo(): void;
}

export interface Moved {
  /** Milliseconds each: handlers, scripts, and GL until it has drawn the last pixel. */
  readonly frames: readonly number[];
  /** The worst of any frame: share of the canvas without a picture, and share without one or with one magnified more than twice. */
  readonly empty: number;
  readonly poor: number;
}

declare global {
  interface Window {
    readonly hand: Hand;
  }
}

/** Puts `window.hand` into every page that this one opens from now on. */
export async function lendHand(page: Page): Promise<void> {
  await page.addInitScript(installHand);
}

/**
 * Runs in the page, before all else. Frames are drawn when the hand says so: what asks for one is kept until then. Every context that was
 * drawn on in a frame is read from at its end, so that software GL has to finish within it.
 */
function installHand(): void {
  const PACE_MS = 16;
  const nextFrame = window.requestAnimationFrame.bind(window);
  const forget = window.cancelAnimationFrame.bind(window);
  const waiting = new Map<number, FrameRequestCallback>();
  let held = false;
  let count = 1e9;
  window.requestAnimationFrame = (callback) => {
    if (!held) return nextFrame(callback);
    waiting.set(++count, callback);
    return count;
  };
  window.cancelAnimationFrame = (id) => {
    if (!waiting.delete(id)) forget(id);
  };

  const touched = new Set<WebGL2RenderingContext | CanvasRenderingContext2D>();
  const watch = (prototype: object, names: readonly string[]): void => {
    const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
    for (const name of names) {
      const method = methods[name]!;
      methods[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
        touched.add(this);
        return method.apply(this, args);
      };
    }
  };
  watch(WebGL2RenderingContext.prototype, [
    'clear',
    'drawArrays',
    'drawArraysInstanced',
    'drawElements',
    'texImage2D',
    'texSubImage2D',
    'blitFramebuffer',
  ]);
  watch(CanvasRenderingContext2D.prototype, [
    'clearRect',
    'fillText',
    'strokeText',
    'fill',
    'stroke',
    'drawImage',
  ]);

  const pixel = new Uint8Array(4);
  const finish = (): void => {
    for (const context of touched) {
      if (context instanceof WebGL2RenderingContext) {
        context.bindFramebuffer(context.FRAMEBUFFER, null);
        context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
      } else context.getImageData(0, 0, 1, 1);
    }
    touched.clear();
  };

  const draw = (): void => {
    const callbacks = [...waiting.values()];
    waiting.clear();
    for (const callback of callbacks) callback(performance.now());
  };

  /** One frame: what the hand does, what follows, and all pixels. Then the worker may bring something. */
  const frame = async (move: () => void): Promise<number> => {
    const since = performance.now();
    move();
    draw();
    finish();
    const ms = performance.now() - since;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, PACE_MS - ms)));
    return ms;
  };

  const hold = (): void => {
    held = true;
    touched.clear();
  };

  const canvas = (): HTMLElement & { report(): SceneReport } => document.querySelector('#canvas')!;
  const surface = (): Element => document.querySelector('#canvas .sigma-mouse')!;
  const mouse = (type: string, x: number, y: number, more: object = {}): void => {
    const options = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, ...more };
    surface().dispatchEvent(type === 'wheel' ? new WheelEvent(type, options) : new MouseEvent(type, options));
  };

  const moved = async (steps: readonly (() => void)[]): Promise<Moved> => {
    const frames: number[] = [];
    let empty = 0;
    let poor = 0;
    for (const step of steps) {
      frames.push(await frame(step));
      const { backdrop } = canvas().report();
      empty = Math.max(empty, backdrop?.empty ?? 0);
      poor = Math.max(poor, (backdrop?.empty ?? 0) + (backdrop?.coarse ?? 0));
    }
    return { frames, empty, poor };
  };

  const hand: Hand = {
    async pan(dx, dy, frames) {
      hold();
      let [x, y] = [innerWidth / 2, innerHeight / 2];
      mouse('mousedown', x, y, { buttons: 1 });
      const step = (): void => {
        x += dx;
        y += dy;
        mouse('mousemove', x, y, { buttons: 1 });
      };
      return moved(Array.from({ length: frames }, () => step));
    },
    async zoom(notches, x, y) {
      hold();
      const NOTCH_FRAMES = 8;
      const turn = (): void => mouse('wheel', x, y, { deltaY: notches < 0 ? -120 : 120 });
      const still = (): void => undefined;
      const steps = Array.from({ length: Math.abs(notches) * NOTCH_FRAMES }, (_, at) =>
        at % NOTCH_FRAMES === 0 ? turn : still,
      );
      // The last turn glides to its end.
      return moved([...steps, still, still, still, still]);
    },
    async rest() {
      const since = performance.now();
      const frames: number[] = [];
      const LONGEST_MS = 10_000;
      for (;;) {
        const { backdrop } = canvas().report();
        const ms = performance.now() - since;
        if (backdrop?.sharp !== false || ms > LONGEST_MS) {
          // Let go where it is, without a throw.
          mouse('mouseup', innerWidth / 2, innerHeight / 2);
          await new Promise((resolve) => setTimeout(resolve, 150));
          return { ms, frames };
        }
        frames.push(await frame(() => undefined));
      }
    },
    async act(act) {
      hold();
      const channel = new MessageChannel();
      const over = new Promise((resolve) => (channel.port1.onmessage = resolve));
      const since = performance.now();
      document.dispatchEvent(new CustomEvent('act', { detail: act }));
      channel.port2.postMessage(0);
      await over;
      const handled = performance.now() - since;
      const drawing = performance.now();
      draw();
      const ms = handled + performance.now() - drawing;
      finish();
      return ms;
    },
    letGo() {
      held = false;
      draw();
    },
  };
  Object.assign(window, { hand });
}

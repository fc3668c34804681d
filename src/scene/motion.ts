/** What can move at the same time; a new movement of one kind takes over from the last. */
export type Channel = 'looks' | 'places' | 'camera';

interface Movement {
  readonly start: number;
  readonly ms: number;
  /** From 0 (excluded) to 1, slowing down. */
  readonly step: (eased: number) => void;
  readonly done: () => void;
}

export const LOOKS_MS = 120;
export const PLACES_MS = 240;

/** The one clock of the canvas: moves everything that moves, then has the frame drawn once. */
export class Motion {
  readonly #running = new Map<Channel, Movement>();
  #frame = 0;

  /** @param redraw called once after each round of steps */
  constructor(
    private readonly redraw: () => void,
    private readonly reduced: () => boolean = prefersReducedMotion,
  ) {}

  get moving(): boolean {
    return this.#running.size > 0;
  }

  /** Resolves at its end, or when another takes over. Under reduced motion the end comes at once. */
  run(channel: Channel, ms: number, step: (eased: number) => void): Promise<void> {
    this.stop(channel);
    if (ms <= 0 || this.reduced()) {
      step(1);
      this.redraw();
      return Promise.resolve();
    }
    return new Promise((done) => {
      this.#running.set(channel, { start: performance.now(), ms, step, done });
      this.#schedule();
    });
  }

  stop(channel: Channel): void {
    this.#running.get(channel)?.done();
    this.#running.delete(channel);
  }

  kill(): void {
    cancelAnimationFrame(this.#frame);
    for (const channel of this.#running.keys()) this.stop(channel);
  }

  /** At the next frame, however often it is asked for until then. */
  drawSoon(): void {
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    this.#frame = 0;
    const over: Movement[] = [];
    for (const [channel, movement] of this.#running) {
      const share = Math.min(Math.max((now - movement.start) / movement.ms, 0), 1);
      movement.step(easeOut(share));
      if (share < 1) continue;
      this.#running.delete(channel);
      over.push(movement);
    }
    this.redraw();
    for (const { done } of over) done();
    if (this.moving) this.#schedule();
  }
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

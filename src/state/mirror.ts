import { stepsOf, type History, type Step } from './history';
import type { State } from './state';

/** What is needed of the browser's history. `go` answers later, by a `popstate`, or never. */
export interface BrowserHistory {
  /** What the entry that is shown was given. */
  readonly state: unknown;
  pushState(data: unknown, unused: string, url: string): void;
  replaceState(data: unknown, unused: string, url: string): void;
  go(delta: number): void;
}

/** A browser that has found no entry by then will find none. */
const PATIENCE_MS = 1_000;

/**
 * Keeps the browser's history a mirror of the newest part of ours. The browser goes to another entry only after a while;
 * until it has arrived nothing is written, and then what has become of the trail meanwhile.
 */
export class Mirror {
  /** Numbers of the steps that the browser holds as far as we know, in its order, and which of them it shows. */
  #entries: number[];
  #index = 0;
  /** What is written into the entry that is shown. */
  #address: string | undefined;
  #wanted: History;
  #going: { readonly to: number; readonly patience: ReturnType<typeof setTimeout> } | undefined;

  constructor(
    private readonly browser: BrowserHistory,
    private readonly address: (state: State) => string,
    begun: History,
  ) {
    this.#wanted = begun;
    this.#entries = [begun.at];
    this.#write();
  }

  /** The trail has become this. */
  follow(history: History): void {
    this.#wanted = history;
    if (this.#going === undefined) this.#write();
  }

  /**
   * The browser shows another entry.
   * @returns the step to which its user went, for the trail to follow; undefined where the mirror itself went there
   */
  popped(): number | undefined {
    const at = stepIn(this.browser.state);
    const going = this.#going;
    this.#arrive(at);
    if (going === undefined && at !== undefined) return at;
    if (at === undefined || at !== going?.to) this.#beginAnew();
    else this.#write();
    return undefined;
  }

  #arrive(at: number | undefined): void {
    clearTimeout(this.#going?.patience);
    this.#going = undefined;
    this.#address = undefined;
    if (at === undefined) return;
    // Not known is what was left by a page that has been reloaded since.
    if (!this.#entries.includes(at)) this.#entries = [...this.#entries, at].toSorted((a, b) => a - b);
    this.#index = this.#entries.indexOf(at);
  }

  #write(): void {
    const { at } = this.#wanted;
    const index = this.#entries.indexOf(at);
    if (index === this.#index) return this.#replace();
    if (index >= 0) return this.#go(index);
    const shown = this.#entries[this.#index]!;
    if (at < shown) return this.#beginAnew();
    // New ones, of which there are several where they came while the browser was on its way.
    for (const step of stepsOf(this.#wanted)) if (step.at > shown && step.at <= at) this.#push(step);
  }

  /** A browser that is asked too often takes no more; what it left out is made up for with the next step. */
  #push({ at, state }: Step): void {
    const address = this.address(state);
    this.browser.pushState({ at }, '', address);
    if (stepIn(this.browser.state) !== at) return;
    this.#entries = [...this.#entries.slice(0, this.#index + 1), at];
    this.#index = this.#entries.length - 1;
    this.#address = address;
  }

  #replace(): void {
    const { at, present } = this.#wanted;
    const address = this.address(present);
    if (address === this.#address) return;
    this.browser.replaceState({ at }, '', address);
    this.#address = address;
  }

  #go(index: number): void {
    this.#going = {
      to: this.#entries[index]!,
      patience: setTimeout(() => this.#giveUp(), PATIENCE_MS),
    };
    this.browser.go(index - this.#index);
  }

  #giveUp(): void {
    this.#going = undefined;
    this.#beginAnew();
  }

  /** The entry that is shown stands for the present, whatever it stood for: the browser has let go of older ones, say. */
  #beginAnew(): void {
    this.#entries = [this.#wanted.at];
    this.#index = 0;
    this.#address = undefined;
    this.#replace();
  }
}

/** The number of the step for which an entry stands. */
export function stepIn(data: unknown): number | undefined {
  const at = typeof data === 'object' && data !== null && 'at' in data ? data.at : undefined;
  return typeof at === 'number' ? at : undefined;
}

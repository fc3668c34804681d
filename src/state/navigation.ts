import type { Act } from './act';
import { toSearch } from './address';
import { after, arrive, begin, stepsOf, type History } from './history';
import { Mirror, stepIn, type BrowserHistory } from './mirror';
import type { State } from './state';

export interface Surroundings {
  readonly browser: BrowserHistory;
  /** The address of a first visit. */
  readonly home: string;
  /** The state that the search part of an address asks for. */
  readonly read: (search: string) => Promise<State>;
  /** The present has changed from that state to another. */
  readonly moved: (before: State) => void;
  /** Calls of one burst as one, when it is over. */
  readonly soon: (act: () => void) => (() => void) & { flush(): void };
}

/** The trail as it grows by acts and follows the browser, and the browser's history and address after it. */
export class Navigation {
  #history: History;
  readonly #mirror: Mirror;
  /** A moving camera corrects the address when it has come to rest, or is left; browsers allow it no more often. */
  readonly #correct: ReturnType<Surroundings['soon']>;

  constructor(
    present: State,
    private readonly around: Surroundings,
  ) {
    this.#history = begin(present, stepIn(around.browser.state));
    this.#mirror = new Mirror(around.browser, (state) => toSearch(state) || around.home, this.#history);
    this.#correct = around.soon(() => this.#mirror.follow(this.#history));
  }

  get history(): History {
    return this.#history;
  }

  /** One act makes the next state; all else follows. */
  act(act: Act): void {
    const next = after(this.#history, act);
    if (next === this.#history) return;
    if (next.at !== this.#history.at) return this.#go(next);
    this.#become(next, this.#correct);
  }

  /** The browser shows another entry, with that search part of its address. */
  async popped(search: string): Promise<void> {
    const at = this.#mirror.popped();
    if (at === undefined) return;
    if (stepsOf(this.#history).some((step) => step.at === at)) return this.act({ type: 'return', at });
    const state = await this.around.read(search);
    this.#go(arrive(this.#history, at, state));
  }

  /** Another step: the one that is left gets its last camera first. */
  #go(next: History): void {
    this.#correct.flush();
    this.#become(next, () => this.#mirror.follow(next));
  }

  #become(next: History, write: () => void): void {
    const before = this.#history.present;
    this.#history = next;
    write();
    this.around.moved(before);
  }
}

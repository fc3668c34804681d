import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What to ask, and a key that changes exactly when the answer may. */
export interface Ask<T> {
  readonly key: string;
  readonly ask: (signal: AbortSignal) => Promise<T>;
}

/**
 * Keeps an answer up to date with its host: asks anew when the key changes, withdraws the question that was
 * overtaken, and keeps the old answer on the page until the new one is there, so that nothing flickers.
 */
export class Asking<T> implements ReactiveController {
  value: T | undefined;
  error: unknown;
  pending = false;
  /** When the question that was asked last is answered, or withdrawn. */
  done: Promise<void> = Promise.resolve();
  #key: string | undefined;
  #abort: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly question: () => Ask<T> | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const question = this.question();
    if (question?.key === this.#key) return;
    this.#key = question?.key;
    this.#abort?.abort();
    if (question === undefined) this.#settle(undefined, undefined);
    else this.done = this.#run(question);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.#key = undefined;
  }

  async #run(question: Ask<T>): Promise<void> {
    const abort = (this.#abort = new AbortController());
    this.pending = true;
    try {
      const value = await question.ask(abort.signal);
      if (!abort.signal.aborted) this.#settle(value, undefined);
    } catch (error) {
      if (!abort.signal.aborted) this.#settle(undefined, error);
    }
    if (this.#abort === abort) this.host.requestUpdate();
  }

  #settle(value: T | undefined, error: unknown): void {
    this.value = value;
    this.error = error;
    this.pending = false;
  }
}

type Listener = (...details: unknown[]) => void;

/**
 * Stands in for the package `events`, which sigma and graphology extend, in what they and we use of it: a seventh of the
 * bytes on the first load (vite.config.ts puts it in its place). As there, listeners are called in the order in which they
 * were added, and one that goes or comes during an event changes the next, not this one.
 */
export class EventEmitter {
  readonly #listeners = new Map<string, readonly Listener[]>();

  on(type: string, listener: Listener): this {
    return this.#set(type, [...this.#get(type), listener]);
  }

  addListener(type: string, listener: Listener): this {
    return this.on(type, listener);
  }

  once(type: string, listener: Listener): this {
    const single: Listener = (...details) => {
      this.off(type, single);
      listener.apply(this, details);
    };
    return this.on(type, single);
  }

  /** Where a listener was added twice, its later place goes. */
  off(type: string, listener: Listener): this {
    const last = this.#get(type).lastIndexOf(listener);
    const others = this.#get(type).filter((_, at) => at !== last);
    return this.#set(type, others);
  }

  removeListener(type: string, listener: Listener): this {
    return this.off(type, listener);
  }

  /** Of one type, or of all. */
  removeAllListeners(type?: string): this {
    if (type === undefined) this.#listeners.clear();
    return type === undefined ? this : this.#set(type, []);
  }

  /** @returns whether anybody listened */
  emit(type: string, ...details: unknown[]): boolean {
    const listeners = this.#get(type);
    for (const listener of listeners) listener.apply(this, details);
    return listeners.length > 0;
  }

  #get(type: string): readonly Listener[] {
    return this.#listeners.get(type) ?? [];
  }

  #set(type: string, listeners: readonly Listener[]): this {
    this.#listeners.set(type, listeners);
    return this;
  }
}

export interface Soon {
  (): void;
  /** Acts now, if it was about to. */
  flush(): void;
}

/** Calls of one burst as one call, after it has been still for `ms`. */
export function soon(ms: number, act: () => void): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    act();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    run();
  };
  return Object.assign(later, { flush });
}

/** Settles with the work, or after `ms` without it. */
export function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

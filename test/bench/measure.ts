/** What one side takes for a question, in milliseconds. */
export interface Timing {
  readonly median: number;
  /** Nine in ten are no slower. */
  readonly p90: number;
}

/** Least time that a sample takes, so that the clock's own step does not show. */
const SAMPLE_MS = 2;

/**
 * Times one run of `work`, after a warm-up, over `rounds` samples of as many runs as fill a sample.
 * @param work returns a number that depends on all it did, so that nothing of it can be left out
 */
export function measure(work: () => number, rounds: number): Timing {
  const runs = runsPerSample(work);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) samples.push(sample(work, runs) / runs);
  samples.sort((a, b) => a - b);
  const at = (share: number) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]!;
  return { median: at(0.5), p90: at(0.9) };
}

function runsPerSample(work: () => number): number {
  let runs = 1;
  // Each doubling warms up, too.
  while (sample(work, runs) < SAMPLE_MS) runs *= 2;
  return runs;
}

let sink = 0;

function sample(work: () => number, runs: number): number {
  const since = performance.now();
  for (let run = 0; run < runs; run++) sink = (sink + work()) % 1_000_003;
  return performance.now() - since;
}

/** Megabytes that stay in use for what `make` returns, on the heap and in buffers; needs node's `--expose-gc`. */
export function held(make: () => object): number {
  const before = memoryInUse();
  const kept = make();
  const after = memoryInUse();
  sink += Object.keys(kept).length;
  return (after - before) / 1e6;
}

function memoryInUse(): number {
  if (globalThis.gc === undefined) throw new Error('run node with --expose-gc');
  // What only finalizers let go of is gone the second time.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Lines of cells as a Markdown table, the first line its head; figures, from the fourth column on, to the right. */
export function markdown(lines: readonly (readonly string[])[]): string {
  const [head, ...rest] = lines;
  const rule = head!.map((_, column) => (column < 3 ? '---' : '---:'));
  return [head!, rule, ...rest].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Three figures are as many as a run on a shared machine can tell. */
export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(3);
}

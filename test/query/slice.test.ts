import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish, finishInSlices, mapInSlices, sortInSlices, type Sliced } from '../../src/query/slice';

/** Works for about `steps` milliseconds, looking up after each. */
function* work(steps: number, done: { steps: number } = { steps: 0 }): Sliced<string> {
  for (; done.steps < steps; done.steps++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield;
  }
  return 'answer';
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('a verb in slices', () => {
  it('can be run at once', () => expect(finish(work(2))).toBe('answer'));

  it('answers the same in slices', async () => {
    expect(await finishInSlices(work(2), nextTask)).toBe('answer');
  });

  it('pauses when it has worked for long, and only then', async () => {
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    await finishInSlices(work(2), pause);
    expect(pauses).toBe(0);
    await finishInSlices(work(40), pause);
    expect(pauses).toBeGreaterThanOrEqual(1);
    expect(pauses).toBeLessThan(10);
  });

  it('is not begun for an aborted signal', async () => {
    const done = { steps: 0 };
    const reason = new Error('no longer wanted');
    await expect(finishInSlices(work(5, done), nextTask, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(done.steps).toBe(0);
  });

  it('ends in the middle of its work when aborted', async () => {
    const done = { steps: 0 };
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 1);
    await expect(finishInSlices(work(2_000, done), nextTask, abort.signal)).rejects.toHaveProperty(
      'name',
      'AbortError',
    );
    expect(done.steps).toBeGreaterThan(0);
    expect(done.steps).toBeLessThan(1_000);
  });

  it('passes on what the work throws', async () => {
    const failing = function* (): Sliced<never> {
      yield;
      throw new RangeError('broken');
    };
    await expect(finishInSlices(failing(), nextTask)).rejects.toThrow(RangeError);
  });
});

describe('a list in slices', () => {
  const long = Array.from({ length: 50_000 }, (_, at) => (at * 7_919) % 10_007);

  it('is sorted as it would be at once, equals in the order they came', () => {
    const byTens = (a: number, b: number) => Math.floor(a / 10) - Math.floor(b / 10);
    for (const length of [0, 1, 4_095, 4_096, 4_097, 8_192, 12_289, 50_000]) {
      const list = long.slice(0, length);
      expect(finish(sortInSlices(list, byTens))).toEqual(list.toSorted(byTens));
    }
    fc.assert(
      fc.property(fc.array(fc.nat(99)), (list) => {
        expect(finish(sortInSlices(list, byTens))).toEqual(list.toSorted(byTens));
      }),
    );
  });

  it('is mapped as it would be at once', () => {
    expect(finish(mapInSlices(long, (one) => one + 1))).toEqual(long.map((one) => one + 1));
  });

  it('is looked up from on the way', () => {
    expect(sortInSlices(long, (a, b) => a - b).next().done).toBe(false);
    expect(mapInSlices(long, (one) => one).next().done).toBe(false);
  });
});

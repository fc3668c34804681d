import { afterEach, describe, expect, it, vi } from 'vitest';
import { LayoutRun } from '../../src/source/layout-run';
import { baseStore, FAMILY } from '../fixtures/base-graph';

const store = baseStore(FAMILY);
const places = Float32Array.from({ length: store.nodeCount * 2 }, (_, at) => at * 10);

function started(nodes: readonly number[], heat: number) {
  vi.useFakeTimers();
  const frames: { places: Float32Array; resting: boolean }[] = [];
  const run = new LayoutRun(store, { nodes: Uint32Array.from(nodes), places, heat }, (sent, resting) =>
    frames.push({ places: sent, resting }),
  );
  run.start();
  return { run, frames };
}

afterEach(() => vi.useRealTimers());

describe('a live layout', () => {
  it('sends places frame by frame until it rests, and then is silent', () => {
    const { frames } = started([2, 3, 4], 1);
    vi.runAllTimers();
    expect(frames.length).toBeGreaterThan(10);
    expect(frames.map(({ resting }) => resting).indexOf(true)).toBe(frames.length - 1);
  });

  it('moves only those that take part', () => {
    const { frames } = started([3, 4], 1);
    vi.runAllTimers();
    const last = frames.at(-1)!.places;
    expect(last.subarray(0, 6)).toEqual(places.subarray(0, 6));
    expect(last.subarray(6)).not.toEqual(places.subarray(6));
  });

  it('keeps what is held under the hand, and wakes up for it', () => {
    const { run, frames } = started([2, 3, 4], 0);
    vi.runAllTimers();
    const before = frames.length;
    run.hold(3, 500, -40);
    vi.runAllTimers();
    expect(frames.length).toBeGreaterThan(before);
    expect([...frames.at(-1)!.places.subarray(6, 8)]).toEqual([500, -40]);
  });

  it('stops when told', () => {
    const { run, frames } = started([2, 3, 4], 1);
    run.stop();
    vi.runAllTimers();
    expect(frames).toHaveLength(0);
  });
});

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStream } from '../../src/source/read-stream';
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot';
import { baseStore, FAMILY } from '../fixtures/base-graph';
import { directoryBytesOf, directoryOf } from '../store/forge';

const store = baseStore(FAMILY);
const preview = Uint8Array.from({ length: 40 }, (_, at) => at);
const whole = writeSnapshot(store, { preview });

/** Where each section lies. */
const sections = (() => {
  let at = 32 + directoryBytesOf(whole).length;
  const { sections: lengths } = directoryOf(whole) as {
    sections: Record<string, [bytes: number, crc: number]>;
  };
  return Object.entries(lengths).map(([name, [bytes]]) => ({ name, start: at, end: (at += bytes) }));
})();
const endOf = (name: string) => sections.find((section) => section.name === name)!.end;

/** Ends with an error where `breaks` says so. */
function streamOf(
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  breaks = false,
): ReadableStream<Uint8Array> {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  let part = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (part + 1 < edges.length) controller.enqueue(bytes.subarray(edges[part], edges[++part]));
      else if (breaks) controller.error(new TypeError('the network is gone'));
      else controller.close();
    },
  });
}

/** Gives parts as the test hands them out. */
function handedOut() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let cancelled: unknown;
  const stream = new ReadableStream<Uint8Array>({
    start: (one) => void (controller = one),
    cancel: (reason) => void (cancelled = reason),
  });
  return { stream, give: (part: Uint8Array) => controller.enqueue(part), reason: () => cancelled };
}

/** What is said, one after the other, to whoever waits for it. */
function handOver() {
  const { readable, writable } = new TransformStream<unknown, unknown>();
  const [writer, reader] = [writable.getWriter(), readable.getReader()];
  return {
    say: (what: unknown) => void writer.write(what),
    next: async () => (await reader.read()).value,
  };
}

describe('a snapshot that is read while it comes', () => {
  it('is the same in whatever parts it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 40 }), async (cuts) => {
        expect((await readStream(streamOf(whole, cuts), 'x')).columns).toEqual(store.columns);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('tells how far it is, of how much', async () => {
    const told: (readonly [number, number])[] = [];
    await readStream(streamOf(whole, [500, 1_500]), 'x', { onProgress: (...now) => told.push(now) });
    expect(told.map(([loaded]) => loaded)).toEqual([500, 1_500, whole.length]);
    expect(told.at(-1)).toEqual([whole.length, whole.length]);
  });

  it('gives the preview before anything behind it has come, and the topology before the names', async () => {
    const { stream, give } = handedOut();
    const heard = handOver();
    const reading = readStream(stream, 'x', {
      onPreview: (bytes) => heard.say(bytes),
      onTopology: ({ columns }) => heard.say(columns.edgeTarget!.length),
    });
    give(whole.subarray(0, endOf('preview')));
    expect(await heard.next()).toEqual(preview);
    give(whole.subarray(endOf('preview'), endOf('places')));
    expect(await heard.next()).toBe(store.edgeCount);
    give(whole.subarray(endOf('places')));
    give(new Uint8Array(1));
    await expect(reading).rejects.toMatchObject({ code: 'altered-file' });
  });

  it('of version 1 is read, too', async () => {
    const bytes = await readFile(fileURLToPath(new URL('../fixtures/snapshots/v1.bin', import.meta.url)));
    const read = await readStream(streamOf(bytes, [100]), 'v1.bin');
    expect(read.columns).toEqual(readSnapshot(bytes, 'v1.bin').columns);
  });
});

describe('a snapshot that does not come as it was written', () => {
  it.each(sections.filter(({ start, end }) => end > start))(
    'is refused by the name of its section $name where a byte of that is another',
    async ({ name, start, end }) => {
      const at = Math.floor((start + end) / 2);
      const damaged = whole.with(at, whole[at]! ^ 16);
      await expect(readStream(streamOf(damaged, [at]), 'graph.stemma')).rejects.toMatchObject({
        code: 'altered-file',
        message: expect.stringContaining(`section ${name}`),
      });
    },
  );

  it.each([false, true])('is cut short, whether it ends or breaks off (%s)', async (breaks) => {
    const part = whole.subarray(0, endOf('places') + 5);
    await expect(readStream(streamOf(part, [40], breaks), 'graph.stemma')).rejects.toMatchObject({
      code: 'truncated-file',
      message: expect.stringContaining(`${part.length} of ${whole.length} bytes`),
    });
  });

  it('is refused by what it says of its size, before anything of it has come', async () => {
    const { stream, give, reason } = handedOut();
    const reading = readStream(stream, 'graph.stemma', { most: whole.length - 1 });
    give(whole.subarray(0, 32));
    await expect(reading).rejects.toMatchObject({ code: 'too-large' });
    expect(reason()).toMatchObject({ code: 'too-large' });
  });

  it('is let go of when it is no longer wanted, while it comes', async () => {
    const { stream, give, reason } = handedOut();
    const wish = new AbortController();
    const reading = readStream(stream, 'x', { signal: wish.signal });
    give(whole.subarray(0, endOf('topology')));
    const why = new Error('another was chosen');
    wish.abort(why);
    await expect(reading).rejects.toBe(why);
    expect(reason()).toBe(why);
    await expect(readStream(streamOf(whole), 'x', { signal: wish.signal })).rejects.toBe(why);
  });
});

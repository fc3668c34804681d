import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Compressed, encodingFor } from '../../src/server/compressed';
import { firstViewBytes, writeSnapshot } from '../../src/store/snapshot';
import { baseStore, FAMILY } from '../fixtures/base-graph';

const preview = Uint8Array.from({ length: 50_000 }, (_, at) => (at * at) % 251);
const snapshot = writeSnapshot(baseStore(FAMILY), { preview });
const first = firstViewBytes(snapshot);

/** How much of it can be read once so many of its bytes have come. */
async function readable(encoding: 'br' | 'gzip', part: Uint8Array): Promise<number> {
  const stream = encoding === 'br' ? createBrotliDecompress() : createGunzip();
  let length = 0;
  stream.on('data', (piece: Buffer) => (length += piece.length));
  await new Promise<void>((resolve) => stream.write(part, () => resolve()));
  await new Promise<void>((resolve) => stream.flush(() => resolve()));
  stream.destroy();
  return length;
}

describe('bytes that are compressed once', () => {
  it.each(['br', 'gzip'] as const)(
    'as %s can be read up to the first view before the rest has come',
    async (encoding) => {
      const rest = new Uint8Array(400_000).map((_, at) => (at * 7919) >> 3);
      const long = new Uint8Array([...snapshot, ...rest]);
      const bytes = await new Compressed(long, first).make(encoding);
      const alone = await new Compressed(long.slice(0, first), 0).make(encoding);
      expect(
        await readable(encoding, bytes.subarray(0, Math.round(alone.length * 1.05) + 64)),
      ).toBeGreaterThanOrEqual(first);
    },
  );

  it('are compressed once, whoever asks', async () => {
    const bytes = new Compressed(snapshot, first);
    expect(bytes.make('br')).toBe(bytes.make('br'));
    expect((await bytes.for('br')).bytes).toBe((await bytes.for('gzip, br')).bytes);
  });

  it('are sent as they are while a large one is being compressed', async () => {
    const large = new Uint8Array(2_000_000);
    const bytes = new Compressed(large, 0);
    const sent = await bytes.for('br');
    expect(sent.encoding).toBeUndefined();
    expect(sent.bytes).toBe(large);
    await bytes.make('br');
    expect((await bytes.for('br')).encoding).toBe('br');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['BR', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br; q=0.0', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('go to whoever accepts %j as %s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));

  it('know where a first view ends: behind the preview, and nowhere without one', () => {
    expect(first).toBeGreaterThan(preview.length);
    expect(snapshot.subarray(first - preview.length, first)).toEqual(preview);
    expect(firstViewBytes(writeSnapshot(baseStore(FAMILY)))).toBe(0);
    expect(firstViewBytes(new Uint8Array(99))).toBe(0);
  });
});

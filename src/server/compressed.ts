import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import { once } from 'node:events';

export type Encoding = 'br' | 'gzip';

/** What is smaller is compressed before it is sent first; a larger one is sent as it is until it has been compressed. */
const SMALL = 1_000_000;
/** Names at least are worth it: an eighth less than at quality 5. One more takes four times as long. */
const QUALITY = 9;
const WINDOW_BITS = 24;
const STEP = 1 << 20;

/**
 * Bytes that are sent over and over, compressed once for each encoding and kept so. That takes seconds for the largest
 * graphs, in threads of their own, and nobody waits for it.
 */
export class Compressed {
  readonly #made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #done = new Map<Encoding, Uint8Array<ArrayBuffer>>();

  /** @param first so many bytes can be read as soon as they have come, before anything behind them */
  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly first: number,
  ) {}

  /** Compresses, unless that has been begun. */
  make(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#made.get(encoding);
    if (known !== undefined) return known;
    const made = compress(encoding, this.bytes, this.first);
    this.#made.set(encoding, made);
    made.then(
      (bytes) => this.#done.set(encoding, bytes),
      () => this.#made.delete(encoding),
    );
    return made;
  }

  /** For a client that accepts these; without an encoding as they are. */
  async for(accepted: string): Promise<{ encoding?: Encoding; bytes: Uint8Array<ArrayBuffer> }> {
    const encoding = encodingFor(accepted);
    if (encoding === undefined) return { bytes: this.bytes };
    const made = this.make(encoding);
    const bytes = this.bytes.length < SMALL ? await made : this.#done.get(encoding);
    return bytes === undefined ? { bytes: this.bytes } : { encoding, bytes };
  }
}

/** Of an `Accept-Encoding`, the one that takes less. */
export function encodingFor(accepted: string): Encoding | undefined {
  const wanted = accepted
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .filter(([, quality]) => !/^q=0(?:\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name!.toLowerCase());
  return (['br', 'gzip'] as const).find((encoding) => wanted.includes(encoding));
}

async function compress(
  encoding: Encoding,
  bytes: Uint8Array<ArrayBuffer>,
  first: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = encoding === 'br' ? brotli(bytes.length) : createGzip({ level: 6 });
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  const ended = once(stream, 'end');
  await write(stream, bytes.subarray(0, first));
  if (first > 0) await new Promise<void>((resolve) => stream.flush(() => resolve()));
  for (let at = first; at < bytes.length; at += STEP) await write(stream, bytes.subarray(at, at + STEP));
  stream.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

function brotli(length: number): BrotliCompress {
  return createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
    },
  });
}

/** Waits until the part is compressed, so that no more of them lie about than one. */
function write(stream: BrotliCompress | Gzip, part: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(part, (error) => (error ? reject(error) : resolve()));
  });
}

import { reading, type ReadOptions } from '../store/reading';
import { Store } from '../store/store';

export interface StreamOptions extends ReadOptions {
  /** Bytes read so far and in all; `total` is 0 until the file has said how many. */
  readonly onProgress?: (loaded: number, total: number) => void;
  /** Once aborted, reading ends with its reason, and the stream is cancelled. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a snapshot while it comes: each section is decoded when it is there, and then let go of.
 * @param name what to call the file in an error
 * @throws InputError foreign-file, truncated-file, altered-file, later-version or too-large; the signal's reason once aborted
 */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  name: string,
  options: StreamOptions = {},
): Promise<Store> {
  const { signal } = options;
  const intake = new Intake(stream.getReader(), options);
  const abort = () => void intake.cancel(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    const steps = reading(name, { ...options, onSize: (bytes) => (intake.total = bytes) });
    let step = steps.next();
    while (step.done !== true) {
      const part = await intake.take(step.value);
      signal?.throwIfAborted();
      step = steps.next(part);
    }
    if (step.value instanceof Store) return step.value;
    const { readVersion1 } = await import('../store/snapshot-v1');
    return readVersion1(step.value, name);
  } catch (error) {
    await intake.cancel(error);
    throw signal?.aborted === true ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** Room for a part that is said to be larger grows only as its bytes come: what is said may not be so. */
const FIRST_ROOM = 1 << 22;

/** Takes from a stream as many bytes as are wanted. */
class Intake {
  total = 0;
  #loaded = 0;
  #rest = new Uint8Array(0);

  constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly options: StreamOptions,
  ) {}

  /** Fewer only where no more come. */
  async take(count: number): Promise<Uint8Array> {
    let part = new Uint8Array(Math.min(count, FIRST_ROOM));
    let length = 0;
    while (length < count) {
      const chunk = this.#rest.length > 0 ? this.#rest : await this.#next();
      if (chunk === undefined) break;
      const taken = Math.min(chunk.length, count - length);
      if (length + taken > part.length) part = widened(part, Math.min(count, 2 * (length + taken)));
      part.set(chunk.subarray(0, taken), length);
      length += taken;
      this.#rest = chunk.subarray(taken);
    }
    return part.subarray(0, length);
  }

  async cancel(reason: unknown): Promise<void> {
    // Of a stream that has broken off there is nothing to cancel.
    await this.reader.cancel(reason).catch(() => {});
  }

  /** A connection that breaks off ends the stream as its end does: what is missing says the reader. */
  async #next(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { done, value } = await this.reader.read().catch((error: unknown) => {
      if (this.options.signal?.aborted === true) throw error;
      return { done: true, value: undefined } as const;
    });
    if (done) return undefined;
    this.#loaded += value.length;
    this.options.onProgress?.(this.#loaded, this.total);
    return value as Uint8Array<ArrayBuffer>;
  }
}

function widened(bytes: Uint8Array<ArrayBuffer>, room: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(room);
  wider.set(bytes);
  return wider;
}

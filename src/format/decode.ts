import { InputError } from '../model/errors';

/** A text of JavaScript can hold no more. */
export const MOST_BYTES = 512_000_000;

/** What begins files that hold others: they are unpacked elsewhere, where their size can be seen. */
const PACKED: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
];
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** In a text of Latin letters without a mark, UTF-16 shows by every other byte. */
const BARE: readonly (readonly [encoding: string, pattern: (bytes: Uint8Array) => boolean])[] = [
  ['utf-16le', ([a, b, c, d]) => a !== 0 && b === 0 && c !== 0 && d === 0],
  ['utf-16be', ([a, b, c, d]) => a === 0 && b !== 0 && c === 0 && d !== 0],
];

/**
 * A file's text without byte order mark: UTF-8, UTF-16 by its mark or zeros, or what an XML declaration says.
 * @throws InputError too-large; foreign-file where it is packed, no text of its encoding, or holds NUL
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length > MOST_BYTES) throw tooLarge(file);
  const packed = PACKED.find(([, magic]) => beginsWith(bytes, magic));
  if (packed !== undefined)
    throw new InputError('foreign-file', `${file} is packed (${packed[0]}); unpack it first`);
  const encoding = encodingOf(bytes);
  const text = decoded(bytes, encoding, file);
  if (text.includes('\0'))
    throw new InputError('foreign-file', `${file} holds NUL characters: it is no text`);
  return text;
}

export function tooLarge(file: string): InputError {
  return new InputError(
    'too-large',
    `a text of over ${MOST_BYTES / 1e6} MB: ${file}; a snapshot may be larger`,
  );
}

function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => beginsWith(bytes, mark)) ?? BARE.find(([, fits]) => fits(bytes));
  if (marked !== undefined) return marked[0];
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

function decoded(bytes: Uint8Array, encoding: string, file: string): string {
  const name = encoding.toUpperCase();
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputError('foreign-file', `${file} says that it is written in ${name}, which is not read`);
    throw new InputError('foreign-file', `${file} is not ${name} text`);
  }
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

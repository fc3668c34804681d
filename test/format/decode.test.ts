import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/format/decode';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)),
  );
const utf16 = (text: string, littleEndian: boolean) =>
  [...text].flatMap((letter) => (littleEndian ? [letter.charCodeAt(0), 0] : [0, letter.charCodeAt(0)]));

describe('a file’s text', () => {
  it.each([
    ['UTF-8', bytes('<é>')],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], '<é>')],
    ['UTF-16 with a mark', bytes([0xff, 0xfe], utf16('<é>', true))],
    ['UTF-16 the other way round', bytes([0xfe, 0xff], utf16('<é>', false))],
  ])('is read as %s', (_, file) => expect(decodeText(file, 'f')).toBe('<é>'));

  it('is UTF-16 without a mark by its zeros', () => {
    expect(decodeText(bytes(utf16('<gexf/>', true)), 'f')).toBe('<gexf/>');
    expect(decodeText(bytes(utf16('<gexf/>', false)), 'f')).toBe('<gexf/>');
  });

  it('is what an XML declaration says', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><é/>';
    expect(decodeText(Uint8Array.from(Buffer.from(text, 'latin1')), 'f')).toBe(text);
  });

  it.each([
    [bytes('a', [0xff]), 'f is not UTF-8 text'],
    [
      bytes('<?xml version="1.0" encoding="martian"?>'),
      'f says that it is written in MARTIAN, which is not read',
    ],
    [bytes('a\0b'), 'f holds NUL characters: it is no text'],
    [bytes([0x1f, 0x8b, 8]), 'f is packed (gzip); unpack it first'],
    [bytes('PK', [3, 4]), 'f is packed (zip); unpack it first'],
  ])('is refused: %#', (file, message) => expect(() => decodeText(file, 'f')).toThrow(message));
});

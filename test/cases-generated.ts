type Files = readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[];

const text = (name: string, content: string): Files => [[name, new TextEncoder().encode(content)]];
const bytes = (name: string, ...content: number[]): Files => [[name, Uint8Array.from(content)]];
const utf16 = (content: string): number[] =>
  [...content].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);

const LEVELS = 100_000;
const GEXF = (nodes: string): string => `<gexf version="1.3"><graph><nodes>${nodes}</nodes></graph></gexf>`;

/** Input by case: too large to keep, or no text of UTF-8. */
export const GENERATED: Readonly<Record<string, () => Files>> = {
  'deep-xml': () => text('input', GEXF('<node id="a"><nodes>'.repeat(LEVELS))),
  'deep-json': () =>
    text(
      'input',
      `{"nodes":[{"key":"a","attributes":{"deep":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}}}],"edges":[]}`,
    ),
  'deep-dot': () => text('input', `digraph {${'subgraph {'.repeat(LEVELS)}${'}'.repeat(LEVELS)}}`),
  'deep-gml': () => text('input', `graph [ ${'a [ '.repeat(LEVELS)}`),
  'deep-turtle': () => text('input', `<urn:a> <urn:b> ${'[ <urn:c> '.repeat(LEVELS)}`),
  'huge-attribute': () =>
    text('input', GEXF(`<node id="a" label="${'x'.repeat(2_000_000)}" note="${'y'.repeat(2_000_000)}"/>`)),
  packed: () => bytes('input', 0x1f, 0x8b, 8, 0, 0, 0, 0, 0),
  'nul-bytes': () => bytes('input', ...new TextEncoder().encode('id,label\n1,a\0b\n')),
  'wrong-encoding': () => bytes('input', ...new TextEncoder().encode('id,label\n1,'), 0xe9, 0x0a),
  'byte-order-mark': () => text('input', '\ufeffid,label\n1,A\n'),
  'utf-16': () => bytes('input', 0xff, 0xfe, ...utf16(GEXF('<node id="é" label="É"/>'))),
  'lone-surrogates': () =>
    text('input', '{"nodes":[{"key":"a","attributes":{"label":"A\\ud800B"}}],"edges":[]}'),
  'number-overflow': () =>
    text(
      'input',
      '{"nodes":[{"key":"a","attributes":{"n":1e999}},{"key":"b","attributes":{"n":1}}],"edges":[]}',
    ),
};

/** Sizes that the disk tells of files that nobody has the memory for. */
export const SIZES: Readonly<Record<string, number>> = { 'too-large-file': 2 ** 31 };

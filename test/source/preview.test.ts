import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/source/engine';
import { previewOf, readPreview } from '../../src/source/preview';
import { buildStore } from '../../src/store/build';
import { hubGraph } from '../bench/hub';
import { baseStore, FAMILY } from '../fixtures/base-graph';
import { LARGE, largeStore } from './large';

const store = largeStore();
const engine = new Engine(store);
const overview = await engine.overview();
const pause = () => Promise.resolve();

describe('the overview of a large graph', () => {
  it('holds its landmarks with their places, and the edges among them', () => {
    expect(overview.nodes.length).toBeGreaterThan(100);
    expect(overview.nodes.length).toBeLessThanOrEqual(300);
    const ids = new Set(overview.nodes.map(({ id }) => id));
    expect(ids.size).toBe(overview.nodes.length);
    overview.nodes.forEach(({ id }, row) => {
      const node = store.rowOf(id);
      expect([...overview.places.subarray(row * 2, row * 2 + 2)]).toEqual([
        ...store.columns.nodePosition.subarray(node * 2, node * 2 + 2),
      ]);
    });
    expect(overview.edges.length).toBeGreaterThan(50);
    expect(overview.edges.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
  });

  it('counts the whole', () => {
    const { whole } = overview;
    expect(whole).toMatchObject({ nodes: LARGE, edges: store.edgeCount });
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    expect(sum(whole!.kinds)).toBe(LARGE);
    expect(sum(whole!.predicates)).toBe(store.edgeCount);
  });

  it('of a small one is all of it, and says so', async () => {
    expect((await new Engine(baseStore(FAMILY)).overview()).whole).toBeUndefined();
  });
});

describe('a preview', () => {
  const bytes = previewOf(store)!;
  const read = readPreview(bytes, store.ontology, store.sources, pause);

  it('says what the overview says, in few bytes', () => {
    const { places, ...rest } = overview;
    const { places: rounded, ...told } = read.overview;
    expect(told).toEqual(rest);
    rounded.forEach((place, at) => expect(Math.abs(place - places[at]!)).toBeLessThan(0.1));
    expect(brotliCompressSync(bytes).length).toBeLessThan(100_000);
  });

  it('draws a picture that is where the whole one will be', async () => {
    const [left, , right] = overview.whole!.box;
    const level = Math.floor(Math.log2(512 / (right - left)));
    const request = { level, column: 0, row: 0, filter: {} };
    const coarse = (await read.backdrop.tile(request)).texels!;
    const whole = (await engine.backdrop.tile(request)).texels!;
    // By squares of 32 texels: empty in both, or in neither.
    let same = 0;
    for (let square = 0; square < 256; square++)
      same += Number(isInked(coarse, square) === isInked(whole, square));
    expect(same).toBeGreaterThan(240);
  });

  it('finds, names and places landmarks', async () => {
    const { id, name } = read.overview.nodes[0]!;
    const [placed] = await read.backdrop.locate([id, 'not-there']);
    expect(placed).toMatchObject({ id, name });
    const { x, y } = placed!;
    expect((await read.backdrop.at({ x, y, radius: 1, filter: {} }))!.id).toBe(id);
    const { box } = read.overview.whole!;
    const asked = { box, scale: 1_000 / (box[2] - box[0]), limit: 20, filter: {} };
    const [first] = (await read.backdrop.landmarks(asked)).nodes;
    expect(first!.id).toBe((await engine.backdrop.landmarks(asked)).nodes[0]!.id);
  });

  it.each([
    ['cut short', bytes.subarray(0, -1)],
    ['empty', bytes.subarray(0, 0)],
    ['altered', bytes.map((byte, at) => (at === 4 ? 0 : byte))],
    ['a wrong length', bytes.map((byte, at) => (at === 3 ? 255 : byte))],
  ])('is refused when it is %s', (_, broken) => {
    expect(() => readPreview(broken, store.ontology, [], pause)).toThrow(
      expect.objectContaining({ code: 'altered-file' }),
    );
  });

  it('is none of a small graph, and none without places', () => {
    expect(previewOf(baseStore(FAMILY))).toBeUndefined();
    expect(previewOf(buildStore(hubGraph(LARGE, 1)))).toBeUndefined();
  });
});

function isInked(texels: Uint8Array, square: number): boolean {
  const [column, row] = [(square % 16) * 32, Math.floor(square / 16) * 32];
  for (let y = row; y < row + 32; y++)
    for (let x = column; x < column + 32; x++) if (texels[2 * (y * 512 + x) + 1]! > 12) return true;
  return false;
}

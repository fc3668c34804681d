import { afterEach, describe, expect, it } from 'vitest';
import { openLocal } from '../../../src/source/local';
import { previewOf } from '../../../src/source/preview';
import { isSamePicture } from '../../../src/source/same-picture';
import type { Source } from '../../../src/source/source';
import { writeSnapshot } from '../../../src/store/snapshot';
import { largeStore } from '../../source/large';
import { baseStore, FAMILY } from '../../fixtures/base-graph';

/** A real worker in a real browser; the snapshot lies at a blob address of this page. */
const store = baseStore(FAMILY);
const whole = writeSnapshot(
  store.withPositions(Float32Array.from({ length: store.nodeCount * 2 }, (_, at) => at * 20)),
);
const large = largeStore();
const largeBytes = writeSnapshot(large, { preview: previewOf(large)!, remade: large.columns.nodePosition });
const addressOf = (bytes: Uint8Array<ArrayBuffer>) => URL.createObjectURL(new Blob([bytes]));

let source: Source | undefined;
afterEach(() => source?.close());

describe('a source in a worker', () => {
  it('opens a snapshot, tells how far it is, and answers', async () => {
    const progress: number[] = [];
    source = await openLocal(addressOf(whole), { onProgress: (share) => progress.push(share) });
    expect(progress.at(-1)).toBe(1);
    expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
    expect((await source.overview()).nodes).toHaveLength(store.nodeCount);
    const { entity } = await source.ask('describe', { entity: 'Beta' });
    expect(entity.id).toBe('beta');
  });

  it('of a large graph is there with its preview, and complete in the same places', async () => {
    source = await openLocal(addressOf(largeBytes));
    const first = await source.overview();
    expect(first.whole!.nodes).toBe(large.nodeCount);
    const { id } = first.nodes[0]!;
    const [before] = await source.locate([id]);
    const asked = source.ask('describe', { entity: id });
    const complete = await source.complete();
    expect(isSamePicture(first, complete)).toBe(true);
    expect((await asked).entity.id).toBe(id);
    const [after] = await source.locate([id]);
    expect(Math.hypot(after!.x - before!.x, after!.y - before!.y)).toBeLessThan(0.2);
    // What only the whole knows.
    const unknown = large.id(
      Array.from(large.columns.nodeKind.keys()).findLast(
        (row) => !first.nodes.some((node) => node.id === large.id(row)),
      )!,
    );
    expect(await source.locate([unknown])).toHaveLength(1);
  });

  it('says what is wrong with the rest of one that has a preview', async () => {
    const damaged = largeBytes.map((byte, at) => (at === largeBytes.length - 2_000 ? byte ^ 4 : byte));
    const opened = async () => (source = await openLocal(addressOf(damaged))).complete();
    await expect(opened()).rejects.toMatchObject({ code: 'altered-file' });
  });

  it('that is no longer wanted ends at once, whatever its workers are at', async () => {
    const wish = new AbortController();
    const opened = openLocal(addressOf(largeBytes), { signal: wish.signal });
    wish.abort();
    await expect(opened).rejects.toMatchObject({ name: 'AbortError' });
    const again = openLocal(addressOf(whole), { signal: wish.signal });
    await expect(again).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lays out what comes without places', async () => {
    source = await openLocal(addressOf(writeSnapshot(store)));
    const { places } = await source.overview();
    expect(places.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['cut short', whole.slice(0, -20), 'truncated-file'],
    ['altered', whole.map((byte, at) => (at === whole.length - 100 ? byte ^ 4 : byte)), 'altered-file'],
    ['foreign', new TextEncoder().encode('not a graph, but long enough to be one'), 'foreign-file'],
  ])('refuses one that is %s', async (_, bytes, code) => {
    await expect(openLocal(addressOf(bytes))).rejects.toMatchObject({ name: 'InputError', code });
  });

  it('says when there is none', async () => {
    await expect(openLocal('/there-is-none.stemma.bin', {})).rejects.toMatchObject({ name: 'InputError' });
  });

  it('carries an error over with its candidates', async () => {
    source = await openLocal(addressOf(whole));
    await expect(source.ask('describe', { entity: 'betta' })).rejects.toMatchObject({
      name: 'InputError',
      code: 'unknown-entity',
      details: { candidates: expect.arrayContaining([expect.objectContaining({ id: 'beta' })]) },
    });
  });

  it('rejects a question that is withdrawn, and goes on answering', async () => {
    source = await openLocal(addressOf(whole));
    const controller = new AbortController();
    const asked = source.ask('search', { text: 'alpha' }, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect((await source.ask('search', { text: 'alpha' })).results[0]!.id).toBe('alpha');
  });

  it('lays out live, and what is held stays under the hand', async () => {
    source = await openLocal(addressOf(whole));
    const { places } = await source.overview();
    const nodes = Uint32Array.of(2, 3, 4);
    const last = await new Promise<Float32Array>((resolve) => {
      const layout = source!.startLayout(
        { nodes, places, heat: 0.05 },
        (sent, resting) => resting && resolve(sent),
      );
      layout.hold(3, 700, 70);
    });
    expect([...last.subarray(6, 8)]).toEqual([700, 70]);
  });

  it('arranges a lineage', async () => {
    source = await openLocal(addressOf(whole));
    const box = (id: string) => ({ id, width: 90, height: 30 });
    const { places } = await source.arrange({
      nodes: [box('beta'), box('alpha')],
      edges: [{ source: 'beta', target: 'alpha' }],
    });
    expect(places['alpha']![0]).toBeLessThan(places['beta']![0]);
  });

  it('draws a tile, and says what lies where', async () => {
    source = await openLocal(addressOf(whole));
    const { texels, primitives } = await source.tile({ level: 0, column: 0, row: 0, filter: {} });
    expect(primitives).toBeGreaterThan(0);
    expect(texels).toHaveLength(2 * 512 * 512);
    const [beta] = await source.locate(['beta']);
    const { x, y } = beta!;
    expect((await source.at({ x: x + 1, y, radius: 5, filter: {} }))!.id).toBe('beta');
    expect(await source.at({ x: x + 1, y, radius: 5, filter: { kind: { only: [] } } })).toBeUndefined();
    const asked = { box: [-500, -500, 500, 500], scale: 1, limit: 9, filter: {} } as const;
    expect((await source.landmarks(asked)).nodes.map(({ id }) => id)).toContain('alpha');
  });

  it('rejects what is still asked when it is closed', async () => {
    source = await openLocal(addressOf(whole));
    const asked = source.ask('stats', {});
    source.close();
    await expect(asked).rejects.toMatchObject({ code: 'source-failed' });
  });

  it('rejects at once what is asked after that', async () => {
    source = await openLocal(addressOf(whole));
    source.close();
    await expect(source.ask('stats', {})).rejects.toMatchObject({ code: 'source-failed' });
  });
});

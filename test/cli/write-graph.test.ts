import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { graphBytes, servedBytes } from '../../src/cli/write-graph';
import { placesOf } from '../../src/layout/places';
import { readPreview } from '../../src/source/preview';
import { readSnapshot } from '../../src/store/snapshot';
import { recordingEffects } from '../fixtures/effects';

async function generated(models: number) {
  const effects = recordingEffects({});
  expect(await run(['generate', '--models', String(models), '-o', 'hub.stemma'], effects)).toBe(0);
  const previews: Uint8Array[] = [];
  const store = readSnapshot(effects.files.get('hub.stemma')!, 'hub.stemma', {
    onPreview: (preview) => previews.push(preview),
  });
  return { effects, store, preview: previews.find(({ length }) => length > 0) };
}

describe('a snapshot that a command has written', () => {
  it('has a place for every node', async () => {
    const { store } = await generated(300);
    expect(store.columns.nodePosition.every(Number.isFinite)).toBe(true);
  });

  it('has no places that whoever opens it makes again', async () => {
    const { store, effects } = await generated(2500);
    expect(store.columns.nodePosition.some(Number.isFinite)).toBe(false);
    const moved = placesOf(store).fill(7, 0, 2);
    const bytes = graphBytes(store.withPositions(moved));
    expect(readSnapshot(bytes, 'x').columns.nodePosition).toEqual(moved);
    expect(bytes.length).toBeGreaterThan(effects.files.get('hub.stemma')!.length + 4 * moved.length);
  });

  it('of a large graph begins with a first view: landmarks, which are entities of the graph', async () => {
    const { store, preview } = await generated(9000);
    const { overview } = readPreview(preview!, store.ontology, store.sources, () => Promise.resolve());
    expect(overview.nodes.length).toBeGreaterThan(10);
    for (const { id } of overview.nodes) expect(store.rowOf(id)).toBeGreaterThanOrEqual(0);
  });

  it('of a small graph has none: it is opened at once', async () => {
    expect((await generated(300)).preview).toBeUndefined();
  });

  it('is served as it is where it begins with a first view, and refused where it is damaged', async () => {
    const { effects } = await generated(9000);
    const file = effects.files.get('hub.stemma')!;
    expect(await servedBytes(effects, 'hub.stemma')).toBe(file);
    const at = file.length - 500;
    effects.files.set('hub.stemma', file.with(at, file[at]! ^ 2));
    await expect(servedBytes(effects, 'hub.stemma')).rejects.toMatchObject({ code: 'altered-file' });
    effects.files.set('hub.stemma', file.subarray(0, 20));
    await expect(servedBytes(effects, 'hub.stemma')).rejects.toMatchObject({ code: 'truncated-file' });
  });

  it('built again from itself is the same to the byte', async () => {
    const { effects } = await generated(9000);
    expect(await run(['build', 'hub.stemma', '-o', 'again.stemma'], effects)).toBe(0);
    expect(Buffer.compare(effects.files.get('again.stemma')!, effects.files.get('hub.stemma')!)).toBe(0);
  });
});

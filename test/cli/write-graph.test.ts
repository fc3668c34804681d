import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
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
    const { store } = await generated(2500);
    expect(store.columns.nodePosition.every(Number.isFinite)).toBe(true);
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

  it('built again from itself is the same to the byte', async () => {
    const { effects } = await generated(9000);
    expect(await run(['build', 'hub.stemma', '-o', 'again.stemma'], effects)).toBe(0);
    expect(Buffer.compare(effects.files.get('again.stemma')!, effects.files.get('hub.stemma')!)).toBe(0);
  });
});

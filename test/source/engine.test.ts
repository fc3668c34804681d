import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/source/engine';
import { baseStore, FAMILY } from '../fixtures/base-graph';
import { storeOf } from '../fixtures/graph';
import { largeStore } from './large';

const engine = new Engine(baseStore(FAMILY));
const ids = ['model-420', 'model-3000', 'model-5999'];

describe('an engine', () => {
  it('gives an overview whose rows are those of the store, with asserted edges and their roles', async () => {
    const { nodes, edges, places } = await engine.overview();
    expect(nodes.map(({ id }) => id)).toEqual(['acme', 'alpha', 'beta', 'gamma', 'transformer']);
    expect(places).toHaveLength(10);
    expect(edges).toContainEqual({
      source: 'beta',
      target: 'alpha',
      predicate: 'built_on',
      certainty: 'stated',
      relation: 'merge',
      role: 'language model',
    });
    expect(edges).toHaveLength(3);
  });

  it('answers a verb', async () => {
    const { nodes } = await engine.ask('lineage', { entity: 'gamma', direction: 'up' });
    expect(nodes.map(({ id, level }) => [id, level])).toEqual([
      ['gamma', 0],
      ['beta', 1],
      ['alpha', 2],
    ]);
  });

  it('does not begin what is withdrawn', async () => {
    const asked = engine.ask('search', { text: 'alpha' }, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects a question that cannot be answered, with its candidates', async () => {
    await expect(engine.ask('describe', { entity: 'alpah' })).rejects.toMatchObject({
      code: 'unknown-entity',
      details: { candidates: [{ id: 'alpha' }, {}, {}, {}, {}] },
    });
  });

  it('arranges a lineage with bases to the left', async () => {
    const nodes = ['gamma', 'beta', 'alpha'].map((id) => ({ id, width: 100, height: 30 }));
    const edges = [
      { source: 'gamma', target: 'beta' },
      { source: 'beta', target: 'alpha' },
    ];
    const { places } = await engine.arrange({ nodes, edges });
    expect(places['alpha']![0]).toBeLessThan(places['beta']![0]);
    expect(places['beta']![0]).toBeLessThan(places['gamma']![0]);
  });
});

describe('an engine that holds a large graph', () => {
  const box = { box: expect.any(Array) as unknown };

  it('finds other places for all, tells how far it is, and answers from them', async () => {
    const large = new Engine(largeStore());
    const before = await large.backdrop.locate(ids);
    const shares: number[] = [];
    await expect(large.rearrange({ onProgress: (share) => shares.push(share) })).resolves.toEqual(box);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const after = await large.backdrop.locate(ids);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ x }) => x)).not.toEqual(before.map(({ x }) => x));
    const { x, y } = after[0]!;
    expect(await large.backdrop.at({ x, y, radius: 1, filter: {} })).toMatchObject({ id: after[0]!.id });
    expect((await large.overview()).whole!.nodes).toBe(large.store.nodeCount);
  });

  it('keeps the old places when it is told to stop', async () => {
    const large = new Engine(largeStore());
    const before = await large.backdrop.locate(ids);
    const stop = new AbortController();
    const asked = large.rearrange({ onProgress: () => stop.abort(), signal: stop.signal });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(await large.backdrop.locate(ids)).toEqual(before);
  });

  it('waits while it is asked for something else', async () => {
    const large = new Engine(largeStore());
    const order: string[] = [];
    const asked: Promise<unknown>[] = [];
    const arranged = large.rearrange({
      onProgress: () => {
        if (asked.length > 2) return;
        order.push('asked');
        asked.push(large.backdrop.locate(ids).then(() => order.push('answered')));
      },
    });
    await arranged;
    await Promise.all(asked);
    expect(order).toEqual(['asked', 'answered', 'asked', 'answered', 'asked', 'answered']);
  });

  it('leaves a small one to the live layout', () => expect(engine.rearrange()).resolves.toBe(undefined));
});

describe('a search in a large graph', () => {
  it('waits for the words of its names, and is answered by them', async () => {
    const models = Array.from({ length: 20_000 }, (_, at) => `m${at} = Model ${at}`);
    const large = new Engine(storeOf(`model ${models.join(', ')}`));
    expect(large.store.lexicon).toBeUndefined();
    const { results } = await large.ask('search', { text: 'modle 12345' });
    expect(large.store.lexicon).toBeDefined();
    expect(results[0]!.id).toBe('m12345');
  });

  it('needs no words in a small one', async () => {
    await engine.ask('search', { text: 'a' });
    expect(engine.store.lexicon).toBeUndefined();
  });
});

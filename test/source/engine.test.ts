import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/source/engine';
import { baseStore, FAMILY } from '../fixtures/base-graph';

const engine = new Engine(baseStore(FAMILY));

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

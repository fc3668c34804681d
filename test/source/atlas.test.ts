import { describe, expect, it } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { Atlas } from '../../src/source/atlas';
import { TILE_TEXELS } from '../../src/source/backdrop';
import { boxOf } from '../../src/raster/terrain';
import { LARGE, largeStore } from './large';

const store = largeStore();
const later = () => new Promise<void>((resolve) => setTimeout(resolve));
const atlas = new Atlas(store, later);
const [left, bottom, right, top] = boxOf(store.columns.nodePosition);
const filter: Filter = {};
const level = Math.floor(Math.log2(TILE_TEXELS / (right - left)));

describe('an atlas', () => {
  it('draws tiles in the order asked', async () => {
    const done: number[] = [];
    const asked = [0, 1, 2].map(async (row) => {
      await atlas.tile({ level, column: 0, row, filter });
      done.push(row);
    });
    await Promise.all(asked);
    expect(done).toEqual([0, 1, 2]);
  });

  it('leaves out a tile that is withdrawn, and draws the next as if it had not been asked', async () => {
    const controller = new AbortController();
    const request = { level, column: 0, row: 0, filter };
    const whole = await new Atlas(store, later).tile(request);
    const fresh = new Atlas(store, later);
    const withdrawn = fresh.tile(request, controller.signal);
    const next = fresh.tile(request);
    controller.abort();
    await expect(withdrawn).rejects.toMatchObject({ name: 'AbortError' });
    expect(await next).toEqual(whole);
    await expect(fresh.tile(request, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('draws what the filter shows, of the kinds it shows', async () => {
    const colors = async (asked: Filter) => {
      const { texels } = await atlas.tile({ level, column: 0, row: 0, filter: asked });
      return new Set(texels?.filter((_, at) => at % 2 === 0));
    };
    const organization = 1 + store.ontology.kinds.findIndex(({ id }) => id === 'organization');
    expect(await colors({})).toContain(organization);
    expect(await colors({ kind: { hide: ['organization'] } })).not.toContain(organization);
    expect(await colors({ kind: { only: ['organization'] } })).toEqual(new Set([0, organization]));
  });

  it('finds what lies at a place, and where something lies', async () => {
    const [first] = await atlas.locate([store.id(17), 'not-there']);
    expect(await atlas.locate(['not-there'])).toEqual([]);
    expect(first).toMatchObject({ id: store.id(17), name: store.name(17), kind: store.kind(17) });
    const at = (asked: Filter) => atlas.at({ x: first!.x, y: first!.y, radius: 500, filter: asked });
    expect((await at({}))!.id).toBe(store.id(17));
    const kind = { hide: [store.kind(17)] };
    expect((await at({ kind }))?.kind).not.toBe(store.kind(17));
    expect(await atlas.at({ x: right + 900, y: top, radius: 5, filter })).toBeUndefined();
  });

  it('names landmarks and regions of a part', async () => {
    const box = [left, bottom, right, top] as const;
    const scale = 900 / (right - left);
    const { nodes, regions } = await atlas.landmarks({ box, scale, limit: 12, filter });
    expect(nodes).toHaveLength(12);
    expect(nodes[0]!.importance).toBeCloseTo(Math.max(...store.columns.nodeImportance));
    expect(regions.length).toBeGreaterThan(0);
    for (const { id, name, count } of regions) {
      expect(name).toBe(store.name(store.rowOf(id)));
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThan(LARGE);
    }
  });
});

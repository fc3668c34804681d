import { describe, expect, it } from 'vitest';
import { landmarkNodes, landmarkRegions } from '../../src/raster/landmarks';
import { boxOf } from '../../src/raster/terrain';
import { crowdedTerrain, everything, terrainOf } from './ground';

const crowd = crowdedTerrain(30_000, 2);
const { nodes: all } = everything(crowd);
const { places, importance } = crowd;

function view(x: number, y: number, scale: number, limit = 10_000) {
  const [width, height] = [1_440 / scale, 900 / scale];
  return { box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2] as const, scale, limit };
}

describe('landmarks', () => {
  it.each([0.02, 0.05, 0.3, 1, 8])('are apart, in the box and sorted by importance at scale %d', (scale) => {
    const asked = view(places[0]!, places[1]!, scale);
    const found = landmarkNodes(crowd, asked, all);
    expect(found.length).toBeGreaterThan(0);
    const [left, bottom, right, top] = asked.box;
    found.forEach((node, at) => {
      const [x, y] = [places[node * 2]!, places[node * 2 + 1]!];
      expect(x >= left && x <= right && y >= bottom && y <= top).toBe(true);
      for (const other of found.slice(0, at)) {
        expect(importance[other]).toBeGreaterThanOrEqual(importance[node]!);
        const distance = Math.hypot(x - places[other * 2]!, y - places[other * 2 + 1]!);
        expect(distance * scale).toBeGreaterThanOrEqual(40);
      }
    });
  });

  it('begin with the most important of all that is shown', () => {
    const box = boxOf(places);
    const asked = { box, scale: 1_000 / (box[2] - box[0]), limit: 10 };
    const [first, ...rest] = landmarkNodes(crowd, asked, all);
    expect(importance[first!]).toBe(Math.max(...importance));
    expect(rest).toHaveLength(9);
    const without = all.map((shown, node) => (node === first ? 0 : shown));
    const [next] = landmarkNodes(crowd, asked, without);
    expect(next).not.toBe(first);
    const others = importance.filter((_, node) => node !== first);
    expect(importance[next!]).toBe(Math.max(...others));
  });

  it('are none where nothing is, or nothing is asked for', () => {
    expect(landmarkNodes(crowd, view(1e8, 1e8, 1), all)).toEqual([]);
    expect(landmarkNodes(crowd, view(0, 0, 1, 0), all)).toEqual([]);
    expect(landmarkNodes(terrainOf([]), view(0, 0, 1), new Uint8Array())).toEqual([]);
  });

  it('take one of a crowd in one spot', () => {
    const spot = terrainOf(new Float32Array(2_000).fill(5));
    expect(landmarkNodes(spot, view(0, 0, 1), everything(spot).nodes)).toEqual([0]);
    expect(landmarkNodes(spot, { box: [5, 5, 5, 5], scale: 1, limit: 9 }, everything(spot).nodes)).toEqual([
      0,
    ]);
  });
});

describe('regions with a name', () => {
  const asked = view(places[0]!, places[1]!, 0.2, 20);
  const regions = landmarkRegions(crowd, asked, all);

  it('have room for it and fit into the view, the largest first', () => {
    expect(regions.length).toBeGreaterThan(2);
    expect(regions.length).toBeLessThanOrEqual(20);
    for (const { radius } of regions) {
      expect(radius * asked.scale).toBeGreaterThanOrEqual(40);
      expect(radius * asked.scale).toBeLessThanOrEqual(1_440);
    }
    expect(regions.map(({ radius }) => radius)).toEqual(
      regions.map(({ radius }) => radius).sort((a, b) => b - a),
    );
  });

  it('are none of a root that the filter hides', () => {
    const hidden = all.map((shown, node) => (node === regions[0]!.node ? 0 : shown));
    expect(landmarkRegions(crowd, asked, hidden)).not.toContain(regions[0]);
  });
});

import { describe, expect, it } from 'vitest';
import { layered } from '../../src/layout/layered';

const OPTIONS = { layerGap: 100, nodeGap: 20 };
const box = (id: string) => ({ id, width: 120, height: 36 });

describe('the layered layout', () => {
  it('puts every base to the left of what is built on it, both parents of one child beside each other', () => {
    const nodes = ['llava', 'vicuna', 'clip', 'llama'].map(box);
    const edges = [
      ['llava', 'vicuna'],
      ['llava', 'clip'],
      ['vicuna', 'llama'],
    ].map(([source, target]) => ({ source: source!, target: target! }));
    const places = layered({ nodes, edges }, OPTIONS);
    const [llava, vicuna, clip, llama] = [0, 1, 2, 3].map((row) => places[row * 2]!);
    expect(llama).toBeLessThan(vicuna!);
    expect(vicuna).toBeLessThan(llava!);
    expect(clip).toBeLessThan(llava!);
    expect(Math.abs(places[3]! - places[5]!)).toBeGreaterThanOrEqual(36 + OPTIONS.nodeGap);
  });

  it('puts bases above where it is upright', () => {
    const edges = [{ source: 'vicuna', target: 'llama' }];
    const places = layered({ nodes: ['vicuna', 'llama'].map(box), edges }, { ...OPTIONS, upright: true });
    expect(places[3]! - places[1]!).toBe(36 + OPTIONS.layerGap);
    expect(places[2]).toBe(places[0]);
  });

  it('draws cycles, self-loops and doubled edges too', () => {
    const edges = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'a'],
      ['a', 'b'],
    ].map(([source, target]) => ({ source: source!, target: target! }));
    expect(layered({ nodes: ['a', 'b'].map(box), edges }, OPTIONS).every(Number.isFinite)).toBe(true);
  });

  it('places a single box', () => expect(layered({ nodes: [box('a')], edges: [] }, OPTIONS)).toHaveLength(2));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../../src/model/question';
import { distancesOf, edgesAmong, reach, type Walk } from '../../src/query/reach';
import { finish } from '../../src/query/slice';
import { buildStore } from '../../src/store/build';
import type { Store } from '../../src/store/store';
import { randomGraph, storeOf } from '../fixtures/graph';

const CHAIN = storeOf('model a, b, c, d\na built_on b\nb built_on c\nc built_on a\nd built_on c');
const EVERYTHING: Walk = { labels: new Uint8Array(CHAIN.labelCount).fill(1), direction: 'out' };

function distances(store: Store, start: string, walk: Walk, hops = 9): Record<string, number> {
  const reached = distancesOf(finish(reach(store, [store.rowOf(start)], hops, walk)));
  return Object.fromEntries(Array.from(reached, ([node, distance]) => [store.id(node), distance]));
}

/** Rounds over all edges until nothing is nearer than before. */
function naive(
  store: Store,
  start: number,
  { direction, labels, certainties, nodes }: Walk,
): Map<number, number> {
  const { edgeSource, edgeTarget, edgeLabel, edgeCertainty } = store.columns;
  const found = new Map([[start, 0]]);
  for (let round = 0; round < store.nodeCount; round++) {
    for (let edge = 0; edge < store.edgeCount; edge++) {
      if (labels[edgeLabel[edge]!] === 0 || certainties?.[edgeCertainty[edge]!] === 0) continue;
      const step = (from: number, to: number) => {
        if (nodes?.[to] === 0) return;
        const next = (found.get(from) ?? Infinity) + 1;
        if (next < (found.get(to) ?? Infinity)) found.set(to, next);
      };
      if (direction !== 'in') step(edgeSource[edge]!, edgeTarget[edge]!);
      if (direction !== 'out') step(edgeTarget[edge]!, edgeSource[edge]!);
    }
  }
  return found;
}

describe('reach', () => {
  it('follows edges the way it is told', () => {
    expect(distances(CHAIN, 'a', EVERYTHING)).toEqual({ a: 0, b: 1, c: 2 });
    expect(distances(CHAIN, 'a', { ...EVERYTHING, direction: 'in' })).toEqual({ a: 0, c: 1, b: 2, d: 2 });
    expect(distances(CHAIN, 'a', { ...EVERYTHING, direction: 'both' })).toEqual({ a: 0, b: 1, c: 1, d: 2 });
  });

  it('goes no farther than it is told', () => {
    expect(distances(CHAIN, 'a', EVERYTHING, 1)).toEqual({ a: 0, b: 1 });
  });

  it('starts from several at once, each named twice or not', () => {
    const starts = ['a', 'd', 'a'].map((id) => CHAIN.rowOf(id));
    const { nodes, ends } = finish(reach(CHAIN, starts, 1, EVERYTHING));
    expect(Array.from(nodes, (node) => CHAIN.id(node))).toEqual(['a', 'd', 'b', 'c']);
    expect(ends).toEqual([2, 4]);
  });

  it('walks through no node that is barred, but from one that it starts at', () => {
    const nodes = new Uint8Array(CHAIN.nodeCount).fill(1);
    nodes[CHAIN.rowOf('b')] = 0;
    expect(distances(CHAIN, 'a', { ...EVERYTHING, nodes })).toEqual({ a: 0 });
    expect(distances(CHAIN, 'b', { ...EVERYTHING, nodes })).toEqual({ b: 0, c: 1, a: 2 });
  });

  it('finds what rounds over all edges find, on graphs with everything awkward', () => {
    const directions = fc.constantFrom<Direction>('in', 'out', 'both');
    const agrees = fc.property(fc.nat(), directions, fc.boolean(), (seed, direction, isFiltered) => {
      const store = buildStore(randomGraph(seed));
      const labels = Uint8Array.from({ length: store.labelCount }, (_, label) =>
        Number((seed + label) % 3 > 0),
      );
      const masks = {
        certainties: Uint8Array.of(1, 1, 0, 1, 0),
        nodes: Uint8Array.from({ length: store.nodeCount }, (_, node) => Number((seed + node) % 4 > 0)),
      };
      const walk: Walk = { labels, direction, ...(isFiltered ? masks : {}) };
      const start = seed % store.nodeCount;
      const reached = distancesOf(finish(reach(store, [start], store.nodeCount, walk)));
      expect([...reached].sort(([a], [b]) => a - b)).toEqual(
        [...naive(store, start, walk)].sort(([a], [b]) => a - b),
      );
    });
    fc.assert(agrees, { numRuns: 200 });
  });

  it('leaves nothing behind for the next question, answered, dropped or failed', () => {
    const store = storeOf(`model hub, ${star(10_000)}\n${starStatements(10_000)}`);
    const walk: Walk = { labels: new Uint8Array(store.labelCount).fill(1), direction: 'both' };
    const hub = store.rowOf('hub');
    const begun = reach(store, [hub], 2, walk);
    begun.next();
    expect(finish(reach(store, [hub], 2, walk)).nodes).toHaveLength(10_001);
    begun.return({ nodes: new Uint32Array(), ends: [], looks: 0 });
    const broken = {
      ...walk,
      get circumstances(): Uint8Array {
        throw new RangeError('broken');
      },
    };
    expect(() => finish(reach(store, [hub], 2, broken))).toThrow(RangeError);
    expect(finish(reach(store, [hub], 2, walk)).nodes).toHaveLength(10_001);
  });

  it('takes turns with another on the same store', () => {
    const store = storeOf(`model hub, ${star(10_000)}\n${starStatements(10_000)}`);
    const walk: Walk = { labels: new Uint8Array(store.labelCount).fill(1), direction: 'both' };
    const walks = [0, 1].map(() => reach(store, [store.rowOf('hub')], 2, walk));
    const counts: number[] = [];
    while (counts.length < 2) {
      for (const one of walks) {
        const step = one.next();
        if (step.done === true && step.value !== undefined) counts.push(step.value.nodes.length);
      }
    }
    expect(counts).toEqual([10_001, 10_001]);
  });
});

describe('what was reached', () => {
  it('is joined by every edge that is walked, whichever way the walk went', () => {
    const rows = ['c', 'd'].map((id) => CHAIN.rowOf(id));
    const edges = finish(edgesAmong(CHAIN, rows, { ...EVERYTHING, direction: 'in' }));
    expect(edges.map((edge) => CHAIN.id(CHAIN.columns.edgeSource[edge]!))).toEqual(['d']);
  });
});

function star(points: number): string {
  return Array.from({ length: points }, (_, at) => `m${at}`).join(', ');
}

function starStatements(points: number): string {
  return Array.from({ length: points }, (_, at) => `m${at} built_on hub`).join('\n');
}

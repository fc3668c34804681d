import { describe, expect, it } from 'vitest';
import { filterMasks } from '../../src/query/filter';
import { advance, begin, reach, type Walk } from '../../src/query/reach';
import { byImportance } from '../../src/query/refs';
import { borrow, giveBack } from '../../src/query/scratch';
import { shortestWay } from '../../src/query/shortest';
import { finish, type Sliced } from '../../src/query/slice';
import { VERBS } from '../../src/query/verbs';
import { storeOf } from '../fixtures/graph';

/* How much verbs do: edges looked at and bytes allocated are counted, not milliseconds. */

const POINTS = 60_000;
const many = Array.from({ length: POINTS }, (_, at) => at);
/** All use one architecture; each second is built on the one before, so that there are pairs. */
const HUB = storeOf(
  `architecture hub\nmodel ${many.map((at) => `m${at}`).join(', ')}\n${many
    .map((at) => `m${at} uses_architecture hub${at % 2 === 1 ? `\nm${at} built_on m${at - 1}` : ''}`)
    .join('\n')}`,
);
const hub = HUB.rowOf('hub');
const preference = { labels: new Uint8Array(HUB.labelCount), order: byImportance(HUB) };

function walkAlong(predicates: readonly string[], direction: Walk['direction'] = 'both'): Walk {
  const labels = new Uint8Array(HUB.labelCount);
  for (const id of predicates) labels[HUB.labelOf(id)] = 1;
  return { labels, direction };
}

function way(from: string, to: string, walk: Walk) {
  const [start, end] = [HUB.rowOf(from), HUB.rowOf(to)];
  return finish(shortestWay(HUB, walk, { root: [start], barred: new Set(), to: end }, preference));
}

describe('a walk', () => {
  it('looks at each edge of those that it goes on from once, and at no other', () => {
    const lineage = walkAlong(['built_on']);
    expect(finish(reach(HUB, [HUB.rowOf('m1')], 9, lineage)).looks).toBe(4);
    expect(finish(reach(HUB, [hub], 1, walkAlong(['uses_architecture']))).looks).toBe(POINTS);
    expect(finish(reach(HUB, [hub], 0, walkAlong(['uses_architecture']))).looks).toBe(0);
  });

  it('allocates nothing for an edge', () => {
    const walk = walkAlong(['uses_architecture'], 'in');
    const once = () => {
      const scratch = borrow(HUB);
      begin(scratch, [hub]);
      let isDone = false;
      while (!isDone) isDone = advance(HUB.columns, scratch, 1, walk);
      expect(scratch.tail).toBe(POINTS + 1);
      giveBack(HUB, scratch);
    };
    for (let run = 0; run < 20; run++) once();
    expect(leastGrowth(once)).toBeLessThan(POINTS);
  });

  it('looks up every so many edges', () => {
    const steps = stepsOf(reach(HUB, [hub], 2, walkAlong(['uses_architecture', 'built_on'])));
    expect(steps).toBeGreaterThan(POINTS / 65_536);
  });
});

describe('a search for a path', () => {
  it('goes on from the cheaper end: through a hub it sees few edges', () => {
    const { nodes, looks } = way('m0', 'm9', walkAlong(['uses_architecture', 'built_on']));
    expect(Array.from(nodes!, (node) => HUB.id(node))).toEqual(['m0', 'hub', 'm9']);
    expect(looks).toBeLessThan(20);
  });

  it('does not look at what the hub leads to, where all ways are seen from the ends', () => {
    const { nodes, looks } = way('m1', 'm8', walkAlong(['uses_architecture', 'built_on']));
    expect(nodes).toHaveLength(3);
    expect(looks).toBeLessThan(20);
  });

  it('ends at once where one end has no edge to walk', () => {
    const { nodes, looks } = way('m0', 'hub', walkAlong(['built_on']));
    expect(nodes).toBeUndefined();
    expect(looks).toBeLessThan(10);
  });
});

describe('a filter', () => {
  it('is worked out once for the questions that follow', () => {
    const masks = () => finish(filterMasks(HUB, { kind: { only: ['model'] } })).nodes;
    const first = masks();
    expect(masks()).toBe(first);
    finish(VERBS.path(HUB, { from: 'hub', to: 'm1', filter: { kind: { only: ['model'] } } }));
    finish(VERBS.neighborhood(HUB, { entity: 'hub', filter: { kind: { only: ['model'] } }, limit: 5 }));
    expect(masks()).toBe(first);
    expect(first[hub]).toBe(0);
  });
});

describe('an answer about a hub', () => {
  it('names no more than is asked for', () => {
    const { nodes, edges, truncated } = finish(VERBS.neighborhood(HUB, { entity: 'hub', limit: 5 }));
    expect([nodes.length, edges.length, truncated]).toEqual([5, 4, { shown: 5, total: POINTS + 1 }]);
    const { incoming, counts } = finish(VERBS.describe(HUB, { entity: 'hub', limit: 5 }));
    expect(incoming).toHaveLength(5);
    expect(counts).toEqual({ asObject: { uses_architecture: POINTS }, inQualifiers: 0 });
  });

  it.each([
    ['neighborhood', () => VERBS.neighborhood(HUB, { entity: 'hub', limit: 5 })],
    ['describe', () => VERBS.describe(HUB, { entity: 'hub', limit: 5 })],
    ['related', () => VERBS.related(HUB, { entity: 'm7' })],
    ['facets', () => VERBS.facets(HUB, {})],
  ] as const)('looks up on its way: %s', (_verb, ask) => {
    expect(stepsOf<unknown>(ask())).toBeGreaterThan(2);
  });
});

function stepsOf<T>(work: Sliced<T>): number {
  let steps = 0;
  while (work.next().done !== true) steps++;
  return steps;
}

/** Bytes by which the heap grows, in the run in which it grows least: others may share the thread's heap. */
function leastGrowth(run: () => void): number {
  let least = Infinity;
  for (let turn = 0; turn < 10; turn++) {
    const before = process.memoryUsage().heapUsed;
    run();
    const grown = process.memoryUsage().heapUsed - before;
    // Less than nothing: what was used before has been collected meanwhile.
    if (grown >= 0) least = Math.min(least, grown);
  }
  return least;
}

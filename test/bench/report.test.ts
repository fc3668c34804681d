import { describe, expect, test } from 'vitest';
import { exponentOf, growthTable, withTable } from './growth';
import { isMet, ratioOf, tableOf, type Goal, type Row } from './report';

const row = (ours: number, more: Partial<Row> = {}): Row => ({
  models: 1_000,
  figure: 'a path',
  unit: 'ms',
  ours,
  ...more,
});

describe('a goal', () => {
  test.each<[ours: number, peer: number | undefined, goal: Goal, met: boolean]>([
    [4, undefined, { most: 4.5 }, true],
    [5, undefined, { most: 4.5 }, false],
    [96, undefined, { least: 95 }, true],
    [94, undefined, { least: 95 }, false],
    [1, 60, { timesBelowPeer: 60 }, true],
    [1, 59, { timesBelowPeer: 60 }, false],
    [0.4, 0.04, { timesAbovePeer: 10 }, true],
    [0.4, 0.05, { timesAbovePeer: 10 }, false],
    [1.4, 1, { timesPeerAtMost: 1.5 }, true],
    [1.6, 1, { timesPeerAtMost: 1.5 }, false],
  ])('with ours %d and the peer %s, %j is met: %s', (ours, peer, goal, met) => {
    expect(isMet(row(ours, { peer, goal }))).toBe(met);
  });

  test('that speaks of a peer who was not measured is not met', () => {
    expect(isMet(row(1, { goal: { timesBelowPeer: 2 } }))).toBe(false);
  });

  test('that was missed is told with its shortfall', () => {
    const table = tableOf([row(2, { peer: 60, peerName: 'graphology', goal: { timesBelowPeer: 60 } })]);
    expect(table).toContain('60.0 (graphology) | 30.0 × | ≥ 60 × | **short by 2.00 ×**');
  });

  test('where there is none, nothing is judged, and the ratio says how many times ours the peer takes', () => {
    expect(isMet(row(2, { peer: 6 }))).toBeUndefined();
    expect(ratioOf(row(2, { peer: 6 }))).toBe(3);
  });
});

describe('growth', () => {
  const rows = [row(1), row(10, { models: 10_000 }), row(1_000, { models: 1_000_000 })];

  test('is the exponent from the smallest hub to the largest, whatever the order', () => {
    expect(exponentOf(rows.toReversed())).toBeCloseTo(1);
    expect(exponentOf([row(5), row(5, { models: 10_000 })])).toBeCloseTo(0);
  });

  test('is not told of one size, nor of what depends on none', () => {
    expect(exponentOf([row(1)])).toBeUndefined();
    expect(exponentOf([row(1, { models: 0 }), row(2, { models: 0 })])).toBeUndefined();
  });

  test('has a line for each figure of each bench, a column for each size', () => {
    const told = { bench: 'verbs', seed: 1, quick: false, machine: { cpu: '', cores: 2, node: '' }, rows };
    const lines = growthTable([told, { ...told, bench: 'view', rows: [row(1)] }]).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('| 1,000 | 10,000 | 1,000,000 | grows as n^ |');
    expect(lines[2]).toContain('| verbs | a path | ms | 1.00 | 10.0 | 1000 | 1.00 |');
  });

  test('is told of a median, not of its slowest too', () => {
    const pair = [10_000, 1_000_000].flatMap((models) => [
      row(1, { models, figure: 'a walk, p50' }),
      row(2, { models, figure: 'a walk, p95' }),
      row(3, { models, figure: 'a frame, p95' }),
    ]);
    const told = { bench: 'b', seed: 1, quick: false, machine: { cpu: '', cores: 2, node: '' }, rows: pair };
    const table = growthTable([told]);
    expect(table).toContain('a walk, p50');
    expect(table).not.toContain('a walk, p95');
    expect(table).toContain('a frame, p95');
  });

  test('goes between the marks of a file, and nowhere else', () => {
    const text = 'a\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nz\n';
    expect(withTable(text, 'new')).toBe('a\n<!-- bench: begin -->\n\nnew\n\n<!-- bench: end -->\nz\n');
    expect(() => withTable('a', 'new')).toThrow(/lacks/);
  });
});

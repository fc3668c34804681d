import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figure, markdown } from './measure';

/** What every bench understands: `[--quick] [--nodes MODELS,…] [--seed N]`. */
export interface BenchOptions {
  /** Small sizes and few rounds: the whole bench in half a minute. */
  readonly quick: boolean;
  /** Models of each hub. */
  readonly sizes: readonly number[];
  readonly seed: number;
}

/** @param sizes of the hubs unless `--nodes` says otherwise */
export function benchOptions(sizes: { usual: readonly number[]; quick: readonly number[] }): BenchOptions {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      nodes: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      // For whoever gathers what the benches left.
      readme: { type: 'string' },
    },
  });
  const { quick, nodes, seed } = values;
  const named = nodes === '' ? undefined : nodes.split(',').map(Number);
  return { quick, sizes: named ?? (quick ? sizes.quick : sizes.usual), seed: Number(seed) };
}

/** What a figure should be. */
export type Goal =
  /** No more than this, in the figure's own unit. */
  | { readonly most: number }
  /** No less than this, in the figure's own unit. */
  | { readonly least: number }
  /** The peer's figure is at least so many times ours. */
  | { readonly timesBelowPeer: number }
  /** Ours is at least so many times the peer's. */
  | { readonly timesAbovePeer: number }
  /** Ours is at most so many times the peer's. */
  | { readonly timesPeerAtMost: number };

/** One line of a bench. */
export interface Row {
  /** Of the hub; 0 where the figure does not depend on one. */
  readonly models: number;
  readonly figure: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer?: number | undefined;
  readonly peerName?: string | undefined;
  readonly goal?: Goal | undefined;
}

/** The ratio that a goal speaks of; of a figure without one, how many times the peer's is ours. */
export function ratioOf({ ours, peer, goal }: Row): number | undefined {
  if (peer === undefined) return undefined;
  return goal !== undefined && ('timesPeerAtMost' in goal || 'timesAbovePeer' in goal)
    ? ours / peer
    : peer / ours;
}

/** Undefined where there is no goal. */
export function isMet(row: Row): boolean | undefined {
  const { goal, ours } = row;
  if (goal === undefined) return undefined;
  if ('most' in goal) return ours <= goal.most;
  if ('least' in goal) return ours >= goal.least;
  const ratio = ratioOf(row) ?? Number.NaN;
  if ('timesPeerAtMost' in goal) return ratio <= goal.timesPeerAtMost;
  return ratio >= ('timesBelowPeer' in goal ? goal.timesBelowPeer : goal.timesAbovePeer);
}

function goalText(goal: Goal | undefined): string {
  if (goal === undefined) return '';
  if ('most' in goal) return `≤ ${figure(goal.most)}`;
  if ('least' in goal) return `≥ ${figure(goal.least)}`;
  if ('timesPeerAtMost' in goal) return `≤ ${goal.timesPeerAtMost} × peer`;
  return 'timesBelowPeer' in goal ? `≥ ${goal.timesBelowPeer} ×` : `≥ ${goal.timesAbovePeer} × peer`;
}

/** By what factor a figure misses its goal. */
function shortfall(row: Row): number {
  const { goal, ours } = row;
  if (goal === undefined) return 1;
  if ('most' in goal) return ours / goal.most;
  if ('least' in goal) return goal.least / ours;
  const ratio = ratioOf(row) ?? Number.NaN;
  if ('timesPeerAtMost' in goal) return ratio / goal.timesPeerAtMost;
  return ('timesBelowPeer' in goal ? goal.timesBelowPeer : goal.timesAbovePeer) / ratio;
}

const HEAD = ['models', 'figure', 'unit', 'ours', 'peer', 'ratio', 'goal', ''];

/** Rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  return markdown([HEAD, ...rows.map(lineOf)]);
}

function lineOf(row: Row): string[] {
  const { models, figure: what, unit, ours, peer, peerName, goal } = row;
  const met = isMet(row);
  const ratio = ratioOf(row);
  return [
    models === 0 ? '' : models.toLocaleString('en'),
    what,
    unit,
    figure(ours),
    peer === undefined ? '' : `${figure(peer)}${peerName === undefined ? '' : ` (${peerName})`}`,
    ratio === undefined ? '' : `${figure(ratio)} ×`,
    goalText(goal),
    met === undefined ? '' : met ? 'met' : `**short by ${figure(shortfall(row))} ×**`,
  ];
}

/** Gathers the rows of a bench; prints them, and leaves them in `bench-results/NAME.json`. */
export class Report {
  readonly rows: Row[] = [];

  constructor(
    private readonly name: string,
    private readonly options: Pick<BenchOptions, 'quick' | 'seed'>,
  ) {}

  add(row: Row): void {
    this.rows.push(row);
  }

  /** @param notes sentences on how it was measured */
  async finish(notes: readonly string[] = []): Promise<void> {
    const { name, options, rows } = this;
    process.stdout.write(`\n## ${name}\n\n${tableOf(rows)}\n`);
    for (const note of notes) process.stdout.write(`\n${note}\n`);
    await mkdir('bench-results', { recursive: true });
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
    const told = rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) }));
    const content = { bench: name, seed: options.seed, quick: options.quick, machine, notes, rows: told };
    await writeFile(join('bench-results', `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
}

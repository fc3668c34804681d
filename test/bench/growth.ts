import { figure, markdown } from './measure';
import type { Row } from './report';

/** What a bench left behind. */
export interface Told {
  readonly bench: string;
  readonly seed: number;
  readonly quick: boolean;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly rows: readonly Row[];
}

/** The exponent e of models^e between the smallest and the largest hub; undefined for a figure of one size. */
export function exponentOf(rows: readonly Row[]): number | undefined {
  const sized = rows
    .filter(({ models, ours }) => models > 0 && ours > 0)
    .toSorted((a, b) => a.models - b.models);
  const [first, last] = [sized[0], sized.at(-1)];
  if (first === undefined || last === undefined || first.models === last.models) return undefined;
  return Math.log(last.ours / first.ours) / Math.log(last.models / first.models);
}

const SLOWEST = ', p95';
const MEDIAN = ', p50';

/** A line for each figure that was taken at several sizes; of a median and its slowest, the median. */
export function growthTable(told: readonly Told[]): string {
  const all = told.flatMap(({ bench, rows }) => {
    const names = new Set(rows.map((row) => row.figure));
    const hasMedian = ({ figure: name }: Row): boolean =>
      name.endsWith(SLOWEST) && names.has(name.slice(0, -SLOWEST.length) + MEDIAN);
    return rows.filter((row) => !hasMedian(row)).map((row) => ({ bench, ...row }));
  });
  const grouped = new Map<string, typeof all>();
  for (const row of all) {
    const key = JSON.stringify([row.bench, row.figure, row.unit]);
    grouped.set(key, [...(grouped.get(key) ?? []), row]);
  }
  const groups = [...grouped.values()].filter((rows) => exponentOf(rows) !== undefined);
  const sizes = [...new Set(groups.flatMap((rows) => rows.map(({ models }) => models)))].sort(
    (a, b) => a - b,
  );
  const head = ['bench', 'figure', 'unit', ...sizes.map((size) => size.toLocaleString('en')), 'grows as n^'];
  const lines = groups.map((rows) => [
    rows[0]!.bench,
    rows[0]!.figure,
    rows[0]!.unit,
    ...sizes.map((size) => {
      const row = rows.find(({ models }) => models === size);
      return row === undefined ? '' : figure(row.ours);
    }),
    exponentOf(rows)!.toFixed(2),
  ]);
  return markdown([head, ...lines]);
}

const MARKS = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const;

/** The text with what stands between the two marks replaced. @throws Error where it lacks a mark */
export function withTable(text: string, table: string): string {
  const [begin, end] = MARKS.map((mark) => text.indexOf(mark)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`the file lacks ${MARKS.join(' … ')}`);
  return `${text.slice(0, begin + MARKS[0].length)}\n\n${table}\n\n${text.slice(end)}`;
}

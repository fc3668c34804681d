import type { Counts } from '../model/answer';
import { isWithin, type Span } from '../model/dates';

/** One bar of the timeline: a month, or a year. */
export interface Bin {
  /** "2023-03" or "2023". */
  readonly date: string;
  /** Released then. */
  readonly count: number;
}

/** More months than this are too thin to be told apart. */
const MOST_MONTHS = 240;
const YEAR = 'yyyy'.length;

/**
 * Bars without a gap from the first date to the last: months, or years where no month is recorded or there are too many. Of
 * which only the year is known counts in its first month.
 * @param dates by month or year, in order
 */
export function binsOf(dates: Counts): readonly Bin[] {
  const known = Object.keys(dates);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months = 12 * (Number(last.slice(0, YEAR)) - Number(first.slice(0, YEAR)) + 1);
  const byMonth = known.some((date) => date.length > YEAR) && months <= MOST_MONTHS;
  const counts = new Map<string, number>();
  for (const [date, count] of Object.entries(dates)) {
    const bin = byMonth ? monthOf(date) : date.slice(0, YEAR);
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const bins: Bin[] = [];
  const end = byMonth ? monthOf(last) : last.slice(0, YEAR);
  for (let date = byMonth ? monthOf(first) : first.slice(0, YEAR); date <= end; date = after(date))
    bins.push({ date, count: counts.get(date) ?? 0 });
  return bins;
}

function monthOf(date: string): string {
  return date.length > YEAR ? date : `${date}-01`;
}

function after(date: string): string {
  const [year, month] = date.split('-').map(Number);
  if (month === undefined) return String(year! + 1);
  return month === 12 ? `${year! + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Indices of the first and last bar of a span; both ends of all bars where it holds none of them. */
export function handlesOf(bins: readonly Bin[], span: Span = {}): readonly [from: number, to: number] {
  const within = bins.map(({ date }) => isWithin(date, span));
  const from = within.indexOf(true);
  if (from >= 0) return [from, within.lastIndexOf(true)];
  // Before the first of all, or after the last.
  const end = span.to !== undefined && span.to < bins[0]!.date ? 0 : bins.length - 1;
  return [end, end];
}

/** From bar to bar; open where the handle is at the end. */
export function spanOf(bins: readonly Bin[], from: number, to: number): Span | undefined {
  const span: Span = {
    ...(from > 0 ? { from: bins[from]!.date } : {}),
    ...(to < bins.length - 1 ? { to: bins[to]!.date } : {}),
  };
  return Object.keys(span).length === 0 ? undefined : span;
}

/** Dates of any precision, as texts: 2023, 2023-03, 2023-03-14. */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a year, month or day that the calendar has. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map((part) => Number(part ?? '1'));
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return year! >= 1000 && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day!;
}

/** From … to, both inclusive, dates of any precision; open where absent. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** Whether a date may lie within: a year alone could be any of its months, and none of them is ruled out. */
export function isWithin(date: string, { from = '', to = '' }: Span): boolean {
  return shared(date, from) >= shared(from, date) && (to === '' || shared(date, to) <= shared(to, date));
}

/** The part of a date that is as precise as another. */
function shared(date: string, other: string): string {
  return date.slice(0, other.length);
}

/** The earlier of two; of a date and a part of it, the more precise. */
export function earlier(a: string, b: string): string {
  if (a.startsWith(b)) return a;
  return b.startsWith(a) || b < a ? b : a;
}

/** How a node stands to a span of time. */
export const OUT_OF_TIME = 0;
export const IN_TIME = 1;
export const UNDATED = 2;

/** Rows of both ends of every edge, handed over one by one; asked for several times. */
export type EachEdge = (join: (a: number, b: number) => void) => void;

export interface InTime {
  /** 1 for each node that is shown. */
  readonly shown: Uint8Array;
  /** 1 for each undated node that is joined to a dated one. */
  readonly joined: Uint8Array;
}

/**
 * Who is shown in a span of time. What is dated stands for itself. What is not is shown as long as something dated that it
 * is joined to is; joined to nothing dated, as long as anything that it hangs on by others of its like is, or where it hangs
 * on nothing: an idea that nobody dated may always have been.
 * @param standing OUT_OF_TIME, IN_TIME or UNDATED, one byte for each node
 */
export function inTime(standing: Uint8Array, eachEdge: EachEdge): InTime {
  const beside = new Uint8Array(standing.length);
  eachEdge((a, b) => {
    if (standing[a] === UNDATED) beside[a]! |= marksOf(standing[b]!);
    if (standing[b] === UNDATED) beside[b]! |= marksOf(standing[a]!);
  });
  const marks = standing.map((one, node) => marksOf(one) | beside[node]!);
  const isLoose = standing.map((one, node) => Number(one === UNDATED && beside[node] === 0));
  while (spread(marks, isLoose, eachEdge));
  return {
    shown: marks.map((mark) => Number(mark !== HANGS)),
    joined: beside.map((mark) => Number(mark > 0)),
  };
}

/** Bits: what hangs on something dated, and on something that is shown. */
const HANGS = 1;
const HANGS_ON_SHOWN = 2;

function marksOf(standing: number): number {
  if (standing === UNDATED) return 0;
  return standing === IN_TIME ? HANGS | HANGS_ON_SHOWN : HANGS;
}

/** Loose ones hang on what those beside them hang on. @returns whether any of it was news */
function spread(marks: Uint8Array, isLoose: Uint8Array, eachEdge: EachEdge): boolean {
  let isNews = false;
  const hang = (node: number, other: number): void => {
    if (isLoose[node] === 0 || (marks[node]! | marks[other]!) === marks[node]) return;
    marks[node]! |= marks[other]!;
    isNews = true;
  };
  eachEdge((a, b) => {
    hang(a, b);
    hang(b, a);
  });
  return isNews;
}

import type { Span } from '../model/dates';
import { numberInWords } from '../model/wording';

/** Quantities and dates as people say them. Pure; English only. */

/** "1.8 trillion parameters", "1 minute". */
export function quantityInWords(value: number, unit?: string): string {
  if (unit === undefined || unit === '') return numberInWords(value);
  return `${numberInWords(value)} ${value === 1 ? singular(unit) : unit}`;
}

/** "minutes of audio" is "minute of audio". */
function singular(unit: string): string {
  return unit.replace(/^(\w+?)s\b/, (word, stem: string) => (/(?:s|u)$/.test(stem) ? word : stem));
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "2023-03-14" is "14 March 2023"; what is no date is left as it is. */
export function dateInWords(date: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (match === null) return date;
  const [, year, month, day] = match;
  const name = MONTHS[Number(month) - 1];
  if (month === undefined) return year!;
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** "as of March 2023", "since May 2020", "May 2020 to March 2023", "in March 2023", "any time". */
export function spanInWords({ from, to }: Span = {}): string {
  if (from === undefined) return to === undefined ? 'any time' : `as of ${dateInWords(to)}`;
  if (to === undefined) return `since ${dateInWords(from)}`;
  return from === to ? `in ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(to)}`;
}

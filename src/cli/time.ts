import { isDate, isWithin, type Span } from '../model/dates';
import { InputError } from '../model/errors';
import type { Filter } from '../model/filter';
import type { OptionHelp, Options } from './command';

/** Options of the commands that can be asked as of a time. */
export const TIME_OPTIONS: readonly OptionHelp[] = [
  { name: 'as-of', value: 'DATE', help: 'only what had been released by 2023, 2023-03 or 2023-03-14' },
  {
    name: 'years',
    value: 'FROM,TO',
    help: 'only what was released then; what has no date goes by what it is joined to',
  },
];
export const TIME_USAGE = '[--as-of DATE | --years FROM,TO]';

/** @throws InputError wrong-use where a date is none, or both options are given */
export function timeFilter(options: Options): Filter | undefined {
  const asOf = options.text('as-of');
  const years = options.text('years');
  if (asOf === undefined && years === undefined) return undefined;
  if (asOf !== undefined && years !== undefined)
    throw new InputError('wrong-use', 'it is either --as-of or --years');
  return { released: asOf === undefined ? spanOf(years!) : { to: dateOf('as-of', asOf) } };
}

function spanOf(text: string): Span {
  const [from, to, ...more] = text.split(',').map((date) => dateOf('years', date.trim()));
  if (from !== undefined && to !== undefined && more.length === 0 && isWithin(from, { to }))
    return { from, to };
  throw new InputError('wrong-use', `--years is ${text}; expected two dates such as 2020,2023-03`);
}

function dateOf(option: string, text: string): string {
  if (isDate(text)) return text;
  throw new InputError(
    'wrong-use',
    `--${option} is ${text}; expected a date such as 2023, 2023-03 or 2023-03-14`,
  );
}

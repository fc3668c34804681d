import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';
import { table } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const search: Command = {
  name: 'search',
  summary: 'Entities by name, alias or id; typing errors forgiven.',
  usage: `TEXT [--kind K,…] [--limit N] ${TIME_USAGE}`,
  options: [
    { name: 'kind', value: 'K,…', help: 'only these kinds' },
    { name: 'limit', value: 'N', help: 'most results; 20 unless given' },
    ...TIME_OPTIONS,
  ],
  operands: [1, Number.POSITIVE_INFINITY],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({
      text: operands.join(' '),
      kinds: options.list('kind'),
      limit: options.count('limit'),
      filter: timeFilter(options),
    });
    return ask(invocation, 'search', question, ({ results }) =>
      results.length === 0
        ? [`nothing is called ${operands.join(' ')}, or nearly so`]
        : table(
            results.map(({ id, name, kind, matched }) => [
              name,
              words(kind),
              id,
              matched === name ? '' : `as ${matched}`,
            ]),
          ),
    );
  },
};

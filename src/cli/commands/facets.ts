import { ask } from '../ask';
import { given, type Command } from '../command';
import { countsLine } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const facets: Command = {
  name: 'facets',
  summary:
    'How many entities and edges there are by kind, predicate, organization, access, year and certainty.',
  usage: TIME_USAGE,
  options: TIME_OPTIONS,
  operands: [0, 0],
  run: (invocation) =>
    ask(invocation, 'facets', given({ filter: timeFilter(invocation.options) }), (answer) =>
      Object.entries(answer).map(([facet, counts]) => `${facet}: ${countsLine(counts)}`),
    ),
};

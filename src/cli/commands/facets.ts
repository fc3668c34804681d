import { ask } from '../ask';
import type { Command } from '../command';
import { countsLine } from '../print';

export const facets: Command = {
  name: 'facets',
  summary:
    'How many entities and edges there are by kind, predicate, organization, access, year and certainty.',
  usage: '',
  options: [],
  operands: [0, 0],
  run: (invocation) =>
    ask(invocation, 'facets', {}, (answer) =>
      Object.entries(answer).map(([facet, counts]) => `${facet}: ${countsLine(counts)}`),
    ),
};

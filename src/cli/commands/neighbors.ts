import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';
import { edgeLines, table, truncationLines } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const neighbors: Command = {
  name: 'neighbors',
  summary: 'What an entity is joined to, one or more steps away.',
  usage: `ENTITY [--hops N] [--edge P,…] [--kind K,…] [--direction in|out|both] [--include-subtypes] [--limit N] ${TIME_USAGE}`,
  options: [
    { name: 'hops', value: 'N', help: 'how many steps; 1 unless given' },
    { name: 'edge', value: 'P,…', help: 'walk only these predicates' },
    { name: 'kind', value: 'K,…', help: 'list only these kinds; all are walked' },
    {
      name: 'direction',
      value: 'in|out|both',
      help: 'in: edges that point at the entity; out: edges that leave it; both unless given',
    },
    { name: 'include-subtypes', help: 'begin at its subtypes, too' },
    { name: 'limit', value: 'N', help: 'most nodes listed; all unless given' },
    ...TIME_OPTIONS,
  ],
  operands: [1, 1],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({
      entity: operands[0]!,
      hops: options.count('hops'),
      edges: options.list('edge'),
      kinds: options.list('kind'),
      direction: options.oneOf('direction', ['in', 'out', 'both'] as const),
      includeSubtypes: options.flag('include-subtypes') || undefined,
      limit: options.count('limit'),
      filter: timeFilter(options),
    });
    return ask(invocation, 'neighborhood', question, ({ nodes, edges, truncated }, { ontology }) => [
      ...table(nodes.map(({ id, name, kind, distance }) => [String(distance), name, words(kind), id])),
      '',
      ...edgeLines(edges, nodes, ontology),
      ...truncationLines(truncated),
    ]);
  },
};

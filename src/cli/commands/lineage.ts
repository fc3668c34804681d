import { InputError } from '../../model/errors';
import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command, type Options } from '../command';
import { countsLine, edgeLines, table, truncationLines } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const lineage: Command = {
  name: 'lineage',
  summary: 'What an entity is built on (--up), or what was built on it (--down).',
  usage: `ENTITY --up|--down [--edge P,…] [--relation R,…] [--depth N] [--limit N] ${TIME_USAGE}`,
  options: [
    { name: 'up', help: 'towards what it is built on' },
    { name: 'down', help: 'towards what was built on it' },
    { name: 'edge', value: 'P,…', help: 'follow these predicates; the lineage ones unless given' },
    { name: 'relation', value: 'R,…', help: 'only edges of these relations, such as fine_tune' },
    { name: 'depth', value: 'N', help: 'most steps; all unless given' },
    { name: 'limit', value: 'N', help: 'most nodes listed; all unless given' },
    ...TIME_OPTIONS,
  ],
  operands: [1, 1],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({
      entity: operands[0]!,
      direction: directionOf(options),
      edges: options.list('edge'),
      relations: options.list('relation'),
      depth: options.count('depth'),
      limit: options.count('limit'),
      filter: timeFilter(options),
    });
    return ask(
      invocation,
      'lineage',
      question,
      ({ nodes, edges, cycles, coverage, truncated }, { ontology }) => [
        ...table(nodes.map(({ id, name, kind, level }) => [String(level), name, words(kind), id])),
        '',
        ...edgeLines(edges, nodes, ontology),
        '',
        `${coverage.referenced} of ${coverage.edges} steps referenced${coverage.edges > 0 ? `; ${countsLine(coverage.byCertainty)}` : ''}`,
        ...cycles.map((group) => `leads back to itself: ${group.join(' → ')}`),
        ...truncationLines(truncated),
      ],
    );
  },
};

function directionOf(options: Options): 'up' | 'down' {
  if (options.flag('up') === options.flag('down')) {
    throw new InputError('wrong-use', 'lineage takes either --up or --down');
  }
  return options.flag('up') ? 'up' : 'down';
}

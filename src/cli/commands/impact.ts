import type { Shared } from '../../model/answer';
import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';
import { countsLine, table, truncationLines } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const impact: Command = {
  name: 'impact',
  summary: 'Everything that rests on an entity, by distance, organization and licence.',
  usage: `ENTITY [--edge P,…] [--depth N] [--limit N] ${TIME_USAGE}`,
  options: [
    { name: 'edge', value: 'P,…', help: 'follow these predicates; the lineage ones unless given' },
    { name: 'depth', value: 'N', help: 'most steps; all unless given' },
    { name: 'limit', value: 'N', help: 'most entities listed; all are counted' },
    ...TIME_OPTIONS,
  ],
  operands: [1, 1],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({
      entity: operands[0]!,
      edges: options.list('edge'),
      depth: options.count('depth'),
      limit: options.count('limit'),
      filter: timeFilter(options),
    });
    return ask(invocation, 'impact', question, (answer) =>
      answer.total === 0
        ? ['nothing recorded rests on it']
        : [
            ...table(
              answer.nodes.map(({ id, name, kind, distance }) => [String(distance), name, words(kind), id]),
            ),
            '',
            `kinds: ${countsLine(answer.kinds)}`,
            `steps away: ${answer.distances.map(({ distance, count }) => `${distance}: ${count}`).join(', ')}`,
            `organizations: ${sharedLine(answer.organizations)}`,
            `licences: ${sharedLine(answer.licences)}`,
            ...truncationLines(answer.truncated),
          ],
    );
  },
};

function sharedLine({ named, unrecorded }: Shared): string {
  const parts = named.map(({ name, count }) => `${name} ${count}`);
  return [...parts, ...(unrecorded > 0 ? [`not recorded ${unrecorded}`] : [])].join(', ');
}

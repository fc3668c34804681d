import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';

export const related: Command = {
  name: 'related',
  summary: 'What else is like it, and why.',
  usage: 'ENTITY [--by G,…] [--limit N]',
  options: [
    {
      name: 'by',
      value: 'G,…',
      help: 'only what is shared by these groups of predicates, such as architecture,method',
    },
    { name: 'limit', value: 'N', help: 'most results; 10 unless given' },
  ],
  operands: [1, 1],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({ entity: operands[0]!, by: options.list('by'), limit: options.count('limit') });
    return ask(invocation, 'related', question, ({ results }) =>
      results.length === 0
        ? ['nothing of its kind is joined to the same things']
        : results.flatMap(({ id, name, kind, reasons }) => [
            `${name}  (${words(kind)}, ${id})`,
            `  ${reasons.map(({ text }) => text).join('; ')}`,
          ]),
    );
  },
};

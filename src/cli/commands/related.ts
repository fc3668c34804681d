import { words } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';

export const related: Command = {
  name: 'related',
  summary: 'What else is like it, and why.',
  usage: 'ENTITY [--limit N]',
  options: [{ name: 'limit', value: 'N', help: 'most results; 10 unless given' }],
  operands: [1, 1],
  run: (invocation) => {
    const question = given({ entity: invocation.operands[0]!, limit: invocation.options.count('limit') });
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

import type { Terms } from '../../model/answer';
import { statedObject } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';

export const obligations: Command = {
  name: 'obligations',
  summary: 'Licences and terms met along its lineage. Facts and paths; no legal advice.',
  usage: 'ENTITY [--terms]',
  options: [{ name: 'terms', help: 'with what each licence permits, forbids and requires' }],
  operands: [1, 1],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({ entity: operands[0]!, terms: options.flag('terms') || undefined });
    return ask(invocation, 'obligations', question, ({ licences, conflicts }) => [
      ...(licences.length === 0 ? ['no licence is recorded for it or what it is built on'] : []),
      ...licences.flatMap(({ name, id, via, terms }) => [
        `${name}  (${id})  by ${via.join(' → ')}`,
        ...Object.entries(terms ?? {}).flatMap(([word, statements]: [string, Terms[keyof Terms]]) =>
          statements.map((statement) => `  ${word} ${statedObject(statement)}`),
        ),
      ]),
      ...conflicts.map(({ terms, path }) => `conflict: ${terms}  by ${path.join(' → ')}`),
    ]);
  },
};

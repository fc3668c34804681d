import { objectInWords } from '../../model/wording';
import { ask } from '../ask';
import { given, type Command } from '../command';
import { table } from '../print';

export const compare: Command = {
  name: 'compare',
  summary: 'Two or more entities side by side: what they share and where they differ.',
  usage: 'A B … [--evidence]',
  options: [
    { name: 'evidence', help: 'with --json: the statements behind each row, with references and denials' },
  ],
  operands: [2, 16],
  run: (invocation) =>
    ask(
      invocation,
      'compare',
      given({
        entities: invocation.operands,
        evidence: invocation.options.flag('evidence') || undefined,
      }),
      ({ entities, rows, commonAncestors }, { ontology }) => {
        const label = (id: string) =>
          ontology.predicates.find((predicate) => predicate.id === id)?.label ?? id;
        const cell = (objects: readonly Parameters<typeof objectInWords>[0][]) =>
          objects.length === 0 ? 'not recorded' : objects.map(objectInWords).join(', ');
        return [
          ...table([
            ['', ...entities.map(({ name }) => name)],
            ...rows.map(({ predicate, cells, same }) => [
              `${same ? '= ' : '  '}${label(predicate)}`,
              ...cells.map(cell),
            ]),
          ]),
          ...(commonAncestors.length > 0 ? ['', 'nearest common ancestors:'] : []),
          ...commonAncestors.map(({ name, distances }) => `  ${name}  (${distances.join(', ')} steps)`),
        ];
      },
    ),
};

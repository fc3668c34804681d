import { ask } from '../ask';
import { given, type Command } from '../command';
import { edgeLines } from '../print';
import { TIME_OPTIONS, TIME_USAGE, timeFilter } from '../time';

export const path: Command = {
  name: 'path',
  summary: 'How two entities are joined: the shortest ways, edge by edge.',
  usage: `A B [--edge P,…] [--directed] [--avoid ENTITY,…] [--k N] ${TIME_USAGE}`,
  options: [
    { name: 'edge', value: 'P,…', help: 'walk only these predicates' },
    { name: 'directed', help: 'walk edges from subject to object only' },
    { name: 'avoid', value: 'ENTITY,…', help: 'entities that may not lie on it' },
    { name: 'k', value: 'N', help: 'how many loop-free paths, shortest first; 1 unless given' },
    ...TIME_OPTIONS,
  ],
  operands: [2, 2],
  run: (invocation) => {
    const { operands, options } = invocation;
    const question = given({
      from: operands[0]!,
      to: operands[1]!,
      edges: options.list('edge'),
      directed: options.flag('directed') || undefined,
      avoid: options.list('avoid'),
      k: options.count('k'),
      filter: timeFilter(options),
    });
    return ask(invocation, 'path', question, ({ paths }, { ontology }) =>
      paths.length === 0
        ? ['no path joins the two']
        : paths.flatMap(({ nodes, edges, length }, index) => [
            ...(index > 0 ? [''] : []),
            `${length} step${length === 1 ? '' : 's'}: ${nodes.map(({ name }) => name).join(' — ')}`,
            ...edgeLines(edges, nodes, ontology).map((line) => `  ${line}`),
          ]),
    );
  },
};

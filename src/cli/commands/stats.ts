import { ask } from '../ask';
import type { Command } from '../command';
import { countsLine } from '../print';

export const stats: Command = {
  name: 'stats',
  summary: 'The size and soundness of the graph.',
  usage: '',
  options: [],
  operands: [0, 0],
  run: (invocation) =>
    ask(invocation, 'stats', {}, (answer) => [
      `entities: ${countsLine(answer.nodes)}`,
      `edges: ${countsLine(answer.edges)}`,
      `statements: ${answer.statements.toLocaleString('en')}, ${answer.referenced.toLocaleString('en')} of them referenced`,
      `placeholders: ${answer.placeholders}; self-loops: ${answer.selfLoops}; cycles: ${answer.cycles}; components: ${answer.components}`,
      `longest lineage: ${answer.longestLineage.length} (${answer.longestLineage.nodes.map(({ name }) => name).join(' → ')})`,
    ]),
};

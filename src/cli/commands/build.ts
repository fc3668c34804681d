import type { Command } from '../command';
import { loadStore } from '../load';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

export const build: Command = {
  name: 'build',
  summary: 'A snapshot of a graph, laid out, ready for the explorer.',
  usage: '[PATH] -o FILE',
  options: [OUTPUT],
  operands: [0, 1],
  run: async ({ effects, operands, options, graph, json }) => {
    const file = await outputFile(effects, options, 'build');
    const store = await loadStore(effects, operands[0] ?? graph);
    const bytes = await writeGraph(effects, file, store);
    const report = {
      file,
      bytes,
      nodes: store.nodeCount,
      statements: store.statementCount,
      edges: store.edgeCount,
    };
    effects.out(
      json
        ? JSON.stringify(report, null, 2)
        : `${file}: ${report.nodes} entities, ${report.statements} statements, ${bytes.toLocaleString('en')} bytes`,
    );
    return 0;
  },
};

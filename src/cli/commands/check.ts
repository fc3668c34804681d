import { formatDiagnostic, hasErrors } from '../../model/diagnostic';
import type { Command } from '../command';
import { findGraph } from '../load';

export const check: Command = {
  name: 'check',
  summary: 'Every fault of a graph, with file, line, column and a hint.',
  usage: '[PATH]',
  options: [],
  operands: [0, 1],
  run: async ({ effects, operands, graph, json }) => {
    const found = await findGraph(effects, operands[0] ?? graph);
    const diagnostics = 'reading' in found ? found.reading.diagnostics : [];
    if (json) effects.out(JSON.stringify({ diagnostics }, null, 2));
    else {
      for (const diagnostic of diagnostics) effects.out(formatDiagnostic(diagnostic));
      if (!hasErrors(diagnostics)) effects.out('no faults');
    }
    return hasErrors(diagnostics) ? 1 : 0;
  },
};

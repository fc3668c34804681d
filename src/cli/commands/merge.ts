import { mergeGraphs } from '../../format/merge';
import { OUTCOMES } from '../../format/resolve';
import { buildStore } from '../../store/build';
import { graphOf } from '../../store/graph-of';
import type { Command } from '../command';
import { htmlPage } from '../html';
import { loadStore } from '../load';
import { count, reportLines } from '../report-lines';
import { HTML, writeHtml } from '../write-html';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

export const merge: Command = {
  name: 'merge',
  summary: 'Two graphs as one: what is the same is joined, what contradicts itself stays, with its sources.',
  usage: 'A B -o FILE [--html FILE]',
  options: [OUTPUT, HTML],
  details: ['A and B are what --graph takes. Two of one name stay two where makers, dates or sizes differ.'],
  operands: [2, 2],
  run: async ({ effects, operands, options, json }) => {
    const [first, second] = operands as [string, string];
    const file = await outputFile(effects, options, 'merge');
    const { graph, report } = mergeGraphs(
      graphOf(await loadStore(effects, first)),
      graphOf(await loadStore(effects, second)),
    );
    await writeGraph(effects, file, buildStore(graph));
    const what = `${file}: ${count(graph.entities.length)} entities, ${count(graph.statements.length)} statements, of ${first} and ${second}`;
    const joined = OUTCOMES.filter((outcome) => report.resolution[outcome] > 0);
    const rules = joined.map((outcome) => `${count(report.resolution[outcome])} by rule: ${outcome}`);
    const lines = [...reportLines(report, what), ...rules];
    await writeHtml(
      effects,
      options,
      htmlPage(`${first} and ${second} as one`, [['What became of them', lines]]),
    );
    effects.out(json ? JSON.stringify(report, null, 2) : lines.join('\n'));
    return 0;
  },
};

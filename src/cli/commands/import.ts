import { importHub } from '../../format/hub/import';
import type { ImportReport, Remark } from '../../format/hub/report';
import { InputError } from '../../model/errors';
import { nearest } from '../../model/names';
import type { Command } from '../command';
import { bundledOntology, loadText } from '../load';
import { buildStoreOfTable } from '../../store/build';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

const FORMATS = ['huggingface'];

export const importCommand: Command = {
  name: 'import',
  summary: 'A snapshot of what others wrote down, with a report of what became of each row.',
  usage: 'huggingface EDGES.csv [NODES.csv] -o FILE',
  options: [OUTPUT],
  operands: [2, 3],
  run: async ({ effects, operands, options, json }) => {
    const [format, edges, nodes] = operands as [string, string, string | undefined];
    if (!FORMATS.includes(format)) throw unknownFormat(format);
    const file = await outputFile(effects, options, 'import');
    const { table, report } = importHub({
      edges: await loadText(effects, edges),
      ...(nodes === undefined ? {} : { nodes: await loadText(effects, nodes) }),
      ontology: await bundledOntology(effects),
    });
    const bytes = await writeGraph(effects, file, buildStoreOfTable(table));
    if (json) effects.out(JSON.stringify(report, null, 2));
    else for (const line of linesOf(report, file, bytes)) effects.out(line);
    return 0;
  },
};

function unknownFormat(format: string): InputError {
  const [near] = nearest(format, FORMATS, 1);
  const hint = near === undefined ? `expected ${FORMATS.join(', ')}` : `did you mean ${near}?`;
  return new InputError('wrong-use', `${format} is no format that is read; ${hint}`);
}

function linesOf(report: ImportReport, file: string, bytes: number): string[] {
  const count = (number: number) => number.toLocaleString('en');
  const remark = ({ what, why, count: times, first }: Remark) =>
    `  ${count(times)} × ${what}: ${why} (first: ${first})`;
  const of = (number: number, words: string) => (number === 0 ? [] : [`${count(number)} ${words}`]);
  const some = (title: string, remarks: readonly Remark[]) =>
    remarks.length === 0 ? [] : [title, ...remarks.map(remark)];
  return [
    `${file}: ${count(report.kept)} of ${count(report.read)} rows kept, ${count(bytes)} bytes`,
    ...of(report.placeholders, 'models are named, but described by no row: placeholders'),
    ...of(report.merged, 'other spellings of ids were found to be the same models'),
    ...of(report.ambiguous, 'names differ from others only in case or signs: their ids end in a number'),
    ...some('dropped:', report.dropped),
    ...some('kept, but worth a look:', report.notes),
  ];
}

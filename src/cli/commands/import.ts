import { FORMATS } from '../../format/formats';
import type { GraphImport } from '../../format/foreign/read-properties';
import { importHub } from '../../format/hub/import';
import type { Report } from '../../format/report';
import type { TextFile } from '../../format/yaml-text';
import { InputError } from '../../model/errors';
import { nearest } from '../../model/names';
import type { Ontology } from '../../model/ontology';
import { buildStoreOfTable } from '../../store/build';
import type { Store } from '../../store/store';
import type { Command } from '../command';
import { storeOfImport } from '../imported';
import { bundledOntology, loadText } from '../load';
import { count, reportLines } from '../report-lines';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

/** What is read by its name: from texts to a store, and a report. */
interface Importer {
  readonly id: string;
  /** Most files that it takes. */
  readonly most: number;
  readonly read: (files: readonly TextFile[], known: Ontology) => Promise<{ store: Store; report: Report }>;
}

const HUB: Importer = {
  id: 'huggingface',
  most: 2,
  read: async ([edges, nodes], ontology) => {
    const { table, report } = importHub({
      edges: edges!,
      ...(nodes === undefined ? {} : { nodes }),
      ontology,
    });
    return { store: buildStoreOfTable(table), report };
  },
};

const IMPORTERS: readonly Importer[] = [
  HUB,
  ...FORMATS.map(({ id, read }) => ({
    id,
    most: id === 'csv' ? 3 : id === 'yaml' ? Infinity : 1,
    read: async (files: readonly TextFile[], known: Ontology) => stored(await read(files, known)),
  })),
];

function stored(found: GraphImport): { store: Store; report: Report } {
  return { store: storeOfImport(found), report: found.report };
}

export const importCommand: Command = {
  name: 'import',
  summary: 'A snapshot of what others wrote down, with a report of what became of it.',
  usage: `FORMAT FILE… -o FILE`,
  options: [OUTPUT],
  details: [
    `FORMAT is one of ${IMPORTERS.map(({ id }) => id).join(', ')}.`,
    'huggingface takes EDGES.csv and at will NODES.csv; csv takes tables of nodes and of edges in any order.',
  ],
  operands: [2, Infinity],
  run: async ({ effects, operands, options, json }) => {
    const [format = '', ...paths] = operands;
    const importer = IMPORTERS.find(({ id }) => id === format);
    if (importer === undefined) throw unknownFormat(format);
    if (paths.length > importer.most)
      throw new InputError(
        'wrong-use',
        `${format} takes at most ${importer.most} files, not ${paths.length}`,
      );
    const file = await outputFile(effects, options, 'import');
    const files = await Promise.all(paths.map((path) => loadText(effects, path)));
    const { store, report } = await importer.read(files, await bundledOntology(effects));
    const bytes = await writeGraph(effects, file, store);
    const what = `${file}: ${count(report.kept)} of ${count(report.read)} ${UNITS[format] ?? 'nodes and edges'} kept, ${count(bytes)} bytes`;
    effects.out(json ? JSON.stringify(report, null, 2) : reportLines(report, what).join('\n'));
    return 0;
  },
};

/** What is counted as read. */
const UNITS: Readonly<Record<string, string>> = { huggingface: 'rows' };

function unknownFormat(format: string): InputError {
  const ids = IMPORTERS.map(({ id }) => id);
  const [near] = nearest(format, ids, 1);
  const hint = near === undefined ? `expected ${ids.join(', ')}` : `did you mean ${near}?`;
  return new InputError('wrong-use', `${format} is no format that is read; ${hint}`);
}

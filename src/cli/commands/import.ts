import { DATASETS } from '../../format/datasets/datasets';
import { FORMATS } from '../../format/formats';
import type { GraphImport } from '../../format/foreign/read-properties';
import { importHub } from '../../format/hub/import';
import type { Report } from '../../format/report';
import { OUTCOMES, type Resolution } from '../../format/resolve';
import type { TextFile } from '../../format/yaml-text';
import { InputError } from '../../model/errors';
import { nearest } from '../../model/names';
import type { Ontology } from '../../model/ontology';
import { buildStoreOfTable } from '../../store/build';
import type { Store } from '../../store/store';
import type { Command } from '../command';
import type { Effects } from '../effects';
import { storeOfImport } from '../imported';
import { attempt, bundledOntology, loadText } from '../load';
import { count, reportLines } from '../report-lines';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

/** What is read by its name: from texts to a store, and a report. */
interface Importer {
  readonly id: string;
  /** Most files that it takes. */
  readonly most: number;
  /** Of the files that are meant where a folder is named; absent where none may be. */
  readonly endings?: readonly string[];
  readonly read: (files: readonly TextFile[], known: Ontology) => Promise<Stored>;
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
  ...DATASETS.map(({ id, endings, read }) => ({
    id,
    most: Infinity,
    endings,
    read: async (files: readonly TextFile[], known: Ontology) => stored(await read(files, known)),
  })),
];

interface Stored {
  readonly store: Store;
  readonly report: Report & { readonly resolution?: Resolution };
}

function stored(found: GraphImport & { readonly report: Stored['report'] }): Stored {
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
    ...DATASETS.map(({ id, title }) => `${id}: ${title}.`),
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
    const found: string[] = [];
    for (const path of paths) found.push(...(await filesAt(effects, path, importer.endings)));
    const files: TextFile[] = [];
    for (const path of found) files.push(await loadText(effects, path));
    const { store, report } = await importer.read(files, await bundledOntology(effects));
    const bytes = await writeGraph(effects, file, store);
    const what = `${file}: ${count(report.kept)} of ${count(report.read)} ${UNITS[format] ?? 'nodes and edges'} kept, ${count(bytes)} bytes`;
    const { resolution } = report;
    const rules = OUTCOMES.filter((outcome) => (resolution?.[outcome] ?? 0) > 0).map(
      (outcome) => `names by rule ${outcome}: ${count(resolution![outcome])}`,
    );
    effects.out(json ? JSON.stringify(report, null, 2) : [...reportLines(report, what), ...rules].join('\n'));
    return 0;
  },
};

/** What is counted as read. */
const UNITS: Readonly<Record<string, string>> = {
  huggingface: 'rows',
  yaml: 'entities and statements',
  ...Object.fromEntries(DATASETS.map(({ id }) => [id, 'records'])),
};

/** The file, or all of a folder and those in it, in the order of their names: the same each time. */
async function filesAt(
  effects: Effects,
  path: string,
  endings: readonly string[] | undefined,
): Promise<string[]> {
  if (endings === undefined) return [path];
  const names = await attempt(path, () => effects.listFolder(path));
  if (names === undefined) return [path];
  const files: string[] = [];
  for (const name of names) {
    const inside = `${path.replace(/\/$/, '')}/${name}`;
    if (endings.some((ending) => name.endsWith(ending))) files.push(inside);
    else if ((await effects.listFolder(inside)) !== undefined)
      files.push(...(await filesAt(effects, inside, endings)));
  }
  return files;
}

function unknownFormat(format: string): InputError {
  const ids = IMPORTERS.map(({ id }) => id);
  const [near] = nearest(format, ids, 1);
  const hint = near === undefined ? `expected ${ids.join(', ')}` : `did you mean ${near}?`;
  return new InputError('wrong-use', `${format} is no format that is read; ${hint}`);
}

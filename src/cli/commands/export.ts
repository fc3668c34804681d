import { CSV_FILES } from '../../format/csv-pairs';
import { decodeText } from '../../format/decode';
import { detectFormat, FORMATS, type GraphFormat, type Written } from '../../format/formats';
import { WRITTEN } from '../../format/yaml-written';
import { MARK } from '../../format/foreign/property-graph';
import type { Report } from '../../format/report';
import { InputError } from '../../model/errors';
import { graphOf } from '../../store/graph-of';
import { NODE_PLACEHOLDER } from '../../store/columns';
import type { Store } from '../../store/store';
import type { Command } from '../command';
import type { Effects } from '../effects';
import { loadStore } from '../load';
import { count, reportLines } from '../report-lines';
import { OUTPUT } from '../write-graph';

type Writer = GraphFormat & Required<Pick<GraphFormat, 'write'>>;
const WRITERS = FORMATS.filter((format): format is Writer => format.write !== undefined);

export const exportCommand: Command = {
  name: 'export',
  summary: 'A graph in a format that other tools read, with a report of what that has no place for.',
  usage: '--format F -o FILE',
  options: [
    { name: 'format', value: 'F', help: `one of ${WRITERS.map(({ id }) => id).join(', ')}` },
    { ...OUTPUT, help: 'where to write it; for csv and yaml a folder' },
  ],
  operands: [0, 0],
  run: async ({ effects, options, graph, json }) => {
    const id = options.oneOf(
      'format',
      WRITERS.map((writer) => writer.id),
    );
    if (id === undefined) throw new InputError('wrong-use', 'export needs --format F');
    const file = options.text(OUTPUT.name);
    if (file === undefined || file === '') throw new InputError('wrong-use', 'export needs -o FILE');
    const store = await loadStore(effects, graph);
    const written = await WRITERS.find((writer) => writer.id === id)!.write(graphOf(store), placesOf(store));
    await save(effects, file, written, id);
    const report = reportOf(store, written);
    const what = `${file}: ${count(report.kept)} of ${count(report.read)} entities and statements written`;
    effects.out(json ? JSON.stringify(report, null, 2) : reportLines(report, what).join('\n'));
    return 0;
  },
};

/** Where the graph has been laid out. */
function placesOf({ nodeCount, columns }: Store): Float32Array | undefined {
  return nodeCount > 0 && !Number.isNaN(columns.nodePosition[0]) ? columns.nodePosition : undefined;
}

function reportOf(store: Store, { kept, dropped }: Written): Report {
  const placeholders = store.columns.nodeFlags.filter((flags) => (flags & NODE_PLACEHOLDER) !== 0).length;
  const read = store.nodeCount + store.statementCount;
  return { read, kept, dropped, placeholders, merged: 0, ambiguous: 0, notes: [] };
}

/** @throws InputError unwritable-file, before anything is written where something of somebody else is in the way */
async function save(effects: Effects, path: string, { text, files }: Written, format: string): Promise<void> {
  const texts = new Map(text === undefined ? [] : [[path, text]]);
  for (const [name, content] of files ?? []) texts.set(`${path.replace(/\/$/, '')}/${name}`, content);
  for (const name of texts.keys()) await refuseStrangers(effects, name, format);
  for (const [name, content] of texts) {
    await effects.writeFile(name, content).catch((error: unknown) => {
      throw new InputError('unwritable-file', `${name} could not be written: ${(error as Error).message}`);
    });
  }
}

/** Only what an export wrote is written over: a slip must not cost somebody a file. */
async function refuseStrangers(effects: Effects, path: string, format: string): Promise<void> {
  const bytes = await effects.readFile(path).catch(() => undefined);
  if (bytes === undefined || bytes.length === 0 || (await isOurs(effects, path, bytes, format))) return;
  throw new InputError(
    'unwritable-file',
    `${path} exists and is no export of Stemma; choose another name, or remove it`,
  );
}

async function isOurs(effects: Effects, path: string, bytes: Uint8Array, format: string): Promise<boolean> {
  // Tables say nothing of where they come from; what lies beside them does.
  const beside = path.replace(/[^/]*$/, CSV_FILES.mark);
  const marked = format === 'csv' ? await effects.readFile(beside).catch(() => undefined) : bytes;
  if (marked === undefined) return false;
  try {
    const text = decodeText(marked, path);
    if (format === 'yaml') return text.startsWith(WRITTEN);
    return format === 'csv'
      ? text.startsWith('{"version":')
      : text.includes(MARK) && detectFormat(text)?.id === format;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { MultiDirectedGraph } from 'graphology';
import { generateHub } from '../../src/format/hub/generate';
import type { GraphTable } from '../../src/model/table';
import { buildStoreOfTable } from '../../src/store/build';
import { bytesHeld, bytesHeldWithoutTexts } from '../../src/store/sharing';
import { writeSnapshot } from '../../src/store/snapshot';
import { bundledOntology } from '../format/hub/ontology';
import { figure, held, markdown } from './measure';

/*
 * What a generated hub takes: its columns in memory beside graphology with the same nodes and edges, and its snapshot as a
 * file and compressed as a server sends it.
 *
 *   npm run bench -- memory [--quick] [--nodes MODELS,…] [--seed N]
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    nodes: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const SIZES =
  options.nodes === ''
    ? options.quick
      ? [10_000]
      : [10_000, 100_000]
    : options.nodes.split(',').map(Number);
const GOALS = { columns: 15, topologyMB: 4.5, bytesPerName: 6.5 };
const ontology = bundledOntology();

function peerOf(table: GraphTable): object {
  const graph = new MultiDirectedGraph();
  table.names.forEach((name, row) =>
    graph.addNode(row, { name, kind: ontology.kinds[table.kind[row]!]!.id }),
  );
  table.subject.forEach((subject, at) =>
    graph.addDirectedEdge(subject, table.object[at], {
      predicate: ontology.predicates[table.predicate[at]!]!.id,
      relation: table.circumstances[table.circumstance[at]!]!.qualifiers[0]?.id,
    }),
  );
  return graph;
}

/** Bytes of each section once it is compressed by itself. */
function compressed(file: Uint8Array): Map<string, number> {
  const length = new DataView(file.buffer).getUint32(12, true);
  const directory = JSON.parse(new TextDecoder().decode(file.subarray(32, 32 + length))) as {
    sections: Record<string, [bytes: number, crc: number]>;
  };
  const sizes = new Map<string, number>();
  let at = 32 + length;
  for (const [name, [bytes]] of Object.entries(directory.sections)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_LGWIN]: 24 };
    sizes.set(name, brotliCompressSync(file.subarray(at, at + bytes), { params }).length);
    at += bytes;
  }
  return sizes;
}

const lines = [['models', 'figure', 'unit', 'ours', 'graphology', 'ratio', 'goal']];
for (const models of SIZES) {
  const table = generateHub({ models, seed: Number(options.seed), ontology });
  const store = buildStoreOfTable(table);
  const columns = bytesHeldWithoutTexts(store) / 1e6;
  const all = bytesHeld(store) / 1e6;
  const peer = held(() => peerOf(table));
  const since = performance.now();
  const file = writeSnapshot(store);
  const written = performance.now() - since;
  const sections = compressed(file);
  const names = sections.get('names') ?? 0;
  const sum = [...sections.values()].reduce((total, bytes) => total + bytes, 0);
  const size = models.toLocaleString('en');
  const row = (what: string, unit: string, ours: number, goal = '', other?: number) =>
    lines.push([
      size,
      what,
      unit,
      figure(ours),
      other === undefined ? '' : figure(other),
      other === undefined ? '' : figure(other / ours),
      goal,
    ]);
  row('columns without texts', 'MB', columns, `≥ ${GOALS.columns}×`, peer);
  row('columns and texts', 'MB', all, '', peer);
  row('snapshot as a file', 'MB', file.length / 1e6);
  row('to write it', 'ms', written);
  row(
    'compressed, without names',
    'MB',
    (sum - names) / 1e6,
    models === 1_000_000 ? `≤ ${GOALS.topologyMB}` : '',
  );
  row('compressed, a name', 'bytes', names / store.nodeCount, `≤ ${GOALS.bytesPerName}`);
}
process.stdout.write(`${markdown(lines)}\n`);

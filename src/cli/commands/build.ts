import { InputError } from '../../model/errors';
import { isSnapshot, writeSnapshot } from '../../store/snapshot';
import type { Command } from '../command';
import type { Effects } from '../effects';
import { loadPlaced } from '../load';

export const build: Command = {
  name: 'build',
  summary: 'A snapshot of a graph, laid out, ready for the explorer.',
  usage: '[PATH] -o FILE',
  options: [{ name: 'output', short: 'o', value: 'FILE', help: 'where to write it' }],
  operands: [0, 1],
  run: async ({ effects, operands, options, graph, json }) => {
    const file = options.text('output');
    if (file === undefined || file === '') throw new InputError('wrong-use', 'build needs -o FILE');
    await refuseForeign(effects, file);
    const store = await loadPlaced(effects, operands[0] ?? graph);
    const bytes = writeSnapshot(store);
    await effects.writeFile(file, bytes).catch((error: unknown) => {
      throw new InputError('unwritable-file', `${file} could not be written: ${(error as Error).message}`);
    });
    const report = {
      file,
      bytes: bytes.length,
      nodes: store.nodeCount,
      statements: store.statementCount,
      edges: store.edgeCount,
    };
    effects.out(
      json
        ? JSON.stringify(report, null, 2)
        : `${file}: ${report.nodes} entities, ${report.statements} statements, ${report.bytes.toLocaleString('en')} bytes`,
    );
    return 0;
  },
};

/** A slip in -o must not cost somebody a file: only a snapshot, or an empty file, is written over. */
async function refuseForeign(effects: Effects, file: string): Promise<void> {
  const there = await effects.readFile(file).catch(() => undefined);
  if (there === undefined || there.length === 0 || isSnapshot(there)) return;
  throw new InputError(
    'unwritable-file',
    `${file} exists and is no snapshot; choose another name, or remove it`,
  );
}

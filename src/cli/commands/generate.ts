import { generateHub, MOST_MODELS } from '../../format/hub/generate';
import { InputError } from '../../model/errors';
import type { Command } from '../command';
import { bundledOntology } from '../load';
import { buildStoreOfTable } from '../../store/build';
import { OUTPUT, outputFile, writeGraph } from '../write-graph';

const SEEDS = 2 ** 32;

export const generate: Command = {
  name: 'generate',
  summary: 'A made-up hub in the shape of a real one, for trying and timing.',
  usage: '--models N [--seed S] -o FILE',
  options: [
    { name: 'models', value: 'N', help: `how many models, up to ${MOST_MODELS.toLocaleString('en')}` },
    { name: 'seed', value: 'S', help: 'another seed makes another hub; 1 unless given' },
    OUTPUT,
  ],
  operands: [0, 0],
  run: async ({ effects, options, json }) => {
    const models = options.count('models');
    if (models === undefined) throw new InputError('wrong-use', 'generate needs --models N');
    const seed = options.count('seed', 0) ?? 1;
    if (seed >= SEEDS) throw new InputError('wrong-use', `--seed is ${seed}; expected less than ${SEEDS}`);
    const file = await outputFile(effects, options, 'generate');
    const store = buildStoreOfTable(generateHub({ models, seed, ontology: await bundledOntology(effects) }));
    const bytes = await writeGraph(effects, file, store);
    const { nodeCount: nodes, statementCount: statements, edgeCount: edges } = store;
    effects.out(
      json
        ? JSON.stringify({ file, bytes, models, seed, nodes, statements, edges }, null, 2)
        : `${file}: ${models} models, ${nodes} entities, ${statements} statements, ${bytes.toLocaleString('en')} bytes`,
    );
    return 0;
  },
};

import { entitiesSchema } from '../../format/json-schema';
import type { Command } from '../command';
import { BUNDLED, readOntologyAt } from '../load';

export const schema: Command = {
  name: 'schema',
  summary: 'A JSON Schema of the entity files, for editors, made from the ontology.',
  usage: '[PATH]',
  options: [],
  operands: [0, 1],
  run: async ({ effects, operands, graph }) => {
    const folder = operands[0] ?? graph ?? effects.ownPath(BUNDLED);
    effects.out(JSON.stringify(entitiesSchema(await readOntologyAt(effects, folder)), null, 2));
    return 0;
  },
};

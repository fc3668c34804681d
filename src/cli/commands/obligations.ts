import { ask } from '../ask';
import type { Command } from '../command';

export const obligations: Command = {
  name: 'obligations',
  summary: 'Licences and terms met along its lineage. Facts and paths; no legal advice.',
  usage: 'ENTITY',
  options: [],
  operands: [1, 1],
  run: (invocation) =>
    ask(invocation, 'obligations', { entity: invocation.operands[0]! }, ({ licences, conflicts }) => [
      ...(licences.length === 0 ? ['no licence is recorded for it or what it is built on'] : []),
      ...licences.map(({ name, id, via }) => `${name}  (${id})  by ${via.join(' → ')}`),
      ...conflicts.map(({ terms, path }) => `conflict: ${terms}  by ${path.join(' → ')}`),
    ]),
};

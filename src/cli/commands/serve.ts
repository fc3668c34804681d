import { InputError } from '../../model/errors';
import { serve as serveExplorer } from '../../server/serve';
import type { Command, Options } from '../command';
import { attempt } from '../load';
import { servedBytes } from '../write-graph';

const USUAL_PORT = 4321;
/** Built by `npm run build`. */
const EXPLORER = 'dist/explorer';

export const serve: Command = {
  name: 'serve',
  summary: 'The explorer on a graph, at an address of this machine.',
  usage: '[--graph PATH] [--port N]',
  options: [{ name: 'port', value: 'N', help: `${USUAL_PORT} unless given; 0 takes any free one` }],
  operands: [0, 0],
  run: async ({ effects, options, graph, json }) => {
    const port = portOf(options);
    const snapshot = await servedBytes(effects, graph);
    const explorer = effects.ownPath(EXPLORER);
    await attempt(`${explorer}/index.html`, () => effects.readFile(`${explorer}/index.html`));
    const running = await serveExplorer({ explorer, snapshot, port });
    effects.out(
      json ? JSON.stringify({ url: running.url }) : `Stemma is at ${running.url}  (Ctrl-C ends it)`,
    );
    await effects.untilStopped();
    await running.stop();
    return 0;
  },
};

function portOf(options: Options): number {
  const port = options.count('port', 0) ?? USUAL_PORT;
  if (port > 65535) throw new InputError('wrong-use', `--port is ${port}; expected 0 to 65535`);
  return port;
}

import { realEffects } from './effects';
import { run } from './run';

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`stemma: the answer could not be written: ${error.message}\n`);
  process.exit(3);
});
process.exitCode = await run(process.argv.slice(2), realEffects());

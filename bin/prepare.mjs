/**
 * Run by npm after `npm ci`: builds what the sources allow, and puts `stemma` where `npx` looks first (npm links
 * the commands of dependencies only, not a checkout's own). Nothing here fails the installation: whatever
 * cannot be built now is built, or complained about, by the command that needs it.
 */
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, canBuild, hasSource } from './build.mjs';

const commands = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

await mkdir(commands, { recursive: true });
await link();
for (const name of /** @type {const} */ (['cli', 'explorer'])) {
  const outcome = await attempt(name);
  if (outcome !== undefined) process.stderr.write(`stemma: ${name} not built: ${outcome}\n`);
}

/** @param {'cli' | 'explorer'} name @returns what stood in the way, in one line */
async function attempt(name) {
  if (!(await hasSource(name))) return 'its source is not there';
  if (!(await canBuild())) return 'the build tools are not installed';
  return build(name).then(
    () => undefined,
    (error) => String(error).split('\n', 1)[0],
  );
}

async function link() {
  if (process.platform === 'win32') {
    await writeFile(join(commands, 'stemma.cmd'), '@node "%~dp0..\\..\\bin\\stemma.mjs" %*\r\n');
    return;
  }
  await rm(join(commands, 'stemma'), { force: true });
  await symlink('../../bin/stemma.mjs', join(commands, 'stemma'));
  await chmod(join(commands, 'stemma'), 0o755);
}

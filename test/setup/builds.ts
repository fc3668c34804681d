import { build, isStale } from '../../bin/build.mjs';

/** Before the first end-to-end test: what is served is what the sources say. */
export default async function setup(): Promise<void> {
  for (const name of ['cli', 'explorer'] as const) if (await isStale(name)) await build(name);
}

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { growthTable, withTable, type Told } from './growth';
import { isMet, tableOf } from './report';

/*
 * Run after the benches: what they left in `bench-results/` as one, in bench.json and bench.md, with how each figure grows with the
 * size of the hub and which goals were missed.
 *
 *   --readme FILE     also writes the table of growth into FILE, between its two marks
 */
const FOLDER = 'bench-results';

async function readAll(): Promise<Told[]> {
  const files = await readdir(FOLDER).catch(() => []);
  const names = files.filter((file) => file.endsWith('.json') && file !== 'bench.json').sort();
  return Promise.all(
    names.map(async (file) => JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as Told),
  );
}

async function gather(): Promise<void> {
  const { values } = parseArgs({
    strict: false,
    options: { readme: { type: 'string' } },
  });
  const told = await readAll();
  if (told.length === 0) return;
  const growth = growthTable(told);
  const rows = told.flatMap((one) => one.rows.map((row) => ({ bench: one.bench, row })));
  const judged = rows.filter(({ row }) => isMet(row) !== undefined);
  const missed = judged.filter(({ row }) => isMet(row) === false);
  const { machine } = told[0]!;
  const parts = [
    `# Bench`,
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; seed ${told[0]!.seed}${told.some(({ quick }) => quick) ? '; quick' : ''}.`,
    ...told.map((one) => `## ${one.bench}\n\n${tableOf(one.rows)}`),
    `## Growth\n\n${growth}`,
    `## Goals\n\n${judged.length - missed.length} of ${judged.length} met.`,
    ...(missed.length === 0 ? [] : [tableOf(missed.map(({ row }) => row))]),
  ];
  await writeFile(join(FOLDER, 'bench.md'), `${parts.join('\n\n')}\n`);
  await writeFile(join(FOLDER, 'bench.json'), `${JSON.stringify(told, null, 2)}\n`);
  process.stdout.write(`\n${parts.slice(-(missed.length === 0 ? 2 : 3)).join('\n\n')}\n`);
  if (typeof values.readme === 'string') {
    await writeFile(values.readme, withTable(await readFile(values.readme, 'utf8'), growth));
  }
}

await gather();

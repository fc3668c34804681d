import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generateHub } from '../../../src/format/hub/generate';
import { dataFolder } from '../../setup/data';
import { bundledOntology } from './ontology';

const data = dataFolder();

/** Bytes that each takes when sorted, cut where it is as the one before, and packed by brotli. */
function bytesEach(names: readonly string[]): number {
  let before = '';
  const kept: number[] = [];
  const rests: string[] = [];
  for (const name of names.toSorted()) {
    let same = 0;
    while (same < Math.min(name.length, before.length, 255) && name[same] === before[same]) same++;
    kept.push(same);
    rests.push(name.slice(same));
    before = name;
  }
  const packed = [Buffer.from(kept), Buffer.from(rests.join('\n'))].map(
    (part) => brotliCompressSync(part).length,
  );
  return packed.reduce((sum, one) => sum + one, 0) / names.length;
}

describe.skipIf(data === undefined)('names of models: no $STEMMA_DATA', () => {
  it('are as varied as those of the real hub: they pack as well, within a tenth', () => {
    const nodes = readFileSync(join(data!, 'huggingface/nodes-2025.csv'), 'utf8').trim().split('\n');
    const real = nodes.slice(1).map((line) => line.slice(0, line.indexOf(',')));
    const { names } = generateHub({ models: real.length, seed: 1, ontology: bundledOntology() });
    const ratio = bytesEach(names.slice(0, real.length)) / bytesEach(real);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });
});

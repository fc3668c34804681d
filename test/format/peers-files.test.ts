import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/format/decode';
import { detectFormat } from '../../src/format/formats';
import { InputError } from '../../src/model/errors';
import { dataFolder } from '../setup/data';
import { ONTOLOGY } from '../fixtures/graph';

const data = dataFolder();
const folder = data === undefined ? undefined : join(data, 'graph-files');
const files =
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(gexf|graphml|json)$/.test(name))
        .toSorted();

/** What the peer that wrote the file makes of it; undefined where it throws. */
function peer(name: string, text: string): Graph | undefined {
  const options = { addMissingNodes: true, allowUndeclaredAttributes: true };
  try {
    if (name.endsWith('.gexf')) return gexf.parse(Graph, text, options);
    if (name.endsWith('.graphml')) return graphml.parse(Graph, text, options);
    return Graph.from(JSON.parse(text) as Parameters<typeof Graph.from>[0]);
  } catch {
    return undefined;
  }
}

if (folder === undefined) process.stdout.write('the peers’ own files: skipped, no $STEMMA_DATA\n');

describe.skipIf(folder === undefined)('the peers’ own files', () => {
  const rows: string[] = [];

  it('are there', () => expect(files.length).toBeGreaterThan(25));

  it.each(files)('%s is read as its peer reads it, or refused with a reason', async (name) => {
    const text = decodeText(readFileSync(join(folder!, name)), name);
    const theirs = peer(name, text);
    const short = name.replace(/^.*(?:resources|datasets)_/, '');
    try {
      const { graph, report } = await detectFormat(text)!.read([{ file: name, text }], ONTOLOGY);
      const edges = graph.statements.filter(({ object }) => 'entity' in object).length;
      const why = report.dropped
        .map(({ count, what, why: reason }) => `${count} ${what}: ${reason}`)
        .join('; ');
      const beside = theirs === undefined ? 'throws' : `${theirs.order}, ${theirs.size}`;
      rows.push(
        `| ${short} | ${graph.entities.length} | ${edges} | ${beside} | ${report.read - report.kept} | ${why} |`,
      );
      if (theirs !== undefined) expect([graph.entities.length, edges]).toEqual([theirs.order, theirs.size]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      rows.push(
        `| ${short} | refused | | ${theirs === undefined ? 'throws' : `${theirs.order}, ${theirs.size}`} | | ${error.message.replace(name, short)} |`,
      );
      expect(theirs).toBeUndefined();
    }
  });

  afterAll(() => {
    process.stdout.write(
      `${['| file | nodes | edges | its peer’s | dropped | why |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`,
    );
  });
});

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { edgesOf, entitiesOf, range, statementsOf } from './read-back';

/*
 * A file of each version, to be read by every later one. They and their content as JSON are never written again; at first
 * they were, by `npx stemma build test/fixtures/snapshots/v1 -o test/fixtures/snapshots/vN.bin`, N being the version of then.
 */
async function fixture(name: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(new URL(`../fixtures/snapshots/${name}`, import.meta.url)));
}

interface Content {
  readonly ontology: unknown;
  readonly sources: unknown;
  readonly entities: readonly { readonly id: string }[];
  readonly years: readonly number[];
  readonly places: readonly number[];
  readonly importance: readonly number[];
  readonly statements: readonly unknown[];
  /** Of each entity, rows of statements. */
  readonly mentions: readonly (readonly number[])[];
  readonly inherited: readonly (readonly number[])[];
  readonly edges: readonly unknown[];
}

/** The same whatever the order of the rows, which was that of writing then and is that of ids now. */
function ordered({
  ontology,
  sources,
  entities,
  years,
  places,
  statements,
  mentions,
  inherited,
  edges,
}: Content) {
  const texts = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  const said = (rows: readonly number[]) => texts(rows.map((row) => statements[row]));
  const all = entities.map((entity, row) => ({
    entity,
    year: years[row],
    place: places.slice(row * 2, row * 2 + 2),
    mentions: said(mentions[row]!),
    inherited: said(inherited[row]!),
  }));
  return { ontology, sources, entities: texts(all), statements: texts(statements), edges: texts(edges) };
}

function byId({ entities }: Content, values: readonly number[]): Map<string, number> {
  return new Map(entities.map(({ id }, row) => [id, values[row]!]));
}

/** All that a reader of the file can get at, as JSON. */
function contentOf(store: Store): Content {
  const { nodeYear, nodePosition, nodeImportance, nodeMentionOffsets, mentionStatement } = store.columns;
  const { nodeInheritedOffsets, inheritedStatement } = store.columns;
  return {
    ontology: store.ontology,
    sources: store.sources,
    entities: entitiesOf(store),
    years: [...nodeYear],
    places: [...nodePosition],
    importance: [...nodeImportance],
    statements: statementsOf(store),
    mentions: Array.from(nodeYear, (_, node) =>
      range(nodeMentionOffsets, node).map((at) => mentionStatement[at]!),
    ),
    inherited: Array.from(nodeYear, (_, node) =>
      range(nodeInheritedOffsets, node).map((at) => inheritedStatement[at]!),
    ),
    edges: edgesOf(store),
  };
}

describe('a snapshot', () => {
  it.each(['v1', 'v2'])('of version %s is read forever', async (version) => {
    const bytes = await fixture(`${version}.bin`);
    expect(`v${bytes[8]}`).toBe(version);
    const store = readSnapshot(bytes, `${version}.bin`);
    const written = JSON.parse(new TextDecoder().decode(await fixture(`${version}.json`))) as Content;
    const read = contentOf(store);
    expect(ordered(read)).toEqual(ordered(written));
    // Importance is kept on a scale since version 2: a level is less than two per cent.
    const [now, then] = [byId(read, read.importance), byId(written, written.importance)];
    for (const [id, value] of then)
      expect([id, Math.abs(now.get(id)! / value - 1) < 0.02]).toEqual([id, true]);
  });
});

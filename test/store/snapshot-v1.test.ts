import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { edgesOf, entitiesOf, range, statementsOf } from './read-back';

/*
 * A file of version 1, to be read by every later version. It and its content as JSON are never written again; at first
 * it was, by `npx stemma build test/fixtures/snapshots/v1 -o test/fixtures/snapshots/v1.bin`.
 */
async function fixture(name: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(new URL(`../fixtures/snapshots/${name}`, import.meta.url)));
}

/** All that a reader of the file can get at, as JSON. */
function contentOf(store: Store): unknown {
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

describe('a snapshot of version 1', () => {
  it('is read forever', async () => {
    const store = readSnapshot(await fixture('v1.bin'), 'v1.bin');
    expect(contentOf(store)).toEqual(JSON.parse(new TextDecoder().decode(await fixture('v1.json'))));
  });
});

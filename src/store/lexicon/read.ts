import { NameCursor } from '../names';
import type { Store } from '../store';
import type { Lexicon } from './lexicon';
import { Spelling } from './spelling';
import { WordbookWriter } from './writer';

const CHUNK = 2_048;

/** An id that lacks more of its name's fold than this share of it is a text of its own: see `likeliest` of the search. */
export const MOST_LEFT_OUT = 0.15;

/** Reads all names, aliases and ids of a graph: a second or two for a million. Yields every few milliseconds. */
export function* readLexicon(store: Store): Generator<void, Lexicon> {
  const { nodeAliasOffsets, alias, nodeImportance } = store.columns;
  const names = new WordbookWriter(store.nodeCount);
  const others = new WordbookWriter(alias.length + store.columns.idRow.length);
  const cursor = new NameCursor(store.columns);
  const spelling = new Spelling();
  for (let node = 0; node < store.nodeCount; node++) {
    cursor.read(node);
    if (!spelling.readBytes(cursor.bytes, cursor.length)) spelling.read(store.name(node));
    names.add(node, spelling);
    const { plain, length, foldedLength } = spelling;
    for (let at = nodeAliasOffsets[node]!; at < nodeAliasOffsets[node + 1]!; at++) {
      spelling.read(store.string(alias[at]!));
      others.add(node, spelling);
    }
    if (!plain || length < (1 - MOST_LEFT_OUT) * foldedLength || store.hasOddId(node)) {
      spelling.read(store.id(node));
      others.add(node, spelling);
    }
    if (node % CHUNK === CHUNK - 1) yield;
  }
  return {
    names: yield* names.finish(nodeImportance),
    others: yield* others.finish(nodeImportance),
  };
}

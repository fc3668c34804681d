import { InputError } from '../model/errors';
import { editDistance, fold, slug } from '../model/names';
import type { Store } from '../store/store';
import { Best } from './best';
import { FoldedNames } from './folded-names';
import { lookUp, namesakes } from './look-up';
import { byImportance, nodeRef } from './refs';
import type { Sliced } from './slice';
import { kindMask } from './terms';

export interface Match {
  readonly node: number;
  /** Of other kinds, with the same name. */
  readonly alternatives: readonly number[];
}

const CANDIDATES = 5;

/**
 * The entity that a text means: by exact id, then name, then alias, then each folded; the first step with a hit
 * decides, and among its hits the kind that comes first in the ontology. An id is found at once, so is a name as written; what is
 * spelt otherwise is looked for.
 * @throws InputError unknown-entity with the nearest candidates; ambiguous-entity where two of one kind are hit
 */
export function* matchEntity(store: Store, text: string): Sliced<Match> {
  const exact = store.rowOf(text);
  if (exact >= 0) return { node: exact, alternatives: [] };
  const named = nodesNamed(store, text);
  if (named.length > 0) return decide(store, text, named);
  const called = nodesWithAlias(store, (alias) => alias === text);
  if (called.length > 0) return decide(store, text, called);
  const folded = fold(text);
  // A text that folds to nothing ("--") would hit every name that does.
  const hits = folded === '' ? [] : yield* foldedHits(store, folded);
  if (hits.length > 0) return decide(store, text, hits);
  const nearest = yield* nearestEntities(store, folded);
  const candidates = nearest.map((node) => nodeRef(store, node));
  throw new InputError('unknown-entity', `no entity is called ${text}`, { candidates });
}

/** An id follows from its name, but for the few that are odd. */
function nodesNamed(store: Store, text: string): number[] {
  const hits = Array.from(store.columns.idRow).filter((node) => store.name(node) === text);
  const regular = store.rowOf(slug(text));
  if (regular >= 0 && !store.hasOddId(regular) && store.name(regular) === text) hits.push(regular);
  return hits.sort((a, b) => a - b);
}

function nodesWithAlias(store: Store, test: (alias: string) => boolean): number[] {
  const { nodeAliasOffsets, alias } = store.columns;
  const hits: number[] = [];
  for (let at = 0, node = 0; at < alias.length; at++) {
    while (nodeAliasOffsets[node + 1]! <= at) node++;
    if (hits.at(-1) !== node && test(store.string(alias[at]!))) hits.push(node);
  }
  return hits;
}

/** Nodes between two looks at the clock, where little, and where much, is done for each. */
const CHUNK = 32_768;
const SLOW_CHUNK = 1_024;

function* foldedHits(store: Store, folded: string): Sliced<number[]> {
  const called = store.lexicon === undefined ? undefined : yield* namesakes(store, store.lexicon, folded);
  if (called !== undefined) return foldedAmong(store, folded, called);
  const names = new FoldedNames(store, folded);
  const byId: number[] = [];
  const byName: number[] = [];
  for (let node = 0; node < store.nodeCount; node++) {
    if (node % CHUNK === CHUNK - 1) yield;
    if (names.isId(node)) byId.push(node);
    if (names.isName(node)) byName.push(node);
  }
  if (byId.length > 0) return byId;
  return byName.length > 0 ? byName : nodesWithAlias(store, (alias) => fold(alias) === folded);
}

/** The same among those that a lexicon knows to be called so. */
function foldedAmong(store: Store, folded: string, nodes: readonly number[]): number[] {
  const byId = nodes.filter((node) => fold(store.id(node)) === folded);
  if (byId.length > 0) return byId;
  const byName = nodes.filter((node) => fold(store.name(node)) === folded);
  return byName.length > 0
    ? byName
    : nodes.filter((node) => store.aliases(node).some((alias) => fold(alias) === folded));
}

function decide(store: Store, text: string, hits: readonly number[]): Match {
  const { nodeKind } = store.columns;
  const first = Math.min(...hits.map((node) => nodeKind[node]!));
  const winners = hits.filter((node) => nodeKind[node] === first);
  if (winners.length > 1) {
    const candidates = winners.toSorted(byImportance(store)).map((node) => nodeRef(store, node));
    throw new InputError(
      'ambiguous-entity',
      `${winners.length} entities are called ${text}; name one by its id`,
      { candidates },
    );
  }
  const alternatives = hits
    .filter((node) => node !== winners[0])
    .toSorted((a, b) => nodeKind[a]! - nodeKind[b]! || byImportance(store)(a, b));
  return { node: winners[0]!, alternatives };
}

interface Near {
  readonly node: number;
  readonly distance: number;
}

function* nearestEntities(store: Store, folded: string): Sliced<number[]> {
  // Among very many, those that a search would find.
  if (store.lexicon !== undefined) {
    const best = new Best(store, CANDIDATES, kindMask(store, undefined));
    if (yield* lookUp(store, store.lexicon, folded, best)) return best.list().map(({ node }) => node);
  }
  const order = byImportance(store);
  const nearer = (a: Near, b: Near) => a.distance - b.distance || order(a.node, b.node);
  const near: Near[] = [];
  const names = new FoldedNames(store, folded);
  for (let node = 0; node < store.nodeCount; node++) {
    if (node % SLOW_CHUNK === SLOW_CHUNK - 1) yield;
    const most = near.length < CANDIDATES ? Infinity : near.at(-1)!.distance;
    if (!names.mayBeWithin(node, most)) continue;
    const distance = distanceTo(store, node, folded, most);
    if (distance > most) continue;
    near.push({ node, distance });
    near.sort(nearer);
    near.length = Math.min(near.length, CANDIDATES);
  }
  return near.map(({ node }) => node);
}

/** To the nearest of its names, where that is no more than `most`; one that begins with the text, or holds it, is near. */
function distanceTo(store: Store, node: number, folded: string, most: number): number {
  const names = new Set([store.id(node), store.name(node), ...store.aliases(node)].map(fold));
  return Math.min(
    ...Array.from(names, (name) => {
      // Of those that hold it, the less is left over the nearer: "DALL-E" means DALL-E 3 before its data.
      const left = 1 - folded.length / name.length;
      if (folded.length > 1 && name.startsWith(folded)) return 0.5 + left / 2;
      if (folded.length > 2 && name.includes(folded)) return 1.5 + left / 2;
      return editDistance(folded, name, Math.min(Math.floor(most), Math.max(folded.length, name.length)));
    }),
  );
}

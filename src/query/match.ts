import { InputError } from '../model/errors';
import { editDistance, fold } from '../model/names';
import type { Store } from '../store/store';
import { byImportance, nodeRef } from './refs';

export interface Match {
  readonly node: number;
  /** Of other kinds, with the same name. */
  readonly alternatives: readonly number[];
}

const CANDIDATES = 5;

/**
 * The entity that a text means: by exact id, then name, then alias, then each folded; the first step with a hit
 * decides, and among its hits the kind that comes first in the ontology.
 * @throws InputError unknown-entity with the nearest candidates; ambiguous-entity where two of one kind are hit
 */
export function matchEntity(store: Store, text: string): Match {
  const exact = store.rowOf(text);
  if (exact >= 0) return { node: exact, alternatives: [] };
  const folded = fold(text);
  const steps: ((node: number) => boolean)[] = [
    (node) => store.name(node) === text,
    (node) => store.aliases(node).includes(text),
    (node) => fold(store.id(node)) === folded,
    (node) => fold(store.name(node)) === folded,
    (node) => store.aliases(node).some((alias) => fold(alias) === folded),
  ];
  // A text that folds to nothing ("--") would hit every name that does.
  for (const step of folded === '' ? steps.slice(0, 2) : steps) {
    const hits = nodesWhere(store, step);
    if (hits.length > 0) return decide(store, text, hits);
  }
  const candidates = nearestEntities(store, folded).map((node) => nodeRef(store, node));
  throw new InputError('unknown-entity', `no entity is called ${text}`, { candidates });
}

function nodesWhere(store: Store, test: (node: number) => boolean): number[] {
  const hits: number[] = [];
  for (let node = 0; node < store.nodeCount; node++) if (test(node)) hits.push(node);
  return hits;
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

function nearestEntities(store: Store, folded: string): number[] {
  const order = byImportance(store);
  const distances = Array.from({ length: store.nodeCount }, (_, node) => ({
    node,
    distance: distanceTo(store, node, folded),
  }));
  return distances
    .toSorted((a, b) => a.distance - b.distance || order(a.node, b.node))
    .slice(0, CANDIDATES)
    .map(({ node }) => node);
}

/** To the nearest of its names; one that begins with the text, or holds it, is near. */
function distanceTo(store: Store, node: number, folded: string): number {
  const names = [store.id(node), store.name(node), ...store.aliases(node)].map(fold);
  return Math.min(
    ...names.map((name) => {
      // Of those that hold it, the less is left over the nearer: "DALL-E" means DALL-E 3 before its data.
      const left = 1 - folded.length / name.length;
      if (folded.length > 1 && name.startsWith(folded)) return 0.5 + left / 2;
      if (folded.length > 2 && name.includes(folded)) return 1.5 + left / 2;
      return editDistance(folded, name, Math.max(folded.length, name.length));
    }),
  );
}

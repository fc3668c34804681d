import type { Obligations, Terms } from '../model/answer';
import type { Questions } from '../model/question';
import { VALUE_ENTITY } from '../store/columns';
import type { Store } from '../store/store';
import { effectiveStatements } from './describe';
import { lineageWalk } from './lineage';
import { matchEntity } from './match';
import { objectInWords } from '../model/wording';
import { byImportance, statementObject, statementRef, textQualifier } from './refs';
import { isWalked } from './reach';
import type { Sliced } from './slice';

/** The predicates of a licence's terms: what it allows and what it rules out. */
const PERMITS = 'permits';
const FORBIDS = 'forbids';
const REQUIRES = 'requires';
/** The qualifier that says what of the subject is meant: "the code". */
const SCOPE = 'applies_to';

interface Holding {
  readonly licence: number;
  /** What of the holder it covers, where not all; in words. */
  readonly scopes: readonly string[];
  /** From the entity to the holder. */
  readonly via: readonly number[];
}

const YIELD_EVERY = 1_024;

/**
 * The licences of an entity and of all it comes from, with the way to each; and where one on the way rules out what the
 * entity's own licence allows. Facts and paths, no legal advice.
 */
export function* obligations(store: Store, question: Questions['obligations']): Sliced<Obligations> {
  const { node: entity } = yield* matchEntity(store, question.entity);
  const holdings = yield* holdingsAlong(store, entity);
  const own = holdings.filter(({ via }) => via.length === 1);
  const ids = (via: readonly number[]) => via.map((node) => store.id(node));
  return {
    licences: holdings.map(({ licence, via }) => ({
      id: store.id(licence),
      name: store.name(licence),
      via: ids(via),
      ...(question.terms === true ? { terms: allTerms(store, licence) } : {}),
    })),
    conflicts: own.flatMap((mine) =>
      holdings
        .filter(({ via }) => via.length > 1)
        .flatMap((theirs) => clashes(store, mine, theirs).map((terms) => ({ terms, path: ids(theirs.via) }))),
    ),
  };
}

/**
 * Breadth first up the lineage, so that each way is one of the shortest, and of those the first in the order in which
 * verbs list. Nearest holders first, then by licence.
 */
function* holdingsAlong(store: Store, entity: number): Sliced<Holding[]> {
  const order = byImportance(store);
  const walk = { ...lineageWalk(store), direction: 'out' as const };
  const admits = (edge: number) => isWalked(store.columns, edge, walk);
  const licensed = store.labelOf('licensed_under');
  // Who led to each, not the whole way: a chain of n would hold n² / 2 steps.
  const derived = new Map<number, number>([[entity, entity]]);
  const holdings: Holding[] = [];
  let steps = 0;
  for (const node of derived.keys()) {
    const licences = targetsOf(store, node, (edge) => store.columns.edgeLabel[edge] === licensed);
    if (licences.size > 0) {
      const via = wayTo(node, derived);
      for (const [licence, edges] of licences)
        holdings.push({ licence, scopes: scopesOf(store, edges), via });
    }
    for (const base of [...targetsOf(store, node, admits).keys()].sort(order))
      if (!derived.has(base)) derived.set(base, node);
    if (++steps % YIELD_EVERY === 0) yield;
  }
  return holdings.sort((a, b) => a.via.length - b.via.length || order(a.licence, b.licence));
}

function wayTo(node: number, derived: ReadonlyMap<number, number>): number[] {
  const way = [node];
  for (let at = node; derived.get(at) !== at; at = derived.get(at)!) way.push(derived.get(at)!);
  return way.reverse();
}

/** What a node leads to, each once, with the edges that lead there. */
function targetsOf(store: Store, node: number, admits: (edge: number) => boolean): Map<number, number[]> {
  const { nodeOutOffsets, edgeTarget } = store.columns;
  const targets = new Map<number, number[]>();
  for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++) {
    if (!admits(edge)) continue;
    const edges = targets.get(edgeTarget[edge]!);
    if (edges === undefined) targets.set(edgeTarget[edge]!, [edge]);
    else edges.push(edge);
  }
  return targets;
}

/** None where one of the statements covers all. */
function scopesOf(store: Store, edges: readonly number[]): string[] {
  const scopes = edges.map((edge) => textQualifier(store, store.statementOf(edge), SCOPE));
  return scopes.includes(undefined) ? [] : scopes.filter((scope) => scope !== undefined);
}

function clashes(store: Store, mine: Holding, theirs: Holding): string[] {
  const allowed = termsOf(store, mine.licence, PERMITS);
  return [...termsOf(store, theirs.licence, FORBIDS)].flatMap(([key, forbidden]) => {
    const permitted = allowed.get(key);
    return permitted === undefined
      ? []
      : [
          `${inWords(store, mine)} permits ${permitted}, ${inWords(store, theirs)} forbids ${pronoun(permitted, forbidden)}`,
        ];
  });
}

function inWords(store: Store, { licence, scopes }: Holding): string {
  return scopes.length === 0 ? store.name(licence) : `${store.name(licence)} (${scopes.join('; ')})`;
}

/** Where the one speaks of less than the other, "it" would say too much. */
function pronoun(permitted: string, forbidden: string): string {
  return permitted === forbidden ? 'it' : forbidden;
}

function allTerms(store: Store, licence: number): Terms {
  const all = effectiveStatements(store, licence).map((row) => statementRef(store, row, licence));
  const of = (predicate: string) => all.filter((statement) => statement.predicate === predicate);
  return { permits: of(PERMITS), forbids: of(FORBIDS), requires: of(REQUIRES) };
}

/** Terms by a key that is the same for the same entity or text, with their words. */
function termsOf(store: Store, licence: number, predicate: string): Map<string, string> {
  const { nodeStatementOffsets, statementPredicate, statementObjectType } = store.columns;
  const { statementObject: objects } = store.columns;
  const terms = new Map<string, string>();
  for (let row = nodeStatementOffsets[licence]!; row < nodeStatementOffsets[licence + 1]!; row++) {
    const wanted =
      store.ontology.predicates[statementPredicate[row]!]!.id === predicate && !store.isNegated(row);
    if (!wanted) continue;
    const object = statementObject(store, row);
    // Two that are not disclosed are not the same.
    if ('unknown' in object || 'none' in object) continue;
    const term = objectInWords(object);
    const scope = textQualifier(store, row, SCOPE);
    const words = scope === undefined ? term : `${term} for ${scope}`;
    const isEntity = statementObjectType[row] === VALUE_ENTITY;
    terms.set(isEntity ? `entity ${objects[row]}` : `text ${term.toLowerCase()}`, words);
  }
  return terms;
}

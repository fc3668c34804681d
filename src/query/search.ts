import type { SearchHit } from '../model/answer';
import { fold } from '../model/names';
import type { Questions } from '../model/question';
import type { Store } from '../store/store';
import { Best } from './best';
import { filterMasks } from './filter';
import { lookUp } from './look-up';
import { nodeRef } from './refs';
import { scan } from './scan';
import type { Sliced } from './slice';
import { count, kindMask } from './terms';

const USUAL_LIMIT = 20;

/**
 * Entities by name, alias or id: exact, then as prefix, as a later word, inside, then with typing errors. Looked up where
 * the store has a lexicon; else every name is looked at. Both find the same.
 */
export function* search(store: Store, question: Questions['search']): Sliced<{ results: SearchHit[] }> {
  const limit = count('limit', question.limit, USUAL_LIMIT);
  const kinds = kindMask(store, question.kinds);
  const wanted = fold(question.text);
  if (wanted === '') return { results: [] };
  const passing = question.filter && (yield* filterMasks(store, question.filter)).nodes;
  const best = new Best(store, limit, kinds, passing);
  const found = store.lexicon !== undefined && (yield* lookUp(store, store.lexicon, wanted, best));
  if (!found) yield* scan(store, wanted, best);
  return {
    results: best.list().map(({ node, score, matched }) => ({
      ...nodeRef(store, node),
      score: Math.round(score * 1000) / 1000,
      matched,
    })),
  };
}

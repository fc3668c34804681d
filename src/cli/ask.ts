import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import { finish } from '../query/slice';
import { VERBS } from '../query/verbs';
import type { Store } from '../store/store';
import type { Invocation } from './command';
import { loadStore } from './load';

/** Asks the graph one question, and prints the answer as JSON or as lines. @returns exit code 0 */
export async function ask<V extends Verb>(
  { effects, graph, json }: Invocation,
  verb: V,
  question: Questions[V],
  toLines: (answer: Answers[V], store: Store) => readonly string[],
): Promise<number> {
  const store = await loadStore(effects, graph);
  const answer = finish(VERBS[verb](store, question));
  effects.out(json ? JSON.stringify(answer, null, 2) : toLines(answer, store).join('\n'));
  return 0;
}

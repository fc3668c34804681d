import type { Answers } from '../model/answer';
import { InputError } from '../model/errors';
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
  effects.out(printed(() => (json ? JSON.stringify(answer, null, 2) : toLines(answer, store).join('\n'))));
  return 0;
}

/** @throws InputError wrong-use where the text is longer than a string can be */
function printed(text: () => string): string {
  try {
    return text();
  } catch (error) {
    if (!(error instanceof RangeError && error.message === 'Invalid string length')) throw error;
    throw new InputError(
      'wrong-use',
      'the answer is too large to be printed; --limit or a filter makes it smaller',
    );
  }
}

import type { Answers } from '../model/answer';
import type { Questions, Verb } from '../model/question';
import type { Store } from '../store/store';
import { compare } from './compare';
import { describe } from './describe';
import { facets } from './facets';
import { impact } from './impact';
import { lineage } from './lineage';
import { neighborhood } from './neighborhood';
import { obligations } from './obligations';
import { path } from './path';
import { related } from './related';
import { search } from './search';
import type { Sliced } from './slice';
import { stats } from './stats';

/** Every verb by its name: the one table through which command line, worker and server ask. */
export const VERBS: { readonly [V in Verb]: (store: Store, question: Questions[V]) => Sliced<Answers[V]> } = {
  describe,
  search,
  neighborhood,
  lineage,
  path,
  related,
  compare,
  obligations,
  impact,
  facets,
  stats,
};

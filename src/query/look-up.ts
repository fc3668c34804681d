import type { Lexicon } from '../store/lexicon/lexicon';
import { lettersOf, signatureOf } from '../store/lexicon/spelling';
import type { Store } from '../store/store';
import type { Best } from './best';
import { LettersOfNames } from './letters';
import { ALIAS, likenessOf, slipsAllowed } from './likeness';
import { Seeker } from './seeker';
import type { Sliced } from './slice';

const STEPS: readonly ((seeker: Seeker) => Sliced<void>)[] = [
  (seeker) => seeker.beginnings(),
  (seeker) => seeker.laterWords(),
  (seeker) => seeker.insides(),
  (seeker) => seeker.textsWithSlips(),
  (seeker) => seeker.wordsWithSlips(),
];

/**
 * Finds by the words of a lexicon what `scan` finds by looking at everything.
 * @returns false where this cannot be, as there is neither letter nor digit in what is wanted
 */
export function* lookUp(store: Store, lexicon: Lexicon, wanted: string, best: Best): Sliced<boolean> {
  const letters = lettersOf(wanted);
  if (letters.length === 0) return false;
  const asked = {
    letters,
    length: wanted.length,
    signature: signatureOf(letters, 0, letters.length),
    slips: slipsAllowed(wanted),
  };
  const weighed = new Set<number>();
  const weigh = (node: number): void => {
    if (!best.admits(node) || weighed.has(node)) return;
    weighed.add(node);
    best.add(node, likenessOf(store, node, wanted));
  };
  const parts = { asked, best, weigh, importance: store.columns.nodeImportance };
  const seekers = [
    new Seeker({ ...parts, book: lexicon.names, worth: 1, names: new LettersOfNames(store) }),
    new Seeker({ ...parts, book: lexicon.others, worth: ALIAS }),
  ];
  // From the best that a hit can be to the least: what comes later is not looked at once there is enough.
  for (const step of STEPS) for (const seeker of seekers) yield* step(seeker);
  return true;
}

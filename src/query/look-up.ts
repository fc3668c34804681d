import type { Lexicon } from '../store/lexicon/lexicon';
import { lettersOf, signatureOf } from '../store/lexicon/spelling';
import type { Store } from '../store/store';
import type { Best } from './best';
import { LettersOfNames } from './letters';
import { ALIAS, ID, likenessOf, slipsAllowed } from './likeness';
import { Seeker, type Asked, type SeekerParts } from './seeker';
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
  const asked = askedOf(wanted);
  if (asked === undefined) return false;
  const weighed = new Set<number>();
  const weigh = (node: number): void => {
    if (!best.admits(node) || weighed.has(node)) return;
    weighed.add(node);
    best.add(node, likenessOf(store, node, wanted));
  };
  const seekers = seekersOf(store, lexicon, { asked, best, weigh });
  // From the best that a hit can be to the least: what comes later is not looked at once there is enough.
  for (const step of STEPS) for (const seeker of seekers) yield* step(seeker);
  return true;
}

/**
 * The entities of which name, id or an alias may, folded, be a text: all that are so called, and few others, each once.
 * @returns undefined where this cannot be told, as there is neither letter nor digit in the text
 */
export function* namesakes(store: Store, lexicon: Lexicon, folded: string): Sliced<number[] | undefined> {
  const asked = askedOf(folded);
  if (asked === undefined) return undefined;
  const nodes = new Set<number>();
  // What the same is worth where an id is it.
  const best = { leastScore: ID, leastImportance: -1 };
  for (const seeker of seekersOf(store, lexicon, { asked, best, weigh: (node) => nodes.add(node) }))
    yield* seeker.beginnings();
  return [...nodes].sort((a, b) => a - b);
}

function askedOf(folded: string): Asked | undefined {
  const letters = lettersOf(folded);
  if (letters.length === 0) return undefined;
  return {
    letters,
    length: folded.length,
    signature: signatureOf(letters, 0, letters.length),
    slips: slipsAllowed(folded),
  };
}

function seekersOf(
  store: Store,
  { names, others }: Lexicon,
  parts: Pick<SeekerParts, 'asked' | 'best' | 'weigh'>,
): Seeker[] {
  const common = { ...parts, importance: store.columns.nodeImportance };
  return [
    new Seeker({ ...common, book: names, worth: 1, names: new LettersOfNames(store) }),
    new Seeker({ ...common, book: others, worth: ALIAS }),
  ];
}

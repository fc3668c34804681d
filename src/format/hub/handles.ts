import type { Chance } from './random';
import { CODAS, EPITHETS, GIVEN_NAMES, LABS, NOUNS, ONSETS, SURNAMES, TOPICS, VOWELS } from './words';

/** Different handles for so many owners: people, laboratories, made-up words. Different also where case is ignored. */
export function handles(count: number, chance: Chance): string[] {
  const taken = new Set<string>();
  const made: string[] = [];
  while (made.length < count) {
    let handle = handleOf(chance);
    while (taken.has(handle.toLowerCase())) handle += chance.below(100);
    taken.add(handle.toLowerCase());
    made.push(handle);
  }
  return made;
}

function handleOf(chance: Chance): string {
  const { pick, below, happens } = chance;
  switch (below(8)) {
    case 0:
      return pick(GIVEN_NAMES) + pick(SURNAMES) + (happens(0.4) ? below(1000) : '');
    case 1:
      return (
        title(pick(GIVEN_NAMES)) + (happens(0.5) ? title(pick(SURNAMES)) : coined(chance)) + digits(chance)
      );
    case 2:
      return pick(EPITHETS) + pick(NOUNS) + (happens(0.3) ? pick(LABS) : digits(chance));
    case 3:
      return title(coined(chance)) + pick(LABS);
    case 4:
      return coined(chance) + (happens(0.5) ? `-${pick(TOPICS)}` : pick(LABS));
    case 5:
      return scribble(chance);
    case 6:
      return pick(SURNAMES) + (happens(0.5) ? pick(ONSETS) : coined(chance)) + digits(chance);
    default:
      return coined(chance) + (happens(0.3) ? coined(chance) : '') + digits(chance);
  }
}

/** A word that nobody has used: "zhoravel". */
export function coined(chance: Chance): string {
  let word = '';
  for (let syllables = 2 + chance.below(2); syllables > 0; syllables--)
    word += chance.pick(ONSETS) + chance.pick(VOWELS);
  return chance.happens(0.6) ? word + chance.pick(CODAS) : word;
}

export function title(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function digits(chance: Chance): string {
  if (!chance.happens(0.35)) return '';
  return String(
    chance.happens(0.3) ? 1980 + chance.below(46) : chance.below(chance.happens(0.5) ? 100 : 10_000),
  );
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

function scribble(chance: Chance): string {
  let text = '';
  for (let left = 4 + chance.below(5); left > 0; left--) text += LETTERS.charAt(chance.below(LETTERS.length));
  return text;
}

import type { SearchHit } from '../model/answer';
import { fold } from '../model/names';
import { groupBy } from './words';

/** Hits under the heads of their kinds; kinds in the order of their best hit. */
export function byKind(
  hits: readonly SearchHit[],
): { readonly kind: string; readonly hits: readonly SearchHit[] }[] {
  return [...groupBy(hits, (hit) => hit.kind)].map(([kind, members]) => ({ kind, hits: members }));
}

/** A text in three: before, the part that was searched for, after. The part is empty where a typo was forgiven. */
export function split(text: string, wanted: string): readonly [string, string, string] {
  const folded = fold(wanted);
  if (folded === '') return [text, '', ''];
  // Folding drops and widens letters, so the place in the folded text is found letter by letter.
  const letters = [...text];
  const lengths = letters.map((letter) => fold(letter).length);
  const start = letters
    .map((letter) => fold(letter))
    .join('')
    .indexOf(folded);
  if (start < 0) return [text, '', ''];
  const first = indexAt(lengths, start, false);
  const last = indexAt(lengths, start + folded.length, true);
  return [
    letters.slice(0, first).join(''),
    letters.slice(first, last).join(''),
    letters.slice(last).join(''),
  ];
}

/** How many letters it takes to reach a place in the folded text; `end` leaves out what folds to nothing after it. */
function indexAt(lengths: readonly number[], place: number, end: boolean): number {
  let sum = 0;
  for (const [index, length] of lengths.entries()) {
    if (end ? sum >= place : sum >= place && length > 0) return index;
    sum += length;
  }
  return lengths.length;
}

/** How two spellings of one name are compared. */

/**
 * Case, accents, spaces and hyphens folded away: "LLaMA 2" and "llama-2" are one. Each character is folded by itself:
 * the fold of a text is the folds of its parts, one after the other.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Up, then down: "ß" and "SS" are one, and no letter depends on its place in the word, as the small sigma does.
      .toUpperCase()
      .normalize('NFKD')
      .replace(/[\s\p{Mark}\p{Format}\p{Dash_Punctuation}_]+/gu, '')
      .toLowerCase()
      .replaceAll('ς', 'σ')
  );
}

/** The words of a text, folded: what spaces, dashes, strokes, points, commas and brackets part. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[\s\p{Dash_Punctuation}_/.,()]+/u)
    .map(fold)
    .filter(Boolean);
}

/**
 * The id that a name suggests: "TheBloke/Llama-2-7B.Q4" gives "thebloke-llama-2-7b-q4". Latin letters and digits are
 * kept, lower case and without accents; all else parts them. Empty where nothing is left, as of "α".
 */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Fewest letters to add, leave out, replace or swap with their neighbour, none touched twice (optimal string alignment,
 * in UTF-16 units); `limit + 1` where it takes more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let spare: number[] = [];
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    // Far from the diagonal, it takes more than the limit.
    const first = Math.max(1, i - limit);
    const last = Math.min(b.length, i + limit);
    const current = spare;
    current[first - 1] = first === 1 ? i : limit + 1;
    let least = current[first - 1]!;
    for (let j = first; j <= last; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      current[j] = cost;
      least = Math.min(least, cost);
    }
    if (last < b.length) current[last + 1] = limit + 1;
    if (least > limit) return limit + 1;
    spare = before;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/** The `most` of `words` that are nearest to `text`, for "did you mean"; never a wild guess, with no letter in common. */
export function nearest(text: string, words: Iterable<string>, most = 3): string[] {
  const wanted = fold(text);
  const limit = Math.min(Math.max(1, Math.floor(wanted.length / 3)), wanted.length - 1);
  const scored: { word: string; distance: number }[] = [];
  for (const word of new Set(words)) {
    const folded = fold(word);
    const inside = wanted.length > 2 && folded.includes(wanted);
    const distance = inside ? 0.5 : editDistance(wanted, folded, limit);
    if (distance <= limit) scored.push({ word, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  return scored.slice(0, most).map((entry) => entry.word);
}

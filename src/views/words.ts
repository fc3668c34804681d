/** Counts, lists and names as people say them. Pure; English only. */

const grouped = new Intl.NumberFormat('en');

/** "1 step", "7 steps", "1,288 steps". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped.format(number)} ${number === 1 ? one : many}`;
}

/** "12 of 40 shown". */
export function shownOf(shown: number, total: number): string {
  return `${grouped.format(shown)} of ${grouped.format(total)} shown`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An id nobody has put into words: `has_component` is "has component". */
export function spelledOut(id: string): string {
  return id.replaceAll('_', ' ');
}

/** Items by key, in the order in which the keys first appear. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

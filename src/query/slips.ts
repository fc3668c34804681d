/**
 * How many slips lie between what is wanted and a text, either of which may go on where the other ends. As `editDistance`,
 * but one letter of the text after the other, and for three questions at once. What is more than the limit is told as the
 * limit + 1.
 */
export class Slips {
  /** From all that is wanted to the whole text. */
  whole = 0;
  /** From all that is wanted to the nearest beginning of the text. */
  toBeginning = 0;
  /** From the whole text to the nearest beginning of what is wanted. */
  ofBeginning = 0;
  #before: Uint16Array;
  #previous: Uint16Array;
  #current: Uint16Array;
  /** Letters of the text so far, and the last of them. */
  #row = 0;
  #last = 0;

  constructor(
    private readonly wanted: Uint16Array,
    readonly limit: number,
  ) {
    this.#before = new Uint16Array(wanted.length + 2);
    this.#previous = new Uint16Array(wanted.length + 2);
    this.#current = new Uint16Array(wanted.length + 2);
  }

  /** Compares units [start, end) of a text. */
  compare(units: Uint16Array, start: number, end: number): void {
    this.begin();
    for (let at = start; at < end; at++) if (!this.add(units[at]!)) return;
  }

  /** Begins a text that is empty so far. */
  begin(): void {
    const { wanted, limit } = this;
    const reach = Math.min(limit, wanted.length);
    for (let j = 0; j <= reach; j++) this.#previous[j] = j;
    if (reach < wanted.length) this.#previous[reach + 1] = limit + 1;
    this.#row = 0;
    this.ofBeginning = 0;
    this.whole = this.toBeginning = wanted.length <= limit ? wanted.length : limit + 1;
  }

  /** The text goes on by a letter. @returns whether anything can still change: all stays beyond the limit, or as near as it is */
  add(letter: number): boolean {
    const { wanted, limit } = this;
    const row = ++this.#row;
    const least = row > wanted.length + limit ? limit + 1 : this.#fill(letter, row);
    this.#last = letter;
    this.ofBeginning = Math.min(least, limit + 1);
    const reaches = row + limit >= wanted.length && row <= wanted.length + limit;
    this.whole = reaches ? Math.min(limit + 1, this.#current[wanted.length]!) : limit + 1;
    if (this.whole < this.toBeginning) this.toBeginning = this.whole;
    const oldest = this.#before;
    this.#before = this.#previous;
    this.#previous = this.#current;
    this.#current = oldest;
    return least <= limit;
  }

  /** Fills a row of the table of distances, as far as they may be within the limit. @returns the least of them */
  #fill(unit: number, row: number): number {
    const { wanted, limit } = this;
    const before = this.#before;
    const previous = this.#previous;
    const current = this.#current;
    const first = Math.max(1, row - limit);
    const end = Math.min(wanted.length, row + limit);
    let least = first === 1 ? row : limit + 1;
    current[first - 1] = least;
    for (let j = first; j <= end; j++) {
      const letter = wanted[j - 1]!;
      let cost = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (unit === letter ? 0 : 1),
      );
      if (row > 1 && j > 1 && unit === wanted[j - 2] && this.#last === letter)
        cost = Math.min(cost, before[j - 2]! + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (end < wanted.length) current[end + 1] = limit + 1;
    return least;
  }
}

/** What became of what was read or written: `read` = `kept` + the counts of `dropped`. */
export interface Report {
  /** Rows of a table; nodes and edges of a graph; entities and statements of ours. */
  readonly read: number;
  readonly kept: number;
  readonly dropped: readonly Remark[];
  /** Entities that are named at the end of an edge, and described nowhere. */
  readonly placeholders: number;
  /** Spellings that were found to be entities read before. */
  readonly merged: number;
  /** Names that share their id with an earlier one, and are told apart by a number in it. */
  readonly ambiguous: number;
  /** What was kept, but is worth a look. */
  readonly notes: readonly Remark[];
}

export interface Remark {
  /** The thing: "row", "self-loop". */
  readonly what: string;
  readonly why: string;
  readonly count: number;
  /** The first of them: "edges.csv, line 12", "node n7". */
  readonly first: string;
}

/** Collects remarks by what and why, in the order of their first. */
export class Remarks {
  readonly #remarks = new Map<string, { what: string; why: string; count: number; first: string }>();
  total = 0;

  /** @param line from 1; absent where `place` says it all */
  add(what: string, why: string, place: string, line?: number): void {
    this.total++;
    const key = `${what}\n${why}`;
    const known = this.#remarks.get(key);
    if (known !== undefined) known.count++;
    else
      this.#remarks.set(key, {
        what,
        why,
        count: 1,
        first: line === undefined ? place : `${place}, line ${line}`,
      });
  }

  list(): Remark[] {
    return [...this.#remarks.values()];
  }
}

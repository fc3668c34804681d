/** What became of the rows of an import: `read` = `kept` + the counts of `dropped`. */
export interface ImportReport {
  /** Rows below the headers. */
  readonly read: number;
  readonly kept: number;
  readonly dropped: readonly Remark[];
  /** Models named as a base or as derived, and described by no row. */
  readonly placeholders: number;
  /** Spellings that were found to be ids read before. */
  readonly merged: number;
  /** Names that share a slug with an earlier one, and are told apart by a number in their ids. */
  readonly ambiguous: number;
  /** What was kept, but is worth a look. */
  readonly notes: readonly Remark[];
}

export interface Remark {
  /** The thing: "row", "self-loop". */
  readonly what: string;
  readonly why: string;
  readonly count: number;
  /** The first of them: "edges.csv, line 12". */
  readonly first: string;
}

/** Collects remarks by what and why, in the order of their first. */
export class Remarks {
  readonly #remarks = new Map<string, { what: string; why: string; count: number; first: string }>();
  total = 0;

  add(what: string, why: string, file: string, line: number): void {
    this.total++;
    const key = `${what}\n${why}`;
    const known = this.#remarks.get(key);
    if (known === undefined) this.#remarks.set(key, { what, why, count: 1, first: `${file}, line ${line}` });
    else known.count++;
  }

  list(): Remark[] {
    return [...this.#remarks.values()];
  }
}

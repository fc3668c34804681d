import type { ReferenceRef, StatementRef } from '../model/answer';
import { isWebLink } from '../model/link';
import type { Vocabulary } from './vocabulary';

/** One line at the foot: a number, and what it stands for. */
export interface Footnote {
  readonly number: number;
  /** "Overview, part 5, LLaVA, architecture · stated". */
  readonly text: string;
  /** Where it can be opened; only http and https. */
  readonly url?: string;
}

/**
 * The numbered references of a page. Numbers follow the order in which statements first ask for them; the same
 * place with the same certainty has one number.
 */
export class Apparatus {
  readonly #notes = new Map<string, Footnote>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Numbers of a statement's references, ascending. */
  numbers(statement: StatementRef): number[] {
    const numbers = statement.references.map(
      (reference) => this.#note(reference, statement.certainty).number,
    );
    return [...new Set(numbers)].toSorted((a, b) => a - b);
  }

  /** In order of their numbers. */
  get footnotes(): Footnote[] {
    return [...this.#notes.values()];
  }

  #note(reference: ReferenceRef, certainty: string): Footnote {
    const key = [reference.source, reference.where ?? '', certainty].join('\n');
    const known = this.#notes.get(key);
    if (known !== undefined) return known;
    const label = this.vocabulary.cited(reference.source)?.label ?? reference.source;
    const place = reference.where === undefined || reference.where === '' ? '' : `, ${reference.where}`;
    const note: Footnote = {
      number: this.#notes.size + 1,
      text: `${label}${place} · ${certainty}`,
      ...(reference.url !== undefined && isWebLink(reference.url) ? { url: reference.url } : {}),
    };
    this.#notes.set(key, note);
    return note;
  }
}

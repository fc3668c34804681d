import { CERTAINTIES, type QualifierValues, type Reference } from '../model/graph';
import type { Circumstance } from '../model/table';
import { STATEMENT_NEGATED } from './columns';
import type { StringTable } from './strings';
import type { Terms } from './terms';
import type { ValueTable } from './values';

/** Collects what is said of statements beside subject, predicate and object; each combination once. */
export class CircumstanceTable {
  readonly #rows = new Map<string, number>();
  readonly #certainties: number[] = [];
  readonly #flags: number[] = [];
  readonly #qualifierOffsets = [0];
  readonly #qualifierIds: number[] = [];
  readonly #qualifierTypes: number[] = [];
  readonly #qualifierValues: number[] = [];
  readonly #referenceOffsets = [0];
  readonly #referenceSources: number[] = [];
  readonly #referencePlaces: number[] = [];

  constructor(
    private readonly terms: Terms,
    private readonly values: ValueTable,
    private readonly strings: StringTable,
  ) {}

  row({ certainty, negated, qualifiers, references }: Circumstance): number {
    const sureness = CERTAINTIES.indexOf(certainty);
    const flags = negated ? STATEMENT_NEGATED : 0;
    const qualified = this.#qualified(qualifiers);
    const referred = this.#referred(references);
    // Numbers alone: each value and text has one row, so that the same key means the same circumstance.
    const key = `${sureness} ${flags} ${qualified.join()} ${referred.join()}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = this.#rows.size;
    this.#rows.set(key, row);
    this.#certainties.push(sureness);
    this.#flags.push(flags);
    for (let at = 0; at < qualified.length; at += 3) {
      this.#qualifierIds.push(qualified[at]!);
      this.#qualifierTypes.push(qualified[at + 1]!);
      this.#qualifierValues.push(qualified[at + 2]!);
    }
    for (let at = 0; at < referred.length; at += 2) {
      this.#referenceSources.push(referred[at]!);
      this.#referencePlaces.push(referred[at + 1]!);
    }
    this.#qualifierOffsets.push(this.#qualifierIds.length);
    this.#referenceOffsets.push(this.#referenceSources.length);
    return row;
  }

  get size(): number {
    return this.#rows.size;
  }

  finish() {
    return {
      circumstanceCertainty: Uint8Array.from(this.#certainties),
      circumstanceFlags: Uint8Array.from(this.#flags),
      circumstanceQualifierOffsets: Uint32Array.from(this.#qualifierOffsets),
      qualifierId: Uint16Array.from(this.#qualifierIds),
      qualifierType: Uint8Array.from(this.#qualifierTypes),
      qualifierValue: Uint32Array.from(this.#qualifierValues),
      circumstanceReferenceOffsets: Uint32Array.from(this.#referenceOffsets),
      referenceSource: Uint32Array.from(this.#referenceSources),
      referenceWhere: Uint32Array.from(this.#referencePlaces),
    };
  }

  /** Index of the qualifier, type and row, three numbers for each value. */
  #qualified(qualifiers: readonly QualifierValues[]): number[] {
    const numbers: number[] = [];
    for (const { id, values } of qualifiers) {
      for (const value of values) {
        const { type, row } = this.values.encode(value);
        numbers.push(this.terms.qualifier(id), type, row);
      }
    }
    return numbers;
  }

  /** Index of the source and row of the place, two numbers for each reference. */
  #referred(references: readonly Reference[]): number[] {
    return references.flatMap(({ source, where }) => [this.terms.source(source), this.strings.row(where)]);
  }
}

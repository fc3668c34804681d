import type { Value } from '../model/graph';
import { NO_UNIT, VALUE_ENTITY, VALUE_NONE, VALUE_NUMBER, VALUE_TEXT, VALUE_UNKNOWN } from './columns';
import type { StringTable } from './strings';

/** What a value becomes in two columns: VALUE_…, and the row of a node, number or string, by type. */
export interface EncodedValue {
  readonly type: number;
  readonly row: number;
}

/** Numbers with their units go into a table of their own; texts into the strings. */
export class ValueTable {
  readonly #numbers: number[] = [];
  readonly #units: number[] = [];

  /** @param entityRow the row of an entity by its id */
  constructor(
    private readonly entityRow: (id: string) => number,
    private readonly strings: StringTable,
  ) {}

  encode(value: Value): EncodedValue {
    if ('entity' in value) return { type: VALUE_ENTITY, row: this.entityRow(value.entity) };
    if ('unknown' in value) return { type: VALUE_UNKNOWN, row: 0 };
    if ('none' in value) return { type: VALUE_NONE, row: 0 };
    if (typeof value.value === 'string') return { type: VALUE_TEXT, row: this.strings.row(value.value) };
    this.#units.push(value.unit === undefined ? NO_UNIT : this.strings.row(value.unit));
    return { type: VALUE_NUMBER, row: this.#numbers.push(value.value) - 1 };
  }

  finish() {
    return { numberValue: Float64Array.from(this.#numbers), numberUnit: Uint32Array.from(this.#units) };
  }
}

import type { Value } from '../model/graph';
import { NO_UNIT, VALUE_ENTITY, VALUE_NONE, VALUE_NUMBER, VALUE_TEXT, VALUE_UNKNOWN } from './columns';
import type { StringTable } from './strings';

/** What a value becomes in two columns: VALUE_…, and the row of a node, number or string, by type. */
export interface EncodedValue {
  readonly type: number;
  readonly row: number;
}

/** Numbers with their units go into a table of their own, each once; texts into the strings. */
export class ValueTable {
  readonly #rows = new Map<string, number>();
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
    const unit = value.unit === undefined ? NO_UNIT : this.strings.row(value.unit);
    return { type: VALUE_NUMBER, row: this.#number(value.value, unit) };
  }

  get numbers(): readonly number[] {
    return this.#numbers;
  }

  #number(value: number, unit: number): number {
    const key = `${Object.is(value, -0) ? '-0' : value} ${unit}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    this.#rows.set(key, this.#numbers.length);
    this.#units.push(unit);
    return this.#numbers.push(value) - 1;
  }

  finish() {
    return { numberValue: Float64Array.from(this.#numbers), numberUnit: Uint32Array.from(this.#units) };
  }
}

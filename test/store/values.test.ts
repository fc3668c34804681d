import { describe, expect, it } from 'vitest';
import {
  NO_UNIT,
  VALUE_ENTITY,
  VALUE_NONE,
  VALUE_NUMBER,
  VALUE_TEXT,
  VALUE_UNKNOWN,
} from '../../src/store/columns';
import { StringTable } from '../../src/store/strings';
import { ValueTable } from '../../src/store/values';

function tables() {
  const strings = new StringTable();
  return { strings, values: new ValueTable((id) => id.length, strings) };
}

describe('the table of values', () => {
  it('says of which type each is, and where it stands', () => {
    const { values } = tables();
    expect(values.encode({ entity: 'four' })).toEqual({ type: VALUE_ENTITY, row: 4 });
    expect(values.encode({ unknown: true })).toEqual({ type: VALUE_UNKNOWN, row: 0 });
    expect(values.encode({ none: true })).toEqual({ type: VALUE_NONE, row: 0 });
    expect(values.encode({ value: 'seven' })).toEqual({ type: VALUE_TEXT, row: 0 });
    expect(values.encode({ value: 7 })).toEqual({ type: VALUE_NUMBER, row: 0 });
  });

  it('keeps each number, with its unit among the strings', () => {
    const { values, strings } = tables();
    const numbers = [
      { value: 7, unit: 'hours' },
      { value: 7 },
      { value: 0.1, unit: 'hours' },
      { value: 1, unit: '' },
    ];
    expect(numbers.map((value) => values.encode(value).row)).toEqual([0, 1, 2, 3]);
    const { numberValue, numberUnit } = values.finish();
    expect([...numberValue]).toEqual([7, 7, 0.1, 1]);
    expect([...numberUnit]).toEqual([strings.row('hours'), NO_UNIT, strings.row('hours'), strings.row('')]);
  });

  it('tells a number from the same in letters', () => {
    const { values } = tables();
    expect(values.encode({ value: '7' }).type).not.toBe(values.encode({ value: 7 }).type);
  });
});

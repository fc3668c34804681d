import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors';
import { readCsv, type CsvColumns } from '../../src/format/csv';

const COLUMNS: CsvColumns<'a' | 'b' | 'c'> = { required: ['a', 'b'], optional: ['c'] };

function read(text: string) {
  const rows: { line: number; fault: string | undefined; cells: string[] }[] = [];
  readCsv({ file: 'table.csv', text }, COLUMNS, ({ line, fault, cell }) =>
    rows.push({ line, fault, cells: [cell('a'), cell('b'), cell('c')] }),
  );
  return rows;
}

const cells = (text: string) => read(text).map((row) => row.cells);

describe('a table', () => {
  it('has its columns by name, in any order and case, among others', () => {
    expect(cells('C,x, B ,A\n3,9,2,1\n')).toEqual([['1', '2', '3']]);
  });

  it('may lack a column that is at will', () => {
    expect(cells('b,a\n2,1')).toEqual([['1', '2', '']]);
  });

  it.each([
    ['Windows', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['old Macs', 'a,b\r1,2\r3,4\r'],
    ['Unix, the last one missing', 'a,b\n1,2\n3,4'],
    ['both kinds in one file', 'a,b\r\n1,2\n3,4\r\n'],
    ['a byte order mark before it', '\u{feff}a,b\n1,2\n3,4'],
    ['blank lines in it', 'a,b\n\n1,2\n   \n3,4\n\n'],
    ['semicolons', 'a;b\n1;2\n3;4'],
    ['tabs', 'a\tb\n1\t2\n3\t4'],
    ['everything in quotes', '"a","b"\r\n"1","2"\r\n"3","4"\r\n'],
  ])('is read with line ends, signs and marks of %s', (_, text) => {
    expect(cells(text)).toEqual([
      ['1', '2', ''],
      ['3', '4', ''],
    ]);
  });

  it('keeps commas, quotes and line breaks in quoted cells, and counts its lines by them', () => {
    const rows = read('a,b\n"one, ""two""",x\n"line\nafter\nline",y\nlast,z\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 6]);
    expect(rows.map((row) => row.cells[0])).toEqual(['one, "two"', 'line\nafter\nline', 'last']);
  });

  it('tells records that do not fit their header', () => {
    const rows = read('a,b\n1\n1,2\n1,2,3\n1,2,,\n');
    expect(rows.map(({ fault }) => fault)).toEqual(['too few cells', undefined, 'too many cells', undefined]);
  });

  it.each([
    ['', /table\.csv is empty; expected a, b/],
    ['\n \n', /is empty/],
    ['x,y\n1,2', /line 1: the columns are x, y; expected a, b, and at will c/],
    ['a,b,a\n1,2,3', /a is there twice/],
    ['a,b\n1,2\n"open,3\n4,5', /line 3: a quote that is never closed/],
    ['a,b\n1,2\n"in"side,3\n', /line 3: a quote inside a cell/],
    ['<html><body>not found</body></html>', /the columns are <html><body>/],
  ])('is refused where it is %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(InputError);
  });

  it('comes back as it was written, whatever its cells hold', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', ';', 'ü', '=') });
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, (written) => {
        const lines = written.map((row) => row.map(quoted).join(','));
        expect(cells(['a,b', ...lines, ''].join('\n'))).toEqual(written.map((row) => [...row, '']));
      }),
    );
  });
});

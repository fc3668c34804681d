import Papa from 'papaparse';
import { InputError } from '../model/errors';
import type { TextFile } from './yaml-text';

/** One record of a table. The object is the same for every record: read it while it is visited. */
export interface CsvRow<Column extends string> {
  /** Where the record begins, from 1. */
  readonly line: number;
  /** Absent where it has as many cells as the header. Empty cells beyond the header's are none. */
  readonly fault: 'too few cells' | 'too many cells' | undefined;
  /** The cell's text as it stands; empty where the table has no such column, or the record no such cell. */
  readonly cell: (column: Column) => string;
}

export interface CsvColumns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional?: readonly Column[];
}

const SEPARATORS = [',', ';', '\t'];
const BYTE_ORDER_MARK = '\u{feff}';

/**
 * Visits the records of a table whose first line names its columns, in any order and case. Cells are separated by commas,
 * semicolons or tabs, as the header has it; a cell in quotes may hold line breaks. Blank lines are passed over.
 * @throws InputError foreign-file where the header lacks a column or names one twice, or a quote is never closed or stands
 *   inside a cell
 */
export function readCsv<Column extends string>(
  { file, text }: TextFile,
  columns: CsvColumns<Column>,
  visit: (row: CsvRow<Column>) => void,
): void {
  const row = new Row<Column>(file, columns);
  readRecords({ file, text }, (cells, line) => {
    if (row.take(cells, line)) visit(row);
  });
  row.end();
}

/**
 * Visits the records of any table, blank lines left out: its header first.
 * @param visit gets the cells, and the line from 1 where the record begins
 * @throws InputError foreign-file where a quote is never closed or stands inside a cell
 */
export function readRecords(
  { file, text }: TextFile,
  visit: (cells: readonly string[], line: number) => void,
): void {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  let nextLine = 1;
  Papa.parse<string[]>(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, {
    delimiter: separatorOf(text),
    newline,
    step: ({ data: cells, errors }) => {
      const fault = errors[0];
      if (fault !== undefined) throw broken(file, nextLine, fault.code);
      const line = nextLine;
      nextLine += 1 + breaksIn(cells, newline);
      const last = cells.length - 1;
      if (cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1);
      if (cells.length > 1 || cells[0]!.trim() !== '') visit(cells, line);
    },
  });
}

/** That which stands most often in the first line. */
function separatorOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const often = (separator: string) => header.split(separator).length;
  return SEPARATORS.reduce((best, one) => (often(one) > often(best) ? one : best));
}

function broken(file: string, line: number, code: string): InputError {
  const what =
    code === 'MissingQuotes'
      ? 'a quote that is never closed'
      : 'a quote inside a cell; expected it doubled, and the cell in quotes';
  return new InputError('foreign-file', `${file}, line ${line}: ${what}`);
}

class Row<Column extends string> implements CsvRow<Column> {
  line = 0;
  fault: 'too few cells' | 'too many cells' | undefined;
  #cells: readonly string[] = [];
  #header: readonly string[] | undefined;
  #places = new Map<string, number>();

  constructor(
    readonly file: string,
    readonly columns: CsvColumns<Column>,
  ) {}

  readonly cell = (column: Column): string => this.#cells[this.#places.get(column) ?? -1] ?? '';

  /** @returns whether it is a record, not the header */
  take(cells: readonly string[], line: number): boolean {
    this.line = line;
    if (this.#header === undefined) {
      this.#readHeader(cells);
      return false;
    }
    this.#cells = cells;
    this.fault = this.#faultOf(cells, this.#header.length);
    return true;
  }

  /** @throws InputError foreign-file where not even a header was there */
  end(): void {
    if (this.#header === undefined)
      throw new InputError('foreign-file', `${this.file} is empty; ${this.#expected()}`);
  }

  #faultOf(cells: readonly string[], width: number): typeof this.fault {
    if (cells.length < width) return 'too few cells';
    return cells.slice(width).some((cell) => cell.trim() !== '') ? 'too many cells' : undefined;
  }

  #readHeader(cells: readonly string[]): void {
    this.#header = cells.map((cell) => cell.trim().toLowerCase());
    this.#header.forEach((name, at) => this.#places.set(name, at));
    const { required, optional = [] } = this.columns;
    const shown = this.#header
      .slice(0, 20)
      .map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
    const found = `${this.file}, line ${this.line}: the columns are ${shown.join(', ')}`;
    if (required.some((column) => !this.#places.has(column)))
      throw new InputError('foreign-file', `${found}; ${this.#expected()}`);
    const twice = [...required, ...optional].find(
      (column) => this.#header!.indexOf(column) !== this.#header!.lastIndexOf(column),
    );
    if (twice !== undefined) throw new InputError('foreign-file', `${found}; ${twice} is there twice`);
  }

  #expected(): string {
    const { required, optional = [] } = this.columns;
    const also = optional.length === 0 ? '' : `, and at will ${optional.join(', ')}`;
    return `expected ${required.join(', ')}${also}`;
  }
}

function breaksIn(cells: readonly string[], newline: string): number {
  let breaks = 0;
  for (const cell of cells)
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) breaks++;
  return breaks;
}

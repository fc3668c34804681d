import Papa from 'papaparse';
import { InputError } from '../model/errors';
import { fold } from '../model/names';
import { readRecords } from './csv';
import {
  MARK,
  type PropertyEdge,
  type PropertyGraph,
  type PropertyNode,
  type PropertyValue,
  type Properties,
  type PropertyReading,
} from './foreign/property-graph';
import { isList } from './foreign/texts';
import { Remarks } from './report';
import type { TextFile } from './yaml-text';

/** The files of a folder that holds a graph as tables. */
export const CSV_FILES = { nodes: 'nodes.csv', edges: 'edges.csv', mark: 'stemma.json' } as const;

/** What columns are called, folded: by Gephi, Neo4j, Cytoscape, and people. The first that is there is it. */
const COLUMNS = {
  source: [
    'source',
    'sourceid',
    'src',
    'from',
    'start',
    ':startid',
    'subject',
    'source node',
    'tail',
    'child',
  ],
  target: [
    'target',
    'targetid',
    'dst',
    'dest',
    'to',
    'end',
    ':endid',
    'object',
    'target node',
    'head',
    'parent',
  ],
  id: ['id', 'key', ':id', 'nodeid', 'node', 'uuid', 'name', 'label', 'title'],
  label: ['label'],
  x: ['x'],
  y: ['y'],
  directed: ['directed', 'type'],
} as const;
const DIRECTED = new Set(['directed', 'true', 'yes']);
const UNDIRECTED = new Set(['undirected', 'false', 'no', 'mutual']);

/**
 * Reads tables of nodes and edges, told apart by their headers; either may be missing: ends of edges without a table of nodes
 * are nodes by themselves. A file `stemma.json` beside them holds what we wrote there.
 * @throws InputError foreign-file where a header names neither ids nor two ends
 */
export function readCsvPairs(files: readonly TextFile[]): PropertyReading {
  const reader = new Reader();
  const [marks, tables] = [files.filter(isMark), files.filter((file) => !isMark(file))];
  for (const file of tables) reader.table(file);
  const properties: Properties = new Map(marks.slice(0, 1).map(({ text }) => [MARK, text]));
  return { graph: reader.finish(properties), dropped: reader.dropped, notes: reader.notes };
}

function isMark({ file }: TextFile): boolean {
  return file.endsWith('.json');
}

/** Texts by file name. No cell begins a formula: an apostrophe before it says that it is text, as spreadsheets have it. */
export function writeCsvPairs({ properties, nodes, edges }: PropertyGraph): Map<string, string> {
  const nodeNames = namesOf(nodes);
  const edgeNames = namesOf(edges);
  const placed = nodes.some(({ place }) => place !== undefined);
  const nodeRows = nodes.map(({ key, label, place = ['', ''], properties: own }) => [
    key,
    label,
    ...(placed ? place : []),
    ...nodeNames.map((name) => own.get(name)),
  ]);
  const edgeRows = edges.map(({ source, target, directed, label, properties: own }) => [
    source,
    target,
    label,
    String(directed),
    ...edgeNames.map((name) => own.get(name)),
  ]);
  const mark = properties.get(MARK);
  return new Map([
    [CSV_FILES.nodes, table([['id', 'label', ...(placed ? ['x', 'y'] : []), ...nodeNames], ...nodeRows])],
    [CSV_FILES.edges, table([['source', 'target', 'label', 'directed', ...edgeNames], ...edgeRows])],
    ...(typeof mark === 'string' ? [[CSV_FILES.mark, `${mark}\n`] as const] : []),
  ]);
}

function namesOf(items: readonly { readonly properties: Properties }[]): string[] {
  return [...new Set(items.flatMap(({ properties }) => [...properties.keys()]))];
}

function table(rows: readonly (readonly (PropertyValue | undefined)[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => row.map(cellOf)),
    { newline: '\n' },
  )}\n`;
}

const FORMULA = /^'*[=+\-@\t\r]/;

function cellOf(value: PropertyValue | undefined): string {
  if (value === undefined) return '';
  const text = isList(value) ? JSON.stringify(value) : String(value);
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes off what `cellOf` put before it. */
function textOf(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

type Role = keyof typeof COLUMNS;

class Header {
  readonly names: readonly string[];

  constructor(cells: readonly string[]) {
    this.names = cells.map((cell) => textOf(cell.trim()));
  }

  /** The column that is called so, or -1. */
  find(role: Role): number {
    const folded = this.names.map(fold);
    for (const name of COLUMNS[role]) {
      const at = folded.indexOf(fold(name));
      if (at >= 0) return at;
    }
    return -1;
  }
}

class Reader {
  readonly dropped = new Remarks();
  readonly notes = new Remarks();
  readonly #nodes: PropertyNode[] = [];
  readonly #edges: PropertyEdge[] = [];
  #hasNodes = false;

  table(file: TextFile): void {
    let read: ((cells: readonly string[], line: number) => void) | undefined;
    readRecords(file, (cells, line) => {
      if (read === undefined) read = this.#rowsOf(file, new Header(cells));
      else read(cells, line);
    });
    if (read === undefined)
      throw new InputError('foreign-file', `${file.file} is empty: expected a line of column names`);
  }

  finish(properties: Properties): PropertyGraph {
    const nodes = this.#hasNodes ? this.#nodes : this.#ends();
    return { properties, nodes, edges: this.#edges, untyped: true };
  }

  #ends(): PropertyNode[] {
    const keys = new Set(this.#edges.flatMap(({ source, target }) => [source, target]));
    return Array.from(keys, (key) => ({ key, label: '', properties: new Map() }));
  }

  #rowsOf(file: TextFile, header: Header): (cells: readonly string[], line: number) => void {
    const [source, target, id] = [header.find('source'), header.find('target'), header.find('id')];
    if (source >= 0 && target >= 0 && source !== target) return this.#edgeRows(file, header, source, target);
    this.#hasNodes = true;
    if (id >= 0) return this.#nodeRows(file, header, id);
    const shown = header.names.slice(0, 20).map((name) => name.slice(0, 40));
    throw new InputError(
      'foreign-file',
      `${file.file}: the columns are ${shown.join(', ')}; expected source and target for edges, or id for nodes`,
    );
  }

  #nodeRows(file: TextFile, header: Header, id: number) {
    const [label, x, y] = [header.find('label'), header.find('x'), header.find('y')];
    const told = new Set([id, ...(x >= 0 && y >= 0 ? [x, y] : []), ...(label === id ? [] : [label])]);
    return (cells: readonly string[], line: number): void => {
      const key = textOf(cells[id] ?? '').trim();
      if (!this.#isWhole(cells, header, file, line)) return;
      if (key === '') return this.dropped.add('row', 'without an id', file.file, line);
      const place = [
        Number.parseFloat(textOf(cells[x] ?? '')),
        Number.parseFloat(textOf(cells[y] ?? '')),
      ] as const;
      this.#nodes.push({
        key,
        label: label === id ? '' : textOf(cells[label] ?? ''),
        properties: propertiesOf(cells, header, told),
        ...(Number.isNaN(place[0]) && Number.isNaN(place[1]) ? {} : { place }),
      });
    };
  }

  #edgeRows(file: TextFile, header: Header, from: number, to: number) {
    const [label, direction] = [header.find('label'), header.find('directed')];
    return (cells: readonly string[], line: number): void => {
      if (!this.#isWhole(cells, header, file, line)) return;
      const [source, target] = [textOf(cells[from] ?? '').trim(), textOf(cells[to] ?? '').trim()];
      if (source === '' || target === '')
        return this.dropped.add('row', 'without a source or a target', file.file, line);
      const way = fold(cells[direction] ?? '');
      const saysWay = DIRECTED.has(way) || UNDIRECTED.has(way);
      this.#edges.push({
        source,
        target,
        directed: !UNDIRECTED.has(way),
        label: textOf(cells[label] ?? ''),
        properties: propertiesOf(cells, header, new Set([from, to, label, ...(saysWay ? [direction] : [])])),
      });
    };
  }

  /** Cells beyond the header's cannot be right: something was not quoted. */
  #isWhole(cells: readonly string[], header: Header, { file }: TextFile, line: number): boolean {
    const width = header.names.length;
    if (cells.length < width) this.notes.add('row', 'kept with fewer cells than its header', file, line);
    const tooMany = cells.slice(width).some((cell) => cell.trim() !== '');
    if (tooMany) this.dropped.add('row', 'more cells than its header', file, line);
    return !tooMany;
  }
}

function propertiesOf(cells: readonly string[], { names }: Header, told: ReadonlySet<number>): Properties {
  const properties = new Map<string, PropertyValue>();
  names.forEach((name, at) => {
    const text = textOf(cells[at] ?? '');
    if (!told.has(at) && text.trim() !== '') properties.set(name === '' ? `column ${at + 1}` : name, text);
  });
  return properties;
}

import { kindShown, passes } from '../model/filter';
import type { NodeRef } from '../model/answer';
import { outOfTime } from '../source/in-time';
import { saidBy } from '../source/said';
import type { Overview, OverviewNode } from '../source/source';
import type { State } from '../state/state';
import type { Vocabulary } from './vocabulary';

/** One entity of the table. Empty lists and year 0: not recorded. */
export interface TableRow {
  readonly node: OverviewNode;
  readonly kind: string;
  readonly developers: readonly NodeRef[];
  readonly access: readonly NodeRef[];
}

export const COLUMNS = [
  { key: 'name', label: 'Name' },
  { key: 'kind', label: 'Kind' },
  { key: 'developer', label: 'Developed by' },
  { key: 'year', label: 'Released' },
  { key: 'access', label: 'Access' },
] as const;
export type Column = (typeof COLUMNS)[number]['key'];

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

/** What the filter leaves, the rows of the table. */
export function tableRows(overview: Overview, vocabulary: Vocabulary, { filter }: State): TableRow[] {
  const objects = (predicate: string) => {
    const said = saidBy(predicate, overview);
    return (id: string) => [...new Set(said(id))].flatMap((object) => vocabulary.node(object) ?? []);
  };
  const [developers, access] = [objects('developed_by'), objects('has_access')];
  const late = outOfTime(overview, filter.released);
  return overview.nodes
    .filter((node) => kindShown(filter, vocabulary.kind(node.kind)) && !late.has(node.id))
    .map((node) => ({
      node,
      kind: vocabulary.kind(node.kind).label,
      developers: developers(node.id),
      access: access(node.id),
    }))
    .filter(
      (row) =>
        row.developers.length === 0 || row.developers.some(({ id }) => passes(filter.organization, id)),
    )
    .filter((row) => row.access.length === 0 || row.access.some(({ id }) => passes(filter.access, id)));
}

/** Sorted; what is not recorded comes last either way, and names decide between equals. */
export function sorted(rows: readonly TableRow[], { column, down }: Order): TableRow[] {
  const collator = new Intl.Collator('en', { numeric: true });
  const direction = down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [cell(a, column), cell(b, column)];
    if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
    return direction * collator.compare(x, y) || collator.compare(a.node.name, b.node.name);
  });
}

/** What a column sorts by; empty where nothing is recorded. */
function cell(row: TableRow, column: Column): string {
  if (column === 'name') return row.node.name;
  if (column === 'kind') return row.kind;
  if (column === 'year') return row.node.year === 0 ? '' : String(row.node.year);
  return (column === 'developer' ? row.developers : row.access)[0]?.name ?? '';
}

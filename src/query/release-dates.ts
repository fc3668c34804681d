import type { Released } from '../model/answer';
import {
  earlier,
  IN_TIME,
  inTime,
  isDate,
  isWithin,
  OUT_OF_TIME,
  UNDATED,
  type InTime,
  type Span,
} from '../model/dates';
import { RELEASED } from '../model/ontology';
import { EDGE_INHERITED, EDGE_PARTICIPANT, VALUE_NUMBER, VALUE_TEXT } from '../store/columns';
import type { Store } from '../store/store';

/** When the entities of a store were released. */
interface ReleaseDates {
  /** Each date once. */
  readonly dates: readonly string[];
  /** For each node 1 + its index into `dates`; 0 = not recorded. */
  readonly of: Uint32Array;
}

/** Read when they are first asked for: most questions are not about time. */
const READ = new WeakMap<Store, ReleaseDates>();

function releaseDatesOf(store: Store): ReleaseDates {
  const known = READ.get(store) ?? readDates(store);
  READ.set(store, known);
  return known;
}

function readDates(store: Store): ReleaseDates {
  const dates: string[] = [];
  const rows = new Map<string, number>();
  const of = new Uint32Array(store.nodeCount);
  store.columns.nodeYear.forEach((year, node) => {
    const date = year === 0 ? undefined : releaseDate(store, node);
    if (date === undefined) return;
    const row = rows.get(date) ?? dates.push(date);
    rows.set(date, row);
    of[node] = row;
  });
  return { dates, of };
}

/** Of the first release, as precisely as it is recorded; undefined where it is not. */
export function releaseDate(store: Store, node: number): string | undefined {
  const { nodeStatementOffsets, statementPredicate, nodeYear } = store.columns;
  if (nodeYear[node] === 0) return undefined;
  const released = store.labelOf(RELEASED);
  let first: string | undefined;
  for (let row = nodeStatementOffsets[node]!; row < nodeStatementOffsets[node + 1]!; row++) {
    if (statementPredicate[row] !== released || store.isNegated(row)) continue;
    const text = writtenOf(store, row);
    if (text !== undefined && isDate(text)) first = first === undefined ? text : earlier(first, text);
  }
  return first ?? String(nodeYear[node]);
}

function writtenOf(store: Store, statement: number): string | undefined {
  const { statementObjectType, statementObject, numberValue } = store.columns;
  const row = statementObject[statement]!;
  if (statementObjectType[statement] === VALUE_TEXT) return store.string(row);
  return statementObjectType[statement] === VALUE_NUMBER ? String(numberValue[row]) : undefined;
}

/** Stops in a mask of nodes what a span leaves out. */
export function stopOutOfTime(store: Store, mask: Uint8Array, span: Span): void {
  if (releaseDatesOf(store).dates.length === 0) return;
  const { shown } = inTimeOf(store, span);
  for (let node = 0; node < mask.length; node++) mask[node]! &= shown[node]!;
}

/** How many of a mask's nodes were released when. */
export function countReleases(store: Store, mask: Uint8Array): Released {
  const { dates, of } = releaseDatesOf(store);
  const { joined } = inTimeOf(store, {});
  const counts = new Uint32Array(dates.length + 1);
  const undated = { joined: 0, alone: 0 };
  for (let node = 0; node < mask.length; node++) {
    if (mask[node] === 0) continue;
    counts[of[node]!]!++;
    if (of[node] === 0) undated[joined[node] === 1 ? 'joined' : 'alone']++;
  }
  const months = new Map<string, number>();
  dates.forEach((date, at) => {
    const count = counts[at + 1]!;
    const month = date.slice(0, 'yyyy-mm'.length);
    if (count > 0) months.set(month, (months.get(month) ?? 0) + count);
  });
  return { dates: Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1))), undated };
}

function inTimeOf(store: Store, span: Span): InTime {
  const { dates, of } = releaseDatesOf(store);
  const byDate = [UNDATED, ...dates.map((date) => (isWithin(date, span) ? IN_TIME : OUT_OF_TIME))];
  const standing = Uint8Array.from(of, (row) => byDate[row]!);
  const { edgeSource, edgeTarget, edgeFlags } = store.columns;
  return inTime(standing, (join) => {
    for (let edge = 0; edge < edgeSource.length; edge++) {
      // Joined by what a source says of the two, as the map draws it.
      const isAsserted = (edgeFlags[edge]! & (EDGE_INHERITED | EDGE_PARTICIPANT)) === 0;
      if (isAsserted) join(edgeSource[edge]!, edgeTarget[edge]!);
    }
  });
}

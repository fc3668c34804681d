import { IN_TIME, inTime, isWithin, OUT_OF_TIME, UNDATED, type Span } from '../model/dates';
import type { Overview, OverviewNode } from './source';

type Dated = Pick<Overview, 'nodes' | 'edges'>;

const EVERYBODY: ReadonlySet<string> = new Set();
const KNOWN = new WeakMap<Dated, Map<string, ReadonlySet<string>>>();
/** While time is played or a handle moved, each span is asked for once by canvas and table each. */
const MOST_KNOWN = 8;

/** Ids of who is not there in a span of time: the same answer as the engine's filter gives, at once and without asking. */
export function outOfTime(overview: Dated, span: Span | undefined): ReadonlySet<string> {
  if (span === undefined) return EVERYBODY;
  const known = KNOWN.get(overview) ?? new Map<string, ReadonlySet<string>>();
  KNOWN.set(overview, known);
  const key = `${span.from ?? ''},${span.to ?? ''}`;
  const ids = known.get(key) ?? idsOutOf(overview, span);
  known.set(key, ids);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
  return ids;
}

function idsOutOf({ nodes, edges }: Dated, span: Span): ReadonlySet<string> {
  const rows = new Map(nodes.map(({ id }, row) => [id, row]));
  const standing = Uint8Array.from(nodes, (node) => {
    const date = dateOf(node);
    if (date === undefined) return UNDATED;
    return isWithin(date, span) ? IN_TIME : OUT_OF_TIME;
  });
  const { shown } = inTime(standing, (join) => {
    for (const { source, target } of edges) join(rows.get(source)!, rows.get(target)!);
  });
  return new Set(nodes.filter((_, row) => shown[row] === 0).map(({ id }) => id));
}

/** As precisely as it is recorded. */
function dateOf({ released, year }: OverviewNode): string | undefined {
  if (released !== undefined) return released;
  return year === 0 ? undefined : String(year);
}

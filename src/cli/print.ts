import type { Counts, EdgeRef, NodeRef, ReferenceRef, StatementRef, Truncation } from '../model/answer';
import type { Source } from '../model/graph';
import type { Ontology } from '../model/ontology';
import { qualifiersInWords, statedObject, words } from '../model/wording';

/** Lines for the terminal. */

export function nodeLine({ id, name, kind }: NodeRef): string {
  return `${name}  (${words(kind)}, ${id})`;
}

/** Columns padded to their widest cell; the last one is not. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}

export function truncationLines(truncated: Truncation | null): string[] {
  return truncated === null
    ? []
    : [`${truncated.shown.toLocaleString('en')} of ${truncated.total.toLocaleString('en')} shown`];
}

/** "Vicuna as its language model; joined by projection matrix; likely [1]". */
export function statementLine(statement: StatementRef, ontology: Ontology, notes: Notes): string {
  const parts = [statedObject(statement), ...qualifiersInWords(statement, ontology)];
  if (statement.certainty !== 'stated') parts.push(statement.certainty);
  if (statement.inheritedFrom !== undefined) parts.push(`through ${statement.inheritedFrom.name}`);
  return `${parts.join('; ')}${statement.references.map((reference) => ` [${notes.mark(reference)}]`).join('')}`;
}

/** Reads an edge by its label, derived → base; a qualifier joins two participants. */
function edgeLine(
  edge: EdgeRef & { role?: string; relation?: string },
  names: ReadonlyMap<string, string>,
  ontology: Ontology,
): string {
  const label =
    ontology.predicates.find((predicate) => predicate.id === edge.predicate)?.label ?? words(edge.predicate);
  const details = [
    edge.role,
    edge.relation && words(edge.relation),
    edge.certainty === 'stated' ? undefined : edge.certainty,
  ];
  const told = details.filter((detail) => detail !== undefined && detail !== '');
  const name = (id: string) => names.get(id) ?? id;
  return `${name(edge.source)} ${label} ${name(edge.target)}${told.length > 0 ? `  (${told.join(', ')})` : ''}`;
}

/** A line for each edge among the nodes. */
export function edgeLines(
  edges: readonly Parameters<typeof edgeLine>[0][],
  nodes: readonly NodeRef[],
  ontology: Ontology,
): string[] {
  const names = namesOf(nodes);
  return edges.map((edge) => edgeLine(edge, names, ontology));
}

function namesOf(nodes: readonly NodeRef[]): Map<string, string> {
  return new Map(nodes.map(({ id, name }) => [id, name]));
}

/** "claim 3, likely 1". */
export function countsLine(counts: Counts): string {
  return Object.entries(counts)
    .map(([key, count]) => `${words(key)} ${count.toLocaleString('en')}`)
    .join(', ');
}

/** Numbers references in the order in which they are first cited. */
export class Notes {
  readonly #marks = new Map<string, { mark: number; line: string }>();
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(sources: readonly Source[]) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
  }

  mark({ source, where, url }: ReferenceRef): number {
    const key = `${source}, ${where ?? ''}`;
    const known = this.#marks.get(key);
    if (known !== undefined) return known.mark;
    const mark = this.#marks.size + 1;
    const label = this.#sources.get(source)?.label ?? source;
    const line = [label, where, url].filter((part) => part !== undefined && part !== '').join(', ');
    this.#marks.set(key, { mark, line: `[${mark}] ${line}` });
    return mark;
  }

  lines(): string[] {
    return Array.from(this.#marks.values(), ({ line }) => line);
  }
}

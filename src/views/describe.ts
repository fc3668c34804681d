import type { Coverage, Description, Lineage, Neighborhood, NodeRef, StatementRef } from '../model/answer';
import { BUILT_ON, SUBTYPE, type Ontology, type Predicate } from '../model/ontology';
import { isEntity } from './phrase';
import type { Vocabulary } from './vocabulary';
import { count, groupBy } from './words';

/** How a description is laid out in the inspector: which statements stand together, under which words. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly statements: readonly StatementRef[];
  /** How many there are, these among them. */
  readonly total: number;
}

const ACCESS = 'has_access';

export interface Layout {
  readonly access: readonly StatementRef[];
  /** Numbers and dates. */
  readonly facts: readonly StatementRef[];
  /** Sentences. */
  readonly notes: readonly StatementRef[];
  /** By predicate, in the order of the ontology. */
  readonly outgoing: readonly Group[];
  readonly incoming: readonly Group[];
}

export function layOut(description: Description, vocabulary: Vocabulary, order: readonly string[]): Layout {
  const { statements, counts } = description;
  const typeOf = (statement: StatementRef) => vocabulary.predicate(statement.predicate).value;
  const own = statements.filter((s) => typeOf(s) === undefined && s.predicate !== ACCESS);
  const asObject = description.incoming.filter(
    (s) => isEntity(s.object) && s.object.id === description.entity.id,
  );
  const named = description.incoming.filter((s) => !asObject.includes(s));
  return {
    access: statements.filter((s) => s.predicate === ACCESS),
    facts: statements.filter((s) => typeOf(s) === 'number' || typeOf(s) === 'date'),
    notes: statements.filter((s) => typeOf(s) === 'text'),
    outgoing: grouped(own, order, (id) => vocabulary.predicate(id).label, vocabulary),
    incoming: [
      ...grouped(asObject, order, (id) => vocabulary.predicate(id).inverse, vocabulary).map((group) => ({
        ...group,
        total: counts?.asObject[group.key] ?? group.total,
      })),
      ...(named.length === 0
        ? []
        : [
            {
              key: 'named',
              label: 'has a part in',
              color: 'quiet',
              statements: named,
              total: counts?.inQualifiers ?? named.length,
            },
          ]),
    ],
  };
}

function grouped(
  statements: readonly StatementRef[],
  order: readonly string[],
  label: (id: string) => string,
  vocabulary: Vocabulary,
): Group[] {
  const groups = groupBy(statements, (statement) => statement.predicate);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...groups]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([id, members]) => ({
      key: id,
      label: label(id),
      color: vocabulary.predicate(id).color,
      statements: members,
      total: members.length,
    }));
}

/** What one would expect to be told of an entity of its kind, and of which nobody has recorded anything, not even that there is none. */
export function unrecorded(
  { entity, statements }: Description,
  { predicates }: Ontology,
): readonly Predicate[] {
  const told = new Set(statements.map(({ predicate }) => predicate));
  return predicates.filter(
    ({ id, from, single, lineage, color }) =>
      from.includes(entity.kind) && (single || (lineage && color !== 'quiet')) && !told.has(id),
  );
}

/** "7 of 7 steps referenced · 1 estimated"; certainties that need no mention are left out. */
export function coverageInWords({ edges, referenced, byCertainty }: Coverage): string {
  if (edges === 0) return 'no steps recorded';
  const unsure = ['estimated', 'likely', 'disputed'].filter((certainty) => (byCertainty[certainty] ?? 0) > 0);
  const steps = `${referenced} of ${count(edges, 'step')} referenced`;
  return [steps, ...unsure.map((certainty) => `${byCertainty[certainty]} ${certainty}`)].join(' · ');
}

/** Lines of descent along `built_on`, longest first: LLaVA, Vicuna, LLaMA. A cycle ends where it closes. */
export function descents(lineage: Lineage, most: number): { lines: NodeRef[][]; total: number } {
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
  const bases = groupBy(
    lineage.edges.filter(
      (edge) => edge.predicate === BUILT_ON && nodes.has(edge.source) && nodes.has(edge.target),
    ),
    (edge) => edge.source,
  );
  const lines: NodeRef[][] = [];
  let total = 0;
  const walk = (line: readonly NodeRef[]) => {
    if (total > MAX_DESCENTS) return;
    const next = [...new Set((bases.get(line.at(-1)!.id) ?? []).map((edge) => edge.target))].filter(
      (id) => !line.some((node) => node.id === id),
    );
    if (next.length === 0 && line.length > 1) {
      total++;
      lines.push([...line]);
    }
    for (const id of next) walk([...line, nodes.get(id)!]);
  };
  const root = nodes.get(lineage.root.id);
  if (root !== undefined) walk([root]);
  lines.sort((a, b) => b.length - a.length);
  return { lines: lines.slice(0, most), total };
}

/** In a graph of merges the number of lines explodes; nobody reads past this. */
const MAX_DESCENTS = 500;

/** Somebody bound to a narrower kind, and that kind. */
export interface Narrow {
  readonly node: NodeRef;
  readonly kind: NodeRef;
}

/** Of a neighbourhood that includes narrower kinds: who is bound to one of those, but not to the entity itself. */
export function throughKinds({ nodes, edges }: Neighborhood, entity: string): Narrow[] {
  const refs = new Map(nodes.map((node) => [node.id, node]));
  const kinds = new Set(
    nodes.filter((node) => node.distance === 0 && node.id !== entity).map((node) => node.id),
  );
  const direct = new Set(edges.filter((edge) => edge.target === entity).map((edge) => edge.source));
  const found = new Map<string, Narrow>();
  for (const { source, target, predicate } of edges) {
    const [node, kind] = [refs.get(source), refs.get(target)];
    if (node === undefined || kind === undefined || predicate === SUBTYPE) continue;
    if (kinds.has(target) && !kinds.has(source) && !direct.has(source) && source !== entity)
      found.set(source, found.get(source) ?? { node, kind });
  }
  return [...found.values()];
}

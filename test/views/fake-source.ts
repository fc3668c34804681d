import type {
  Answers,
  EdgeRef,
  Lineage,
  NodeRef,
  ObjectRef,
  Path,
  StatementRef,
} from '../../src/model/answer';
import { InputError } from '../../src/model/errors';
import { fold } from '../../src/model/names';
import type { Questions, Verb } from '../../src/model/question';
import type { Overview, Source } from '../../src/source/source';
import { entities, ontology, ref, sources, statements } from './small-graph';

/** Answers from the small graph, slowly and simply: enough to see and test the panels without an engine. */

type Answering = { [V in Verb]: (question: Questions[V]) => Answers[V] };

const hasId = (object: ObjectRef): object is NodeRef => 'id' in object;
const edges: (EdgeRef & { role?: string })[] = statements
  .filter((s) => hasId(s.object) && s.negated !== true && s.inheritedFrom === undefined)
  .map((s) => {
    const role = s.qualifiers['role']?.[0];
    const text = role !== undefined && 'value' in role ? String(role.value) : undefined;
    return {
      source: s.subject.id,
      target: (s.object as NodeRef).id,
      predicate: s.predicate,
      certainty: s.certainty,
      ...(text === undefined ? {} : { role: text }),
    };
  });

export const overview: Overview = {
  ontology,
  sources,
  nodes: entities.map(({ id, name, kind, year }) => ({
    id,
    name,
    kind,
    year,
    importance: 1,
    unnamed: false,
    placeholder: false,
  })),
  edges,
  places: Float32Array.from(
    entities.flatMap((_, index) => [
      Math.cos(index * 2.4) * Math.sqrt(index),
      Math.sin(index * 2.4) * Math.sqrt(index),
    ]),
  ),
};

const verbs: Answering = {
  describe: ({ entity }) => describe(entity),
  search: ({ text, kinds, limit = 20 }) => ({
    results: search(text)
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .slice(0, limit),
  }),
  neighborhood: ({ entity, hops = 1 }) => {
    const reached = reach(entity, hops, edges, 'both');
    return {
      nodes: [...reached].map(([id, distance]) => ({ ...ref(id), distance })),
      edges: edges.filter((e) => reached.has(e.source) && reached.has(e.target)),
      truncated: null,
    };
  },
  lineage: ({ entity, direction, edges: only }) => lineage(entity, direction, only),
  path: ({ from, to, k = 1, avoid, edges: only, directed }) => ({
    paths: ways(from, to, { avoid: avoid ?? [], only, directed: directed ?? false }).slice(0, k),
  }),
  related: ({ entity, by }) => ({ results: related(entity, by) }),
  compare: ({ entities: ids }) => compare(ids),
  obligations: () => ({ licences: [], conflicts: [] }),
  impact: ({ entity, limit = 99 }) => {
    const touched = lineage(entity, 'down').nodes.filter(({ id }) => id !== entity);
    const objects = (id: string, predicate: string) =>
      edges.filter((e) => e.source === id && e.predicate === predicate).map((e) => e.target);
    const shared = (predicate: string) => ({
      named: Object.entries(tally(touched.flatMap(({ id }) => objects(id, predicate)))).map(
        ([id, count]) => ({
          id,
          name: ref(id).name,
          count,
        }),
      ),
      unrecorded: touched.filter(({ id }) => objects(id, predicate).length === 0).length,
    });
    const shown = touched.slice(0, limit);
    return {
      root: ref(entity),
      total: touched.length,
      distances: Object.entries(tally(touched.map(({ level }) => String(level)))).map(
        ([distance, count]) => ({
          distance: Number(distance),
          count,
        }),
      ),
      kinds: tally(touched.map(({ kind }) => kind)),
      organizations: shared('developed_by'),
      licences: shared('licensed_under'),
      nodes: shown.map(({ level, ...node }) => ({
        ...node,
        distance: level,
        organizations: objects(node.id, 'developed_by'),
        licences: objects(node.id, 'licensed_under'),
      })),
      truncated: shown.length < touched.length ? { shown: shown.length, total: touched.length } : null,
    };
  },
  facets: () => ({
    kind: tally(entities.map((e) => e.kind)),
    predicate: tally(edges.map((e) => e.predicate)),
    organization: {},
    access: {},
    year: {},
    certainty: tally(edges.map((e) => e.certainty)),
  }),
  stats: () => {
    throw new Error('not in this fake');
  },
};

export function fakeSource(delay = 0): Source {
  return {
    overview: () => Promise.resolve(overview),
    complete: () => Promise.resolve(overview),
    async ask(verb, question, signal) {
      await new Promise((resolve) => setTimeout(resolve, delay));
      signal?.throwIfAborted();
      return verbs[verb](question);
    },
    arrange: () => Promise.resolve({ places: {} }),
    rearrange: () => Promise.resolve(undefined),
    tile: () => Promise.resolve({ primitives: 0 }),
    landmarks: () => Promise.resolve({ nodes: [], regions: [] }),
    at: () => Promise.resolve(undefined),
    locate: () => Promise.resolve([]),
    startLayout: () => ({ hold: () => {}, release: () => {}, stop: () => {} }),
    close: () => {},
  };
}

function describe(asked: string): Answers['describe'] {
  const entity = entities.find((e) => e.id === asked || e.aliases.includes(asked));
  if (entity === undefined)
    throw new InputError('unknown-entity', `nothing is called "${asked}"`, { candidates: [ref('llava')] });
  const { id } = entity;
  const names = (s: StatementRef) =>
    [s.object, ...Object.values(s.qualifiers).flat()].some((o) => hasId(o) && o.id === id);
  return {
    entity: {
      id,
      name: entity.name,
      kind: entity.kind,
      aliases: entity.aliases,
      description: entity.description,
      links: [],
    },
    statements: statements.filter((s) => s.subject.id === id),
    incoming: statements.filter((s) => s.subject.id !== id && names(s)),
    alternatives: [],
  };
}

function search(text: string): Answers['search']['results'][number][] {
  const wanted = fold(text);
  return entities.flatMap((entity) => {
    const matched = [entity.name, ...entity.aliases].find((name) => fold(name).includes(wanted));
    return wanted === '' || matched === undefined ? [] : [{ ...ref(entity.id), score: 1, matched }];
  });
}

function reach(
  from: string,
  hops: number,
  along: readonly EdgeRef[],
  direction: 'up' | 'down' | 'both',
): Map<string, number> {
  const levels = new Map([[from, 0]]);
  for (const [id, level] of levels) {
    if (level >= hops) continue;
    for (const edge of along) {
      const next =
        edge.source === id && direction !== 'down'
          ? edge.target
          : edge.target === id && direction !== 'up'
            ? edge.source
            : undefined;
      if (next !== undefined && !levels.has(next)) levels.set(next, level + 1);
    }
  }
  return levels;
}

function lineage(entity: string, direction: 'up' | 'down', only?: readonly string[]): Lineage {
  const follow = only ?? ontology.predicates.filter((p) => p.lineage).map((p) => p.id);
  const along = edges.filter((e) => follow.includes(e.predicate));
  const levels = reach(entity, 99, along, direction);
  const within = along.filter((e) => levels.has(e.source) && levels.has(e.target));
  return {
    root: ref(entity),
    nodes: [...levels].map(([id, level]) => ({ ...ref(id), level })),
    edges: within,
    cycles: [],
    coverage: {
      edges: within.length,
      referenced: within.length,
      byCertainty: tally(within.map((e) => e.certainty)),
    },
    truncated: null,
  };
}

interface Wish {
  readonly avoid: readonly string[];
  readonly only: readonly string[] | undefined;
  readonly directed: boolean;
}

/** The few loop-free ways of up to so many steps, shortest first. */
function ways(from: string, to: string, { avoid, only, directed }: Wish, most = 4): Path[] {
  const along = edges.filter((e) => only?.includes(e.predicate) ?? true);
  const found: Path[] = [];
  const walk = (nodes: readonly string[], steps: readonly EdgeRef[]) => {
    const last = nodes.at(-1)!;
    if (last === to) found.push({ nodes: nodes.map(ref), edges: steps, length: steps.length });
    if (last === to || steps.length === most) return;
    for (const edge of along) {
      const next =
        edge.source === last ? edge.target : directed || edge.target !== last ? undefined : edge.source;
      if (next === undefined || nodes.includes(next) || avoid.includes(next)) continue;
      walk([...nodes, next], [...steps, edge]);
    }
  };
  walk([from], []);
  return found.toSorted((a, b) => a.length - b.length);
}

function related(id: string, by?: readonly string[]): Answers['related']['results'][number][] {
  const counts = (e: EdgeRef) =>
    by?.includes(ontology.predicates.find((p) => p.id === e.predicate)!.color) ?? true;
  const mine = new Set(
    edges.filter((e) => e.source === id && counts(e)).map((e) => `${e.predicate} ${e.target}`),
  );
  return entities.flatMap((other) => {
    const shared = edges.filter(
      (e) => e.source === other.id && other.id !== id && mine.has(`${e.predicate} ${e.target}`),
    );
    if (shared.length === 0) return [];
    const reasons = shared.map((e) => ({
      text: `both ${e.predicate.replaceAll('_', ' ')} ${ref(e.target).name}`,
      via: ref(e.target),
    }));
    return [{ ...ref(other.id), score: shared.length / 10, reasons }];
  });
}

function compare(ids: readonly string[]): Answers['compare'] {
  const of = (id: string, predicate: string) =>
    statements.filter((s) => s.subject.id === id && s.predicate === predicate).map((s) => s.object);
  const rows = ontology.predicates.map(({ id: predicate }) => {
    const cells = ids.map((id) => of(id, predicate));
    return {
      predicate,
      cells,
      same: cells.every((cell) => JSON.stringify(cell) === JSON.stringify(cells[0])),
    };
  });
  return {
    entities: ids.map(ref),
    rows: rows.filter((row) => row.cells.some((cell) => cell.length > 0)),
    evidence: ontology.predicates
      .map(({ id: predicate }) => ({
        predicate,
        statements: ids.map((id) =>
          statements.filter((s) => s.subject.id === id && s.predicate === predicate),
        ),
      }))
      .filter((row) => row.statements.some((list) => list.length > 0)),
    commonAncestors: [],
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

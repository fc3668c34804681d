import type { Answers, LineageEdge } from '../../src/model/answer';
import { InputError } from '../../src/model/errors';
import { passes } from '../../src/model/filter';
import { CERTAINTIES } from '../../src/model/graph';
import { fold } from '../../src/model/names';
import type { Questions, Verb } from '../../src/model/question';
import { similarity } from '../../src/query/likeness';
import { certaintyRank, compare, type Admits, type GraphologyModel, type Line } from './graphology-model';
import { related } from './graphology-related';
import {
  among,
  circles,
  commonAncestors,
  lineageOf,
  longestChain,
  shortestPaths,
  unique,
} from './graphology-walks';

/** Each verb over the model. How alike two texts are is `similarity`'s to say, for both sides. */
export const PLAIN_VERBS: {
  readonly [V in Verb]: (model: GraphologyModel, question: Questions[V]) => Answers[V];
} = {
  describe(model, { entity }) {
    const { id, alternatives } = model.match(entity);
    const { unnamed, placeholder, aliases, description, links } = model.entity(id);
    const names = (statement: object) => JSON.stringify(statement).includes(`"entity":${JSON.stringify(id)}`);
    return {
      entity: {
        ...model.ref(id),
        aliases,
        description,
        links,
        ...(unnamed ? { unnamed } : {}),
        ...(placeholder ? { placeholder } : {}),
      },
      statements: model.holdings(id).map((holding) => model.statement(holding, id)),
      incoming: model.graph.statements
        .filter((statement) => statement.subject !== id && names(statement))
        .map((statement) => model.statement({ statement })),
      alternatives: alternatives.map((other) => model.ref(other)),
    };
  },

  search(model, { text, kinds, limit = 20 }) {
    const wanted = fold(text);
    const hits = model.graph.entities
      .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      .map(({ id, name, aliases }) => {
        const names = [
          { name, worth: 1 },
          ...aliases.map((one) => ({ name: one, worth: 0.97 })),
          { name: id, worth: 0.95 },
        ];
        const scores = names.map((one) => one.worth * similarity(wanted, one.name));
        const score = Math.max(...scores);
        return { id, score, matched: names[scores.indexOf(score)]!.name };
      })
      .filter(({ score }) => score > 0 && wanted !== '')
      .sort((a, b) => b.score - a.score || model.order(a.id, b.id))
      .slice(0, limit);
    return {
      results: hits.map(({ id, score, matched }) => ({ ...model.ref(id), score: rounded(score), matched })),
    };
  },

  neighborhood(model, question) {
    const { id } = model.match(question.entity);
    const { hops = 1, edges, kinds, direction = 'both', filter = {}, limit = Infinity } = question;
    const admits: Admits = (line) =>
      (edges?.includes(line.label) ?? true) &&
      passes(filter.predicate, line.label) &&
      passes(filter.certainty, line.statement.certainty);
    const isShown = (other: string) => model.shows(other, filter);
    const subtypes = [
      ...model.distances([id], 'in', Infinity, ({ label }) => label === 'subtype_of').keys(),
    ].slice(1);
    const starts = [id, ...(question.includeSubtypes === true ? subtypes.filter(isShown) : [])];
    const distances = model.distances(starts, direction, hops, admits, isShown);
    const listed = [...distances.keys()]
      .filter((other) => distances.get(other) === 0 || (kinds?.includes(model.entity(other).kind) ?? true))
      .sort(
        (a, b) =>
          distances.get(a)! - distances.get(b)! || Number(b === id) - Number(a === id) || model.order(a, b),
      );
    const shown = listed.slice(0, limit);
    return {
      nodes: shown.map((other) => ({ ...model.ref(other), distance: distances.get(other)! })),
      edges: among(model, shown, admits).map((line) => model.edge(line)),
      truncated: cut(shown, listed),
    };
  },

  lineage(model, { entity, direction, edges, relations, depth = Infinity, limit = Infinity }) {
    const { id } = model.match(entity);
    const isLineage = lineageOf(model, edges);
    const admits: Admits = (line) =>
      isLineage(line) &&
      (relations === undefined || textsOf(line, 'relation').some((one) => relations.includes(one)));
    const levels = model.distances([id], direction === 'up' ? 'out' : 'in', depth, admits);
    const listed = [...levels.keys()].sort((a, b) => levels.get(a)! - levels.get(b)! || model.order(a, b));
    const shown = listed.slice(0, limit);
    const lines = among(model, shown, admits);
    const byCertainty = CERTAINTIES.map(
      (one) => [one, lines.filter(({ statement }) => statement.certainty === one).length] as const,
    );
    return {
      root: model.ref(id),
      nodes: shown.map((other) => ({ ...model.ref(other), level: levels.get(other)! })),
      edges: lines.map((line) => lineageEdge(model, line)),
      cycles: [
        ...circles(shown, lines).filter((ids) => ids.length > 1),
        ...shown
          .filter((one) => lines.some(({ source, target }) => source === one && target === one))
          .map((one) => [one]),
      ].sort((a, b) => compare(a[0]!, b[0]!) || b.length - a.length),
      coverage: {
        edges: lines.length,
        referenced: lines.filter(({ statement }) => statement.references.length > 0).length,
        byCertainty: Object.fromEntries(byCertainty.filter(([, count]) => count > 0)),
      },
      truncated: cut(shown, listed),
    };
  },

  path(model, { from, to, edges, directed = false, k = 1, filter = {} }) {
    const [start, end] = [model.match(from).id, model.match(to).id];
    const admits: Admits = (line) =>
      (edges?.includes(line.label) ?? true) &&
      passes(filter.predicate, line.label) &&
      passes(filter.certainty, line.statement.certainty);
    const lines = model.lines().filter(admits);
    const isOpen = (id: string) => id === start || id === end || model.shows(id, filter);
    const byLineage = lineageOf(model);
    const kin = (a: string, b: string) =>
      Number(
        lines
          .filter(byLineage)
          .some(
            ({ source, target }) =>
              (source === a && target === b) || (!directed && source === b && target === a),
          ),
      );
    const next = (id: string) =>
      lines
        .flatMap(({ source, target }) => [
          ...(source === id ? [target] : []),
          ...(target === id && !directed ? [source] : []),
        ])
        .filter((other, at, all) => all.indexOf(other) === at && isOpen(other))
        .sort((a, b) => kin(id, b) - kin(id, a) || model.order(a, b));
    const rank = ({ label }: Line) => labelsOf(model).indexOf(label);
    const surest = (a: string, b: string) =>
      lines
        .filter(
          ({ source, target }) =>
            (source === a && target === b) || (!directed && source === b && target === a),
        )
        .sort(
          (x, y) =>
            certaintyRank(x) - certaintyRank(y) ||
            rank(x) - rank(y) ||
            Number(x.source !== a) - Number(y.source !== a) ||
            x.at - y.at,
        )[0]!;
    return {
      paths: shortestPaths(start, end, next, k, model.ids().length).map((ids) => ({
        nodes: ids.map((id) => model.ref(id)),
        edges: ids.slice(1).map((id, at) => model.edge(surest(ids[at]!, id))),
        length: ids.length - 1,
      })),
    };
  },

  related,

  compare(model, { entities }) {
    if (entities.length < 2) throw new InputError('wrong-use', 'two');
    const ids = entities.map((entity) => model.match(entity).id);
    const cell = (id: string, predicate: string) =>
      unique(
        model
          .holdings(id)
          .filter(({ statement }) => statement.predicate === predicate && !statement.negated)
          .map(({ statement }) => model.object(statement.object)),
      );
    const rows = model.graph.ontology.predicates.map(({ id: predicate }) => {
      const cells = ids.map((id) => cell(id, predicate));
      const sets = cells.map((objects) =>
        objects
          .map((one) => JSON.stringify(one))
          .sort()
          .join(),
      );
      const isKnown = !cells.flat().some((object) => 'unknown' in object);
      return { predicate, cells, same: isKnown && sets[0] !== '' && new Set(sets).size === 1 };
    });
    return {
      entities: ids.map((id) => model.ref(id)),
      rows: rows.filter(({ cells }) => cells.some((objects) => objects.length > 0)),
      commonAncestors: commonAncestors(model, ids),
    };
  },

  obligations(model, { entity }) {
    const { id } = model.match(entity);
    const ways = new Map([[id, [id]]]);
    const isLineage = lineageOf(model);
    const holdings: { licence: string; via: string[] }[] = [];
    for (const [holder, via] of ways) {
      const targets = (admits: Admits) =>
        unique(
          model
            .from(holder)
            .filter(admits)
            .map(({ target }) => target),
        ).sort(model.order);
      for (const licence of targets(({ label }) => label === 'licensed_under'))
        holdings.push({ licence, via });
      for (const base of targets(isLineage)) if (!ways.has(base)) ways.set(base, [...via, base]);
    }
    holdings.sort((a, b) => a.via.length - b.via.length || model.order(a.licence, b.licence));
    const own = holdings.filter(({ via }) => via.length === 1);
    const others = holdings.filter(({ via }) => via.length > 1);
    const name = (one: string) => model.entity(one).name;
    return {
      licences: holdings.map(({ licence, via }) => ({ id: licence, name: name(licence), via })),
      conflicts: own.flatMap(({ licence: mine }) =>
        others.flatMap(({ licence: theirs, via }) =>
          termsOf(model, theirs, 'forbids')
            .filter((term) => termsOf(model, mine, 'permits').includes(term))
            .map((term) => ({
              terms: `${name(mine)} permits ${name(term)}, ${name(theirs)} forbids it`,
              path: via,
            })),
        ),
      ),
    };
  },

  impact(model, { entity, edges, depth = Infinity, limit = Infinity }) {
    const { id } = model.match(entity);
    const levels = model.distances([id], 'in', depth, lineageOf(model, edges));
    const touched = [...levels.keys()]
      .filter((other) => other !== id)
      .sort((a, b) => levels.get(a)! - levels.get(b)! || model.order(a, b));
    const objects = (other: string, predicate: string) =>
      unique(
        model
          .from(other)
          .filter(({ label, participant }) => label === predicate && !participant)
          .map(({ target }) => target),
      );
    const shared = (predicate: string) => {
      const counts = tally(touched.flatMap((other) => objects(other, predicate)));
      return {
        named: Object.keys(counts)
          .sort((a, b) => counts[b]! - counts[a]! || model.order(a, b))
          .map((one) => ({ id: one, name: model.entity(one).name, count: counts[one]! })),
        unrecorded: touched.filter((other) => objects(other, predicate).length === 0).length,
      };
    };
    const shown = touched.slice(0, limit);
    const farthest = Math.max(0, ...levels.values());
    return {
      root: model.ref(id),
      total: touched.length,
      distances: Array.from({ length: farthest }, (_, at) => ({
        distance: at + 1,
        count: touched.filter((other) => levels.get(other) === at + 1).length,
      })),
      kinds: tally(touched.map((other) => model.entity(other).kind)),
      organizations: shared('developed_by'),
      licences: shared('licensed_under'),
      nodes: shown.map((other) => ({
        ...model.ref(other),
        distance: levels.get(other)!,
        organizations: objects(other, 'developed_by').sort(model.order),
        licences: objects(other, 'licensed_under').sort(model.order),
      })),
      truncated: cut(shown, touched),
    };
  },

  facets(model, { filter = {} }) {
    const shown = model.graph.entities.filter(({ id }) => model.shows(id, filter));
    const ids = new Set(shown.map(({ id }) => id));
    const lines = model
      .lines()
      .filter(
        ({ participant, through, source, target }) =>
          !participant && through === undefined && ids.has(source) && ids.has(target),
      )
      .filter(
        ({ label, statement }) =>
          passes(filter.predicate, label) && passes(filter.certainty, statement.certainty),
      );
    const named = (predicate: string) =>
      tally(
        shown.flatMap(({ id }) =>
          unique(
            model
              .from(id)
              .filter(({ label }) => label === predicate)
              .map(({ target }) => target),
          ),
        ),
      );
    const years = Array.from({ length: 100 }, (_, at) => 1980 + at);
    const yearOf = (id: string) =>
      years.find((year) =>
        model.graph.statements.some(
          ({ subject, predicate, object, negated }) =>
            subject === id &&
            predicate === 'released' &&
            !negated &&
            'value' in object &&
            String(object.value).startsWith(String(year)),
        ),
      );
    return {
      kind: tally(shown.map(({ kind }) => kind)),
      predicate: tally(lines.map(({ label }) => label)),
      organization: named('developed_by'),
      access: named('has_access'),
      year: tally(shown.flatMap(({ id }) => yearOf(id) ?? []).map(String)),
      certainty: tally(lines.map(({ statement }) => statement.certainty)),
    };
  },

  stats(model) {
    const { entities, statements } = model.graph;
    const asserted = statements.filter(({ object, negated }) => 'entity' in object && !negated);
    const ids = model.ids();
    const bases = model
      .lines()
      .filter(
        ({ label, participant, through }) => label === 'built_on' && !participant && through === undefined,
      );
    const parts = new Set(
      ids.map((id) => [...model.distances([id], 'both', Infinity, () => true).keys()].sort().join()),
    );
    const units = circles(ids, bases);
    const chain = longestChain(units, bases);
    return {
      nodes: tally(entities.map(({ kind }) => kind)),
      edges: tally(asserted.map(({ predicate }) => predicate)),
      statements: statements.length,
      referenced: statements.filter(({ references }) => references.length > 0).length,
      placeholders: entities.filter(({ placeholder }) => placeholder).length,
      selfLoops: asserted.filter(({ subject, object }) => 'entity' in object && object.entity === subject)
        .length,
      cycles: units.filter((unit) => unit.length > 1).length,
      components: parts.size,
      longestLineage: { length: chain.length, nodes: chain.map((id) => model.ref(id)) },
    };
  },
};

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function cut(shown: readonly string[], listed: readonly string[]) {
  return shown.length < listed.length ? { shown: shown.length, total: listed.length } : null;
}

function labelsOf({ graph: { ontology } }: GraphologyModel): string[] {
  return [...ontology.predicates, ...ontology.qualifiers].map(({ id }) => id);
}

function textsOf({ statement }: Line, qualifier: string): string[] {
  const values = statement.qualifiers.find(({ id }) => id === qualifier)?.values ?? [];
  return values.flatMap((value) =>
    'value' in value && typeof value.value === 'string' ? [value.value] : [],
  );
}

function lineageEdge(model: GraphologyModel, line: Line): LineageEdge {
  const [relation] = textsOf(line, 'relation');
  const [role] = textsOf(line, 'role');
  return {
    ...model.edge(line),
    ...(relation === undefined ? {} : { relation }),
    ...(role === undefined ? {} : { role }),
  };
}

/** Entities that a licence's own statements name by the predicate. */
function termsOf({ graph }: GraphologyModel, licence: string, by: string): string[] {
  return unique(
    graph.statements.flatMap(({ subject, predicate, object, negated }) =>
      subject === licence && predicate === by && !negated && 'entity' in object ? [object.entity] : [],
    ),
  );
}

function tally(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, keys.filter((other) => other === key).length]));
}

import { MultiDirectedGraph } from 'graphology';
import type { EdgeRef, NodeRef, ObjectRef, StatementRef } from '../../src/model/answer';
import { InputError } from '../../src/model/errors';
import { passes, type Filter } from '../../src/model/filter';
import { CERTAINTIES, type Entity, type Graph, type Statement, type Value } from '../../src/model/graph';
import { fold } from '../../src/model/names';

/** An edge as graphology keeps it, with its ends. */
export interface Line {
  readonly source: string;
  readonly target: string;
  /** Place among all edges. */
  readonly at: number;
  /** A predicate's id, or a qualifier's. */
  readonly label: string;
  readonly statement: Statement;
  readonly participant: boolean;
  /** The family through which it holds. */
  readonly through?: string;
}

type Attributes = Omit<Line, 'source' | 'target'>;
export type Admits = (line: Line) => boolean;

/** What holds for an entity, and through which family. */
export interface Holding {
  readonly statement: Statement;
  readonly through?: string;
}

/**
 * A graph in graphology, written for plainness alone and apart from the store: what the verbs of both say must be the
 * same. Importance is handed in; that it is PageRank has a test of its own.
 */
export class GraphologyModel {
  readonly edges = new MultiDirectedGraph<Entity, Attributes>();
  #lines: readonly Line[] = [];
  readonly #shown = new Map<string, Set<string>>();

  constructor(
    readonly graph: Graph,
    readonly importance: (id: string) => number,
  ) {
    for (const entity of graph.entities) this.edges.addNode(entity.id, entity);
    for (const statement of graph.statements) if (!statement.negated) this.#addStated(statement);
    for (const { id } of graph.entities) {
      for (const { statement, through } of this.holdings(id)) {
        const { object, predicate, negated } = statement;
        if (through === undefined || negated || !('entity' in object) || object.entity === id) continue;
        this.#add(id, object.entity, { label: predicate, statement, participant: false, through });
      }
    }
  }

  #add(source: string, target: string, attributes: Omit<Attributes, 'at'>): void {
    this.edges.addEdge(source, target, { ...attributes, at: this.edges.size });
  }

  #addStated(statement: Statement): void {
    const { subject, predicate, object } = statement;
    const before = [subject];
    if ('entity' in object) {
      this.#add(subject, object.entity, { label: predicate, statement, participant: false });
      before.push(object.entity);
    }
    for (const { id: label, values } of statement.qualifiers) {
      for (const value of values) {
        if (!('entity' in value)) continue;
        for (const other of before) {
          const known = this.lines().some(
            (line) => line.source === other && line.target === value.entity && line.label === label,
          );
          if (other !== value.entity && !known)
            this.#add(other, value.entity, { label, statement, participant: true });
        }
        before.push(value.entity);
      }
    }
  }

  entity(id: string): Entity {
    return this.edges.getNodeAttributes(id);
  }

  ids(): string[] {
    return this.edges.nodes();
  }

  /** All edges in the order in which they were added. */
  lines(): readonly Line[] {
    if (this.#lines.length === this.edges.size) return this.#lines;
    this.#lines = this.edges
      .mapEdges((_edge, attributes, source, target) => ({ ...attributes, source, target }))
      .sort((a, b) => a.at - b.at);
    return this.#lines;
  }

  from(id: string): Line[] {
    return this.lines().filter(({ source }) => source === id);
  }

  /** Own statements, then those of families, nearest first, that nothing nearer contradicts. */
  holdings(id: string): Holding[] {
    const { predicates } = this.graph.ontology;
    const about = (one: string) => this.graph.statements.filter(({ subject }) => subject === one);
    const said: Statement[] = about(id);
    const holdings: Holding[] = said.map((statement) => ({ statement }));
    for (const family of this.#families(id)) {
      const holds = about(family).filter((statement) => {
        const predicate = predicates.find((one) => one.id === statement.predicate)!;
        return (
          predicate.inherited && !said.some((nearer) => contradicts(nearer, statement, predicate.single))
        );
      });
      said.push(...holds);
      holdings.push(...holds.map((statement) => ({ statement, through: family })));
    }
    return holdings;
  }

  #families(id: string): string[] {
    const found = [id];
    for (const member of found) {
      for (const { subject, predicate, object, negated } of this.graph.statements) {
        if (subject !== member || predicate !== 'part_of' || negated || !('entity' in object)) continue;
        const isFamily = this.entity(object.entity).kind === 'model_family';
        if (isFamily && !found.includes(object.entity)) found.push(object.entity);
      }
    }
    return found.slice(1);
  }

  /** @throws InputError as the store's verbs do; without candidates, where nothing is hit */
  match(text: string): { id: string; alternatives: string[] } {
    if (this.edges.hasNode(text)) return { id: text, alternatives: [] };
    const same = (one: string) => fold(text) !== '' && fold(one) === fold(text);
    const steps: ((entity: Entity) => boolean)[] = [
      ({ name }) => name === text,
      ({ aliases }) => aliases.includes(text),
      ({ id }) => same(id),
      ({ name }) => same(name),
      ({ aliases }) => aliases.some(same),
    ];
    const hits = steps
      .map((step) => this.graph.entities.filter(step))
      .find((entities) => entities.length > 0);
    if (hits === undefined) throw new InputError('unknown-entity', text);
    const rank = ({ kind }: Entity) => this.graph.ontology.kinds.findIndex(({ id }) => id === kind);
    const sorted = hits.toSorted((a, b) => rank(a) - rank(b) || this.order(a.id, b.id));
    const first = sorted.filter(({ kind }) => kind === sorted[0]!.kind);
    if (first.length > 1) {
      throw new InputError('ambiguous-entity', text, { candidates: first.map(({ id }) => this.ref(id)) });
    }
    return { id: sorted[0]!.id, alternatives: sorted.slice(1).map(({ id }) => id) };
  }

  /** By importance, then name, then id. */
  order = (a: string, b: string): number =>
    this.importance(b) - this.importance(a) ||
    compare(this.entity(a).name, this.entity(b).name) ||
    compare(a, b);

  shows(id: string, filter: Filter): boolean {
    const { kind } = this.entity(id);
    const says = (predicate: string, choice: Filter['access']) => {
      const said = this.from(id).filter(({ label }) => label === predicate);
      return choice === undefined || said.length === 0 || said.some(({ target }) => passes(choice, target));
    };
    return (
      passes(filter.kind, kind) &&
      (filter.released === undefined || this.shownIn(filter.released).has(id)) &&
      says('developed_by', filter.organization) &&
      says('has_access', filter.access)
    );
  }

  /** First and last day of the first release; undefined where none is recorded. */
  #release(id: string): readonly [number, number] | undefined {
    const days = this.graph.statements
      .filter((one) => one.subject === id && one.predicate === 'released' && !one.negated)
      .flatMap(({ object }) => ('value' in object ? [daysOf(String(object.value))] : []));
    return days.sort(([a], [b]) => a - b)[0];
  }

  /** Who is there in a span of time, asking each by itself. */
  shownIn(span: NonNullable<Filter['released']>): Set<string> {
    const key = JSON.stringify(span);
    const shown = this.#shown.get(key) ?? this.#shownIn(span);
    this.#shown.set(key, shown);
    return shown;
  }

  #shownIn({ from = '1000', to = '9999' }: NonNullable<Filter['released']>): Set<string> {
    const [first, last] = [daysOf(from)[0], daysOf(to)[1]];
    const asserted = this.lines().filter(({ participant, through }) => !participant && through === undefined);
    const beside = (id: string) =>
      asserted
        .filter(({ source, target }) => (source === id) !== (target === id))
        .map(({ source, target }) => (source === id ? target : source));
    const isDated = (id: string) => this.#release(id) !== undefined;
    const isIn = (id: string) => this.#release(id)![0] <= last && this.#release(id)![1] >= first;
    // Joined to something dated, or not: those hang on what they can reach by others of their like.
    const isLoose = (id: string) => !isDated(id) && !beside(id).some(isDated);
    const hangsOn = (id: string) => {
      const met = [id];
      for (const one of met) if (isLoose(one)) met.push(...beside(one).filter((next) => !met.includes(next)));
      return met.filter((one) => !isLoose(one));
    };
    const isKept = (id: string): boolean => {
      if (isDated(id)) return isIn(id);
      if (!isLoose(id)) return beside(id).some((other) => isDated(other) && isIn(other));
      const others = hangsOn(id);
      return others.length === 0 || others.some(isKept);
    };
    return new Set(this.ids().filter(isKept));
  }

  /** Steps from the nearest start; `open` says who may be walked to. */
  distances(
    starts: readonly string[],
    direction: 'in' | 'out' | 'both',
    most: number,
    admits: Admits,
    open: (id: string) => boolean = () => true,
  ): Map<string, number> {
    const distances = new Map(starts.map((id) => [id, 0]));
    const lines = this.lines().filter(admits);
    for (const [id, distance] of distances) {
      if (distance === most) continue;
      const onward =
        direction === 'in' ? [] : lines.filter(({ source }) => source === id).map((line) => line.target);
      const back =
        direction === 'out' ? [] : lines.filter(({ target }) => target === id).map((line) => line.source);
      for (const other of [...onward, ...back]) {
        if (!distances.has(other) && open(other)) distances.set(other, distance + 1);
      }
    }
    return distances;
  }

  ref(id: string): NodeRef {
    const { name, kind } = this.entity(id);
    return { id, name, kind };
  }

  object(value: Value): ObjectRef {
    return 'entity' in value ? this.ref(value.entity) : value;
  }

  edge({ source, target, label, statement, through }: Line): EdgeRef {
    const edge = { source, target, predicate: label, certainty: statement.certainty };
    return through === undefined ? edge : { ...edge, inheritedFrom: through };
  }

  statement({ statement, through }: Holding, member = statement.subject): StatementRef {
    const { predicate, object, qualifiers, certainty, negated, references } = statement;
    const sourceOf = (id: string) => this.graph.sources.find((source) => source.id === id)!;
    return {
      predicate,
      subject: this.ref(member),
      object: this.object(object),
      qualifiers: Object.fromEntries(
        qualifiers.map(({ id, values }) => [id, values.map((value) => this.object(value))]),
      ),
      certainty,
      ...(negated ? { negated } : {}),
      ...(through === undefined ? {} : { inheritedFrom: this.ref(through) }),
      references: references.map(({ source, where }) => ({
        source,
        ...(where === '' ? {} : { where }),
        ...(sourceOf(source).url === '' ? {} : { url: sourceOf(source).url }),
      })),
    };
  }
}

/** Whether what is said of the nearer one leaves no room for what is said of the farther. */
function contradicts(nearer: Statement, farther: Statement, single: boolean): boolean {
  if (nearer.predicate !== farther.predicate) return false;
  if (JSON.stringify(nearer.object) === JSON.stringify(farther.object)) return true;
  if (nearer.negated) return false;
  return single || 'none' in nearer.object || ('none' in farther.object && !farther.negated);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function certaintyRank({ statement }: Line): number {
  return CERTAINTIES.indexOf(statement.certainty);
}

/** Days since 1970 on which something dated so may have been. */
function daysOf(date: string): readonly [first: number, last: number] {
  const [year, month, day] = date.split('-').map(Number);
  const end = new Date(Date.UTC(year!, month === undefined ? 12 : month, 0)).getUTCDate();
  const first = Date.UTC(year!, (month ?? 1) - 1, day ?? 1);
  const last = Date.UTC(year!, (month ?? 12) - 1, day ?? end);
  return [first / 864e5, last / 864e5];
}

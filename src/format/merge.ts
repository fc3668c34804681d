import type { Entity, Graph, Reference, Source, Statement, Value } from '../model/graph';
import { fold } from '../model/names';
import type { Ontology } from '../model/ontology';
import { areOne, identityOf, type Identity } from './identity';
import { distinctIds } from './hub/ids';
import { mergeOntologies } from './merge-ontology';
import { Remarks, type Report } from './report';
import { noResolution, Resolver, type Outcome, type Resolution } from './resolve';
import { statementKey, wholeKey } from './statement-key';

export interface Merge {
  readonly graph: Graph;
  readonly report: Report & { readonly resolution: Resolution };
}

/**
 * Two graphs as one. Entities are joined by the rules of ./resolve, and only where nothing that is said of both tells them apart
 * (./identity): homonyms stay two. Statements that contradict each other stay, each with its sources; the same one told by both
 * has the references of both.
 */
export function mergeGraphs(first: Graph, second: Graph): Merge {
  const merger = new Merger(first, second);
  return merger.merge();
}

class Merger {
  readonly #notes = new Remarks();
  readonly #resolution = noResolution();
  readonly #entities = new Map<string, Entity>();
  /** Ids of the second graph by those of the merged one. */
  readonly #ids = new Map<string, string>();
  readonly #sources = new Map<string, Source>();
  readonly #sourceIds = new Map<string, string>();
  readonly #ontology: Ontology;
  /** Of the first graph, those that have been joined with one of the second. */
  readonly #taken = new Set<string>();
  #joined = 0;
  #ambiguous = 0;

  constructor(
    private readonly first: Graph,
    private readonly second: Graph,
  ) {
    this.#ontology = mergeOntologies(first.ontology, second.ontology);
  }

  merge(): Merge {
    this.#addSources();
    this.#addEntities();
    const statements = this.#statements();
    const entities = [...this.#entities.values()];
    const rank = new Map(entities.map(({ id }, at) => [id, at]));
    const read = [this.first, this.second].reduce(
      (sum, { entities: all, statements: said }) => sum + all.length + said.length,
      0,
    );
    return {
      graph: {
        ontology: this.#ontology,
        sources: [...this.#sources.values()],
        entities,
        statements: statements.toSorted((a, b) => rank.get(a.subject)! - rank.get(b.subject)!),
      },
      report: {
        read,
        kept: read,
        dropped: [],
        placeholders: entities.filter(({ placeholder }) => placeholder).length,
        merged: this.#joined,
        ambiguous: this.#ambiguous,
        notes: this.#notes.list(),
        resolution: this.#resolution,
      },
    };
  }

  /** Sources are one where they have one id and title. */
  #addSources(): void {
    for (const source of this.first.sources) this.#sources.set(source.id, source);
    for (const source of this.second.sources) {
      const known = this.#sources.get(source.id);
      const id =
        known === undefined || known.title === source.title ? source.id : freeId(source.id, this.#sources);
      this.#sourceIds.set(source.id, id);
      if (!this.#sources.has(id)) this.#sources.set(id, { ...source, id });
    }
  }

  #addEntities(): void {
    const resolvers = new Map<string, Resolver<Entity>>();
    for (const entity of this.first.entities) {
      this.#entities.set(entity.id, entity);
      const resolver = resolvers.get(entity.kind) ?? new Resolver<Entity>();
      resolvers.set(entity.kind, resolver);
      resolver.add(entity, entity.name, entity.aliases);
    }
    const [ours, theirs] = [identityOf(this.first), identityOf(this.second)];
    const spelt = countBy(this.second.entities, ({ kind, name }) => `${kind} ${fold(name)}`);
    for (const entity of this.second.entities) {
      const alone = spelt.get(`${entity.kind} ${fold(entity.name)}`) === 1;
      const known = this.#find(entity, resolvers.get(entity.kind), alone, ours, theirs);
      if (known === undefined) this.#addAs(entity);
      else this.#join(known, entity);
    }
  }

  /** @param alone whether the second graph has no other of that name */
  #find(
    entity: Entity,
    resolver: Resolver<Entity> | undefined,
    alone: boolean,
    ours: (id: string) => Identity,
    theirs: (id: string) => Identity,
  ): Entity | undefined {
    const same = this.first.entities.length === 0 ? undefined : this.#entities.get(entity.id);
    const byId =
      same !== undefined && same.kind === entity.kind && shareName(same, entity) ? same : undefined;
    const found =
      byId === undefined ? resolver?.find(entity.name) : { outcome: likeness(byId, entity), entity: byId };
    if (found === undefined) return undefined;
    const { outcome, entity: known } = found;
    const taken = known !== undefined && this.#taken.has(known.id);
    const ambiguous =
      outcome === 'ambiguous' || taken || (known !== undefined && byId === undefined && !alone);
    if (known !== undefined && !ambiguous && areOne(ours(known.id), theirs(entity.id))) {
      this.#resolution[outcome]++;
      return known;
    }
    if (ambiguous || known !== undefined) {
      this.#ambiguous++;
      this.#resolution.ambiguous++;
      const why = ambiguous
        ? 'kept apart: several could be meant'
        : 'kept apart: makers, dates or sizes differ';
      this.#notes.add('entity of a known name', why, entity.id);
    } else if (outcome === 'version suffix') this.#resolution[outcome]++;
    return undefined;
  }

  #addAs(entity: Entity): void {
    const id = this.#entities.has(entity.id) ? freeId(entity.id, this.#entities) : entity.id;
    this.#ids.set(entity.id, id);
    this.#entities.set(id, { ...entity, id });
  }

  #join(known: Entity, other: Entity): void {
    this.#joined++;
    this.#taken.add(known.id);
    this.#ids.set(other.id, known.id);
    const current = this.#entities.get(known.id)!;
    const names = [
      ...current.aliases,
      other.name,
      ...other.aliases,
      ...(other.id === known.id ? [] : [other.id]),
    ];
    this.#entities.set(known.id, {
      ...current,
      aliases: [...new Set(names)].filter((name) => name !== current.name && name !== current.id),
      description: current.description === '' ? other.description : current.description,
      links: [...new Set([...current.links, ...other.links])],
      unnamed: current.unnamed && other.unnamed,
      placeholder: current.placeholder && other.placeholder,
    });
  }

  #statements(): Statement[] {
    const merged = new Map<string, Statement>();
    const single = new Set(this.#ontology.predicates.filter((one) => one.single).map(({ id }) => id));
    const only = new Map<string, string>();
    const whole = new Set<string>();
    const add = (statement: Statement, fromSecond: boolean): void => {
      // Twice in one graph stays twice there; only what the other says too is joined.
      const key = statementKey(statement);
      const known = merged.get(key);
      if (fromSecond && whole.has(wholeKey(statement))) return;
      if (!fromSecond) whole.add(wholeKey(statement));
      if (known !== undefined && fromSecond) {
        merged.set(key, {
          ...known,
          references: distinctReferences([...known.references, ...statement.references]),
        });
        return;
      }
      merged.set(known === undefined ? key : `${key} ${merged.size}`, statement);
      if (
        !single.has(statement.predicate) ||
        statement.negated ||
        statement.qualifiers.some(({ id }) => id === 'applies_to')
      )
        return;
      const about = `${statement.subject} ${statement.predicate}`;
      const object = JSON.stringify(statement.object);
      if (fromSecond && only.has(about) && only.get(about) !== object)
        this.#notes.add(
          statement.predicate,
          'the two contradict each other: both are kept, with their sources',
          statement.subject,
        );
      else if (!fromSecond) only.set(about, object);
    };
    for (const statement of this.first.statements) add(statement, false);
    for (const statement of this.second.statements) add(this.#translated(statement), true);
    return [...merged.values()];
  }

  #translated(statement: Statement): Statement {
    const value = (one: Value): Value => ('entity' in one ? { entity: this.#ids.get(one.entity)! } : one);
    return {
      ...statement,
      subject: this.#ids.get(statement.subject)!,
      object: value(statement.object),
      qualifiers: statement.qualifiers.map(({ id, values }) => ({ id, values: values.map(value) })),
      references: statement.references.map(({ source, where }) => ({
        source: this.#sourceIds.get(source)!,
        where,
      })),
    };
  }
}

/** By which rule two are one that have one id. */
function likeness(a: Entity, b: Entity): Outcome {
  if (a.name === b.name) return 'exact';
  return fold(a.name) === fold(b.name) ? 'case' : 'alias';
}

/** An id is joined with its like only where a name agrees too: two people may choose one id. */
function shareName(a: Entity, b: Entity): boolean {
  const names = new Set([a.name, ...a.aliases].map(fold));
  return [b.name, ...b.aliases].some((name) => names.has(fold(name)));
}

function freeId(id: string, taken: { has(id: string): boolean }): string {
  for (let number = 2; ; number++) {
    const free = distinctIds([`${id}-${number}`]).get(0) ?? `${id}-${number}`;
    if (!taken.has(free)) return free;
  }
}

function distinctReferences(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((one) => [`${one.source}, ${one.where}`, one])).values()];
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

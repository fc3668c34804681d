import { InputError } from '../../model/errors';
import type { Certainty, Entity, QualifierValues, Source, Statement, Value } from '../../model/graph';
import { isDate } from '../../model/dates';
import { fold, slug } from '../../model/names';
import type { Ontology, Predicate } from '../../model/ontology';
import type { GraphImport } from '../foreign/read-properties';
import { distinctIds } from '../hub/ids';
import { listItems } from '../lists';
import { Remarks, type Report } from '../report';
import { cleanName, isNothing, noResolution, Resolver, type Outcome, type Resolution } from '../resolve';

export interface DatasetImport extends GraphImport {
  readonly report: Report & { readonly resolution: Resolution };
}

/** An entity while a data set is read. */
export interface Thing {
  readonly kind: string;
  readonly name: string;
  readonly aliases: Set<string>;
  description: string;
  readonly links: Set<string>;
  readonly placeholder: boolean;
}

export interface Told {
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly certainty?: Certainty;
  /** Where in the data set: a row, a file. */
  readonly where?: string;
}

/** What one record says of another by its name; who that is, is known when all are read. */
interface Mention {
  readonly subject: Thing;
  readonly text: string;
  /** Kinds that may be meant, the likeliest first. */
  readonly kinds: readonly string[];
  /** What it is, where nobody describes it; the last of them unless given. */
  readonly otherwise?: (name: string) => string;
  readonly predicateOf: (kind: string) => string;
  readonly told: Told;
}

const SOURCE = 'import';

/** A graph in the making of a data set: records become entities, each its own; their names are resolved at the end. */
export class DatasetDraft {
  readonly dropped = new Remarks();
  readonly notes = new Remarks();
  read = 0;
  readonly #things: Thing[] = [];
  readonly #shared = new Map<string, Thing>();
  readonly #mentions: Mention[] = [];
  readonly #statements: {
    subject: Thing;
    object: Thing | Value;
    rest: Omit<Statement, 'subject' | 'object'>;
  }[] = [];
  readonly #resolution = noResolution();
  readonly #extra: Predicate[] = [];
  readonly #spellings = new Map<Thing, Set<string>>();

  constructor(
    private readonly ontology: Ontology,
    private readonly title: string,
  ) {}

  /** A predicate that the ontology may lack. */
  predicate(predicate: Predicate): void {
    if (!this.ontology.predicates.some(({ id }) => id === predicate.id)) this.#extra.push(predicate);
  }

  /** An entity that a record describes: its own, whoever else has its name. */
  describe(kind: string, name: string): Thing {
    const thing = {
      kind,
      name,
      aliases: new Set<string>(),
      description: '',
      links: new Set<string>(),
      placeholder: false,
    };
    this.#things.push(thing);
    return thing;
  }

  /** What many records name and none describes, such as an organization or a licence: one for all its spellings. */
  shared(kind: string, text: string): Thing {
    const name = cleanName(text);
    const key = `${kind} ${fold(name)}`;
    const known = this.#shared.get(key);
    const thing = known ?? this.describe(kind, name);
    this.#shared.set(key, thing);
    const spelt = this.#spellings.get(thing) ?? new Set();
    this.#spellings.set(thing, spelt.add(name));
    return thing;
  }

  /** Each item of a list cell, shared; those that say nothing are none. */
  sharedList(kind: string, cell: string): Thing[] {
    const items = listItems(cell)
      .map(cleanName)
      .filter((item) => item !== '' && !isNothing(item));
    return [...new Set(items.map((item) => this.shared(kind, item)))];
  }

  say(subject: Thing, predicate: string, object: Thing | Value, told: Told = {}): void {
    if (![...this.ontology.predicates, ...this.#extra].some(({ id }) => id === predicate))
      throw new InputError(
        'wrong-use',
        `the ontology has no predicate ${predicate}, in which this data set is told`,
      );
    const { qualifiers = {}, certainty = 'stated', where = '' } = told;
    const list = Object.entries(qualifiers).map(([id, value]): QualifierValues => ({
      id,
      values: [{ value }],
    }));
    this.#statements.push({
      subject,
      object,
      rest: {
        predicate,
        qualifiers: list,
        certainty,
        negated: false,
        references: [{ source: SOURCE, where }],
      },
    });
  }

  /** A number that is one, or nothing. */
  sayNumber(subject: Thing, predicate: string, number: number, unit: string, told?: Told): void {
    if (Number.isFinite(number) && number > 0) this.say(subject, predicate, { value: number, unit }, told);
  }

  /** A date of the calendar, or nothing, which is remarked. */
  sayDate(subject: Thing, predicate: string, text: string, told?: Told): void {
    const date = text.trim().slice(0, 10);
    if (isNothing(date)) return;
    if (isDate(date)) this.say(subject, predicate, { value: date }, told);
    else this.notes.add('date', 'left out: the calendar has none such', told?.where ?? subject.name);
  }

  /** A cell that names one or several others. */
  mention(mention: Mention): void {
    this.#mentions.push(mention);
  }

  finish(): DatasetImport {
    this.#resolve();
    const things = this.#things;
    const names = things.map(({ name }) => name);
    const odd = distinctIds(names);
    const ids = new Map(things.map((thing, row) => [thing, odd.get(row) ?? distinctId(thing.name)]));
    const statements = this.#statements.map(({ subject, object, rest }): Statement => ({
      subject: ids.get(subject)!,
      object: 'aliases' in object ? { entity: ids.get(object)! } : object,
      ...rest,
    }));
    const rank = new Map(things.map((thing, row) => [ids.get(thing)!, row]));
    return {
      graph: {
        ontology: { ...this.ontology, predicates: [...this.ontology.predicates, ...this.#extra] },
        sources: [this.#source()],
        entities: things.map((thing) => entityOf(thing, ids.get(thing)!)),
        statements: distinctStatements(statements).toSorted(
          (a, b) => rank.get(a.subject)! - rank.get(b.subject)!,
        ),
      },
      report: {
        read: this.read,
        kept: this.read - this.dropped.total,
        dropped: this.dropped.list(),
        placeholders: things.filter(({ placeholder }) => placeholder).length,
        merged:
          [...this.#spellings.values()].reduce((sum, spelt) => sum + spelt.size - 1, 0) +
          this.#resolution.case,
        ambiguous: this.#resolution.ambiguous,
        notes: this.notes.list(),
        resolution: this.#resolution,
      },
    };
  }

  #source(): Source {
    return { id: SOURCE, title: this.title, label: this.title, authors: '', year: 0, url: '', places: [] };
  }

  #resolve(): void {
    const resolvers = new Map<string, Resolver<Thing>>();
    for (const thing of this.#things) {
      const resolver = resolvers.get(thing.kind) ?? new Resolver<Thing>();
      resolvers.set(thing.kind, resolver);
      resolver.add(thing, thing.name, [...thing.aliases]);
    }
    const placeholders = new Map<string, Thing>();
    for (const { subject, text, kinds, otherwise, predicateOf, told } of this.#mentions) {
      // A name may hold a comma itself: known as a whole, it is one.
      const whole = this.#find(text, kinds, resolvers);
      for (const name of whole.entity === undefined ? listItems(text).map(cleanName) : [text]) {
        if (isNothing(name)) continue;
        const { outcome, entity } = whole.entity === undefined ? this.#find(name, kinds, resolvers) : whole;
        this.#resolution[outcome]++;
        const object =
          entity ?? this.#placeholder(name, otherwise?.(name) ?? kinds.at(-1)!, outcome, placeholders);
        if (object === subject)
          this.notes.add('self-loop', 'kept: it is named as its own base', subject.name);
        this.say(subject, predicateOf(object.kind), object, told);
      }
    }
  }

  #find(
    text: string,
    kinds: readonly string[],
    resolvers: ReadonlyMap<string, Resolver<Thing>>,
  ): { outcome: Outcome; entity?: Thing } {
    const found = kinds.flatMap((kind) => resolvers.get(kind)?.find(text) ?? []);
    const one = found.find(({ entity }) => entity !== undefined);
    if (one !== undefined) return one;
    const telling =
      found.find(({ outcome }) => outcome === 'ambiguous') ??
      found.find(({ outcome }) => outcome === 'version suffix');
    return { outcome: telling?.outcome ?? 'placeholder' };
  }

  #placeholder(name: string, kind: string, outcome: Outcome, placeholders: Map<string, Thing>): Thing {
    const key = `${kind} ${name}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const thing = { ...this.describe(kind, name), placeholder: true };
    this.#things[this.#things.length - 1] = thing;
    placeholders.set(key, thing);
    if (outcome !== 'placeholder') this.notes.add('name', `kept apart, as a placeholder: ${outcome}`, name);
    return thing;
  }
}

function distinctId(name: string): string {
  return distinctIds([name]).get(0) ?? slug(name);
}

function entityOf({ kind, name, aliases, description, links, placeholder }: Thing, id: string): Entity {
  return {
    id,
    kind,
    name,
    aliases: [...aliases].filter((alias) => alias !== name && alias !== ''),
    description,
    links: [...links],
    unnamed: false,
    placeholder,
  };
}

/** Two cells of one record may say the same. */
function distinctStatements(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values()];
}

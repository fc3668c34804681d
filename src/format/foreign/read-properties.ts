import {
  type Certainty,
  CERTAINTIES,
  type Entity,
  type Graph,
  type QualifierValues,
  type Reference,
  type Source,
  type Statement,
  type Value,
} from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import type { Remarks, Report } from '../report';
import { readMark } from './mark';
import { nameNodes, shown, type Naming } from './naming';
import { placesOf } from './places';
import type {
  PropertyEdge,
  PropertyGraph,
  PropertyNode,
  PropertyValue,
  PropertyReading,
} from './property-graph';
import {
  guessRoles,
  isLink,
  labelsRelate,
  OUR_ROLES,
  profilesOf,
  takes,
  typeOf,
  type Profiles,
  type Roles,
} from './roles';
import { firstText, itemsOf, Texts } from './texts';
import { decodeValue, formOf } from './value-text';
import { Vocabulary } from './vocabulary';
import { DETAILS, detailsIn, type Details } from './details';
import { edgeProperty, nodeProperty, ownName } from './property-names';

export interface GraphImport {
  readonly graph: Graph;
  /** x and y of each entity in the order of `graph.entities`; absent where the file does not place them all. */
  readonly places?: Float32Array;
  readonly report: Report;
}

/** What nodes and edges are where nothing says more. */
const ENTITY = 'entity';
const LINKS_TO = 'links to';
const LINKED_WITH = 'linked with';
const PART_OF = 'part of';
const SOURCE = 'import';

/**
 * What a property graph means to us. One that we wrote is as it was; of any other, kinds, names and relations are found by
 * what its properties are called, and every other property stays: a node's as a statement, an edge's as a qualifier.
 * @param known the ontology whose words mean here what they mean there
 */
export function readProperties(reading: PropertyReading, file: string, known: Ontology): GraphImport {
  return new Reader(reading, file, known).read();
}

class Reader {
  readonly #graph: PropertyGraph;
  readonly #dropped: Remarks;
  readonly #notes: Remarks;
  readonly #texts: Texts;
  readonly #ours: boolean;
  readonly #roles: Roles;
  readonly #vocabulary: Vocabulary;
  readonly #sources = new Map<string, Source>();
  readonly #nodeProfiles: Profiles;
  readonly #edgeProfiles: Profiles;
  readonly #labelsRelate: boolean;
  /** What every statement of a stranger's file has for a reference: the file. */
  readonly #references: readonly Reference[];
  readonly #naming: Naming;
  readonly #kinds = new Map<string, string>();
  readonly #entities: Entity[] = [];
  readonly #statements = new Map<string, Statement[]>();
  readonly #read: number;
  #placeholders = 0;

  constructor(reading: PropertyReading, file: string, known: Ontology) {
    this.#graph = reading.graph;
    this.#dropped = reading.dropped;
    this.#notes = reading.notes;
    this.#read = this.#graph.nodes.length + this.#graph.edges.length + this.#dropped.total;
    this.#texts = new Texts(this.#notes);
    const mark = readMark(this.#graph.properties, this.#notes);
    this.#ours = mark !== undefined;
    this.#roles = this.#ours ? OUR_ROLES : guessRoles(this.#graph);
    this.#vocabulary = new Vocabulary(mark?.ontology, known);
    for (const source of mark?.sources ?? [fileSource(file)]) this.#sources.set(source.id, source);
    this.#references = this.#ours ? [] : [{ source: SOURCE, where: '' }];
    this.#nodeProfiles = profilesOf(this.#graph.nodes, this.#graph.untyped);
    this.#edgeProfiles = profilesOf(this.#graph.edges, this.#graph.untyped);
    this.#labelsRelate = labelsRelate(this.#graph);
    this.#naming = nameNodes(reading, this.#roles.name, this.#ours, this.#texts);
  }

  read(): GraphImport {
    const { nodes } = this.#naming;
    for (const key of this.#naming.unlisted) this.#placeholder(key);
    for (const node of nodes) this.#entity(node);
    for (const node of nodes) if (node.parent !== undefined) this.#belongs(node.key, node.parent);
    this.#graph.edges.forEach((edge) => this.#edge(edge));
    for (const node of nodes) this.#properties(node);
    const places = placesOf(nodes, this.#entities.length, this.#ours, this.#notes);
    return {
      graph: {
        ontology: this.#vocabulary.finish(),
        sources: [...this.#sources.values()],
        entities: this.#entities,
        statements: this.#entities.flatMap(({ id }) => this.#statements.get(id) ?? []),
      },
      ...(places === undefined ? {} : { places }),
      report: {
        read: this.#read,
        kept: this.#read - this.#dropped.total,
        dropped: this.#dropped.list(),
        placeholders: this.#placeholders,
        merged: 0,
        ambiguous: this.#naming.ambiguous,
        notes: this.#notes.list(),
      },
    };
  }

  #placeholder(key: string): void {
    this.#placeholders++;
    this.#add(key, this.#vocabulary.kind(ENTITY), { placeholder: true });
    this.#notes.add('node', 'named by an edge, but not listed: a placeholder', `node ${shown(key)}`);
  }

  #add(key: string, kind: string, more: Partial<Entity>): void {
    const [id, name] = [this.#naming.ids.get(key)!, this.#naming.names.get(key)!];
    this.#kinds.set(key, kind);
    this.#entities.push({
      id,
      kind,
      name,
      aliases: [],
      description: '',
      links: [],
      unnamed: false,
      placeholder: false,
      ...more,
    });
  }

  #entity(node: PropertyNode): void {
    const { key, properties } = node;
    const place = `node ${shown(key)}`;
    const { kind, description, aliases, links } = this.#roles;
    const texts = (name: string | undefined) =>
      itemsOf(name === undefined ? undefined : properties.get(name), this.#ours).flatMap(
        (one) => this.#texts.text(String(one), place) || [],
      );
    const [id, name] = [this.#naming.ids.get(key)!, this.#naming.names.get(key)!];
    const others = texts(aliases);
    const plainKey = this.#texts.name(key, place);
    // By what the file calls it, it is found too.
    if (!this.#ours && plainKey !== id && plainKey !== name && plainKey !== '') others.push(plainKey);
    this.#add(key, this.#kindOf(kind === undefined ? undefined : properties.get(kind), place), {
      aliases: [...new Set(others)],
      description:
        description === undefined ? '' : this.#texts.text(firstText(properties.get(description)), place),
      links: [...new Set(links.flatMap((one) => itemsOf(properties.get(one), true).filter(isLink)))].map(
        (link) => link.trim(),
      ),
      unnamed: this.#ours && isTrue(properties.get('unnamed')),
      placeholder: this.#ours && isTrue(properties.get('placeholder')),
    });
  }

  /** Of several labels, as Neo4j has them (":Person:Actor"), the first. */
  #kindOf(value: PropertyValue | undefined, place: string): string {
    const [first = ''] = itemsOf(value, true);
    const text = this.#texts.name(String(first), place);
    return this.#vocabulary.kind((this.#ours ? text : text.split(':').find(Boolean)) || ENTITY);
  }

  #belongs(key: string, parent: string): void {
    const predicate = this.#vocabulary.relation(PART_OF, false, {
      from: this.#kinds.get(key)!,
      to: this.#kinds.get(parent)!,
    });
    this.#say(key, { predicate, object: { entity: this.#naming.ids.get(parent)! } });
  }

  #edge({ source, target, directed, label, properties }: PropertyEdge): void {
    const place = `edge ${shown(source)} → ${shown(target)}`;
    if (source === target) this.#notes.add('self-loop', 'kept: the node is joined to itself', place);
    const { relation, certainty } = this.#roles;
    const told = relation === undefined ? undefined : properties.get(relation);
    const written =
      told === undefined || told === '' ? (this.#labelsRelate && !this.#ours ? label : '') : firstText(told);
    const name = this.#texts.name(written, place) || (directed ? LINKS_TO : LINKED_WITH);
    const ends = { from: this.#kinds.get(source)!, to: this.#kinds.get(target)! };
    const sure = certainty === undefined ? undefined : certaintyOf(properties.get(certainty));
    this.#say(source, {
      predicate: this.#vocabulary.relation(name, !directed, ends),
      object: { entity: this.#naming.ids.get(target)! },
      certainty: sure ?? 'stated',
      references: [...this.#references, ...this.#referencesIn(properties.get('references'))],
      qualifiers: this.#qualifiers(
        properties,
        new Set([
          relation,
          sure === undefined ? undefined : certainty,
          this.#ours ? 'references' : undefined,
        ]),
        {
          label: label === written || this.#ours ? '' : label,
          place,
        },
      ),
    });
  }

  #qualifiers(
    properties: PropertyEdge['properties'],
    told: ReadonlySet<string | undefined>,
    { label, place }: { label: string; place: string },
  ): QualifierValues[] {
    const qualifiers: QualifierValues[] = [];
    if (label !== '')
      qualifiers.push({
        id: this.#vocabulary.qualifier('label', 'text', () => true),
        values: [{ value: this.#texts.text(label, place) }],
      });
    for (const [name, value] of properties) {
      if (told.has(name)) continue;
      const profile = this.#edgeProfiles.byName.get(name)!;
      const id = this.#vocabulary.qualifier(
        this.#ours ? ownName(name, 'qualifier:', edgeProperty) : name,
        typeOf(profile),
        (known) => takes(known, profile),
      );
      const values = this.#values(value, this.#vocabulary.qualifierOf(id), place);
      const same = qualifiers.findIndex((one) => one.id === id);
      if (same >= 0) qualifiers[same] = { id, values: [...qualifiers[same]!.values, ...values] };
      else if (values.length > 0) qualifiers.push({ id, values });
    }
    return qualifiers;
  }

  #properties(node: PropertyNode): void {
    const { key, properties } = node;
    const place = `node ${shown(key)}`;
    const { kind, name: called, description, aliases, links } = this.#roles;
    const told = new Set<string | undefined>([kind, description, aliases]);
    if (node.label === '') told.add(called);
    if (this.#ours) for (const own of ['unnamed', 'placeholder']) told.add(own);
    for (const [name, value] of properties) {
      if (told.has(name) || (this.#ours && name.endsWith(DETAILS))) continue;
      const left = links.includes(name) ? itemsOf(value, true).filter((one) => !isLink(one)) : value;
      const profile = this.#nodeProfiles.byName.get(name)!;
      const type = profile.numbers ? 'number' : typeOf(profile);
      const said = this.#ours ? ownName(name, 'statement:', nodeProperty) : name;
      const values = itemsOf(left, this.#ours).filter((one) => one !== '');
      if (values.length === 0) continue;
      const predicate = this.#vocabulary.property(said, type, this.#kinds.get(key)!);
      const details = this.#ours ? detailsIn(properties.get(name + DETAILS)) : [];
      if (details.length > 0 && details.length !== values.length)
        this.#notes.add(
          'property',
          'its values and their details differ in number: the details are left out',
          place,
        );
      const objects = this.#values(values, this.#vocabulary.predicateOf(predicate), place);
      objects.forEach((object, at) =>
        this.#say(key, {
          predicate,
          object,
          ...this.#detailed(details.length === objects.length ? details[at] : undefined),
        }),
      );
    }
  }

  #values(value: PropertyValue, term: Parameters<typeof formOf>[0], place: string): Value[] {
    const form = formOf(term);
    return itemsOf(value, this.#ours).flatMap((one): Value[] => {
      const text = typeof one === 'string' ? this.#texts.text(one, place) : one;
      if (text === '') return [];
      if (typeof text === 'number' && !Number.isFinite(text)) {
        this.#notes.add('number', 'left out: it is none, or larger than any', place);
        return [];
      }
      if (this.#ours) return [this.#existing(decodeValue(text, form))];
      const number = Number(text);
      if (typeof one !== 'boolean' && ['number', 'count'].includes(form.type) && Number.isFinite(number))
        return [form.unit === undefined ? { value: number } : { value: number, unit: form.unit }];
      return [{ value: String(text) }];
    });
  }

  /** What names an entity that is not there is a text. */
  #existing(value: Value): Value {
    if (!('entity' in value) || this.#naming.ids.get(value.entity) === value.entity) return value;
    const id = this.#naming.ids.get(value.entity);
    return id === undefined ? { value: value.entity } : { entity: id };
  }

  #detailed(details: Details | null | undefined): Partial<Statement> {
    if (details === undefined || details === null) return { references: this.#references };
    const { certainty, negated, references = [], qualifiers = [] } = details;
    return {
      ...(certainty === undefined ? {} : { certainty: certaintyOf(certainty) ?? 'stated' }),
      negated: negated === true,
      references: this.#referencesIn([...references]),
      qualifiers: qualifiers.map(([name, values]) => {
        const id = this.#vocabulary.qualifier(name, 'text', () => false);
        return { id, values: this.#values([...values], this.#vocabulary.qualifierOf(id), name) };
      }),
    };
  }

  /** A source that the file cites and does not list is its id. */
  #referencesIn(value: PropertyValue | undefined): Reference[] {
    if (!this.#ours) return [];
    return itemsOf(value, true).map((one) => {
      const text = String(one);
      const comma = text.indexOf(',');
      const id = (comma < 0 ? text : text.slice(0, comma)).trim();
      if (!this.#sources.has(id))
        this.#sources.set(id, { id, title: id, label: id, authors: '', year: 0, url: '', places: [] });
      return { source: id, where: comma < 0 ? '' : text.slice(comma + 1).trim() };
    });
  }

  #say(key: string, said: Pick<Statement, 'predicate' | 'object'> & Partial<Statement>): void {
    const subject = this.#naming.ids.get(key)!;
    const statement = {
      subject,
      qualifiers: [],
      certainty: 'stated' as const,
      negated: false,
      references: this.#references,
      ...said,
    };
    const own = this.#statements.get(subject);
    if (own === undefined) this.#statements.set(subject, [statement]);
    else own.push(statement);
  }
}

function certaintyOf(value: PropertyValue | undefined): Certainty | undefined {
  return CERTAINTIES.find((one) => one === value);
}

function isTrue(value: PropertyValue | undefined): boolean {
  return value === true || value === 'true';
}

function fileSource(file: string): Source {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return { id: SOURCE, title: `${name}, a graph`, label: name, authors: '', year: 0, url: '', places: [] };
}

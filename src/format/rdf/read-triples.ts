import {
  CERTAINTIES,
  type Entity,
  type Graph,
  type QualifierValues,
  type Statement,
  type Value,
} from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import { readMark, type Mark } from '../foreign/mark';
import { MARK } from '../foreign/property-graph';
import { readProperties, type GraphImport } from '../foreign/read-properties';
import { decodeValue, formsOf, type ValueForm } from '../foreign/value-text';
import { Remarks } from '../report';
import { strangersGraph } from './strangers';
import { GRAPH, MARKED, nameIn, TYPE, type Term, type Triple } from './terms';

/** What triples tell: a graph of ours as it was; any other as nodes with properties. */
export function readTriples(triples: readonly Triple[], file: string, known: Ontology): GraphImport {
  const notes = new Remarks();
  const marked = triples.find(
    ({ subject, predicate }) => subject.value === GRAPH.value && predicate.value === MARKED.value,
  );
  const mark = marked === undefined ? undefined : readMark(new Map([[MARK, marked.object.value]]), notes);
  if (mark !== undefined) return new OurReader(triples, mark).read();
  return readProperties({ graph: strangersGraph(triples), dropped: new Remarks(), notes }, file, known);
}

/** Objects of one subject by predicate, in the order in which they came. */
type Node = ReadonlyMap<string, readonly Term[]>;

class OurReader {
  readonly #nodes = new Map<string, Map<string, Term[]>>();
  readonly #forms: ReadonlyMap<string, ValueForm>;
  readonly #kinds: ReadonlySet<string>;
  readonly #predicates: ReadonlySet<string>;
  readonly #qualifiers: readonly string[];
  readonly #sources: ReadonlySet<string>;
  readonly #dropped = new Remarks();
  #ids: ReadonlySet<string> = new Set();

  constructor(
    triples: readonly Triple[],
    private readonly mark: Mark,
  ) {
    for (const { subject, predicate, object } of triples) {
      const node = this.#nodes.get(subject.value) ?? new Map<string, Term[]>();
      this.#nodes.set(subject.value, node);
      const objects = node.get(predicate.value);
      if (objects === undefined) node.set(predicate.value, [object]);
      else objects.push(object);
    }
    const { kinds, predicates, qualifiers } = mark.ontology;
    this.#forms = formsOf(mark.ontology);
    this.#kinds = new Set(kinds.map(({ id }) => id));
    this.#predicates = new Set(predicates.map(({ id }) => id));
    this.#qualifiers = qualifiers.map(({ id }) => id);
    this.#sources = new Set(mark.sources.map(({ id }) => id));
  }

  read(): GraphImport {
    const named = (prefix: 'entity' | 'statement') =>
      [...this.#nodes].flatMap(([value, node]) => {
        const name = nameIn(prefix, { termType: 'NamedNode', value });
        return name === undefined ? [] : [[name, node] as const];
      });
    const entities = named('entity').flatMap(([id, node]) => this.#entity(id, node) ?? []);
    this.#ids = new Set(entities.map(({ id }) => id));
    const rank = new Map(entities.map(({ id }, at) => [id, at]));
    const numbered = named('statement').toSorted(([a], [b]) => Number(a) - Number(b));
    const statements = numbered
      .flatMap(([name, node]) => this.#statement(name, node) ?? [])
      .toSorted((a, b) => rank.get(a.subject)! - rank.get(b.subject)!);
    const graph: Graph = { ...this.mark, entities, statements };
    const kept = entities.length + statements.length;
    const places = this.#places(entities);
    return {
      graph,
      ...(places === undefined ? {} : { places }),
      report: {
        read: kept + this.#dropped.total,
        kept,
        dropped: this.#dropped.list(),
        placeholders: 0,
        merged: 0,
        ambiguous: 0,
        notes: [],
      },
    };
  }

  #entity(id: string, node: Node): Entity | undefined {
    const kind = this.#all(node, TYPE.value)
      .flatMap((type) => nameIn('term', type) ?? [])
      .find((name) => this.#kinds.has(name));
    if (kind === undefined) {
      this.#dropped.add('entity', 'it is of no kind that the vocabulary has', id);
      return undefined;
    }
    const texts = (name: string) => this.#texts(node, `https://schema.org/${name}`);
    return {
      id,
      kind,
      name: texts('name')[0] ?? id,
      aliases: texts('alternateName'),
      description: texts('description')[0] ?? '',
      links: texts('url'),
      unnamed: this.#own(node, 'unnamed')[0] === 'true',
      placeholder: this.#own(node, 'placeholder')[0] === 'true',
    };
  }

  #statement(name: string, node: Node): Statement | undefined {
    const [subject, predicate, object] = ['subject', 'predicate', 'object'].map(
      (part) => this.#all(node, `http://www.w3.org/1999/02/22-rdf-syntax-ns#${part}`)[0],
    );
    const about = subject === undefined ? undefined : nameIn('entity', subject);
    const says = predicate === undefined ? undefined : nameIn('term', predicate);
    const value = says === undefined || object === undefined ? undefined : this.#value(object, says);
    if (
      about === undefined ||
      !this.#ids.has(about) ||
      says === undefined ||
      !this.#predicates.has(says) ||
      value === undefined
    ) {
      this.#dropped.add('statement', 'its subject, predicate or object is not there', `statement ${name}`);
      return undefined;
    }
    const certainty = CERTAINTIES.find((one) => one === this.#own(node, 'certainty')[0]) ?? 'stated';
    return {
      subject: about,
      predicate: says,
      object: value,
      qualifiers: this.#qualifiersOf(node),
      certainty,
      negated: this.#own(node, 'negated')[0] === 'true',
      references: this.#own(node, 'reference').flatMap((text) => {
        const comma = text.indexOf(',');
        const source = comma < 0 ? text : text.slice(0, comma);
        return this.#sources.has(source)
          ? [{ source, where: comma < 0 ? '' : text.slice(comma + 1).trim() }]
          : [];
      }),
    };
  }

  #qualifiersOf(node: Node): QualifierValues[] {
    return this.#qualifiers.flatMap((id) => {
      const values = this.#all(node, `urn:stemma:term:${id}`).flatMap((term) => this.#value(term, id) ?? []);
      return values.length === 0 ? [] : [{ id, values }];
    });
  }

  #value(term: Term, of: string): Value | undefined {
    const entity = nameIn('entity', term);
    if (entity !== undefined) return this.#ids.has(entity) ? { entity } : undefined;
    const special = nameIn('stemma', term);
    if (special === 'unknown') return { unknown: true };
    if (special === 'none') return { none: true };
    const form = this.#forms.get(of);
    if (term.termType !== 'Literal' || form === undefined) return undefined;
    const value = decodeValue(term.value, form);
    return 'entity' in value ? { value: term.value } : value;
  }

  #places(entities: readonly Entity[]): Float32Array | undefined {
    const places = entities.flatMap(({ id }) => {
      const node = this.#nodes.get(`urn:stemma:entity:${id}`)!;
      return ['x', 'y'].map((axis) => Number.parseFloat(this.#own(node, axis)[0] ?? ''));
    });
    return places.length > 0 && places.every(Number.isFinite) ? Float32Array.from(places) : undefined;
  }

  #all(node: Node, predicate: string): readonly Term[] {
    return node.get(predicate) ?? [];
  }

  #own(node: Node, name: string): string[] {
    return this.#texts(node, `urn:stemma:${name}`);
  }

  #texts(node: Node, predicate: string): string[] {
    return this.#all(node, predicate).flatMap(({ termType, value }) =>
      termType === 'Literal' ? [value] : [],
    );
  }
}

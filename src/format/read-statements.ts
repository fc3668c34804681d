import { isDate } from '../model/dates';
import {
  CERTAINTIES,
  type Certainty,
  type Entity,
  type QualifierValues,
  type Reference,
  type Source,
  type Statement,
  type Value,
} from '../model/graph';
import { nearest } from '../model/names';
import type { Ontology, Predicate, Qualifier } from '../model/ontology';
import { readFlag, type EntityDraft } from './read-entities';
import { readNumber } from './values';
import type { Entry, YamlNode, YamlText } from './yaml-text';

/** Keys of a statement beside its predicate and qualifiers. */
export const STATEMENT_KEYS = ['certainty', 'negated', 'ref'] as const;

/** Among the units of a term: its numbers may be bare. */
const NO_UNIT = 'none';
/** Instead of a reference: there is none, and that is known. */
const NO_REFERENCE = 'none';

/** All that a statement names are joined with each other: a thousand of them would be half a million edges. */
const MOST_VALUES = 100;

/** What a statement may name. */
export interface Vocabulary {
  readonly ontology: Ontology;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads the statements of one entity; a faulty one is reported and left out. */
export function readStatements(draft: EntityDraft, vocabulary: Vocabulary): Statement[] {
  if (draft.statements === undefined) return [];
  const reader = new StatementReader(draft.yaml, draft.entity, vocabulary);
  return draft.yaml.items(draft.statements).flatMap((node) => reader.read(node));
}

class StatementReader {
  readonly #predicates: ReadonlyMap<string, Predicate>;
  readonly #qualifiers: ReadonlyMap<string, Qualifier>;

  constructor(
    private readonly yaml: YamlText,
    private readonly subject: Entity,
    private readonly vocabulary: Vocabulary,
  ) {
    this.#predicates = new Map(vocabulary.ontology.predicates.map((one) => [one.id, one]));
    this.#qualifiers = new Map(vocabulary.ontology.qualifiers.map((one) => [one.id, one]));
  }

  /** One statement for each object listed. */
  read(node: YamlNode): Statement[] {
    const entries = this.yaml.entries(node, 'statement');
    if (entries.length === 0) return [];
    const fields = new Map<string, Entry>();
    const qualifiers: QualifierValues[] = [];
    const predicates: Entry[] = [];
    for (const entry of entries) {
      const qualifier = this.#qualifiers.get(entry.key);
      if (this.#predicates.has(entry.key)) predicates.push(entry);
      else if (qualifier !== undefined) qualifiers.push(this.#qualifier(qualifier, entry));
      else if (STATEMENT_KEYS.some((key) => key === entry.key)) fields.set(entry.key, entry);
      else this.#unknownKey(entry);
    }
    const references = this.#references(fields.get('ref'), node);
    const certainty = this.#certainty(fields.get('certainty'));
    const negated = readFlag(this.yaml, fields.get('negated')?.value, 'negated');
    const [stated, second] = predicates;
    if (second !== undefined) {
      this.yaml.report(
        second.keyNode,
        'two-predicates',
        `second predicate: ${second.key}`,
        `the statement already says ${stated!.key}; begin another one`,
      );
    }
    if (stated === undefined) {
      this.#noPredicate(node, entries);
      return [];
    }
    const predicate = this.#predicates.get(stated.key)!;
    this.#domain(predicate, stated);
    return this.#objects(predicate, stated).map((object) => ({
      subject: this.subject.id,
      predicate: predicate.id,
      object,
      qualifiers: qualifiers.filter(({ values }) => values.length > 0),
      certainty,
      negated,
      references,
    }));
  }

  #unknownKey({ key, keyNode }: Entry): void {
    const known = [...this.#predicates.keys(), ...this.#qualifiers.keys(), ...STATEMENT_KEYS];
    const near = nearest(key, known, 2);
    const hint =
      near.length > 0
        ? `did you mean ${near.join(' or ')}?`
        : 'a predicate or qualifier of ontology.yaml, certainty, negated or ref';
    this.yaml.report(keyNode, 'unknown-key', `unknown key: ${key}`, hint);
  }

  #noPredicate(node: YamlNode, entries: readonly Entry[]): void {
    // A misspelt predicate has been reported as an unknown key; one fault is told once.
    const known = (key: string) => this.#qualifiers.has(key) || STATEMENT_KEYS.some((one) => one === key);
    if (entries.every(({ key }) => known(key))) {
      this.yaml.report(
        node,
        'no-predicate',
        'statement without a predicate',
        'one key must be a predicate of ontology.yaml',
      );
    }
  }

  #domain(predicate: Predicate, { keyNode }: Entry): void {
    if (predicate.from.includes(this.subject.kind)) return;
    const message = `${this.subject.id} is a ${this.subject.kind}, which cannot be the subject of ${predicate.id}`;
    this.yaml.report(
      keyNode,
      'wrong-domain',
      message,
      `a subject of ${predicate.id} is one of ${predicate.from.join(', ')}`,
    );
  }

  #objects(predicate: Predicate, { value }: Entry): Value[] {
    if (this.yaml.items(value).length === 0) {
      this.yaml.report(
        value,
        'unexpected-type',
        `${predicate.id} is an empty list`,
        'an object, unknown or none',
      );
    }
    return this.yaml.items(value).flatMap((item) => {
      const text = this.yaml.text(item, predicate.id);
      if (text === undefined) return [];
      if (text === 'unknown') return [{ unknown: true as const }];
      if (text === 'none') return [{ none: true as const }];
      if (predicate.value === undefined) return this.#entityObject(predicate, text, item) ?? [];
      return this.#literal(predicate.value, predicate.units, text, item, predicate.id) ?? [];
    });
  }

  #entityObject(predicate: Predicate, id: string, node: YamlNode): Value | undefined {
    const object = this.#entity(id, node);
    if (object === undefined) return undefined;
    if (!predicate.to.includes(object.kind)) {
      const message = `${id} is a ${object.kind}, which cannot be the object of ${predicate.id}`;
      this.yaml.report(
        node,
        'wrong-range',
        message,
        `an object of ${predicate.id} is one of ${predicate.to.join(', ')}`,
      );
      return undefined;
    }
    if (predicate.sameKind && object.kind !== this.subject.kind) {
      const message = `${id} is a ${object.kind}, ${this.subject.id} a ${this.subject.kind}`;
      this.yaml.report(node, 'wrong-range', message, `both ends of ${predicate.id} are of one kind`);
      return undefined;
    }
    return { entity: id };
  }

  #entity(id: string, node: YamlNode): Entity | undefined {
    const entity = this.vocabulary.entities.get(id);
    if (entity !== undefined) return entity;
    const near = nearest(id, this.vocabulary.entities.keys());
    const hint =
      near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'add the entity, or write unknown or none';
    this.yaml.report(node, 'dangling-id', `no entity has the id ${id}`, hint);
    return undefined;
  }

  #literal(
    type: string,
    units: readonly string[],
    text: string,
    node: YamlNode,
    what: string,
  ): Value | undefined {
    if (type === 'number') return this.#number(units, text, node, what);
    if (type === 'date' && !isDate(text)) {
      this.yaml.report(
        node,
        'bad-date',
        `bad date: ${text}`,
        'a year, month or day that the calendar has: 2023, 2023-03 or 2023-03-14',
      );
      return undefined;
    }
    return { value: text };
  }

  #number(units: readonly string[], text: string, node: YamlNode, what: string): Value | undefined {
    const example = `such as 16 ${units[0] ?? 'tokens'} or 1.8 trillion ${units[0] ?? 'parameters'}`;
    const reading = readNumber(text);
    if (reading === undefined || 'fault' in reading) {
      this.yaml.report(node, 'bad-number', reading?.fault ?? `${what} is no number: ${text}`, example);
      return undefined;
    }
    if (reading.unit === undefined && units.includes(NO_UNIT)) return reading;
    if (reading.unit === undefined) {
      this.yaml.report(node, 'missing-unit', `number without unit: ${text}`, example);
      return undefined;
    }
    if (units.length > 0 && !units.includes(reading.unit)) {
      this.yaml.report(
        node,
        'wrong-unit',
        `unknown unit of ${what}: ${reading.unit}`,
        `one of ${units.join(', ')}`,
      );
      return undefined;
    }
    return reading;
  }

  #qualifier(qualifier: Qualifier, { value }: Entry): QualifierValues {
    const items = this.yaml.items(value);
    if (items.length > MOST_VALUES) {
      const message = `${items.length} values of ${qualifier.id} are too many`;
      this.yaml.report(value, 'too-large', message, `at most ${MOST_VALUES}; say them in several statements`);
      return { id: qualifier.id, values: [] };
    }
    const values = items.flatMap((item) => {
      const text = this.yaml.text(item, qualifier.id);
      return text === undefined ? [] : (this.#qualifierValue(qualifier, text, item) ?? []);
    });
    return { id: qualifier.id, values };
  }

  #qualifierValue(qualifier: Qualifier, text: string, node: YamlNode): Value | undefined {
    switch (qualifier.value) {
      case 'entity':
        if (text === 'unknown') return { unknown: true };
        return this.#entity(text, node) && { entity: text };
      case 'choice':
        return this.#choice(qualifier, text, node);
      case 'count':
        return this.#count(qualifier, text, node);
      case 'quantity':
        if (readNumber(text) === undefined) return text === 'unknown' ? { unknown: true } : { value: text };
        return this.#number(qualifier.units, text, node, qualifier.id);
      default:
        return this.#literal(qualifier.value, qualifier.units, text, node, qualifier.id);
    }
  }

  #choice({ id, choices }: Qualifier, text: string, node: YamlNode): Value | undefined {
    if (choices.includes(text)) return { value: text };
    const [near] = nearest(text, choices, 1);
    const hint = near === undefined ? `one of ${choices.join(', ')}` : `did you mean ${near}?`;
    this.yaml.report(node, 'bad-choice', `unknown ${id}: ${text}`, hint);
    return undefined;
  }

  #count({ id }: Qualifier, text: string, node: YamlNode): Value | undefined {
    if (/^\d{1,15}$/.test(text)) return { value: Number(text) };
    this.yaml.report(node, 'bad-number', `${id} is no count: ${text}`, 'a whole number without unit');
    return undefined;
  }

  #certainty(entry: Entry | undefined): Certainty {
    if (entry === undefined) return 'stated';
    const text = this.yaml.text(entry.value, 'certainty');
    const certainty = CERTAINTIES.find((one) => one === text);
    if (certainty === undefined && text !== undefined) {
      this.yaml.report(
        entry.value,
        'bad-choice',
        `unknown certainty: ${text}`,
        `one of ${CERTAINTIES.join(', ')}`,
      );
    }
    return certainty ?? 'stated';
  }

  #references(entry: Entry | undefined, statement: YamlNode): Reference[] {
    if (entry === undefined) {
      this.yaml.report(
        statement,
        'missing-reference',
        'statement without a reference',
        'add `ref: SOURCE, WHERE`',
      );
      return [];
    }
    return this.yaml.items(entry.value).flatMap((node) => {
      const text = this.yaml.text(node, 'ref');
      return text === undefined || text === NO_REFERENCE ? [] : (this.#reference(text, node) ?? []);
    });
  }

  #reference(text: string, node: YamlNode): Reference | undefined {
    const comma = text.indexOf(',');
    const id = (comma < 0 ? text : text.slice(0, comma)).trim();
    const where = comma < 0 ? '' : text.slice(comma + 1).trim();
    const source = this.vocabulary.sources.get(id);
    if (source === undefined) {
      const near = nearest(id, this.vocabulary.sources.keys());
      const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'add it to sources.yaml';
      this.yaml.report(node, 'unknown-source', `no source has the id ${id}`, hint);
      return undefined;
    }
    if (source.places.length > 0 && !source.places.includes(where)) {
      const near = nearest(where, source.places);
      const hint =
        near.length > 0
          ? `did you mean "${near.join('" or "')}"?`
          : `its places are listed in sources.yaml under ${id}`;
      this.yaml.report(node, 'unknown-place', `${id} has no place "${where}"`, hint);
      return undefined;
    }
    return { source: id, where };
  }
}

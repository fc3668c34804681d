import { isTermId } from '../model/ids';
import { nearest } from '../model/names';
import type { Kind, Ontology, Predicate, Qualifier, QualifierType, ValueType } from '../model/ontology';
import type { Entry, YamlNode, YamlText } from './yaml-text';

const VALUE_TYPES: readonly ValueType[] = ['number', 'date', 'text'];
const QUALIFIER_TYPES: readonly QualifierType[] = [
  'text',
  'number',
  'count',
  'quantity',
  'date',
  'entity',
  'choice',
];
const ANY = 'any';

/** The keys that each kind of definition may have; the JSON Schema and the README are held against them. */
export const ONTOLOGY_KEYS = {
  kind: ['label', 'plural', 'color', 'glyph', 'quiet'],
  predicate: [
    'label',
    'inverse',
    'from',
    'to',
    'value',
    'units',
    'lineage',
    'transitive',
    'sameKind',
    'single',
    'inherited',
    'color',
  ],
  qualifier: ['label', 'value', 'units', 'choices'],
} as const;

/** Reads `ontology.yaml`; what is faulty is reported and left out. */
export function readOntology(yaml: YamlText): Ontology {
  if (yaml.root === null) return { kinds: [], predicates: [], qualifiers: [] };
  const reader = new OntologyReader(yaml);
  return reader.read();
}

class OntologyReader {
  readonly #groups = new Map<string, readonly string[]>();
  readonly #terms = new Set<string>();
  #kinds: readonly Kind[] = [];

  constructor(private readonly yaml: YamlText) {}

  read(): Ontology {
    const parts = new Map<string, Entry>();
    for (const entry of this.yaml.entries(this.yaml.root, 'ontology')) {
      if (['groups', 'kinds', 'predicates', 'qualifiers'].includes(entry.key)) parts.set(entry.key, entry);
      else this.#unknownKey(entry, ['groups', 'kinds', 'predicates', 'qualifiers']);
    }
    this.#kinds = this.#definitions(parts.get('kinds'), 'kind', (id, fields) => this.#kind(id, fields));
    for (const { key, value } of this.#optional(parts.get('groups')))
      this.#groups.set(key, this.#kindList(value));
    const predicates = this.#definitions(parts.get('predicates'), 'predicate', (id, fields) =>
      this.#predicate(id, fields),
    );
    const qualifiers = this.#definitions(parts.get('qualifiers'), 'qualifier', (id, fields) =>
      this.#qualifier(id, fields),
    );
    return { kinds: this.#kinds, predicates, qualifiers };
  }

  #optional(entry: Entry | undefined): Entry[] {
    return entry === undefined ? [] : this.yaml.entries(entry.value, entry.key);
  }

  #definitions<T>(
    part: Entry | undefined,
    what: keyof typeof ONTOLOGY_KEYS,
    make: (id: string, fields: Fields) => T,
  ): T[] {
    return this.#optional(part).flatMap((entry) => {
      if (!isTermId(entry.key)) {
        this.yaml.report(
          entry.keyNode,
          'bad-id',
          `bad ${what} id: ${entry.key}`,
          'lower-case words joined by underscores',
        );
        return [];
      }
      if (what !== 'kind' && this.#terms.has(entry.key)) {
        this.yaml.report(
          entry.keyNode,
          'duplicate-id',
          `duplicate term: ${entry.key}`,
          'predicates and qualifiers share one set of ids',
        );
        return [];
      }
      if (what !== 'kind') this.#terms.add(entry.key);
      return [make(entry.key, this.#fields(entry, ONTOLOGY_KEYS[what]))];
    });
  }

  #fields(entry: Entry, known: readonly string[]): Fields {
    const fields = new Map<string, YamlNode>();
    for (const field of this.yaml.entries(entry.value, entry.key)) {
      if (known.includes(field.key)) fields.set(field.key, field.value);
      else this.#unknownKey(field, known);
    }
    return { node: entry.keyNode, fields };
  }

  #unknownKey({ key, keyNode }: Entry, known: readonly string[]): void {
    const [near] = nearest(key, known, 1);
    const hint = near === undefined ? `known here: ${known.join(', ')}` : `did you mean ${near}?`;
    this.yaml.report(keyNode, 'unknown-key', `unknown key: ${key}`, hint);
  }

  #kind(id: string, fields: Fields): Kind {
    const label = this.#text(fields, 'label', id);
    return {
      id,
      label,
      plural: this.#text(fields, 'plural', `${label}s`),
      color: this.#text(fields, 'color', 'quiet'),
      glyph: this.#text(fields, 'glyph', 'disc'),
      quiet: this.#flag(fields, 'quiet', false),
    };
  }

  #predicate(id: string, fields: Fields): Predicate {
    const label = this.#text(fields, 'label', id.replaceAll('_', ' '));
    const value = this.#choice(fields, 'value', VALUE_TYPES);
    const to = this.#kindList(fields.fields.get('to'));
    if ((value === undefined) === (to.length === 0)) {
      this.yaml.report(
        fields.node,
        'missing-key',
        `${id} needs either to or value`,
        '`to` lists kinds, `value` is number, date or text',
      );
    }
    if (value === 'number' && !fields.fields.has('units')) {
      this.yaml.report(
        fields.node,
        'missing-key',
        `${id} needs units`,
        'list the units its numbers may have',
      );
    }
    return {
      id,
      label,
      inverse: this.#text(fields, 'inverse', label),
      from: this.#kindList(fields.fields.get('from')),
      to,
      ...(value === undefined ? {} : { value }),
      units: this.#texts(fields, 'units'),
      lineage: this.#flag(fields, 'lineage', false),
      transitive: this.#flag(fields, 'transitive', false),
      sameKind: this.#flag(fields, 'sameKind', false),
      single: this.#flag(fields, 'single', false),
      inherited: this.#flag(fields, 'inherited', true),
      color: this.#text(fields, 'color', 'quiet'),
    };
  }

  #qualifier(id: string, fields: Fields): Qualifier {
    const value = this.#choice(fields, 'value', QUALIFIER_TYPES) ?? 'text';
    // An empty label is meant: "about" needs no word before it.
    const label = fields.fields.has('label') ? this.#text(fields, 'label', '') : id.replaceAll('_', ' ');
    return { id, label, value, units: this.#texts(fields, 'units'), choices: this.#texts(fields, 'choices') };
  }

  #text({ fields }: Fields, key: string, otherwise: string): string {
    const node = fields.get(key);
    if (node === undefined || (node as { value?: unknown }).value === '') return otherwise;
    return this.yaml.text(node, key) ?? otherwise;
  }

  #texts({ fields }: Fields, key: string): string[] {
    const node = fields.get(key);
    if (node === undefined) return [];
    return this.yaml.items(node).flatMap((item) => this.yaml.text(item, key) ?? []);
  }

  #flag({ fields }: Fields, key: string, otherwise: boolean): boolean {
    const node = fields.get(key);
    if (node === undefined) return otherwise;
    const text = this.yaml.text(node, key);
    if (text !== undefined && text !== 'true' && text !== 'false')
      this.yaml.wrongType(node, key, 'true or false');
    return text === 'true';
  }

  #choice<T extends string>({ fields }: Fields, key: string, choices: readonly T[]): T | undefined {
    const node = fields.get(key);
    if (node === undefined) return undefined;
    const text = this.yaml.text(node, key);
    const choice = choices.find((one) => one === text);
    if (choice === undefined && text !== undefined) {
      this.yaml.report(node, 'bad-choice', `unknown ${key}: ${text}`, `one of ${choices.join(', ')}`);
    }
    return choice;
  }

  #kindList(node: YamlNode): string[] {
    if (node === undefined) return [];
    const all = this.#kinds.map((kind) => kind.id);
    const listed = this.yaml.items(node).flatMap((item) => {
      const text = this.yaml.text(item, 'kind');
      if (text === undefined) return [];
      const group = text === ANY ? all : this.#groups.get(text);
      if (group !== undefined) return group;
      if (all.includes(text)) return [text];
      const near = nearest(text, [...all, ...this.#groups.keys()], 2);
      this.yaml.report(
        item,
        'unknown-kind',
        `unknown kind: ${text}`,
        near.length > 0 ? `did you mean ${near.join(' or ')}?` : `one of ${all.join(', ')}`,
      );
      return [];
    });
    return [...new Set(listed)];
  }
}

interface Fields {
  readonly node: YamlNode;
  readonly fields: ReadonlyMap<string, YamlNode>;
}

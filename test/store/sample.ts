import type { Entity, Graph, QualifierValues, Source, Statement, Value } from '../../src/model/graph';
import type { Kind, Ontology, Predicate, Qualifier } from '../../src/model/ontology';

/** Graphs written in a line or two. What a test does not say is as plain as can be. */

function kind(id: string): Kind {
  return { id, label: id, plural: `${id}s`, color: 'model', glyph: 'disc', quiet: false };
}

function predicate(id: string, more: Partial<Predicate> = {}): Predicate {
  return {
    id,
    label: id.replaceAll('_', ' '),
    inverse: `${id} of`,
    from: ['model'],
    to: ['model'],
    units: [],
    lineage: false,
    transitive: false,
    sameKind: false,
    single: false,
    inherited: true,
    color: 'model',
    ...more,
  };
}

function qualifier(id: string, value: Qualifier['value']): Qualifier {
  return { id, label: id.replaceAll('_', ' '), value, units: [], choices: [] };
}

export const ONTOLOGY: Ontology = {
  kinds: ['model', 'model_family', 'organization'].map(kind),
  predicates: [
    predicate('built_on', { lineage: true, inherited: false }),
    predicate('part_of', { inherited: false }),
    predicate('developed_by'),
    predicate('has_access', { single: true }),
    predicate('released', { to: [], value: 'date', single: true }),
    predicate('parameters', { to: [], value: 'number', units: ['parameters'] }),
  ],
  qualifiers: [
    qualifier('role', 'text'),
    qualifier('joined_by', 'entity'),
    qualifier('joined_with', 'entity'),
    qualifier('amount', 'quantity'),
  ],
};

export const SOURCES: readonly Source[] = [
  {
    id: 'paper',
    title: 'A paper',
    label: 'Paper',
    authors: 'A. Uthor',
    year: 2024,
    url: 'https://example.org/',
    places: [],
  },
  { id: 'book', title: 'A book', label: 'Book', authors: '', year: 0, url: '', places: ['page 1'] },
];

export function entity(id: string, more: Partial<Entity> = {}): Entity {
  return {
    id,
    kind: 'model',
    name: id.toUpperCase(),
    aliases: [],
    description: '',
    links: [],
    unnamed: false,
    placeholder: false,
    ...more,
  };
}

/** `object` is an entity's id, or a value as the model has it. */
export function says(
  subject: string,
  term: string,
  object: string | Value,
  more: Partial<Statement> = {},
): Statement {
  return {
    subject,
    predicate: term,
    object: typeof object === 'string' ? { entity: object } : object,
    qualifiers: [],
    certainty: 'stated',
    negated: false,
    references: [],
    ...more,
  };
}

export function by(id: string, ...values: Value[]): QualifierValues {
  return { id, values };
}

/** Entities as ids, or in full. */
export function graphOf(
  entities: readonly (string | Entity)[],
  statements: readonly Statement[] = [],
): Graph {
  return {
    ontology: ONTOLOGY,
    sources: SOURCES,
    entities: entities.map((one) => (typeof one === 'string' ? entity(one) : one)),
    statements,
  };
}

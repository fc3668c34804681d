import { CERTAINTIES } from '../model/graph';
import type { Ontology, Predicate, Qualifier } from '../model/ontology';

/** A JSON Schema (draft 2020-12), as plain JSON. */
export type JsonSchema = { readonly [key: string]: unknown };

const ID = '^[a-z0-9]+(-[a-z0-9]+)*$';
const DATE = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$';
/** Editors read `2023` and `8` as numbers; our reader takes the text. */
const SCALAR = { type: ['string', 'number'] };

/**
 * What an editor can know of an entity file: keys, words of the ontology, the form of values. That an id is
 * somebody's, and of the right kind, only `check` can tell.
 */
export function entitiesSchema(ontology: Ontology): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Entities of a Stemma graph',
    type: 'object',
    propertyNames: { pattern: ID },
    additionalProperties: { $ref: '#/$defs/entity' },
    $defs: { entity: entitySchema(ontology), statement: statementSchema(ontology) },
  };
}

function entitySchema({ kinds }: Ontology): JsonSchema {
  return {
    type: 'object',
    required: ['kind', 'name'],
    additionalProperties: false,
    properties: {
      kind: { enum: kinds.map(({ id }) => id) },
      name: { type: ['string', 'number'], description: 'the name as it is best known' },
      aliases: { ...oneOrMore({ type: ['string', 'number'] }), description: 'other names, and former ids' },
      description: { type: 'string', description: 'one line, in your own words' },
      links: oneOrMore({ type: 'string', pattern: '^https?://' }),
      unnamed: { type: 'boolean', description: 'something real without a name of its own' },
      placeholder: { type: 'boolean', description: 'named by others, described by nobody' },
      statements: { type: 'array', items: { $ref: '#/$defs/statement' } },
    },
  };
}

function statementSchema({ predicates, qualifiers }: Ontology): JsonSchema {
  return {
    type: 'object',
    required: ['ref'],
    additionalProperties: false,
    oneOf: predicates.map(({ id }) => ({ required: [id] })),
    properties: {
      ...Object.fromEntries(predicates.map((predicate) => [predicate.id, predicateSchema(predicate)])),
      ...Object.fromEntries(qualifiers.map((qualifier) => [qualifier.id, qualifierSchema(qualifier)])),
      certainty: { enum: [...CERTAINTIES], default: 'stated' },
      negated: { type: 'boolean', description: 'the source denies it' },
      ref: { ...oneOrMore({ type: 'string' }), description: 'SOURCE, or SOURCE, WHERE' },
    },
  };
}

function predicateSchema({ label, from, to, value, units }: Predicate): JsonSchema {
  const object =
    value === undefined
      ? `a ${to.join(', ')}`
      : `a ${value}${units.length > 0 ? ` in ${units.join(', ')}` : ''}`;
  const description = `${label}: of a ${from.join(', ')}; ${object}`;
  if (value === undefined) return { ...oneOrMore({ type: 'string', pattern: ID }), description };
  return {
    ...oneOrMore(
      value === 'date'
        ? { ...SCALAR, pattern: `${DATE}|^(unknown|none)$` }
        : units.includes('none')
          ? SCALAR
          : { type: 'string' },
    ),
    description,
  };
}

function qualifierSchema({ label, value, choices, units }: Qualifier): JsonSchema {
  const description = units.length > 0 ? `${label} (${units.join(', ')})` : label;
  switch (value) {
    case 'choice':
      return { ...oneOrMore({ enum: [...choices] }), description };
    case 'count':
      return { ...oneOrMore({ type: 'integer', minimum: 0 }), description };
    case 'entity':
      return { ...oneOrMore({ type: 'string', pattern: ID }), description };
    default:
      return { ...oneOrMore(SCALAR), description };
  }
}

function oneOrMore(one: JsonSchema): JsonSchema {
  return { anyOf: [one, { type: 'array', items: one, minItems: 1 }] };
}

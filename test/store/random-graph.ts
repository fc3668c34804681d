import * as fc from 'fast-check';
import { CERTAINTIES, type Entity, type Graph, type Statement, type Value } from '../../src/model/graph';
import { entity, ONTOLOGY, SOURCES } from './sample';

/** Any sound graph over the vocabulary of ./sample, with texts in any script, circles, loops and repeats. */
export const graphs: fc.Arbitrary<Graph> = fc.array(entityParts(), { maxLength: 6 }).chain((parts) => {
  const entities = parts.map((part, at) => entity(`e-${at}`, part));
  const ids = entities.map(({ id }) => id);
  const statements = ids.length === 0 ? fc.constant([]) : fc.array(statement(ids), { maxLength: 12 });
  return statements.map((all) => ({ ontology: ONTOLOGY, sources: SOURCES, entities, statements: all }));
});

function text(): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', maxLength: 8 });
}

function entityParts(): fc.Arbitrary<Partial<Entity>> {
  return fc.record({
    kind: fc.constantFrom(...ONTOLOGY.kinds.map(({ id }) => id)),
    name: text(),
    aliases: fc.array(text(), { maxLength: 3 }),
    description: text(),
    links: fc.array(fc.webUrl(), { maxLength: 2 }),
    unnamed: fc.boolean(),
    placeholder: fc.boolean(),
  });
}

function value(ids: readonly string[]): fc.Arbitrary<Value> {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ entity: fc.constantFrom(...ids) }) },
    fc.record({ value: number }),
    fc.record({ value: number, unit: text() }),
    fc.record({ value: text() }),
    fc.constant<Value>({ unknown: true }),
    fc.constant<Value>({ none: true }),
  );
}

function statement(ids: readonly string[]): fc.Arbitrary<Statement> {
  const qualifier = fc.record({
    id: fc.constantFrom(...ONTOLOGY.qualifiers.map(({ id }) => id)),
    values: fc.array(value(ids), { minLength: 1, maxLength: 3 }),
  });
  return fc.record({
    subject: fc.constantFrom(...ids),
    predicate: fc.constantFrom(...ONTOLOGY.predicates.map(({ id }) => id)),
    object: value(ids),
    qualifiers: fc.uniqueArray(qualifier, { maxLength: 2, selector: ({ id }) => id }),
    certainty: fc.constantFrom(...CERTAINTIES),
    negated: fc.boolean(),
    references: fc.array(
      fc.record({ source: fc.constantFrom(...SOURCES.map(({ id }) => id)), where: text() }),
      { maxLength: 2 },
    ),
  });
}

import { describe, expect, it } from 'vitest';
import type { StatementRef } from '../../src/model/answer';
import { ask, ids, storeOf } from '../fixtures/graph';

/** "subject predicate object" of each, the object as an id, a value or unknown and none. */
function told(statements: readonly StatementRef[]): string[] {
  return statements.map(({ subject, predicate, object }) => {
    if ('id' in object) return `${subject.id} ${predicate} ${object.id}`;
    return `${subject.id} ${predicate} ${'value' in object ? object.value : 'unknown' in object ? 'unknown' : 'none'}`;
  });
}

describe('describe', () => {
  it('tells who an entity is', () => {
    const store = storeOf('model alpha = Alpha | First | A1, gone?');
    expect(ask(store, 'describe', { entity: 'First' }).entity).toEqual({
      id: 'alpha',
      kind: 'model',
      name: 'Alpha',
      aliases: ['First', 'A1'],
      description: '',
      links: [],
    });
    expect(ask(store, 'describe', { entity: 'gone' }).entity).toHaveProperty('placeholder', true);
  });

  it('tells its own statements as written, in order, with objects of every form', () => {
    const store = storeOf(`
      model alpha, beta
      alpha parameters 7000000000 parameters
      alpha released 2023-05
      alpha noted_for being small
      alpha built_on beta
      alpha trained_on unknown
      alpha uses_architecture none
    `);
    const { statements, incoming } = ask(store, 'describe', { entity: 'alpha' });
    expect(statements.map(({ object }) => object)).toEqual([
      { value: 7_000_000_000, unit: 'parameters' },
      { value: '2023-05' },
      { value: 'being small' },
      { id: 'beta', name: 'beta', kind: 'model' },
      { unknown: true },
      { none: true },
    ]);
    expect(incoming).toEqual([]);
  });

  it('tells qualifiers with all their values, certainty and references', () => {
    const store = storeOf(`
      model alpha, beta, gamma
      alpha built_on beta; role: encoder; joined_with: gamma | unknown; likely; ref: paper, page 3; ref: talk
    `);
    expect(ask(store, 'describe', { entity: 'alpha' }).statements[0]).toEqual({
      predicate: 'built_on',
      subject: { id: 'alpha', name: 'alpha', kind: 'model' },
      object: { id: 'beta', name: 'beta', kind: 'model' },
      qualifiers: {
        role: [{ value: 'encoder' }],
        joined_with: [{ id: 'gamma', name: 'gamma', kind: 'model' }, { unknown: true }],
      },
      certainty: 'likely',
      references: [
        { source: 'paper', where: 'page 3', url: 'https://example.org/paper' },
        { source: 'talk' },
      ],
    });
  });

  it('shows what is denied, as denied, on both sides', () => {
    const store = storeOf('model alpha\ndata_set data\nalpha trained_on data; not');
    expect(ask(store, 'describe', { entity: 'alpha' }).statements[0]).toHaveProperty('negated', true);
    expect(ask(store, 'describe', { entity: 'data' }).incoming[0]).toHaveProperty('negated', true);
  });

  it('tells the statements of others that name it as object or in a qualifier, each once', () => {
    const store = storeOf(`
      model alpha, beta, gamma
      alpha built_on gamma; joined_with: gamma
      beta built_on alpha; joined_by: gamma
      gamma built_on gamma; joined_with: gamma
    `);
    const { statements, incoming } = ask(store, 'describe', { entity: 'gamma' });
    expect(told(incoming)).toEqual(['alpha built_on gamma', 'beta built_on alpha']);
    expect(told(statements)).toEqual(['gamma built_on gamma']);
  });

  it('names entities of other kinds with the same name', () => {
    const store = storeOf('organization o = Mistral\nmodel m = Mistral');
    expect(ids(ask(store, 'describe', { entity: 'Mistral' }).alternatives)).toEqual(['o']);
    expect(ask(store, 'describe', { entity: 'm' }).alternatives).toEqual([]);
  });
});

describe('what holds through a family', () => {
  it('comes after a member’s own statements, with the family, nearest first', () => {
    const store = storeOf(`
      model alpha
      model_family house, clan
      organization acme
      architecture transformer
      alpha part_of house
      alpha noted_for itself
      house part_of clan
      house developed_by acme; likely; ref: paper
      clan uses_architecture transformer
    `);
    const { statements } = ask(store, 'describe', { entity: 'alpha' });
    expect(told(statements)).toEqual([
      'alpha part_of house',
      'alpha noted_for itself',
      'alpha developed_by acme',
      'alpha uses_architecture transformer',
    ]);
    expect(statements.map(({ inheritedFrom }) => inheritedFrom?.id)).toEqual([
      undefined,
      undefined,
      'house',
      'clan',
    ]);
    expect(statements[2]).toMatchObject({ certainty: 'likely', references: [{ source: 'paper' }] });
  });

  it('is replaced by what the member says of a thing that is one, or none', () => {
    const store = storeOf(`
      model alpha
      model_family house
      access free, shut
      architecture transformer
      alpha part_of house
      alpha has_access free
      alpha uses_architecture none
      house has_access shut
      house uses_architecture transformer
    `);
    expect(told(ask(store, 'describe', { entity: 'alpha' }).statements)).toEqual([
      'alpha part_of house',
      'alpha has_access free',
      'alpha uses_architecture none',
    ]);
  });

  it('is denied by a member’s denial of the same', () => {
    const store = storeOf(`
      model alpha
      model_family house
      data_set web
      alpha part_of house
      alpha trained_on web; not
      house trained_on web
    `);
    const { statements } = ask(store, 'describe', { entity: 'alpha' });
    expect(told(statements)).toEqual(['alpha part_of house', 'alpha trained_on web']);
    expect(statements[1]).toHaveProperty('negated', true);
  });

  it('is told of the family alone where the family is named', () => {
    const store = storeOf(
      'model alpha\nmodel_family house\norganization acme\nalpha part_of house\nhouse developed_by acme',
    );
    expect(told(ask(store, 'describe', { entity: 'acme' }).incoming)).toEqual(['house developed_by acme']);
  });
});

describe('the statements of others, with a limit', () => {
  const graph = `
    model alpha, beta, gamma, delta
    organization acme
    beta built_on alpha
    gamma built_on alpha
    delta built_on gamma
    delta built_on alpha
    acme part_of acme
    beta uses_model delta; joined_by: alpha
    gamma uses_model delta; joined_by: alpha
  `;

  it('are so many of each sort, those of the most important first, and counted', () => {
    const { incoming, counts } = ask(storeOf(graph), 'describe', { entity: 'alpha', limit: 2 });
    expect(told(incoming)).toEqual([
      'delta built_on alpha',
      'gamma built_on alpha',
      'gamma uses_model delta',
      'beta uses_model delta',
    ]);
    expect(counts).toEqual({ asObject: { built_on: 3 }, inQualifiers: 2 });
  });

  it('are all there are where the limit is no limit', () => {
    const store = storeOf(graph);
    const all = told(ask(store, 'describe', { entity: 'alpha' }).incoming);
    const { incoming } = ask(store, 'describe', { entity: 'alpha', limit: 99 });
    expect(told(incoming).sort()).toEqual(all.sort());
  });

  it('are refused where the limit is no number of statements', () => {
    expect(() => ask(storeOf(graph), 'describe', { entity: 'alpha', limit: 0 })).toThrow(/limit is 0/);
  });
});

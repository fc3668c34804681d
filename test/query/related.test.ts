import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStore } from '../../src/store/build';
import { ask, ids, randomGraph, storeOf } from '../fixtures/graph';

function related(graph: string, entity: string, limit?: number) {
  return ask(storeOf(graph), 'related', { entity, ...(limit === undefined ? {} : { limit }) }).results;
}

/** "id: reason; reason" of each. */
function told(graph: string, entity: string): string[] {
  return related(graph, entity).map(
    ({ id, reasons }) => `${id}: ${reasons.map(({ text }) => text).join('; ')}`,
  );
}

describe('related', () => {
  it('counts only what is shared by the groups that are named', () => {
    const graph = `
      model a, b, c
      architecture t
      organization o
      a uses_architecture t
      b uses_architecture t
      a developed_by o
      c developed_by o
      c built_on a
    `;
    const by = (...groups: string[]) =>
      ids(ask(storeOf(graph), 'related', { entity: 'a', by: groups }).results).toSorted();
    expect(by('architecture')).toEqual(['b']);
    expect(by('organization')).toEqual(['c']);
    expect(by('architecture', 'organization')).toEqual(['b', 'c']);
    expect(by('model')).toEqual(['c']);
    expect(by()).toEqual([]);
    expect(() => by('colour')).toThrow('unknown group of predicates: colour');
  });

  it('are those that share a neighbour, with the reason and through what', () => {
    expect(
      related('model a, b = Beta, c\norganization o = Acme\na developed_by o\nb developed_by o', 'a'),
    ).toEqual([
      {
        id: 'b',
        name: 'Beta',
        kind: 'model',
        score: 1,
        reasons: [{ text: 'both developed by Acme', via: { id: 'o', name: 'Acme' } }],
      },
    ]);
  });

  it('are those that are joined to it, in words from their side', () => {
    const graph = 'model a = Alpha, b, c\na built_on b\nc built_on a';
    expect(told(graph, 'a')).toEqual(['b: base of Alpha', 'c: built on Alpha']);
  });

  it('are never the entity itself, though it lead to itself', () => {
    expect(related('model a\norganization o\na built_on a\na developed_by o', 'a')).toEqual([]);
  });

  it('weighs what few share above what many share, and not how many neighbours one has', () => {
    const graph = `
      model a, rare, hub, x, y, z
      architecture common, special
      a uses_architecture common
      a uses_architecture special
      rare uses_architecture special
      hub uses_architecture common
      x uses_architecture common
      y uses_architecture common
      z uses_architecture common
      x built_on hub
      y built_on hub
      z built_on hub
      hub used_for unknown
    `;
    const [first, second] = related(graph, 'a');
    expect([first!.id, second!.id]).toEqual(['rare', 'hub']);
    expect(first!.score).toBe(1);
    expect(second!.score).toBeLessThan(0.5);
  });

  it('counts what is shared through something wider, less than the thing itself', () => {
    const graph = `
      architecture moe = MoE, sparse = Sparse MoE, sparser = Sparser MoE
      model a, b, c, d, e
      sparse subtype_of moe
      sparser subtype_of sparse
      a uses_architecture sparse
      b uses_architecture moe
      c uses_architecture sparser
      d uses_architecture sparse
    `;
    expect(told(graph, 'a')).toEqual(['c: both use Sparse MoE', 'd: both use Sparse MoE', 'b: both use MoE']);
  });

  it('tells of two that are kinds of each other both, and ends', () => {
    const graph =
      'architecture x, y\nmodel a, b\nx subtype_of y\ny subtype_of x\na uses_architecture x\nb uses_architecture y';
    expect(told(graph, 'a')).toEqual(['b: both use x; both use y']);
  });

  it('tells the strongest reasons first, four at most, each once', () => {
    const graph = `
      model a, b, c, d
      organization o
      architecture t
      use_case u, v
      licence mit
      a built_on b; role: one
      a built_on b; role: two
      ${['a', 'b'].map((id) => `${id} developed_by o\n${id} uses_architecture t\n${id} used_for u\n${id} used_for v\n${id} licensed_under mit`).join('\n')}
      c used_for u
    `;
    const [{ reasons }] = related(graph, 'a') as [ReturnType<typeof related>[number]];
    expect(reasons.map(({ text }) => text)).toEqual([
      'base of a',
      'both use t',
      'both developed by o',
      'both licensed under mit',
    ]);
  });

  it('reads as words: verbs of two, an article, no kind before its own name', () => {
    const graph = `
      model a, b, c = Coder
      access open = Open source
      model_class image = Image model
      architecture t = Transformer
      ${['a', 'b'].map((id) => `${id} has_access open\n${id} is_a image\n${id} uses_model c`).join('\n')}
      a uses_architecture t
      b uses_architecture t
      c uses_architecture t
    `;
    const reasons = related(graph, 'a')
      .find(({ id }) => id === 'b')!
      .reasons.map(({ text }) => text);
    expect(reasons.sort()).toEqual([
      'both Open source',
      'both an Image model',
      'both rely on Coder',
      'both use Transformer',
    ]);
  });

  it('compares systems with systems, and other kinds with their own', () => {
    const graph =
      'model a\nproduct p\norganization o\ndata_set d\na developed_by o\np developed_by o\nd developed_by o\na trained_on d';
    expect(ids(related(graph, 'a'))).toEqual(['p']);
    expect(related('organization o, q\nmodel a\na developed_by o\na developed_by q', 'o')).toEqual([]);
    expect(ids(related('architecture t, u, v\nt subtype_of v\nu subtype_of v', 't'))).toEqual(['v', 'u']);
  });

  it('does not take mere participants of one statement for alike, or what is denied for shared', () => {
    const graph =
      'model a, b, c, d\ndata_set w\na built_on d; joined_with: b\nc trained_on w\na trained_on w; not';
    expect(ids(related(graph, 'a'))).toEqual(['d']);
  });

  it('counts one statement of a family for its members among themselves, not for the family', () => {
    const graph =
      'model a, b, c\nmodel_family f = Family\norganization o\na part_of f\nb part_of f\nf developed_by o\nc developed_by o';
    expect(told(graph, 'a')).toEqual([
      'f: includes a',
      'b: both part of Family; both developed by o',
      'c: both developed by o',
    ]);
    expect(told(graph, 'f')).toEqual(['a: part of Family', 'b: part of Family', 'c: both developed by o']);
  });

  it('counts what an entity shares with the product that it is part of, of which nothing is told of it', () => {
    const graph = 'model a\nproduct p\norganization o\na part_of p\na developed_by o\np developed_by o';
    expect(told(graph, 'a')).toEqual(['p: includes a; both developed by o']);
  });

  it('tells equal reasons by importance, then name', () => {
    const graph = 'model a, b\norganization z, y, x\nproduct p\np built_on b; stated_by: x';
    const shared = ['a', 'b'].map((id) =>
      ['z', 'y', 'x'].map((one) => `${id} developed_by ${one}`).join('\n'),
    );
    const reasons = ['both developed by x', 'both developed by y', 'both developed by z'];
    expect(told([graph, ...shared].join('\n'), 'a')[0]).toBe(`b: ${reasons.join('; ')}`);
  });

  it('lists equals by importance, then name, then id', () => {
    const graph =
      'model a, y = Same, x = Same, w = Early, z\norganization o\nproduct p\nmodel q\nq part_of p\nz part_of p\nq built_on w; not\n' +
      ['a', 'x', 'y', 'w', 'z'].map((id) => `${id} developed_by o`).join('\n');
    expect(ids(related(graph, 'a'))).toEqual(['w', 'x', 'y', 'z']);
  });

  it('lists 10 unless asked for more or fewer', () => {
    const many = Array.from({ length: 15 }, (_, at) => `m${at}`);
    const graph = `organization o\nmodel ${many.join(', ')}\n${many.map((id) => `${id} developed_by o`).join('\n')}`;
    expect(related(graph, 'm0')).toHaveLength(10);
    expect(related(graph, 'm0', 12)).toHaveLength(12);
    expect(() => related(graph, 'm0', 0)).toThrow(expect.objectContaining({ code: 'wrong-use' }));
    expect(() => related(graph, 'nobody')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('any related list', () => {
  it('gives each a reason and a score that falls from 1', () => {
    const holds = fc.property(fc.nat(), fc.nat(23), (seed, at) => {
      const { results } = ask(buildStore(randomGraph(seed)), 'related', { entity: `e${at}`, limit: 99 });
      expect(results.every(({ reasons }) => reasons.length >= 1 && reasons.length <= 4)).toBe(true);
      expect(results.every(({ id }) => id !== `e${at}`)).toBe(true);
      const scores = results.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      if (scores.length > 0) expect(scores[0]).toBe(1);
    });
    fc.assert(holds, { numRuns: 100 });
  });
});

import { describe, expect, it } from 'vitest';
import { ask, storeOf } from '../fixtures/graph';

function duties(graph: string, entity: string) {
  return ask(storeOf(graph), 'obligations', { entity });
}

/** "licence: way, to, holder" of each. */
function licences(graph: string, entity: string): string[] {
  return duties(graph, entity).licences.map(({ id, via }) => `${id}: ${via.join(', ')}`);
}

const TERMS = `
  model vicuna, llama
  data_set chats, web
  licence mit = MIT License, research = Research licence, terms = Terms of use
  term commerce = commercial use, rivals = competing models
  vicuna built_on llama
  vicuna trained_on chats
  llama trained_on web
  vicuna licensed_under mit
  llama licensed_under research
  chats licensed_under terms
  mit permits commerce
  research forbids commerce
  terms forbids rivals
`;

describe('obligations', () => {
  it('hands out the terms of each licence when asked, with their references', () => {
    const graph = `
      model a
      licence free
      term commerce, hiding
      a licensed_under free
      free permits commerce; ref: paper, page 3
      free forbids hiding
    `;
    const [licence] = ask(storeOf(graph), 'obligations', { entity: 'a', terms: true }).licences;
    expect(licence!.terms).toMatchObject({
      permits: [{ object: { id: 'commerce' }, references: [{ source: 'paper', where: 'page 3' }] }],
      forbids: [{ object: { id: 'hiding' } }],
      requires: [],
    });
    expect(ask(storeOf(graph), 'obligations', { entity: 'a' }).licences[0]).not.toHaveProperty('terms');
  });

  it('are the licences of an entity and of all it comes from, with the way to each, nearest first, then by licence', () => {
    expect(duties(TERMS, 'vicuna').licences).toEqual([
      { id: 'mit', name: 'MIT License', via: ['vicuna'] },
      { id: 'terms', name: 'Terms of use', via: ['vicuna', 'chats'] },
      { id: 'research', name: 'Research licence', via: ['vicuna', 'llama'] },
    ]);
    expect(licences(TERMS, 'web')).toEqual([]);
  });

  it('name one licence for each of its holders, and once for each', () => {
    const graph =
      'model a, b\nlicence mit\na built_on b\na licensed_under mit; role: weights\na licensed_under mit; role: code\nb licensed_under mit';
    expect(licences(graph, 'a')).toEqual(['mit: a', 'mit: a, b']);
  });

  it('say in a conflict what of the holder a licence covers, and for whom a term holds', () => {
    const graph = `
      model a, b
      licence open = Open licence, closed = Closed licence
      term commerce = commercial use
      a built_on b
      a licensed_under open; applies_to: the code
      b licensed_under closed
      open permits commerce; applies_to: small makers
      closed forbids commerce
    `;
    expect(duties(graph, 'a').conflicts.map(({ terms }) => terms)).toEqual([
      'Open licence (the code) permits commercial use for small makers, Closed licence forbids commercial use',
    ]);
    const all = `${graph}\na licensed_under open`;
    expect(duties(all, 'a').conflicts[0]?.terms).toMatch(/^Open licence permits/);
  });

  it('go by the shortest way, of two the one by the more important', () => {
    const graph = `
      model a, b, c, d, q
      licence mit
      a built_on b
      a built_on c
      b built_on d
      c built_on d
      q built_on c
      d licensed_under mit
    `;
    expect(licences(graph, 'a')).toEqual(['mit: a, c, d']);
    expect(licences(`${graph}\na built_on d`, 'a')).toEqual(['mit: a, d']);
  });

  it('end in a circle, which binds an entity to its own licence once', () => {
    const graph = 'model a, b\nlicence mit\na built_on b\nb built_on a\na built_on a\na licensed_under mit';
    expect(licences(graph, 'a')).toEqual(['mit: a']);
    expect(licences(graph, 'b')).toEqual(['mit: b, a']);
  });

  it('hold through a family', () => {
    const graph = 'model a\nmodel_family f\nlicence mit\na part_of f\nf licensed_under mit';
    expect(licences(graph, 'a')).toEqual(['mit: a']);
  });

  it('are none of a licence that is denied', () => {
    expect(licences('model a\nlicence mit\na licensed_under mit; not', 'a')).toEqual([]);
  });

  it('are refused for an entity that is not there', () => {
    expect(() => duties(TERMS, 'alpaca')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('a conflict', () => {
  it('is what the own licence permits and one on the way forbids, with the way', () => {
    expect(duties(TERMS, 'vicuna').conflicts).toEqual([
      { terms: 'MIT License permits commercial use, Research licence forbids it', path: ['vicuna', 'llama'] },
    ]);
  });

  it('is none of the base, which forbids itself nothing that it permits', () => {
    expect(duties(TERMS, 'llama').conflicts).toEqual([]);
  });

  it('is none where the licence on the way permits too, or says nothing', () => {
    const graph =
      'model a, b\nlicence mine, theirs\nterm t, u\na built_on b\na licensed_under mine\nb licensed_under theirs\nmine permits t\nmine permits u\ntheirs permits t';
    expect(duties(graph, 'a').conflicts).toEqual([]);
  });

  it('is none between two terms that only share a name, or two licences of the entity itself', () => {
    const graph = `
      model a, b
      licence mine, other, theirs
      term t = training, u = training
      a built_on b
      a licensed_under mine
      a licensed_under other
      b licensed_under theirs
      mine permits t
      other forbids t
      theirs forbids u
    `;
    expect(duties(graph, 'a').conflicts).toEqual([]);
  });

  it('is not made by a denial', () => {
    const graph =
      'model a, b\nlicence mine, theirs\nterm t\na built_on b\na licensed_under mine\nb licensed_under theirs\nmine permits t\ntheirs forbids t; not';
    expect(duties(graph, 'a').conflicts).toEqual([]);
  });

  it('is not made of terms that are not disclosed, or of none', () => {
    const graph =
      'model a, b\nlicence mine, theirs\na built_on b\na licensed_under mine\nb licensed_under theirs\nmine permits unknown\ntheirs forbids unknown\nmine permits none\ntheirs forbids none';
    expect(duties(graph, 'a').conflicts).toEqual([]);
  });

  it('is told for each holder on the way', () => {
    const graph = `${TERMS}\nmodel guanaco\nguanaco built_on vicuna\nguanaco licensed_under mit\nvicuna licensed_under research`;
    expect(duties(graph, 'guanaco').conflicts.map(({ path }) => path)).toEqual([
      ['guanaco', 'vicuna'],
      ['guanaco', 'vicuna', 'llama'],
    ]);
  });
});

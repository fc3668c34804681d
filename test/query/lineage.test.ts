import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questions } from '../../src/model/question';
import { lineage } from '../../src/query/lineage';
import { buildStore } from '../../src/store/build';
import { arrows, ask, ids, randomGraph, storeOf } from '../fixtures/graph';

type Options = Omit<Questions['lineage'], 'entity' | 'direction'>;

function up(graph: string, entity: string, options: Options = {}) {
  return ask(storeOf(graph), 'lineage', { entity, direction: 'up', ...options });
}

function down(graph: string, entity: string, options: Options = {}) {
  return ask(storeOf(graph), 'lineage', { entity, direction: 'down', ...options });
}

function levels({ nodes }: ReturnType<typeof up>): string[] {
  return nodes.map(({ id, level }) => `${id} ${level}`);
}

const LLAVA = `
  model llava, vicuna, llama, clip
  data_set chats, web
  llava built_on vicuna; role: language model; relation: fine_tune; ref: paper
  llava built_on clip; role: vision encoder; joined_with: vicuna; ref: paper
  vicuna built_on llama; relation: fine_tune; likely
  vicuna trained_on chats
  llama trained_on web; ref: talk
`;

describe('lineage', () => {
  it('is, upwards, what an entity comes from, by the fewest steps', () => {
    expect(levels(up(LLAVA, 'llava'))).toEqual([
      'llava 0',
      'vicuna 1',
      'clip 1',
      'chats 2',
      'llama 2',
      'web 3',
    ]);
    expect(levels(up(`${LLAVA}\nllava trained_on web`, 'llava'))).toContain('web 1');
  });

  it('is, downwards, what came of it', () => {
    expect(levels(down(LLAVA, 'web'))).toEqual(['web 0', 'llama 1', 'vicuna 2', 'llava 3']);
    expect(levels(down(LLAVA, 'llava'))).toEqual(['llava 0']);
  });

  it('has its edges from derived to base, either way, with relation and role', () => {
    const upwards = up(LLAVA, 'vicuna').edges;
    expect(upwards[0]).toEqual({
      source: 'vicuna',
      target: 'llama',
      predicate: 'built_on',
      certainty: 'likely',
      relation: 'fine_tune',
    });
    expect(down(LLAVA, 'clip').edges).toEqual([
      { source: 'llava', target: 'clip', predicate: 'built_on', certainty: 'stated', role: 'vision encoder' },
    ]);
  });

  it('names the root, whose level is 0', () => {
    const { root, nodes } = up(LLAVA, 'clip');
    expect([root, nodes]).toEqual([
      { id: 'clip', name: 'clip', kind: 'model' },
      [{ id: 'clip', name: 'clip', kind: 'model', level: 0 }],
    ]);
  });

  it('does not run between mere participants of a statement', () => {
    expect(ids(up(LLAVA, 'clip', { edges: ['joined_with'] }).nodes)).toEqual(['clip']);
    expect(ids(down(LLAVA, 'vicuna', { edges: ['joined_with', 'built_on'] }).nodes)).toEqual([
      'vicuna',
      'llava',
    ]);
  });

  it('never follows a denial, or what is unknown or none', () => {
    const graph =
      'model a, b\ndata_set d\na trained_on d; not\na built_on unknown\na uses_model none\na built_on b';
    expect(levels(up(graph, 'a'))).toEqual(['a 0', 'b 1']);
    expect(levels(down(graph, 'd'))).toEqual(['d 0']);
  });

  it('runs along every lineage predicate of the ontology, and no other', () => {
    const graph = `
      model a, b, c
      data_set d, e
      organization o
      product p
      a built_on b
      a trained_on d
      d derived_from e
      e generated_by o
      a uses_model c
      a part_of p
      a developed_by o
    `;
    expect(ids(up(graph, 'a').nodes).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'o']);
    expect(arrows(up(graph, 'a').edges)).not.toContain('a developed_by o');
  });

  it('holds for the members of a family, through it', () => {
    const graph =
      'model a, b\nmodel_family f\ndata_set d\na part_of f\nb part_of f\nf trained_on d; ref: paper\nb trained_on none';
    expect(up(graph, 'a').edges).toEqual([
      { source: 'a', target: 'd', predicate: 'trained_on', certainty: 'stated', inheritedFrom: 'f' },
    ]);
    expect(up(graph, 'a').coverage).toEqual({ edges: 1, referenced: 1, byCertainty: { stated: 1 } });
    expect(ids(down(graph, 'd').nodes)).toEqual(['d', 'f', 'a']);
  });
});

describe('a circle in a lineage', () => {
  it('is walked once and reported, by ids in order', () => {
    const answer = up('model c, b, a, d\nc built_on b\nb built_on a\na built_on c\na built_on d', 'c');
    expect(levels(answer)).toEqual(['c 0', 'b 1', 'a 2', 'd 3']);
    expect(answer.cycles).toEqual([['a', 'b', 'c']]);
    expect(answer.edges).toHaveLength(4);
  });

  it('of one is a group of one, even within a larger one, and once however often it is said', () => {
    const answer = up(
      'model a, b, c\na built_on b\nb built_on a\na built_on a; role: teacher\na uses_model a\nb built_on c\nc built_on c',
      'a',
    );
    expect(answer.cycles).toEqual([['a', 'b'], ['a'], ['c']]);
  });

  it('is none where two ways meet again', () => {
    expect(
      up('model a, b, c, d\na built_on b\na built_on c\nb built_on d\nc built_on d', 'a').cycles,
    ).toEqual([]);
  });

  it('through edges that are not followed is none', () => {
    expect(up('model a, b\na built_on b\nb uses_model a', 'a', { edges: ['built_on'] }).cycles).toEqual([]);
  });
});

describe('what narrows a lineage', () => {
  it('are the edges named', () => {
    expect(ids(up(LLAVA, 'llava', { edges: ['built_on'] }).nodes).sort()).toEqual([
      'clip',
      'llama',
      'llava',
      'vicuna',
    ]);
    expect(
      ids(up('model a\norganization o\na developed_by o', 'a', { edges: ['developed_by'] }).nodes),
    ).toEqual(['a', 'o']);
  });

  it('are the relations named: others, and edges without, are not walked', () => {
    const { nodes, edges } = up(LLAVA, 'llava', { relations: ['fine_tune', 'merge'] });
    expect([ids(nodes), arrows(edges)]).toEqual([
      ['llava', 'vicuna', 'llama'],
      ['llava built_on vicuna', 'vicuna built_on llama'],
    ]);
    expect(ids(up(LLAVA, 'llava', { relations: ['merge'] }).nodes)).toEqual(['llava']);
  });

  it('takes an edge with several relations by any of them', () => {
    const graph = 'model a, b\na built_on b; relation: adapter | merge';
    expect(ids(up(graph, 'a', { relations: ['merge'] }).nodes)).toEqual(['a', 'b']);
  });

  it('is a depth, which cuts nothing off that was asked for', () => {
    const answer = up(LLAVA, 'llava', { depth: 1 });
    expect(ids(answer.nodes).sort()).toEqual(['clip', 'llava', 'vicuna']);
    expect(answer.truncated).toBeNull();
  });

  it('is a limit, and then it says how many there are; edges and coverage are of what is shown', () => {
    const answer = up(LLAVA, 'llava', { limit: 3 });
    expect(levels(answer).map((line) => line.split(' ')[1])).toEqual(['0', '1', '1']);
    expect(answer.truncated).toEqual({ shown: 3, total: 6 });
    expect(arrows(answer.edges)).toEqual(['llava built_on vicuna', 'llava built_on clip']);
    expect(answer.coverage).toEqual({ edges: 2, referenced: 2, byCertainty: { stated: 2 } });
    expect(up(LLAVA, 'llava', { limit: 6 }).truncated).toBeNull();
  });

  it.each([
    [{ edges: ['built'] }, 'unknown-value'],
    [{ relations: ['finetune'] }, 'unknown-value'],
    [{ depth: 0 }, 'wrong-use'],
    [{ limit: 0 }, 'wrong-use'],
    [{ limit: Number.POSITIVE_INFINITY }, 'wrong-use'],
  ])('refuses %j', (options, code) => {
    expect(() => up(LLAVA, 'llava', options)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses an entity that is not there', () => {
    expect(() => up(LLAVA, 'lllama')).toThrow(expect.objectContaining({ code: 'unknown-entity' }));
  });
});

describe('coverage', () => {
  it('counts steps, those that carry a reference, and how sure each is, the surest first', () => {
    const { coverage } = up(LLAVA, 'llava');
    expect(coverage).toEqual({ edges: 5, referenced: 3, byCertainty: { stated: 4, likely: 1 } });
    expect(Object.keys(coverage.byCertainty)).toEqual(['stated', 'likely']);
  });

  it('of nothing is nothing', () => {
    expect(up('model a', 'a').coverage).toEqual({ edges: 0, referenced: 0, byCertainty: {} });
  });
});

describe('any lineage', () => {
  it('goes down wherever it goes up, by the same number of steps', () => {
    const mirrors = fc.property(fc.nat(), fc.nat(23), (seed, at) => {
      const store = buildStore(randomGraph(seed));
      for (const { id, level } of ask(store, 'lineage', { entity: `e${at}`, direction: 'up' }).nodes) {
        const back = ask(store, 'lineage', { entity: id, direction: 'down' }).nodes.find(
          (node) => node.id === `e${at}`,
        );
        expect(back?.level).toBe(level);
      }
    });
    fc.assert(mirrors, { numRuns: 50 });
  });

  it('is, limited, the beginning of the whole one', () => {
    const begins = fc.property(fc.nat(), fc.nat(23), fc.integer({ min: 1, max: 24 }), (seed, at, limit) => {
      const store = buildStore(randomGraph(seed));
      const question = { entity: `e${at}`, direction: 'up' } as const;
      const [whole, part] = [ask(store, 'lineage', question), ask(store, 'lineage', { ...question, limit })];
      expect(part.nodes).toEqual(whole.nodes.slice(0, limit));
      const cut = limit < whole.nodes.length ? { shown: part.nodes.length, total: whole.nodes.length } : null;
      expect(part.truncated).toEqual(cut);
    });
    fc.assert(begins, { numRuns: 50 });
  });
});

describe('a lineage as of a time', () => {
  const graph = `${LLAVA}
    model next
    llava released 2023-04-17
    vicuna released 2023-03-30
    llama released 2023-02
    next released 2024
    next built_on vicuna
  `;

  it('neither lists nor walks what had not been released', () => {
    const filter = { released: { to: '2023-12' } };
    expect(levels(down(graph, 'llama', { filter }))).toEqual(['llama 0', 'vicuna 1', 'llava 2']);
    expect(levels(down(graph, 'llama', { filter: { released: { to: '2023-02' } } }))).toEqual(['llama 0']);
  });

  it('keeps the one that was asked for', () => {
    const { nodes, truncated } = up(graph, 'llava', { filter: { released: { to: '2023-02' } } });
    expect(ids(nodes)).toEqual(['llava']);
    expect(truncated).toBeNull();
  });
});

it('looks up on the way through a long lineage', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `m${at}`);
  const store = storeOf(
    `model ${many.join(', ')}\n${many
      .slice(1)
      .map((id, at) => `${id} built_on m${at}`)
      .join('\n')}`,
  );
  expect(lineage(store, { entity: 'm4999', direction: 'up' }).next().done).toBe(false);
  expect(ask(store, 'lineage', { entity: 'm4999', direction: 'up' }).nodes.at(-1)).toMatchObject({
    id: 'm0',
    level: 4_999,
  });
});

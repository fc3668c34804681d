import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { recordingEffects } from '../fixtures/effects';

/** Runs on the bundled graph, as `npx stemma …` does. */
async function stemma(...args: string[]) {
  const effects = recordingEffects({});
  const code = await run(args, effects);
  return { code, out: effects.said.join('\n'), err: effects.warned.join('\n') };
}

async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await stemma(...args, '--json');
  expect(err).toBe('');
  expect(code, out).toBe(0);
  return JSON.parse(out) as T;
}

interface Node {
  id: string;
  name: string;
  kind: string;
}
interface Edge {
  source: string;
  target: string;
  predicate: string;
  certainty: string;
}
interface Statement {
  predicate: string;
  subject: Node;
  object: Node & { value?: number | string; unit?: string; unknown?: true; none?: true };
  qualifiers: Record<string, { id?: string; value?: number | string; unit?: string }[]>;
  certainty: string;
  negated?: boolean;
  inheritedFrom?: Node;
  references: { source: string; where?: string; url?: string }[];
}
interface Shown {
  entity: Node & { aliases: string[]; description: string };
  statements: Statement[];
  incoming: Statement[];
  alternatives: Node[];
}

const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);

describe('show', () => {
  it('tells LLaVA with one statement for each parent and its participants', async () => {
    const { entity, statements } = await json<Shown>('show', 'LLaVA');
    expect(entity).toMatchObject({ id: 'llava', kind: 'model', name: 'LLaVA' });
    expect(entity.aliases).toContain('Large Language and Vision Assistant');
    const parents = statements.filter(({ predicate }) => predicate === 'built_on');
    expect(ids(parents.map(({ object }) => object))).toEqual(
      expect.arrayContaining(['vicuna', 'clip-vit-l-14']),
    );
    const vicuna = parents.find(({ object }) => object.id === 'vicuna')!;
    expect(vicuna.qualifiers['role']).toEqual([{ value: 'language model' }]);
    expect(vicuna.qualifiers['joined_by']).toEqual([
      { id: 'projection-matrix', name: expect.any(String), kind: 'component' },
    ]);
    expect(vicuna.qualifiers['joined_with']).toMatchObject([{ id: 'clip-vit-l-14' }]);
    expect(vicuna.references[0]).toEqual({ source: 'overview', where: 'part 5, LLaVA, architecture' });
  });

  it('tells numbers with unit, certainty and bound', async () => {
    const { statements } = await json<Shown>('show', 'gpt-4');
    expect(statements.find(({ predicate }) => predicate === 'parameters')).toMatchObject({
      object: { value: 1.8e12, unit: 'parameters' },
      certainty: 'estimated',
      qualifiers: { bound: [{ value: 'about' }] },
    });
    expect(statements.find(({ predicate }) => predicate === 'layers')).toMatchObject({
      object: { value: 120, unit: 'layers' },
    });
  });

  it('says what a member has from its family', async () => {
    const { statements } = await json<Shown>('show', 'Claude 3 Opus');
    const inherited = statements.filter(({ inheritedFrom }) => inheritedFrom?.id === 'claude-3');
    expect(ids(inherited.map(({ object }) => object))).toEqual(
      expect.arrayContaining(['anthropic', 'constitutional-ai']),
    );
  });

  it('keeps a denial as a denial', async () => {
    const { statements } = await json<Shown>('show', 'llama-3');
    expect(statements.filter(({ negated }) => negated)).toHaveLength(1);
  });

  it('names those that name it', async () => {
    const { incoming } = await json<Shown>('show', 'projection-matrix');
    expect(ids(incoming.map(({ subject }) => subject))).toContain('llava');
  });

  it('prefers the earlier kind of two homonyms, and names the other', async () => {
    const { entity, alternatives } = await json<Shown>('show', 'ElevenLabs');
    expect(entity.id).toBe('elevenlabs');
    expect(ids(alternatives)).toEqual(['elevenlabs-inc']);
  });
});

describe('search', () => {
  it('forgives a letter left out, and says what was matched', async () => {
    const { results } = await json<{ results: (Node & { score: number; matched: string })[] }>(
      'search',
      'llma',
    );
    expect(results.slice(0, 4).some(({ id }) => id === 'llama')).toBe(true);
    for (const { score, matched } of results)
      expect([typeof score, typeof matched]).toEqual(['number', 'string']);
  });

  it('keeps to kinds and limit', async () => {
    const { results } = await json<{ results: Node[] }>(
      'search',
      'meta',
      '--kind',
      'organization',
      '--limit',
      '1',
    );
    expect(ids(results)).toEqual(['meta']);
  });
});

describe('neighbors', () => {
  interface Around {
    nodes: (Node & { distance: number })[];
    edges: Edge[];
    truncated: null | { shown: number; total: number };
  }

  it('of Mixture of Experts are its models, through its kinds too', async () => {
    const around = await json<Around>(
      'neighbors',
      'Mixture of Experts',
      '--include-subtypes',
      '--edge',
      'uses_architecture',
      '--kind',
      'model',
    );
    expect(ids(around.nodes)).toEqual(expect.arrayContaining(['gpt-4', 'gemini-1-5-pro', 'mixtral-8x7b']));
    expect(around.truncated).toBeNull();
  });

  it('of Transformer are all models that use a kind of it', async () => {
    const around = await json<Around>(
      'neighbors',
      'transformer',
      '--include-subtypes',
      '--direction',
      'in',
      '--edge',
      'uses_architecture',
    );
    expect(ids(around.nodes)).toEqual(
      expect.arrayContaining([
        'gpt-4',
        'llama-3',
        'claude-3',
        'claude-3-opus',
        'mistral-large',
        'codex',
        'code-llama',
        'stable-diffusion-3',
        'gemini',
        'clip-vit-l-14',
      ]),
    );
  });

  it('says how much was cut', async () => {
    const { nodes, truncated } = await json<Around>('neighbors', 'gpt-4', '--limit', '5');
    expect(nodes).toHaveLength(5);
    expect(truncated).toMatchObject({ shown: 5 });
    expect(truncated!.total).toBeGreaterThan(5);
  });

  it('joins the participants of one statement by the qualifier', async () => {
    const { edges } = await json<Around>('neighbors', 'projection-matrix');
    expect(edges).toContainEqual(
      expect.objectContaining({ source: 'llava', target: 'projection-matrix', predicate: 'joined_by' }),
    );
  });
});

describe('lineage', () => {
  interface Line {
    root: Node;
    nodes: (Node & { level: number })[];
    edges: (Edge & { role?: string; relation?: string })[];
    cycles: string[][];
    coverage: { edges: number; referenced: number; byCertainty: Record<string, number> };
    truncated: null;
  }
  const chain = async (...args: string[]) => {
    const { edges } = await json<Line>('lineage', ...args);
    return edges.map(({ source, target }) => `${source} → ${target}`);
  };

  it('of LLaVA reaches LLaMA through Vicuna, and CLIP', async () => {
    const line = await json<Line>('lineage', 'LLaVA', '--up');
    const level = (id: string) => line.nodes.find((node) => node.id === id)?.level;
    expect([level('llava'), level('vicuna'), level('clip-vit-l-14'), level('llama')]).toEqual([0, 1, 1, 2]);
    expect(line.edges).toContainEqual(
      expect.objectContaining({
        source: 'llava',
        target: 'clip-vit-l-14',
        predicate: 'built_on',
        role: 'vision encoder',
      }),
    );
    expect(line.coverage.edges).toBe(line.edges.length);
    expect(line.coverage.referenced).toBe(line.edges.length);
    expect(line.cycles).toEqual([]);
  });

  it.each([
    [
      ['GitHub Copilot', '--up', '--edge', 'built_on'],
      ['github-copilot → codex', 'codex → gpt-3'],
    ],
    [['Code Llama', '--up', '--edge', 'built_on'], ['code-llama → llama-2']],
    [['GPT-4V', '--up', '--edge', 'built_on'], ['gpt-4v → gpt-4']],
    [
      ['llama', '--down', '--edge', 'built_on'],
      ['vicuna → llama', 'llava → vicuna'],
    ],
  ])('%j', async (args, expected) => {
    expect(await chain(...args)).toEqual(expect.arrayContaining(expected));
  });
});

describe('path, related, compare, stats, facets, obligations', () => {
  it('path leads from one to the other', async () => {
    const { paths } = await json<{ paths: { nodes: Node[]; edges: Edge[]; length: number }[] }>(
      'path',
      'LLaVA',
      'llama',
      '--edge',
      'built_on',
    );
    expect(paths.map(({ nodes }) => ids(nodes))).toEqual([['llava', 'vicuna', 'llama']]);
    expect(paths[0]!.length).toBe(2);
  });

  it('a path goes round whom it is told to avoid', async () => {
    const { paths } = await json<{ paths: { nodes: Node[] }[] }>(
      'path',
      'LLaVA',
      'LLaMA',
      '--avoid',
      'Vicuna',
    );
    expect(ids(paths[0]!.nodes)).not.toContain('vicuna');
    expect(paths[0]!.nodes.length).toBeGreaterThan(2);
  });

  it('no path is an answer', async () => {
    expect(await json('path', 'LLaVA', 'midjourney', '--edge', 'built_on')).toEqual({ paths: [] });
  });

  it('related gives reasons in words', async () => {
    const { results } = await json<{
      results: (Node & { reasons: { text: string; via: { id: string; name: string } }[] })[];
    }>('related', 'Mixtral 8x7B');
    expect(ids(results).slice(0, 5)).toContain('gpt-4');
    for (const { reasons } of results) expect(reasons[0]!.text).not.toMatch(/_/);
  });

  it('related keeps to the groups that are named', async () => {
    const { results } = await json<{ results: { reasons: { text: string }[] }[] }>(
      'related',
      'Mixtral 8x7B',
      '--by',
      'architecture',
    );
    for (const { reasons } of results) expect(reasons[0]!.text).toMatch(/use|architecture|component/);
  });

  it('compare sets cells in the order of the entities', async () => {
    const { entities, rows } = await json<{
      entities: Node[];
      rows: { predicate: string; cells: Node[][]; same: boolean }[];
    }>('compare', 'mixtral-8x7b', 'mistral-large');
    expect(ids(entities)).toEqual(['mixtral-8x7b', 'mistral-large']);
    expect(rows.find(({ predicate }) => predicate === 'developed_by')).toMatchObject({ same: true });
    expect(rows.find(({ predicate }) => predicate === 'has_access')).toMatchObject({ same: false });
  });

  it('stats counts what is there', async () => {
    const stats = await json<Record<string, number & Record<string, number>>>('stats');
    expect(Object.keys(stats)).toEqual([
      'nodes',
      'edges',
      'statements',
      'referenced',
      'placeholders',
      'selfLoops',
      'cycles',
      'components',
      'longestLineage',
    ]);
    expect(stats['referenced']).toBe(stats['statements']);
    expect(stats['cycles']).toBe(0);
    expect(stats['placeholders']).toBe(0);
  });

  it('impact counts what lineage lists', async () => {
    const { nodes } = await json<{ nodes: Node[] }>('lineage', 'gpt-4', '--down');
    const impact = await json<{ total: number; nodes: Node[]; organizations: { unrecorded: number } }>(
      'impact',
      'gpt-4',
    );
    expect(impact.total).toBe(nodes.length - 1);
    expect(ids(impact.nodes)).toContain('dall-e-3');
  });

  it('facets and obligations have their keys', async () => {
    expect(Object.keys(await json('facets'))).toEqual([
      'kind',
      'predicate',
      'organization',
      'access',
      'year',
      'certainty',
    ]);
    expect(Object.keys(await json('obligations', 'llava'))).toEqual(['licences', 'conflicts']);
  });
});

describe('every command', () => {
  const asked: string[][] = [
    ['show', 'LLaVA'],
    ['search', 'llama'],
    ['neighbors', 'gpt-4'],
    ['lineage', 'LLaVA', '--up'],
    ['path', 'LLaVA', 'GPT-4'],
    ['related', 'LLaVA'],
    ['compare', 'GPT-4', 'LLaMA 3'],
    ['obligations', 'LLaVA'],
    ['obligations', 'LLaVA', '--terms'],
    ['impact', 'GPT-4'],
    ['facets'],
    ['stats'],
    ['check'],
  ];

  it.each(asked)('%s has a readable form without jargon', async (...args) => {
    const { code, out } = await stemma(...args);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(0);
    expect(out).not.toMatch(/undefined|NaN|\[object|built_on|developed_by|training_method/);
  });
});

describe('what cannot be answered', () => {
  interface Failure {
    error: { code: string; message: string; candidates?: Node[] };
  }
  const failure = async (...args: string[]) => {
    const { code, out, err } = await stemma(...args, '--json');
    expect(err).toBe('');
    return { exit: code, ...(JSON.parse(out) as Failure).error };
  };

  it('an unknown entity exits 2 with the nearest candidates', async () => {
    const { exit, code, candidates } = await failure('show', 'LLaVAA');
    expect([exit, code]).toEqual([2, 'unknown-entity']);
    expect(ids(candidates!)).toContain('llava');
  });

  it.each([
    [['show'], 2],
    [['frobnicate'], 2],
    [['neighbors', 'gpt-4', '--hops', 'two'], 2],
    [['neighbors', 'gpt-4', '--hops', '0'], 2],
    [['neighbors', 'gpt-4', '--edge', 'buit_on'], 2],
    [['neighbors', 'gpt-4', '--kind', 'modle'], 2],
    [['neighbors', 'gpt-4', '--direction', 'sideways'], 2],
    [['lineage', 'gpt-4'], 2],
    [['lineage', 'gpt-4', '--up', '--down'], 2],
    [['search', 'llama', '--limit', '-1'], 2],
    [['show', 'gpt-4', '--frobnicate'], 2],
    [['neighbors', 'gpt-4', '--edge', 'built_on', '--edge', 'trained_on'], 2],
    [['--json', 'show', 'gpt-4'], 2],
    [['build', '-o', ''], 2],
    [['build', '-o', 'OWN/README.md'], 3],
    [['build'], 2],
    [['show', 'gpt-4', '--graph', 'nowhere'], 3],
  ])('%j exits %d with a sentence', async (args, expected) => {
    const { exit, message } = await failure(...args);
    expect(exit).toBe(expected);
    expect(message.length).toBeGreaterThan(10);
  });

  it('several of one kind exit 2 with all of them', async () => {
    const effects = recordingEffects({
      'graph/twins.yaml': 'twin-a: { kind: model, name: Twin }\ntwin-b: { kind: model, name: twin }\n',
    });
    expect(await run(['show', 'TWIN', '--graph', 'graph', '--json'], effects)).toBe(2);
    const { error } = JSON.parse(effects.said.join('\n')) as Failure;
    expect([error.code, ids(error.candidates!)]).toEqual(['ambiguous-entity', ['twin-a', 'twin-b']]);
  });

  it('without --json the sentence is for the person at the terminal', async () => {
    const { out, err } = await stemma('show', 'LLaVAA');
    expect(out).toBe('');
    expect(err).toMatch(/LLaVAA/);
    expect(err).toMatch(/llava/);
  });
});

describe('as of a time', () => {
  it('only what had been released is found, walked and counted', async () => {
    const down = async (...time: string[]) =>
      ids((await json<{ nodes: Node[] }>('lineage', 'llama', '--down', ...time)).nodes);
    expect(await down()).toContain('llava');
    expect(await down('--as-of', '2023-03')).toEqual(expect.arrayContaining(['llama', 'vicuna']));
    expect(await down('--as-of', '2023-03')).not.toContain('llava');
    const { results } = await json<{ results: Node[] }>('search', 'llava', '--years', '2019,2022');
    expect(ids(results)).not.toContain('llava');
    const { year } = await json<{ year: Record<string, number> }>('facets', '--years', '2020-05,2022');
    expect(Object.keys(year)).toEqual(['2020', '2021', '2022']);
    const { nodes } = await json<{ nodes: Node[] }>('neighbors', 'openai', '--as-of', '2020');
    expect(ids(nodes)).toEqual(expect.arrayContaining(['openai', 'gpt-3']));
    expect(ids(nodes)).not.toContain('gpt-4');
  });

  it.each([
    [['--as-of', 'soon'], /--as-of is soon/],
    [['--years', '2024,2020'], /--years is 2024,2020/],
    [['--years', '2024'], /two dates/],
    [['--as-of', '2023', '--years', '2020,2021'], /either/],
  ])('%j is wrong use', async (time, words) => {
    const { code, err, out } = await stemma('search', 'llava', ...time);
    expect(code).toBe(2);
    expect(err + out).toMatch(words);
  });
});

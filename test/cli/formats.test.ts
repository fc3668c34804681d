import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { recordingEffects } from '../fixtures/effects';

const GRAPH = JSON.stringify({
  nodes: [
    { key: 'a', attributes: { label: 'Alpha', kind: 'model' } },
    { key: 'b', attributes: { label: 'Beta', kind: 'model' } },
  ],
  edges: [
    { source: 'b', target: 'a', attributes: { label: 'built on', role: 'teacher' } },
    { source: 'b', target: 'gone' },
  ],
});
const files = { 'g.json': GRAPH, 'n.csv': 'id,label\na,Alpha\n', 'e.csv': 'source,target\na,b\n' };

/** Runs one command after the other on the same files. @returns what the last one said */
async function stemma(given: Readonly<Record<string, string>>, ...commands: string[]) {
  const effects = recordingEffects(given);
  let code = 0;
  for (const command of commands) {
    effects.said.length = 0;
    code = await run([...command.split(' '), '--json'], effects);
  }
  return { code, answer: JSON.parse(effects.said.join('\n')) as Record<string, never>, effects };
}

describe('import', () => {
  it('makes a snapshot of a file of another tool, and reports', async () => {
    const { code, answer } = await stemma(files, 'import graphology g.json -o g.stemma');
    expect(code).toBe(0);
    expect(answer).toEqual({
      read: 4,
      kept: 4,
      dropped: [],
      placeholders: 1,
      merged: 0,
      ambiguous: 0,
      notes: [expect.objectContaining({ count: 1, first: 'node gone' })],
    });
    const { answer: told } = await stemma(
      files,
      'import graphology g.json -o g.stemma',
      'lineage Beta --up --graph g.stemma',
    );
    expect(told['edges']).toEqual([
      { source: 'beta', target: 'alpha', predicate: 'built_on', role: 'teacher', certainty: 'stated' },
    ]);
  });

  it('takes tables of nodes and edges', async () => {
    const { answer } = await stemma(files, 'import csv n.csv e.csv -o g.stemma', 'stats --graph g.stemma');
    expect(answer).toMatchObject({ nodes: { entity: 2 }, edges: { links_to: 1 }, placeholders: 1 });
  });

  it('takes a folder of a data set, and tells by which rule names were resolved', async () => {
    const assets = {
      'assets/a.yaml': '- {type: model, name: A, dependencies: [b, C]}',
      'assets/more/b.yaml': '- {type: model, name: B}',
      'assets/README': 'x',
    };
    const { code, answer } = await stemma(assets, 'import ecosystem-graphs assets -o x.stemma');
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      read: 2,
      kept: 2,
      placeholders: 1,
      resolution: { exact: 0, case: 1, placeholder: 1 },
    });
  });

  it.each([
    ['two files for one graph', 'import graphology g.json g.json -o x', 2, /at most 1 file/],
    ['a packed file', 'import graphology packed -o x', 3, /packed \(gzip\); unpack it first/],
    ['text that is none', 'import graphology nul -o x', 3, /NUL characters/],
  ])('refuses %s, and writes nothing', async (_, command, exit, message) => {
    const given = { ...files, nul: 'a\0b' };
    const effects = recordingEffects(given);
    effects.files.set('packed', Uint8Array.of(0x1f, 0x8b, 8, 0));
    expect(await run([...command.split(' '), '--json'], effects)).toBe(exit);
    expect(effects.said.join('')).toMatch(message);
    expect(effects.files.has('x')).toBe(false);
  });
});

describe('--graph', () => {
  it.each(['g.json', 'FOLDER'])('takes %s as it is, whatever its name', async (path) => {
    const given =
      path === 'FOLDER'
        ? { 'FOLDER/nodes.csv': files['n.csv'], 'FOLDER/edges.csv': files['e.csv'] }
        : { [path]: GRAPH };
    const { code, answer } = await stemma(given, `show Alpha --graph ${path}`);
    expect(code).toBe(0);
    expect(answer['entity']).toMatchObject({ id: 'alpha', name: 'Alpha' });
  });

  it('keeps the places that a file gives', async () => {
    const placed = JSON.stringify({
      nodes: [
        { key: 'a', attributes: { x: 0, y: 0 } },
        { key: 'b', attributes: { x: 9, y: 0 } },
      ],
      edges: [],
    });
    const { effects } = await stemma({ 'g.json': placed }, 'export --format csv -o out --graph g.json');
    const nodes = new TextDecoder().decode(effects.files.get('out/nodes.csv'));
    expect(nodes).toMatch(/^id,label,x,y,kind\na,a,'-70\.7\d*,0,entity\nb,b,70\.7/);
  });
});

describe('export', () => {
  it.each(['graphology', 'csv', 'gexf', 'graphml', 'yaml', 'jsonld', 'turtle'])(
    'writes %s, from which the same graph is read',
    async (format) => {
      const path = 'out';
      const { code, answer, effects } = await stemma({}, `export --format ${format} -o ${path}`);
      expect(code).toBe(0);
      expect(answer).toMatchObject({ dropped: [], kept: answer['read'] });
      const given = Object.fromEntries(
        [...effects.files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
      );
      expect((await stemma(given, `stats --graph ${path}`)).answer).toEqual(
        (await stemma({}, 'stats')).answer,
      );
      expect((await stemma(given, `show LLaVA --graph ${path}`)).answer['entity']).toEqual(
        (await stemma({}, 'show LLaVA')).answer['entity'],
      );
    },
  );

  it('writes over an export, never over a file of somebody else', async () => {
    const mine = await stemma({ 'mine.json': GRAPH }, 'export --format graphology -o mine.json');
    expect([mine.code, String(mine.answer['error']!['message'])]).toEqual([
      3,
      expect.stringMatching(/no export of Stemma/),
    ]);
    expect(
      (await stemma({}, 'export --format graphology -o x', 'export --format graphology -o x')).code,
    ).toBe(0);
    expect((await stemma({}, 'export --format csv -o x', 'export --format csv -o x')).code).toBe(0);
    expect((await stemma({ 'x/nodes.csv': 'id\n1\n' }, 'export --format csv -o x')).code).toBe(3);
  });

  it.each([
    ['export -o x', /needs --format/],
    ['export --format csv', /needs -o/],
    ['export --format word -o x', /expected gexf, graphml, jsonld/],
  ])('is refused: %s', async (command, message) => {
    const { code, answer } = await stemma({}, command);
    expect([code, String(answer['error']!['message'])]).toEqual([2, expect.stringMatching(message)]);
  });
});

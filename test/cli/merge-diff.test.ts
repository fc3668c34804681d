import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { recordingEffects } from '../fixtures/effects';

const nodes = (...labels: string[]) =>
  labels.map((label) => ({ key: label, attributes: { label, kind: 'model' } }));
const files = {
  'a.json': JSON.stringify({
    nodes: nodes('LLaMA', '<b>x</b>'),
    edges: [{ source: '<b>x</b>', target: 'LLaMA', attributes: { label: 'built on' } }],
  }),
  'b.json': JSON.stringify({
    nodes: nodes('LLaMa', 'Vicuna'),
    edges: [{ source: 'Vicuna', target: 'LLaMa', attributes: { label: 'built on' } }],
  }),
};

async function stemma(command: string, given: Readonly<Record<string, string>> = files) {
  const effects = recordingEffects(given);
  const code = await run(command.split(' '), effects);
  return { code, said: effects.said.join('\n'), effects };
}

describe('merge', () => {
  it('writes one graph of two, and reports', async () => {
    const { code, said, effects } = await stemma('merge a.json b.json -o ab.stemma --json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      dropped: [],
      merged: 1,
      ambiguous: 0,
      resolution: { exact: 0, case: 1 },
    });
    effects.said.length = 0;
    await run(['lineage', 'LLaMA', '--down', '--graph', 'ab.stemma', '--json'], effects);
    expect(
      (JSON.parse(effects.said.join('')) as { nodes: { name: string }[] }).nodes.map(({ name }) => name),
    ).toEqual(['LLaMA', '<b>x</b>', 'Vicuna']);
  });

  it('tells a person, and writes the page that was asked for', async () => {
    const { said, effects } = await stemma('merge a.json b.json -o ab.stemma --html m.html');
    expect(said).toMatch(
      /ab\.stemma: 3 entities, 2 statements, of a\.json and b\.json\n1 other spellings.*\n.*1 by rule: case/s,
    );
    expect(new TextDecoder().decode(effects.files.get('m.html'))).toMatch(/<li>1 by rule: case<\/li>/);
  });

  it.each([
    ['merge a.json b.json', 2, /needs -o FILE/],
    ['merge a.json', 2, /usage: stemma merge A B/],
    ['merge a.json gone.json -o x', 3, /no such file/],
    ['merge a.json b.json -o x --html a.json', 3, /no page/],
  ])('refuses %s', async (command, exit, message) => {
    const { code, effects } = await stemma(command);
    expect([code, effects.warned.join('')]).toEqual([exit, expect.stringMatching(message)]);
  });
});

describe('diff', () => {
  it('tells what was added and removed, in words, as JSON, and as a page without markup of others', async () => {
    const { code, said, effects } = await stemma('diff a.json b.json --html d.html');
    expect(code).toBe(0);
    expect(said).toMatch(
      /^added entities\n {2}Vicuna \(model, vicuna\)\nremoved entities\n {2}<b>x<\/b> \(model, b-x-b\)\nchanged entities\n {2}LLaMA .* → LLaMa/,
    );
    expect(said).toMatch(/added statements\n {2}Vicuna built on LLaMa \(stated; \[import\]\)/);
    const page = new TextDecoder().decode(effects.files.get('d.html'));
    expect(page).toMatch(/&lt;b&gt;x&lt;\/b&gt; \(model/);
    expect(page).not.toMatch(/<b>/);
    expect(JSON.parse((await stemma('diff a.json b.json --json')).said)).toMatchObject({
      dropped: [],
      added: { entities: [{ id: 'vicuna' }] },
    });
  });

  it('of a graph with itself is none', async () => {
    expect((await stemma('diff a.json a.json')).said).toBe('no difference');
  });
});

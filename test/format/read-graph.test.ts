import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/format/read-graph';
import { MAX_TEXT } from '../../src/format/yaml-text';

const BASE = join(import.meta.dirname, '../cases/_base');
const base = (file: string) => ({ file, text: readFileSync(join(BASE, file), 'utf8') });

function read(text: string) {
  return readGraph({
    ontology: base('ontology.yaml'),
    sources: base('sources.yaml'),
    entities: [base('base.yaml'), { file: 'case.yaml', text }],
  });
}

const BETA = 'beta:\n  kind: model\n  name: Beta\n  statements:\n';

describe('a graph in YAML', () => {
  it('becomes entities and statements, a list of objects one statement each', () => {
    const { graph, diagnostics } = read(
      `${BETA}    - built_on: [alpha, unknown]\n      role: base\n      certainty: likely\n      ref: paper, page 3\n`,
    );
    expect(diagnostics).toEqual([]);
    const common = {
      subject: 'beta',
      predicate: 'built_on',
      qualifiers: [{ id: 'role', values: [{ value: 'base' }] }],
      certainty: 'likely',
      negated: false,
      references: [{ source: 'paper', where: 'page 3' }],
    };
    expect(graph!.statements.slice(1)).toEqual([
      { ...common, object: { entity: 'alpha' } },
      { ...common, object: { unknown: true } },
    ]);
  });

  it('keeps the place of a fault, counted from 1', () => {
    const [fault] = read(`${BETA}    - built_on: alhpa\n      ref: paper\n`).diagnostics;
    expect(fault).toMatchObject({
      file: 'case.yaml',
      line: 5,
      column: 17,
      code: 'dangling-id',
      hint: 'did you mean alpha?',
    });
  });

  it('hands nothing on while one fault is left', () => {
    expect(read('beta: { kind: modle, name: Beta }').graph).toBeUndefined();
  });

  it('with a warning only is handed on', () => {
    const repeated = '    - built_on: alpha\n      ref: paper\n';
    const { graph, diagnostics } = read(BETA + repeated + repeated);
    expect(diagnostics.map((one) => one.severity)).toEqual(['warning']);
    expect(graph).toBeDefined();
  });

  it('reads a qualifier of words where the source has no number', () => {
    const { graph } = read(
      `${BETA}    - built_on: alpha\n      amount: billions of lines\n      ref: paper\n`,
    );
    expect(graph!.statements.at(-1)!.qualifiers).toEqual([
      { id: 'amount', values: [{ value: 'billions of lines' }] },
    ]);
  });

  it('is empty without faults when a file is empty', () => {
    expect(read('').diagnostics).toEqual([]);
  });

  it('refuses a text over the limit before it is parsed', () => {
    const [fault] = read('#'.repeat(MAX_TEXT + 1)).diagnostics;
    expect(fault).toMatchObject({ code: 'too-large', line: 1 });
  });

  it('refuses a statement that names too many', () => {
    const many = Array.from({ length: 101 }, () => 'acme').join(', ');
    const [fault] = read(
      `${BETA}    - built_on: alpha\n      stated_by: [${many}]\n      ref: paper\n`,
    ).diagnostics;
    expect(fault).toMatchObject({ code: 'too-large', line: 6 });
  });

  it('refuses a text nested a hundred thousand levels', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(read(text).diagnostics.map((one) => one.code)).toEqual(['too-deep']);
  });

  it('says how many errors of syntax follow from the first ones', () => {
    const { diagnostics } = read('- ]\n'.repeat(50));
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.some(({ message }) => /^\d+ more errors/.test(message))).toBe(true);
  });

  it('never throws, whatever the text', () => {
    const word = fc.constantFrom(
      'beta',
      'kind',
      'name',
      'statements',
      'built_on',
      'alpha',
      'ref',
      'paper',
      '__proto__',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&',
      '*',
      '!',
      '|',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { diagnostics } = read(words.join(''));
        for (const { line, column } of diagnostics) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

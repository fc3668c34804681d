import { describe, expect, test } from 'vitest';
import type { StatementRef } from '../../src/model/answer';
import { Apparatus } from '../../src/views/apparatus';
import { coverageInWords, descents, layOut } from '../../src/views/describe';
import { phrase, plain, sentence } from '../../src/views/phrase';
import { vocabularyOf } from '../../src/views/vocabulary';
import { fakeSource, overview } from './fake-source';
import { ref, statements } from './small-graph';

const vocabulary = vocabularyOf(overview);

function said(subject: string, predicate: string, index = 0): string {
  const found = statements.filter((s) => s.subject.id === subject && s.predicate === predicate)[index];
  if (found === undefined) throw new Error(`nothing says ${subject} ${predicate}`);
  return plain(phrase(found, vocabulary));
}

function with_(qualifiers: StatementRef['qualifiers']): string {
  return plain(phrase({ ...statements[0]!, qualifiers }, vocabulary));
}

describe('a statement as a phrase', () => {
  test('with several participants', () => {
    expect(said('llava', 'built_on')).toBe(
      'Vicuna as its language model, joined by a projection matrix with CLIP ViT-L/14',
    );
    expect(with_({ joined_with: [ref('gpt-4')] })).toBe('Vicuna, joined with GPT-4');
  });

  test('as a whole sentence, each participant a link of its own', () => {
    const built = statements.find((s) => s.subject.id === 'llava' && s.predicate === 'built_on')!;
    const pieces = sentence(built, vocabulary);
    expect(plain(pieces)).toBe(
      'LLaVA is built on Vicuna as its language model, joined by a projection matrix with CLIP ViT-L/14',
    );
    const linked = pieces.flatMap((piece) =>
      typeof piece !== 'string' && 'ref' in piece ? [piece.ref.id] : [],
    );
    expect(linked).toEqual(['llava', 'vicuna', 'projection-matrix', 'clip-vit-l-14']);
    const uses = statements.find((s) => s.predicate === 'uses_architecture')!;
    expect(plain(sentence(uses, vocabulary))).toMatch(/^\S.* uses architecture /);
  });

  test('says first what it is to the subject, and last when and for what of it', () => {
    expect(
      with_({
        during: [{ value: 'originally' }],
        step: [{ value: 1 }],
        applies_to: [{ value: 'the first version' }],
        role: [{ value: 'sole engine' }],
      }),
    ).toBe('Vicuna as its sole engine, step 1 (the first version; originally)');
    expect(with_({ role: [{ value: 'one of several bases' }] })).toBe('Vicuna as one of several bases');
    const undisclosed = { ...statements[0]!, object: { unknown: true } as const };
    const qualifiers = { role: [{ value: 'scraped pairs' }], amount: [{ value: 'vast' }] };
    expect(plain(phrase({ ...undisclosed, qualifiers }, vocabulary))).toBe(
      'not disclosed: scraped pairs, amount: vast',
    );
  });

  test('with numbers, bounds and ranges', () => {
    expect(said('gpt-4', 'parameters')).toBe('about 1.8 trillion parameters');
    expect(said('llava', 'parameters')).toBe('7 billion to 13 billion parameters');
    expect(said('gpt-4', 'uses_architecture')).toBe('Mixture of Experts, 16 experts');
    expect(said('mixtral-8x7b', 'uses_architecture')).toBe(
      'Mixture of Experts, 8 experts, 2 experts active at once, 7 billion parameters each',
    );
  });

  test('dates, versions, stages and purposes', () => {
    expect(said('llava', 'released')).toBe('17 April 2023');
    expect(said('github-copilot', 'uses_model')).toBe('GPT-4 (modern versions)');
    expect(said('llava', 'trained_on')).toBe(
      'Multimodal instructions of LLaVA, during fine-tuning, amount: larger',
    );
    expect(with_({ stage: [{ value: 'after pre-training' }] })).toBe('Vicuna, after pre-training');
    expect(with_({ amount: [{ value: 13e12, unit: 'tokens' }], bound: [{ value: 'about' }] })).toBe(
      'Vicuna, about 13 trillion tokens',
    );
    expect(with_({ amount: [{ unknown: true }] })).toBe('Vicuna, amount not disclosed');
  });

  test('undisclosed, known not to be, denied', () => {
    expect(said('gpt-4', 'context_window')).toBe('not disclosed');
    expect(plain(phrase({ ...statements[0]!, object: { none: true }, qualifiers: {} }, vocabulary))).toBe(
      'none, as known',
    );
    expect(said('llama-3', 'trained_on')).toBe('no user data, as stated by Meta');
    expect(plain(phrase({ ...statements[0]!, negated: true, qualifiers: {} }, vocabulary))).toBe(
      'not Vicuna',
    );
    expect(with_({ stated_by: [{ unknown: true }] })).toBe('Vicuna, as stated by somebody not named');
  });

  test('how it was made from its base, without an underscore', () => {
    expect(said('vicuna', 'built_on')).toBe('LLaMA by fine-tuning');
    expect(with_({ relation: [{ value: 'grown_from' }] })).toBe('Vicuna by grown from');
    expect(with_({ used_by: [{ value: 'companies' }], some_thing: [{ value: 'x' }] })).toBe(
      'Vicuna, used by companies, some thing x',
    );
  });

  test('a qualifier cannot be one that every object has', () => {
    expect(with_({ constructor: [{ value: 'x' }] })).toBe('Vicuna, constructor x');
  });
});

describe('references', () => {
  test('are numbered as they are first asked for, once each', () => {
    const apparatus = new Apparatus(vocabulary);
    const [first, second, third, data] = statements as [
      StatementRef,
      StatementRef,
      StatementRef,
      StatementRef,
    ];
    expect(apparatus.numbers(first)).toEqual([1]);
    expect(apparatus.numbers(data)).toEqual([2]);
    expect([apparatus.numbers(second), apparatus.numbers(third)]).toEqual([[1], [1]]);
    expect(apparatus.footnotes.map((note) => note.text)).toEqual([
      'Overview, part 5, LLaVA, architecture · stated',
      'Overview, part 5, LLaVA, training data · stated',
    ]);
  });

  test('open only on the web', () => {
    const apparatus = new Apparatus(vocabulary);
    const cite = (url: string) =>
      apparatus.numbers({ ...statements[0]!, references: [{ source: 'overview', where: url, url }] });
    ['https://a.org/', 'javascript:alert(1)', 'data:text/html,x', 'http://b.org'].forEach(cite);
    expect(apparatus.footnotes.map((note) => note.url)).toEqual([
      'https://a.org/',
      undefined,
      undefined,
      'http://b.org',
    ]);
  });
});

describe('a description', () => {
  const order = overview.ontology.predicates.map((p) => p.id);

  test('is laid out by predicate, in the order of the vocabulary', async () => {
    const llava = layOut(await fakeSource().ask('describe', { entity: 'llava' }), vocabulary, order);
    expect(llava.outgoing.map((group) => group.label)).toEqual([
      'built on',
      'trained on',
      'developed by',
      'uses architecture',
      'has component',
      'accepts',
      'used for',
    ]);
    expect(llava.facts).toHaveLength(2);
    expect(llava.notes).toHaveLength(1);
    expect(llava.access).toHaveLength(1);
  });

  test('tells who names it as the object from who names it besides', async () => {
    const clip = layOut(await fakeSource().ask('describe', { entity: 'clip-vit-l-14' }), vocabulary, order);
    expect(clip.incoming.map(({ label, statements: all }) => [label, all.length])).toEqual([
      ['base of', 1],
      ['has a part in', 1],
    ]);
  });
});

describe('a lineage in words', () => {
  test('says what is referenced and what is unsure', () => {
    expect(coverageInWords({ edges: 7, referenced: 7, byCertainty: { stated: 6, estimated: 1 } })).toBe(
      '7 of 7 steps referenced · 1 estimated',
    );
    expect(coverageInWords({ edges: 1, referenced: 0, byCertainty: { stated: 1 } })).toBe(
      '0 of 1 step referenced',
    );
    expect(coverageInWords({ edges: 0, referenced: 0, byCertainty: {} })).toBe('no steps recorded');
  });

  test('lists the lines of descent, longest first', async () => {
    const lineage = await fakeSource().ask('lineage', { entity: 'llava', direction: 'up' });
    const { lines, total } = descents(lineage, 5);
    expect(lines.map((line) => line.map((node) => node.name).join(' → '))).toEqual([
      'LLaVA → Vicuna → LLaMA',
      'LLaVA → CLIP ViT-L/14',
    ]);
    expect(total).toBe(2);
  });

  test('ends where a cycle closes', () => {
    const loop = { source: 'llava', target: 'vicuna', predicate: 'built_on', certainty: 'stated' as const };
    const nodes = ['llava', 'vicuna'].map((id, level) => ({ ...ref(id), level }));
    const coverage = { edges: 2, referenced: 0, byCertainty: {} };
    const lineage = {
      root: ref('llava'),
      nodes,
      edges: [loop, { ...loop, source: 'vicuna', target: 'llava' }, { ...loop, target: 'llava' }],
      cycles: [],
      coverage,
      truncated: null,
    };
    expect(descents(lineage, 5).lines).toEqual([nodes]);
  });
});

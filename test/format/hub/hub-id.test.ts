import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubId, ownerOf, pageOf } from '../../../src/format/hub/hub-id';

describe('an id in a cell', () => {
  it.each([
    ['TheBloke/Luban-13B-GGUF', 'TheBloke/Luban-13B-GGUF'],
    [' gpt2\t', 'gpt2'],
    ['meta-llama/Llama-3.1-8B/', 'meta-llama/Llama-3.1-8B'],
    ['meta-llama/Llama-3.1-8B//', 'meta-llama/Llama-3.1-8B'],
    ['https://huggingface.co/mistralai/Mistral-7B-v0.1', 'mistralai/Mistral-7B-v0.1'],
    ['huggingface.co/mistralai/Mistral-7B-v0.1/', 'mistralai/Mistral-7B-v0.1'],
    ['<a href="https://huggingface.co/a/b">a/b</a>', 'a/b'],
    ['a/b</a>', 'a/b'],
    ['a/b</a', 'a/b'],
    ['href="x">a/b', 'a/b'],
    ['a/b&amp;c', 'a/b&c'],
    ['one\nname  of\ttwo', 'one name of two'],
    ['a/b\u{200b}', 'a/b'],
    ['x < y', 'x < y'],
    ['a/b<', 'a/b'],
  ])('%j is %j', (cell, id) => {
    expect(hubId(cell)).toEqual({ id, cleaned: id !== cell });
  });

  it.each([
    '',
    '  ',
    'N/A',
    'n/a',
    'None',
    'null',
    'NaN',
    'unknown',
    '-',
    '/',
    '<br>',
    'https://huggingface.co/',
  ])('%j is none', (cell) => expect(hubId(cell)).toEqual({ id: '', cleaned: false }));

  it('is found again in the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '/', '"', ' ', '\n', '.', 'ü') }), (cell) => {
        const { id } = hubId(cell);
        expect(hubId(` ${id}/ `).id).toBe(id);
      }),
    );
  });
});

describe('what an id tells', () => {
  it('is its owner, where it has one', () => {
    expect(['a/b', 'gpt2', 'a/b/c'].map(ownerOf)).toEqual(['a', '', 'a']);
  });

  it('is its page, where it is spelt as the hub spells', () => {
    expect(pageOf('TheBloke/Luban-13B.v2_GGUF')).toBe('https://huggingface.co/TheBloke/Luban-13B.v2_GGUF');
    for (const odd of ['a b', 'a/b/c', '../a', 'a/..', 'javascript:x', 'ä/b', 'a'.repeat(5000)])
      expect(pageOf(odd)).toBeUndefined();
  });
});

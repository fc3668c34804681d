import { describe, expect, it } from 'vitest';
import { cleanName, isNothing, Resolver } from '../../src/format/resolve';

function among(...names: (string | [name: string, ...aliases: string[]])[]): Resolver<string> {
  const resolver = new Resolver<string>();
  for (const one of names) {
    const [name, ...aliases] = typeof one === 'string' ? [one] : one;
    resolver.add(name, name, aliases);
  }
  return resolver;
}

describe('what a name means', () => {
  it.each([
    ['LLaMA', among('LLaMA'), 'exact', 'LLaMA'],
    ['LLaMa ', among('LLaMA'), 'case', 'LLaMA'],
    ['Llama-2', among('LLaMA 2', 'LLaMA'), 'case', 'LLaMA 2'],
    ['ChatGPT\n', among('ChatGPT'), 'exact', 'ChatGPT'],
    ['GPT-3.5', among(['ChatGPT', 'GPT-3.5']), 'alias', 'ChatGPT'],
    ['CALM', among('CALM', 'CaLM'), 'exact', 'CALM'],
    ['Calm', among('CALM', 'CaLM'), 'ambiguous', undefined],
    ['Command R', among('Command R+'), 'placeholder', undefined],
    ['Command R+', among('Command R'), 'placeholder', undefined],
    ['PanGu-α', among('PanGu-Σ'), 'placeholder', undefined],
    ['Llama 2-13B', among('Llama 2-70B'), 'placeholder', undefined],
    ['Llama 2-13B', among('Llama 2'), 'version suffix', undefined],
    ['GPT-4o (Jan 2025)', among('GPT-4o'), 'version suffix', undefined],
    ['claude-3-opus-20240229', among('Claude 3 Opus'), 'version suffix', undefined],
    ['Vicuna', among('LLaVA'), 'placeholder', undefined],
    ['<b>Dragonfly</b>/', among('Dragonfly'), 'exact', 'Dragonfly'],
    ['zero\u200bwidth', among('zerowidth'), 'exact', 'zerowidth'],
  ] as const)('%j is %#', (text, resolver, outcome, entity) => {
    expect(resolver.find(text)).toEqual(entity === undefined ? { outcome } : { outcome, entity });
  });

  it('is nobody’s where two have it', () => {
    const resolver = new Resolver<number>();
    resolver.add(1, 'Dragonfly');
    resolver.add(2, 'Dragonfly');
    expect(resolver.find('Dragonfly')).toEqual({ outcome: 'ambiguous' });
  });

  it.each(['N/A', 'unknown', ' None ', '', '?', '\n', 'Unspecified unreleased'])('is nothing: %j', (text) =>
    expect(isNothing(text)).toBe(true),
  );
  it.each(['None-7B', 'Naming', 'NA-12'])('is something: %j', (text) => expect(isNothing(text)).toBe(false));

  it('has commas and signs of its own', () => expect(cleanName('"A, B & C+" ')).toBe('A, B & C+'));

  it('is told at once, however long', () => {
    expect(among('a').find(`a${' 1'.repeat(20_000)}`).outcome).toBe('placeholder');
    expect(among('a').find('a 1 2 3').outcome).toBe('version suffix');
    expect(cleanName('<'.repeat(100_000)).length).toBe(100_000);
  });
});

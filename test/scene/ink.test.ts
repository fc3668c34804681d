import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapped } from '../../src/scene/ink';
import { FONTS } from '../../src/scene/styles';

const letters = { width: (text: string) => text.length * 7 };
const wrap = (text: string, room: number, most: number) => wrapped(text, FONTS.card, room, most, letters);

describe('wrapped text', () => {
  test('takes as few lines as it needs, all about as long', () => {
    expect(wrap('LLaVA', 100, 2)).toEqual(['LLaVA']);
    expect(wrap('built on as its language model', 110, 3)).toEqual(['built on as its', 'language model']);
    expect(wrap('trained on as its example of the public web data', 130, 3)).toHaveLength(3);
  });

  test('what is too much ends in an ellipsis', () => {
    expect(wrap('Multimodal instructions of LLaVA', 90, 1)).toEqual(['Multimodal…']);
    expect(wrap('Supercalifragilistic', 70, 2)).toEqual(['Supercali…']);
  });

  test('never leaves the room, nor takes more lines than there are, nor loses a word where there is room', () => {
    const texts = fc
      .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (text, room, most) => {
          const lines = wrap(text, room, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(letters.width(line)).toBeLessThanOrEqual(room);
          if (!lines.join('').includes('…')) expect(lines.join(' ')).toBe(text);
        },
      ),
    );
  });

  test('a name without spaces that is wider than the room breaks behind its signs', () => {
    const name = 'levipr/Llama-3.2-9b_GGUF';
    const lines = wrap(name, 77, 3);
    expect(lines.join('')).toBe(name);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.slice(0, -1).every((line) => /[/_-]$/.test(line))).toBe(true);
  });

  test('a word that fits is whole, whatever signs it has', () => {
    expect(wrap('a multi-modal model', 80, 3).join(' ')).toBe('a multi-modal model');
  });
});

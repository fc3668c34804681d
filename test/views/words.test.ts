import { describe, expect, test } from 'vitest';
import { dateInWords, quantityInWords } from '../../src/views/quantities';
import { insideSentence, withArticle } from '../../src/views/nouns';
import { capitalized, count, listed, shownOf } from '../../src/views/words';

describe('numbers', () => {
  test('take their unit, in the singular for one', () => {
    expect(quantityInWords(1.8e12, 'parameters')).toBe('1.8 trillion parameters');
    expect(quantityInWords(1, 'minutes of audio')).toBe('1 minute of audio');
    expect(quantityInWords(30, 'minutes of audio')).toBe('30 minutes of audio');
    expect(quantityInWords(1, 'loss')).toBe('1 loss');
    expect(quantityInWords(16)).toBe('16');
  });
});

test.each([
  ['2023-03-14', '14 March 2023'],
  ['2023-03', 'March 2023'],
  ['2023', '2023'],
  ['2023-13', '2023-13'],
  ['spring', 'spring'],
])('the date %s is %s', (date, words) => expect(dateInWords(date)).toBe(words));

describe('counts and lists', () => {
  test('agree in number', () => {
    expect(count(1, 'step')).toBe('1 step');
    expect(count(1288, 'step')).toBe('1,288 steps');
    expect(count(2, 'family', 'families')).toBe('2 families');
    expect(shownOf(40, 1288)).toBe('40 of 1,288 shown');
  });

  test('end in “and”', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('names inside a sentence', () => {
  test.each([
    ['Projection matrix', 'projection matrix'],
    ['RLHF', 'RLHF'],
    ['CLIP ViT-L/14', 'CLIP ViT-L/14'],
    ['Mixture of Experts', 'Mixture of Experts'],
    ['User data', 'user data'],
    ["Data of Meta's users", "data of Meta's users"],
    ['Vision encoder of GPT-4V', 'vision encoder of GPT-4V'],
    ['Image-caption pairs', 'image-caption pairs'],
  ])('%s is %s', (name, inside) => expect(insideSentence(name)).toBe(inside));

  test('take an article, and a capital at the beginning', () => {
    expect(withArticle('projection matrix')).toBe('a projection matrix');
    expect(withArticle('encoder')).toBe('an encoder');
    expect(capitalized('built on')).toBe('Built on');
  });
});

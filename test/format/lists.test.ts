import { describe, expect, it } from 'vitest';
import { listItems } from '../../src/format/lists';

describe('a list in a cell', () => {
  it.each([
    ['["a, b", "c"]', ['a, b', 'c']],
    ["['it\\'s', 'b']", ["it's", 'b']],
    ['[\'a, b\', "c"]', ['a, b', 'c']],
    ['[a, b ,c]', ['a', 'b', 'c']],
    ['a | b|c', ['a', 'b', 'c']],
    ['a; b, c', ['a', 'b, c']],
    ['a, b,, c', ['a', 'b', 'c']],
    ['one', ['one']],
    ['[1, 2.5, true]', ['1', '2.5', 'true']],
    ['', []],
    ['[]', []],
    ['[', ['[']],
  ])('%j', (text, items) => expect(listItems(text)).toEqual(items));
});

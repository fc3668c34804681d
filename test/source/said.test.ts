import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/source/engine';
import { saidBy } from '../../src/source/said';
import { storeOf } from '../fixtures/graph';

const overview = await new Engine(
  storeOf(`
model member, rebel, alone
model_family family
organization maker
access open, closed
family developed_by maker
family has_access open
member part_of family
rebel part_of family
rebel has_access closed
`),
).overview();

describe('what a node says by one predicate', () => {
  it('is its own and its family’s', () =>
    expect(saidBy('developed_by', overview)('member')).toEqual(['maker']));

  it('is its own alone where only one can hold', () => {
    const access = saidBy('has_access', overview);
    expect([access('member'), access('rebel')]).toEqual([['open'], ['closed']]);
  });

  it('is nothing where nobody says it', () => expect(saidBy('developed_by', overview)('alone')).toEqual([]));
});

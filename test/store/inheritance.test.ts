import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/model/graph';
import { buildStore } from '../../src/store/build';
import { range, statementsOf } from './read-back';
import { entity, graphOf, says } from './sample';

const ENTITIES = [
  entity('member'),
  entity('near', { kind: 'model_family' }),
  entity('far', { kind: 'model_family' }),
  entity('other', { kind: 'model_family' }),
  entity('acme', { kind: 'organization' }),
  entity('bolt', { kind: 'organization' }),
];
const MEMBER = says('member', 'part_of', 'near');
const NEAR = says('near', 'part_of', 'far');

/** The statements of its families that hold for an entity. */
function inheritedBy(id: string, ...statements: Statement[]): Statement[] {
  const store = buildStore(graphOf(ENTITIES, statements));
  const { nodeInheritedOffsets, inheritedStatement } = store.columns;
  const all = statementsOf(store);
  return range(nodeInheritedOffsets, store.rowOf(id)).map((at) => all[inheritedStatement[at]!]!);
}

describe('inheritance', () => {
  it('passes a statement of the family down to its member', () => {
    const made = says('near', 'developed_by', 'acme');
    expect(inheritedBy('member', MEMBER, made)).toEqual([made]);
  });

  it('passes through families of families', () => {
    const made = says('far', 'developed_by', 'acme');
    expect(inheritedBy('member', MEMBER, NEAR, made)).toEqual([made]);
    expect(inheritedBy('near', MEMBER, NEAR, made)).toEqual([made]);
  });

  it('leaves out predicates that are not inherited, membership among them', () => {
    expect(inheritedBy('member', MEMBER, NEAR, says('near', 'built_on', 'other'))).toEqual([]);
  });

  it('does not run along what is no membership of a family', () => {
    const made = says('acme', 'has_access', { value: 'open' });
    expect(inheritedBy('member', says('member', 'part_of', 'acme'), made)).toEqual([]);
    const denied = says('member', 'part_of', 'near', { negated: true });
    expect(inheritedBy('member', denied, says('near', 'developed_by', 'acme'))).toEqual([]);
    expect(inheritedBy('member', says('member', 'part_of', { unknown: true }))).toEqual([]);
  });

  it('says nothing twice: the same object', () => {
    const own = says('member', 'developed_by', 'acme');
    const both = [says('near', 'developed_by', 'acme'), says('near', 'developed_by', 'bolt')];
    expect(inheritedBy('member', MEMBER, own, ...both)).toEqual([both[1]]);
  });

  it('lets a member deny one object and keep the others', () => {
    const denial = says('member', 'developed_by', 'acme', { negated: true });
    const both = [says('near', 'developed_by', 'acme'), says('near', 'developed_by', 'bolt')];
    expect(inheritedBy('member', MEMBER, denial, ...both)).toEqual([both[1]]);
  });

  it('tells values apart by number and unit', () => {
    const own = says('member', 'parameters', { value: 7, unit: 'billion' });
    const same = says('near', 'parameters', { value: 7, unit: 'billion' });
    const others = [
      says('near', 'parameters', { value: 8, unit: 'billion' }),
      says('near', 'parameters', { value: 7, unit: 'million' }),
      says('near', 'parameters', { value: '7' }),
      says('near', 'parameters', { unknown: true }),
    ];
    expect(inheritedBy('member', MEMBER, own, same, ...others)).toEqual(others);
  });

  it('stops at a predicate of which one at most holds', () => {
    const own = says('member', 'has_access', { value: 'open' });
    expect(inheritedBy('member', MEMBER, own, says('near', 'has_access', { value: 'closed' }))).toEqual([]);
  });

  it('goes on where the member only denies one value', () => {
    const denial = says('member', 'has_access', { value: 'open' }, { negated: true });
    const family = says('near', 'has_access', { value: 'closed' });
    expect(inheritedBy('member', MEMBER, denial, family)).toEqual([family]);
  });

  it('stops at none', () => {
    const own = says('member', 'developed_by', { none: true });
    expect(inheritedBy('member', MEMBER, own, says('near', 'developed_by', 'acme'))).toEqual([]);
  });

  it('does not claim that there is none of what a member has', () => {
    const none = says('near', 'developed_by', { none: true });
    expect(inheritedBy('member', MEMBER, says('member', 'developed_by', 'acme'), none)).toEqual([]);
    const denial = says('member', 'developed_by', 'acme', { negated: true });
    expect(inheritedBy('member', MEMBER, denial, none)).toEqual([none]);
  });

  it('lets the nearer family speak before the farther one', () => {
    const nearer = says('near', 'has_access', { value: 'open' });
    const farther = says('far', 'has_access', { value: 'closed' });
    expect(inheritedBy('member', farther, NEAR, MEMBER, nearer)).toEqual([nearer]);
  });

  it('takes two statements of one family about one predicate together', () => {
    const both = [
      says('near', 'has_access', { value: 'open' }),
      says('near', 'has_access', { value: 'closed' }),
    ];
    expect(inheritedBy('member', MEMBER, ...both)).toEqual(both);
  });

  it('ends where membership runs in a circle, and gives nobody back its own', () => {
    const circle = [MEMBER, NEAR, says('far', 'part_of', 'near'), says('near', 'part_of', 'near')];
    const made = says('near', 'developed_by', 'acme');
    expect(inheritedBy('member', ...circle, made)).toEqual([made]);
    expect(inheritedBy('far', ...circle, made)).toEqual([made]);
    expect(inheritedBy('near', ...circle, made)).toEqual([]);
  });

  it('takes a family once that is reached in two ways', () => {
    const ways = [MEMBER, NEAR, says('member', 'part_of', 'other'), says('other', 'part_of', 'far')];
    const made = says('far', 'developed_by', 'acme');
    expect(inheritedBy('member', ...ways, made)).toEqual([made]);
  });
});

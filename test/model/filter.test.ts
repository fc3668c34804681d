import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asShown, kindShown, onlyThis, passes, toggle, type Choice } from '../../src/model/filter';

const ids = fc.constantFrom('a', 'b', 'c');
const lists = fc.uniqueArray(ids);
const choices: fc.Arbitrary<Choice | undefined> = fc.oneof(
  fc.constant(undefined),
  lists.map((only) => ({ only })),
  lists.filter((hide) => hide.length > 0).map((hide) => ({ hide })),
);

describe('a choice', () => {
  it('lets all through where there is none', () => expect(passes(undefined, 'a')).toBe(true));

  it('is of those listed, or of all but those', () => {
    expect(['a', 'b'].map((id) => passes({ only: ['a'] }, id))).toEqual([true, false]);
    expect(['a', 'b'].map((id) => passes({ hide: ['a'] }, id))).toEqual([false, true]);
    expect(passes({ only: [] }, 'a')).toBe(false);
  });

  it('turned for one is turned for no other, and turned again is what it was', () => {
    fc.assert(
      fc.property(choices, ids, (choice, id) => {
        const turned = toggle(choice, id);
        for (const other of ['a', 'b', 'c']) {
          expect(passes(turned, other)).toBe(passes(choice, other) !== (other === id));
          expect(passes(toggle(turned, id), other)).toBe(passes(choice, other));
        }
      }),
      { seed: 24 },
    );
  });

  it('that hides nothing is none', () => {
    expect(toggle({ hide: ['a'] }, 'a')).toBeUndefined();
    expect(toggle({ only: ['a'] }, 'a')).toEqual({ only: [] });
  });

  it('of one alone becomes one of all when asked for again', () => {
    expect(onlyThis(undefined, 'a')).toEqual({ only: ['a'] });
    expect(onlyThis({ hide: ['a'] }, 'a')).toEqual({ only: ['a'] });
    expect(onlyThis({ only: ['a', 'b'] }, 'a')).toEqual({ only: ['a'] });
    expect(onlyThis({ only: ['b'] }, 'a')).toEqual({ only: ['a'] });
    expect(onlyThis({ only: ['a'] }, 'a')).toBeUndefined();
  });
});

describe('a quiet kind', () => {
  const quiet = { id: 'access', quiet: true };
  const loud = { id: 'model', quiet: false };

  it('is off the map until it is asked for', () => {
    expect([kindShown({}, quiet), kindShown({}, loud)]).toEqual([false, true]);
    expect(kindShown({ quiet: ['access'] }, quiet)).toBe(true);
    expect(kindShown({ kind: { only: ['access'] } }, quiet)).toBe(true);
    expect(kindShown({ kind: { hide: ['model'] } }, quiet)).toBe(false);
  });

  it('obeys the choice of kinds once it is on', () => {
    expect(kindShown({ quiet: ['access'], kind: { hide: ['access'] } }, quiet)).toBe(false);
    expect(kindShown({ quiet: ['access'], kind: { only: ['model'] } }, quiet)).toBe(false);
    expect(kindShown({ kind: { only: ['access'] } }, loud)).toBe(false);
  });
});

describe('a filter as shown', () => {
  const kinds = [
    { id: 'model', quiet: false },
    { id: 'organization', quiet: false },
    { id: 'modality', quiet: true },
  ];

  it('names the kinds that are on the map, and says nothing of quiet ones', () => {
    expect(asShown({}, kinds)).toEqual({ kind: { only: ['model', 'organization'] } });
    expect(asShown({ quiet: ['modality'], kind: { hide: ['model'] } }, kinds)).toEqual({
      kind: { only: ['organization', 'modality'] },
    });
  });

  it('keeps the rest', () => {
    expect(asShown({ certainty: { only: ['stated'] } }, kinds)).toMatchObject({
      certainty: { only: ['stated'] },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES } from '../../src/store/columns';
import { decodeDirectory, encodeDirectory, type Directory } from '../../src/store/directory';
import { ONTOLOGY, SOURCES } from './sample';

const directory: Directory = {
  ontology: ONTOLOGY,
  sources: SOURCES,
  sections: Object.fromEntries(COLUMN_NAMES.map((name, at) => [name, [8 * at, 0xffffffff] as const])),
};

/** As somebody else would write it. */
function decoded(value: unknown): Directory | undefined {
  return decodeDirectory(new TextEncoder().encode(JSON.stringify(value)), COLUMN_NAMES);
}

/** What a snapshot does with damaged and forged ones is in snapshot.test.ts. */
describe('a directory', () => {
  it('is read as it was written', () => {
    expect(decodeDirectory(encodeDirectory(directory), COLUMN_NAMES)).toEqual(directory);
  });

  it('is written alike, whatever else the object holds', () => {
    const more = { extra: 1, ...directory };
    expect(encodeDirectory(more)).toEqual(encodeDirectory(directory));
  });

  it('has the sections that are asked for, in their order', () => {
    const { sections } = directory;
    const backwards = Object.fromEntries(Object.entries(sections).toReversed());
    expect(decoded({ ...directory, sections: backwards })).toBeUndefined();
    const { alias: _, ...others } = sections;
    expect(decoded({ ...directory, sections: others })).toBeUndefined();
    expect(decoded({ ...directory, sections: { ...sections, another: [0, 0] } })).toBeUndefined();
    expect(decoded({ ...directory, sections: { ...sections, alias: [0] } })).toBeUndefined();
  });

  it('has predicates about entities, whose objects have no type', () => {
    const values = ONTOLOGY.predicates.map(({ value }) => value);
    expect(values).toContain(undefined);
    expect(decoded(directory)?.ontology.predicates.map(({ value }) => value)).toEqual(values);
    const odd = ONTOLOGY.predicates.map((predicate) => ({ ...predicate, value: 'colour' }));
    expect(decoded({ ...directory, ontology: { ...ONTOLOGY, predicates: odd } })).toBeUndefined();
  });
});

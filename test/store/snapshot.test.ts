import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors';
import { buildStore } from '../../src/store/build';
import { isSnapshot, readSnapshot, SNAPSHOT_VERSION, writeSnapshot } from '../../src/store/snapshot';
import { graphs } from './random-graph';
import { bodyOf, directoryBytesOf, directoryOf, partAt, placesIn, seal, withAt, type Json } from './forge';
import { entitiesOf, statementsOf } from './read-back';
import { by, entity, graphOf, says } from './sample';

const store = buildStore(
  graphOf(
    ['a', entity('b', { name: 'Bé 🐫', aliases: ['bee'], links: ['https://example.org/'] })],
    [
      says('a', 'built_on', 'b', {
        qualifiers: [by('role', { value: 'base' }), by('joined_by', { entity: 'a' })],
        references: [{ source: 'paper', where: 'page 2' }],
      }),
      says('b', 'parameters', { value: 7, unit: 'parameters' }),
      says('b', 'released', { value: '2023-03' }, { certainty: 'reported' }),
    ],
  ),
);
const whole = writeSnapshot(store);

/** The code with which the bytes are refused; `read` where they are not. */
function refusal(bytes: Uint8Array): string {
  try {
    readSnapshot(bytes, 'graph.stemma');
    return 'read';
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

describe('a snapshot', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const before = buildStore(graph);
        const after = readSnapshot(writeSnapshot(before), 'x');
        expect(after.columns).toEqual(before.columns);
        expect([after.ontology, after.sources]).toEqual([graph.ontology, graph.sources]);
        expect(entitiesOf(after)).toEqual(entitiesOf(before));
        expect(statementsOf(after)).toEqual(statementsOf(before));
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('is the same bytes for the same graph, also when written again from what was read', () => {
    expect(writeSnapshot(store)).toEqual(whole);
    expect(writeSnapshot(readSnapshot(whole, 'x'))).toEqual(whole);
    fc.assert(
      fc.property(graphs, (graph) => {
        const bytes = writeSnapshot(buildStore(graph));
        expect(writeSnapshot(buildStore(structuredClone(graph)))).toEqual(bytes);
        expect(writeSnapshot(readSnapshot(bytes, 'x'))).toEqual(bytes);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('may be of nothing', () => {
    const empty = buildStore({
      ontology: { kinds: [], predicates: [], qualifiers: [] },
      sources: [],
      entities: [],
      statements: [],
    });
    expect(readSnapshot(writeSnapshot(empty), 'x').nodeCount).toBe(0);
  });

  it('is read wherever its bytes begin', () => {
    for (let shift = 1; shift < 16; shift++) {
      const moved = Buffer.alloc(whole.length + shift)
        .fill(whole, shift)
        .subarray(shift);
      expect(readSnapshot(moved, 'x').columns).toEqual(store.columns);
    }
  });

  it('introduces itself', () => {
    expect(isSnapshot(whole)).toBe(true);
    expect(isSnapshot(whole.subarray(0, 7))).toBe(false);
    expect(isSnapshot(new TextEncoder().encode('STEMMATA'))).toBe(false);
  });
});

describe('a damaged snapshot', () => {
  it('is small enough to be damaged in every way', () => expect(whole.length).toBeLessThan(20_000));

  it('is noticed by each single flipped bit', () => {
    const bytes = whole.slice();
    const codes = new Map<string, number>();
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        bytes[at]! ^= 1 << bit;
        const code = refusal(bytes);
        codes.set(code, (codes.get(code) ?? 0) + 1);
        bytes[at]! ^= 1 << bit;
      }
    }
    // The magic's eight bytes; of the version all bits but the lowest, whose loss makes it 0.
    expect(Object.fromEntries(codes)).toEqual({
      'foreign-file': 64,
      'later-version': 31,
      'altered-file': whole.length * 8 - 64 - 31,
    });
    expect(refusal(bytes)).toBe('read');
  });

  it('is noticed by each altered byte', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const code = refusal(whole.with(at, whole[at]! ^ change));
        expect(['foreign-file', 'later-version', 'altered-file']).toContain(code);
      }),
      { seed: 8, numRuns: 2_000 },
    );
  });

  it('is truncated at whatever length it was cut', () => {
    const codes = new Set(Array.from(whole.keys(), (length) => refusal(whole.subarray(0, length))));
    expect([...codes]).toEqual(['truncated-file']);
  });

  it('may have nothing behind its end', () => {
    for (const extra of [1, 8, 9_000]) {
      const longer = new Uint8Array(whole.length + extra);
      longer.set(whole);
      expect(refusal(longer)).toBe('altered-file');
    }
  });

  it('of other bytes altogether is foreign', () => {
    const others = fc.uint8Array({ minLength: 1, maxLength: 200 }).filter((bytes) => bytes[0] !== whole[0]);
    fc.assert(
      fc.property(others, (bytes) => {
        expect(refusal(bytes)).toBe('foreign-file');
      }),
      { seed: 9 },
    );
    expect(refusal(new TextEncoder().encode('STEMMATA'))).toBe('foreign-file');
  });

  it('says which file, and what to do', () => {
    expect(() => readSnapshot(whole.subarray(0, 99), 'graph.stemma')).toThrow(
      `graph.stemma is cut short: 99 of ${whole.length} bytes are there; copy or build it again`,
    );
    const later = whole.with(8, SNAPSHOT_VERSION + 1);
    expect(() => readSnapshot(later, 'graph.stemma')).toThrow(/graph\.stemma is a snapshot of version 3/);
  });
});

/** A file whose every sum is right, around any directory. */
function forged(directory: unknown): Uint8Array {
  const text = typeof directory === 'string' ? directory : JSON.stringify(directory);
  return seal(new TextEncoder().encode(text), bodyOf(whole));
}

function withHeader(fields: { version?: number; directoryBytes?: number; fileBytes?: number }): Uint8Array {
  return seal(directoryBytesOf(whole), bodyOf(whole), fields);
}

describe('a snapshot whose sums are right', () => {
  const sound = directoryOf(whole) as unknown as Json;

  it('is read when nothing else is wrong', () => {
    expect(forged(sound)).toEqual(whole);
    expect(refusal(forged(sound))).toBe('read');
  });

  it('of version 0 is altered, of a later one later', () => {
    expect(refusal(withHeader({ version: 0 }))).toBe('altered-file');
    expect(refusal(withHeader({ version: SNAPSHOT_VERSION + 1 }))).toBe('later-version');
    expect(refusal(withHeader({ version: 0xffffffff }))).toBe('later-version');
  });

  it.each([
    0,
    31,
    whole.length - 1,
    whole.length + 1,
    2 ** 40,
    2 ** 53,
    1e300,
    Infinity,
    Number.NaN,
    -8,
    0.5,
  ])('but which says that it has %s bytes is refused', (fileBytes) =>
    expect(['altered-file', 'truncated-file', 'too-large']).toContain(refusal(withHeader({ fileBytes }))),
  );

  it.each([0, 1, whole.length, 0xffffffff])('but whose directory has %i bytes is refused', (directoryBytes) =>
    expect(refusal(withHeader({ directoryBytes }))).toBe('altered-file'),
  );

  it.each([
    '',
    'null',
    '7',
    '"x"',
    '[]',
    '{}',
    '{"ontology":',
    '['.repeat(100_000),
    '\ufeff{}',
    '{"__proto__":{}}',
  ])('but whose directory is other text is altered', (text) =>
    expect(refusal(forged(text))).toBe('altered-file'),
  );

  it('but whose directory is no UTF-8 is altered', () => {
    const directory = directoryBytesOf(whole).map((byte) => (byte === 0x41 ? 0xff : byte));
    expect(refusal(seal(directory, bodyOf(whole)))).toBe('altered-file');
  });

  it('but with anything of another type in the directory is altered', () => {
    const places = placesIn(sound);
    expect(places.length).toBeGreaterThan(150);
    const strangers: Json[] = [null, -1, 0.5, {}, [[]], { length: 1 }, 'Not a term', 1e300];
    for (const place of places) {
      // Only a text may stand for a text, whatever it says.
      const others = strangers.filter(
        (other) => typeof other !== typeof partAt(sound, place) || typeof other !== 'string',
      );
      const codes = others.map((other) => refusal(forged(withAt(sound, place, other))));
      expect([place, ...new Set(codes)]).toEqual([place, 'altered-file']);
    }
  });

  it('but with anything missing in the directory is altered', () => {
    for (const place of placesIn(sound)) {
      const code = refusal(forged(withAt(sound, place, undefined)));
      const ofList = typeof place.at(-1) === 'number' && place[0] !== 'sections';
      // The type of a value is absent where objects are entities; a term or source may be one that no row names.
      const mayLack = ofList || place.at(-1) === 'value';
      expect([place, code]).toEqual([place, mayLack && code === 'read' ? 'read' : 'altered-file']);
    }
  });

  it('but with keys that mean more to a program than to a reader is altered', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'extra']) {
      const text = JSON.stringify(sound);
      for (const place of ['{"ontology":', '{"kinds":', '{"id":', '"sections":{']) {
        const forgedText = text.replace(
          place,
          place.startsWith('{') ? `{"${key}":{},${place.slice(1)}` : `${place}"${key}":[0,0],`,
        );
        expect(forgedText).not.toBe(text);
        expect(refusal(forged(forgedText))).toBe('altered-file');
      }
    }
    expect(Object.hasOwn(Object.prototype, 'extra')).toBe(false);
  });

  it('but whose graph would not fit into memory is refused before any is taken for it', () => {
    expect(refusal(forged(withAt(sound, ['size', 'bytes'], 2 ** 33)))).toBe('too-large');
    expect(refusal(forged(withAt(sound, ['size', 'nodes'], 2 ** 31)))).toBe('altered-file');
    const of = { most: 10_000 };
    expect(() => readSnapshot(forged(withAt(sound, ['size', 'bytes'], 10_001)), 'graph.stemma', of)).toThrow(
      'graph.stemma takes 1 MB of memory; this Stemma has 1 MB for it: open a part of the graph',
    );
  });

  it('but with a term that no text could have is altered', () => {
    const term = JSON.stringify(sound).replaceAll('"joined_by"', '"__proto__"');
    expect(refusal(forged(term))).toBe('altered-file');
  });
});

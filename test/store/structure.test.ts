import { describe, expect, it } from 'vitest';
import { buildStore } from '../../src/store/build';
import { COLUMN_NAMES, NO_UNIT, type Columns } from '../../src/store/columns';
import { Store } from '../../src/store/store';
import { CHECKED_COLUMNS, checkStructure } from '../../src/store/structure';
import { by, entity, graphOf, says } from './sample';

/** Every column has rows. */
const sound = buildStore(
  graphOf(
    [
      entity('a', { aliases: ['ä'], links: ['https://example.org/'] }),
      entity('b', { kind: 'model_family', name: 'Bé' }),
      entity('c'),
    ],
    [
      says('a', 'part_of', 'b', { references: [{ source: 'paper', where: 'page 2' }] }),
      says('a', 'built_on', 'c', {
        qualifiers: [
          by('role', { value: 'base' }),
          by('joined_by', { entity: 'b' }),
          by('amount', { value: 3, unit: 'h' }),
        ],
      }),
      says('b', 'developed_by', 'c', { certainty: 'disputed' }),
      says('b', 'released', { value: '2023-03' }),
      says('b', 'parameters', { value: 7, unit: 'parameters' }),
      says('c', 'parameters', { unknown: true }),
      says('c', 'developed_by', { none: true }),
    ],
  ),
);

function withColumns(columns: Partial<Columns>): Store {
  return new Store(sound.ontology, sound.sources, { ...sound.columns, ...columns });
}

/** What does not fit in a store of these columns. */
function fault(columns: Partial<Columns>): string {
  return checkStructure(withColumns(columns)) ?? 'sound';
}

describe('the structure', () => {
  it('is sound as built', () => {
    expect(checkStructure(sound)).toBeUndefined();
    for (const name of COLUMN_NAMES) expect([name, sound.columns[name].length > 0]).toEqual([name, true]);
  });

  it('is checked in every column', () => {
    expect(COLUMN_NAMES.filter((name) => !CHECKED_COLUMNS.has(name))).toEqual([]);
  });

  it.each(COLUMN_NAMES)('is unsound with one row less or more of %s', (name) => {
    const column = sound.columns[name];
    expect(fault({ [name]: column.slice(1) })).not.toBe('sound');
    // One more number or string than is used harms nobody.
    if (['numberValue', 'stringOffsets'].includes(name)) return;
    const Type = column.constructor as Uint8ArrayConstructor;
    expect(fault({ [name]: Type.from([...column, column.at(-1)!]) })).not.toBe('sound');
  });
});

/** Columns that hold anything that their type can hold. */
const FREE = [
  'nodeFlags',
  'nodeYear',
  'circumstanceFlags',
  'edgeFlags',
  'nodePosition',
  'nodeImportance',
  'numberValue',
];

describe('a row that is not there', () => {
  it.each(COLUMN_NAMES.filter((name) => !FREE.includes(name) && name !== 'stringBytes'))(
    'is noticed in each row of %s',
    (name) => {
      const column = sound.columns[name];
      for (let row = 0; row < column.length; row++) {
        const altered = column.slice();
        // The highest but one: the highest of all may stand for "without".
        altered[row] = 2 ** (8 * column.BYTES_PER_ELEMENT) - 2;
        expect([row, fault({ [name]: altered })]).toEqual([row, expect.stringContaining('column')]);
      }
    },
  );

  it('is noticed right behind the last', () => {
    const { nodeCount, statementCount, edgeCount, ontology, sources } = sound;
    const limits: Partial<Record<keyof Columns, number>> = {
      nodeKind: ontology.kinds.length,
      statementPredicate: ontology.predicates.length,
      qualifierId: ontology.qualifiers.length,
      edgeLabel: sound.labelCount,
      referenceSource: sources.length,
      statementSubject: nodeCount,
      edgeSource: nodeCount,
      edgeTarget: nodeCount,
      edgeStatement: statementCount,
      mentionStatement: statementCount,
      inheritedStatement: statementCount,
      incomingEdge: edgeCount,
      circumstanceCertainty: 5,
      edgeCertainty: 5,
      statementObjectType: 5,
      qualifierType: 5,
    };
    for (const [name, limit] of Object.entries(limits) as [keyof Columns, number][]) {
      const altered = sound.columns[name].slice();
      altered[0] = limit;
      expect([name, fault({ [name]: altered })]).toEqual([name, expect.stringContaining(`column`)]);
    }
  });

  it('may stand for a number without a unit only', () => {
    expect(fault({ numberUnit: sound.columns.numberUnit.map(() => NO_UNIT) })).toBe('sound');
    expect(fault({ alias: sound.columns.alias.map(() => NO_UNIT) })).toBe(
      'column alias (a row that is not there)',
    );
  });
});

describe('rows that are there, but not where they belong', () => {
  it('are noticed: statements and edges of another owner', () => {
    const { statementSubject, edgeSource, incomingEdge } = sound.columns;
    expect(fault({ statementSubject: statementSubject.toReversed() })).toBe(
      'column statementSubject (order)',
    );
    expect(fault({ edgeSource: edgeSource.toReversed() })).toBe('column edgeSource (order)');
    expect(fault({ incomingEdge: incomingEdge.toReversed() })).toBe('column incomingEdge (order)');
  });

  it('are noticed: offsets that run back', () => {
    const { nodeOutOffsets } = sound.columns;
    expect(nodeOutOffsets[1]).toBeGreaterThan(0);
    expect(fault({ nodeOutOffsets: nodeOutOffsets.with(1, nodeOutOffsets.at(-1)! + 1) })).toBe(
      'column nodeOutOffsets (offsets)',
    );
    expect(fault({ nodeOutOffsets: nodeOutOffsets.with(0, 1) })).toBe('column nodeOutOffsets (offsets)');
  });
});

describe('numbers', () => {
  it('must be numbers, but for the places of nodes that have none', () => {
    const { nodeImportance, numberValue, nodePosition } = sound.columns;
    expect(fault({ nodeImportance: nodeImportance.with(0, Number.NaN) })).toBe(
      'column nodeImportance (not a number)',
    );
    expect(fault({ numberValue: numberValue.with(0, Infinity) })).toBe('column numberValue (not a number)');
    expect(fault({ nodePosition: nodePosition.with(0, -Infinity) })).toBe(
      'column nodePosition (without end)',
    );
    expect(fault({ nodePosition: nodePosition.fill(Number.NaN) })).toBe('sound');
  });
});

describe('strings', () => {
  it('must be UTF-8', () => {
    const { stringBytes } = sound.columns;
    expect(fault({ stringBytes: stringBytes.with(0, 0xff) })).toBe('column stringBytes (not UTF-8)');
    expect(fault({ stringBytes: stringBytes.with(stringBytes.length - 1, 0xc3) })).toBe(
      'column stringBytes (not UTF-8)',
    );
  });

  it('must begin and end with whole characters', () => {
    const { stringBytes, stringOffsets } = sound.columns;
    const inside = stringBytes.findIndex((byte) => (byte & 0xc0) === 0x80);
    const row = stringOffsets.findIndex((offset) => offset > inside);
    expect(fault({ stringOffsets: stringOffsets.with(row, inside) })).toBe(
      'column stringOffsets (within a character)',
    );
  });
});

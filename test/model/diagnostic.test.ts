import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byPlace,
  DIAGNOSTIC_CODES,
  formatDiagnostic,
  hasErrors,
  type Diagnostic,
} from '../../src/model/diagnostic';

const fault: Diagnostic = {
  file: 'meta.yaml',
  line: 3,
  column: 5,
  severity: 'error',
  code: 'dangling-id',
  message: 'no entity has the id llma',
  hint: 'did you mean llama?',
};

const faults: fc.Arbitrary<Diagnostic> = fc.record({
  file: fc.constantFrom('a.yaml', 'b.yaml'),
  line: fc.integer({ min: 1, max: 3 }),
  column: fc.integer({ min: 1, max: 3 }),
  severity: fc.constantFrom('error', 'warning'),
  code: fc.constantFrom(...DIAGNOSTIC_CODES.slice(0, 3)),
  message: fc.constantFrom('one', 'two'),
  hint: fc.constant(''),
});

describe('diagnostics', () => {
  it('are written so that an editor can jump to them', () => {
    const first = 'meta.yaml:3:5: error [dangling-id] no entity has the id llma';
    expect(formatDiagnostic(fault)).toBe(`${first}\n    did you mean llama?`);
    expect(formatDiagnostic({ ...fault, hint: '' })).toBe(first);
  });

  it('are errors or warnings', () => {
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([{ ...fault, severity: 'warning' }])).toBe(false);
    expect(hasErrors([{ ...fault, severity: 'warning' }, fault])).toBe(true);
  });

  it('stand by file, then line, then column, whatever was found first', () => {
    const places: [file: string, line: number, column: number][] = [
      ['a.yaml', 2, 9],
      ['a.yaml', 10, 1],
      ['b.yaml', 1, 1],
      ['b.yaml', 1, 2],
    ];
    const all = places.map(([file, line, column]) => ({ ...fault, file, line, column }));
    expect(all.toReversed().toSorted(byPlace)).toEqual(all);
  });

  it('have one order', () => {
    fc.assert(
      fc.property(faults, faults, faults, (a, b, c) => {
        expect(Math.sign(byPlace(a, b)) + Math.sign(byPlace(b, a))).toBe(0);
        expect(byPlace(a, a)).toBe(0);
        if (byPlace(a, b) <= 0 && byPlace(b, c) <= 0) expect(byPlace(a, c)).toBeLessThanOrEqual(0);
      }),
      { seed: 26, numRuns: 500 },
    );
  });
});

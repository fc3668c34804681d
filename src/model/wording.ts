import type { ObjectRef, StatementRef } from './answer';
import type { Ontology } from './ontology';

/** How facts are put into words, for the page and the terminal alike. */

const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** 1800000000000 → "1.8 trillion"; below a million with thousands set apart: "20,000". */
export function numberInWords(value: number): string {
  for (const [scale, word] of SCALES) {
    if (Math.abs(value) >= scale) return `${trimmed(value / scale)} ${word}`;
  }
  return value.toLocaleString('en', { maximumFractionDigits: 4 });
}

function trimmed(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** What stands at the end of a statement: a name, a value with its unit, or that it is not disclosed. */
export function objectInWords(object: ObjectRef): string {
  if ('id' in object) return object.name;
  if ('unknown' in object) return 'not disclosed';
  if ('none' in object) return 'none';
  const value = typeof object.value === 'number' ? numberInWords(object.value) : object.value;
  return object.unit === undefined ? value : `${value} ${object.unit}`;
}

/** Words that a range or bound puts before its value: "about 1.8 trillion parameters". */
export function statedObject({ object, qualifiers, negated }: StatementRef): string {
  const low = qualifiers['low']?.[0];
  const high = qualifiers['high']?.[0];
  const denial = negated === true ? 'not ' : '';
  if (low !== undefined && high !== undefined) return `${denial}${objectInWords(low)} to ${objectInWords(high)}`;
  const bound = qualifiers['bound']?.[0];
  return `${denial}${bound === undefined ? '' : `${objectInWords(bound)} `}${objectInWords(object)}`;
}

/** Qualifiers that `statedObject` has already told. */
const TOLD: ReadonlySet<string> = new Set(['bound', 'low', 'high']);

/** The other qualifiers, in order: "as its language model", "joined by projection matrix". */
export function qualifiersInWords(statement: StatementRef, ontology: Ontology): string[] {
  return Object.entries(statement.qualifiers)
    .filter(([id]) => !TOLD.has(id))
    .map(([id, values]) => {
      const label = ontology.qualifiers.find((qualifier) => qualifier.id === id)?.label ?? words(id);
      return [label, values.map((value) => words(objectInWords(value))).join(', ')].filter(Boolean).join(' ');
    });
}

/** snake_case is for files. */
export function words(id: string): string {
  return id.replaceAll('_', ' ');
}

import type { ObjectRef, StatementRef } from './answer';
import type { Ontology } from './ontology';

/** How facts are put into words, for the page and the terminal alike. */

const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** As many digits as a number is sure to keep: 1.1e6 / 1e6 is 1.1. */
const GROUPED = new Intl.NumberFormat('en', { maximumSignificantDigits: 15 });

/** 1800000000000 → "1.8 trillion", 20000 → "20,000"; a number that two decimals would round is written out. */
export function numberInWords(value: number): string {
  const scale = SCALES.find(([least]) => Math.abs(value) >= least);
  if (scale === undefined) return GROUPED.format(value);
  const scaled = Number((value / scale[0]).toPrecision(15));
  return Number(scaled.toFixed(2)) === scaled
    ? `${GROUPED.format(scaled)} ${scale[1]}`
    : GROUPED.format(value);
}

/** What stands at the end of a statement: a name, a value with its unit, or that it is not disclosed. */
export function objectInWords(object: ObjectRef): string {
  if ('id' in object) return object.name;
  if ('unknown' in object) return 'not disclosed';
  if ('none' in object) return 'none';
  const value = typeof object.value === 'number' ? numberInWords(object.value) : object.value;
  return object.unit === undefined ? value : `${value} ${object.unit}`;
}

/**
 * The object with what hedges it: "about 1.8 trillion parameters", "7 billion to 70 billion parameters", "not Meta's user
 * data". A bound beside an entity hedges the amount, not the entity.
 */
export function statedObject({ object, qualifiers, negated }: StatementRef): string {
  const low = qualifiers['low']?.[0];
  const high = qualifiers['high']?.[0];
  const denial = negated === true ? 'not ' : '';
  if (low !== undefined && high !== undefined)
    return `${denial}${objectInWords(low)} to ${objectInWords(high)}`;
  return `${denial}${'value' in object ? bounded(object, qualifiers) : objectInWords(object)}`;
}

function bounded(object: ObjectRef, qualifiers: StatementRef['qualifiers']): string {
  const bound = qualifiers['bound']?.[0];
  return bound === undefined ? objectInWords(object) : `${objectInWords(bound)} ${objectInWords(object)}`;
}

/** Qualifiers that `statedObject` has told, or that hedge another one. */
const TOLD: ReadonlySet<string> = new Set(['bound', 'low', 'high']);

/** The other qualifiers, in order: "as its language model", "joined by projection matrix". */
export function qualifiersInWords({ object, qualifiers }: StatementRef, ontology: Ontology): string[] {
  return Object.entries(qualifiers)
    .filter(([id]) => !TOLD.has(id))
    .map(([id, values]) => {
      const label = ontology.qualifiers.find((qualifier) => qualifier.id === id)?.label ?? words(id);
      const hedged = id === 'amount' && !('value' in object);
      const told = values.map((value) => words(hedged ? bounded(value, qualifiers) : objectInWords(value)));
      return [label, told.join(', ')].filter(Boolean).join(' ');
    });
}

/** snake_case is for files. */
export function words(id: string): string {
  return id.replaceAll('_', ' ');
}

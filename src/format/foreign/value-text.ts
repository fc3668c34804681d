import type { Value } from '../../model/graph';
import type { Ontology, Predicate, Qualifier, QualifierType } from '../../model/ontology';
import type { Scalar } from './property-graph';

/** How values of one predicate or qualifier are written in formats that have texts, numbers and flags only. */
export interface ValueForm {
  readonly type: QualifierType;
  /** What its numbers count, where they all count the same: then it goes without saying. */
  readonly unit?: string;
}

export function formOf(term: Predicate | Qualifier): ValueForm {
  const type = 'from' in term ? (term.value ?? 'entity') : term.value;
  const [unit, second] = term.units;
  return unit === undefined || second !== undefined || unit === 'none' ? { type } : { type, unit };
}

export function formsOf({ predicates, qualifiers }: Ontology): ReadonlyMap<string, ValueForm> {
  return new Map([...predicates, ...qualifiers].map((term) => [term.id, formOf(term)]));
}

/**
 * A value as people would write it: an id, "unknown", 7000000000, "20 hours". Where that would be read as something else,
 * it is written out: `\{"value":"unknown"}`. `decodeValue` reads either.
 */
export function encodeValue(value: Value, form: ValueForm): Scalar {
  const plain = inPlain(value, form);
  // A bracket begins a list.
  return !String(plain).startsWith('[') && isSame(decodeValue(plain, form), value)
    ? plain
    : `\\${JSON.stringify(value)}`;
}

function inPlain(value: Value, { unit }: ValueForm): Scalar {
  if ('entity' in value) return value.entity;
  if ('unknown' in value) return 'unknown';
  if ('none' in value) return 'none';
  if (value.unit === undefined || value.unit === unit) return value.value;
  return `${value.value} ${value.unit}`;
}

function isSame(a: Value, b: Value): boolean {
  const parts = (value: Value) => [
    'entity' in value ? value.entity : undefined,
    'value' in value ? value.value : undefined,
    'value' in value ? value.unit : undefined,
    'unknown' in value,
    'none' in value,
  ];
  const others = parts(b);
  return parts(a).every((part, at) => Object.is(part, others[at]));
}

const NUMBER = /^(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?: (\S.*))?$/is;

/** Reads any text; what is no value of its form is a text. */
export function decodeValue(written: Scalar, form: ValueForm): Value {
  const text = String(written);
  if (text.startsWith('\\{')) return spelledOut(text.slice(1)) ?? { value: text };
  if (text === 'unknown') return { unknown: true };
  if (text === 'none') return { none: true };
  if (form.type === 'entity') return { entity: text };
  if (form.type === 'number' || form.type === 'count' || form.type === 'quantity') {
    const number = numberIn(text, form);
    if (number !== undefined) return number;
  }
  return { value: text };
}

function numberIn(text: string, form: ValueForm): Value | undefined {
  const [, digits, unit = form.unit] = NUMBER.exec(text) ?? [];
  const value = Number(digits);
  if (digits === undefined || !Number.isFinite(value)) return undefined;
  return unit === undefined ? { value } : { value, unit };
}

/** A value as JSON, field by field: what comes from a file is never taken as it stands. */
function spelledOut(json: string): Value | undefined {
  const parsed = parse(json);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { entity, value, unit, unknown, none } = parsed as Record<string, unknown>;
  if (unknown === true) return { unknown: true };
  if (none === true) return { none: true };
  if (typeof entity === 'string') return { entity };
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return typeof unit === 'string' ? { value, unit } : { value };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

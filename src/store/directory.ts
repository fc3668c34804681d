import { isTermId } from '../model/ids';
import type { Source } from '../model/graph';
import type { Kind, Ontology, Predicate, Qualifier } from '../model/ontology';

/** What a snapshot says of itself in words: the vocabulary and sources, and how its sections follow each other. */
export interface Directory {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
  /** By section, in the order in which they lie in the file: length in bytes, and CRC-32. */
  readonly sections: Readonly<Record<string, Section>>;
  /** How large the graph is; a file of version 1 does not say. */
  readonly size?: Size;
}

export interface Size {
  readonly nodes: number;
  /** Bytes of memory that the columns take, once they are decoded. */
  readonly bytes: number;
}

export type Section = readonly [bytes: number, crc: number];

export function encodeDirectory({ ontology, sources, sections, size }: Directory): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ ontology, sources, sections, size }));
}

/**
 * The directory that the bytes hold, or undefined where they hold anything else, however well-formed.
 * @param names of the sections, in their order
 */
export function decodeDirectory(bytes: Uint8Array, names: readonly string[]): Directory | undefined {
  const value = parse(bytes);
  if (!isDirectory(value)) return undefined;
  const directory = value as Directory;
  return Object.keys(directory.sections).join() === names.join() ? directory : undefined;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isTerm: Check = (value) => typeof value === 'string' && isTermId(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const areTexts = listOf(isText);
const areTerms = listOf(isTerm);

function listOf(isItem: Check): Check {
  return (value) => Array.isArray(value) && value.every(isItem);
}

function oneOf(...choices: readonly string[]): Check {
  return (value) => choices.includes(value as string);
}

/** Every field there and as it should be, but for those that may be absent, and none besides: `__proto__` is no field. */
function record<T>(
  fields: Readonly<Record<keyof T & string, Check>>,
  mayLack: readonly (keyof T)[] = [],
): Check {
  const checks = Object.entries<Check>(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const held = new Map(Object.entries(value));
    if (![...held.keys()].every((key) => Object.hasOwn(fields, key))) return false;
    return checks.every(([key, check]) =>
      held.has(key) ? check(held.get(key)) : mayLack.includes(key as keyof T),
    );
  };
}

const isKind = record<Kind>({
  id: isTerm,
  label: isText,
  plural: isText,
  color: isText,
  glyph: isText,
  quiet: isFlag,
});

const isPredicate = record<Required<Predicate>>(
  {
    id: isTerm,
    label: isText,
    inverse: isText,
    from: areTerms,
    to: areTerms,
    value: oneOf('number', 'date', 'text'),
    units: areTexts,
    lineage: isFlag,
    transitive: isFlag,
    sameKind: isFlag,
    single: isFlag,
    inherited: isFlag,
    color: isText,
  },
  ['value'],
);

const isQualifier = record<Qualifier>({
  id: isTerm,
  label: isText,
  value: oneOf('text', 'number', 'count', 'quantity', 'date', 'entity', 'choice'),
  units: areTexts,
  choices: areTexts,
});

const isSource = record<Source>({
  id: isText,
  title: isText,
  label: isText,
  authors: isText,
  year: isCount,
  url: isText,
  places: areTexts,
});

const isSection: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isCount);

const areSections: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isSection);

const isDirectory = record<Required<Directory>>(
  {
    ontology: record<Ontology>({
      kinds: listOf(isKind),
      predicates: listOf(isPredicate),
      qualifiers: listOf(isQualifier),
    }),
    sources: listOf(isSource),
    sections: areSections,
    size: record<Size>({ nodes: isCount, bytes: isCount }),
  },
  ['size'],
);
